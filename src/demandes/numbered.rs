//! The number of a demande as people say it: « D-12 ».

/// As it is written.
pub fn numbered(number: i64) -> String {
    format!("D-{number}")
}

/// What somebody typed into a search: « 12 », « D-12 » or « d12 ».
pub fn number_of(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let lettered = typed.strip_prefix(['d', 'D']);
    let figures = lettered.map_or(typed, |rest| rest.strip_prefix('-').unwrap_or(rest));
    let is_figures = !figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit());
    figures.parse().ok().filter(|_| is_figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_written_and_as_it_is_said() {
        for typed in ["12", "D-12", "d12", " D-12 "] {
            assert_eq!(number_of(typed), Some(12), "{typed}");
        }
        assert_eq!(number_of(&numbered(7)), Some(7));
        for typed in ["", "D-", "Dupont", "-12", "1 2", "99999999999999999999"] {
            assert_eq!(number_of(typed), None, "{typed}");
        }
    }
}

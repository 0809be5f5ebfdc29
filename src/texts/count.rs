//! A number of things, in figures that are read at a glance.

use super::Lang;

/// `1 284` in French, `1,284` in English.
pub fn count(number: u64, lang: Lang) -> String {
    let mark = match lang {
        Lang::French => '\u{202F}',
        Lang::English => ',',
    };
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart() {
        assert_eq!(count(7, Lang::French), "7");
        assert_eq!(count(1_284, Lang::French), "1\u{202F}284");
        assert_eq!(count(1_000_000, Lang::English), "1,000,000");
    }
}

//! Words on one line: they cannot open a header, nor turn a sentence around.

/// The words on a single line, without control characters or direction marks (Fluent wraps its
/// arguments in those). No-break spaces stay: French typography needs them.
pub fn one_line(words: &str) -> String {
    let visible: String = words
        .chars()
        .filter(|c| !is_direction_mark(*c))
        .map(|c| if breaks_the_line(c) { ' ' } else { c })
        .collect();
    visible.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The same for a header: shorter than `longest` characters, and with nothing that a mail reader
/// would take for an RFC 2047 encoded word, which could hide a line break again.
pub fn for_header(words: &str, longest: usize) -> String {
    let line = one_line(words).replace("=?", "= ?");
    line.chars().take(longest).collect::<String>().trim_end().to_owned()
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn breaks_the_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_of_any_kind_becomes_one_space() {
        assert_eq!(one_line("a\r\nb\u{2028}c\u{85}\td\0"), "a b c d");
    }

    #[test]
    fn direction_marks_go_and_no_break_spaces_stay() {
        assert_eq!(
            one_line("«\u{a0}\u{2068}Élan\u{2069}\u{202f}» \u{202e}x"),
            "«\u{a0}Élan\u{202f}» x"
        );
    }

    #[test]
    fn an_encoded_word_in_a_name_is_taken_apart() {
        assert_eq!(for_header("=?utf-8?b?DQo=?=", 80), "= ?utf-8?b?DQo= ?=");
        assert!(!for_header("==??==??", 80).contains("=?"));
    }

    #[test]
    fn a_header_is_cut_between_characters() {
        assert_eq!(for_header("éé éé", 3), "éé");
    }
}

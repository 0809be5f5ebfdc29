//! Fluent sources with their French spaces and marks: run by the build script over `texts/fr/`.

use super::typography::{french, placeable_len};

/// The same source, its patterns in French typography: values, attributes and variants.
/// Keys, comments, selectors and variant keys are copied unchanged.
pub fn ftl_french(source: &str) -> String {
    each_pattern(source, |line| entry_head(line).or_else(|| attribute_head(line)))
}

/// Sets every pattern, which runs from a head to the next line that is neither blank nor indented.
fn each_pattern(source: &str, head: fn(&str) -> Option<usize>) -> String {
    let mut out = String::with_capacity(source.len() + source.len() / 16);
    let mut pattern: Option<String> = None;
    for line in source.split_inclusive('\n') {
        if let Some(open) = pattern.as_mut().filter(|pattern| has_open_placeable(pattern)) {
            open.push_str(line);
        } else if let Some(len) = head(line) {
            out.push_str(&set(pattern.replace(line[len..].to_owned())));
            out.push_str(&line[..len]);
        } else if let Some(going_on) = pattern.as_mut().filter(|_| is_continuation(line)) {
            going_on.push_str(line);
        } else {
            out.push_str(&set(pattern.take()));
            out.push_str(line);
        }
    }
    out + set(pattern).as_str()
}

fn entry_head(line: &str) -> Option<usize> {
    let name = line.strip_prefix('-').unwrap_or(line);
    name.starts_with(|char: char| char.is_ascii_alphabetic()).then(|| after_equals(line))?
}

fn attribute_head(line: &str) -> Option<usize> {
    (line.starts_with(' ') && line.trim_start_matches(' ').starts_with('.'))
        .then(|| after_equals(line))?
}

fn after_equals(line: &str) -> Option<usize> {
    let at = line.find('=')?;
    let is_key = |char: char| char.is_ascii_alphanumeric() || "-_. ".contains(char);
    line[..at].chars().all(is_key).then_some(at + 1)
}

fn variant_head(line: &str) -> Option<usize> {
    line.trim_start()
        .trim_start_matches('*')
        .starts_with('[')
        .then(|| line.find(']'))?
        .map(|at| at + 1)
}

fn is_continuation(line: &str) -> bool {
    line.starts_with([' ', '\n', '\r'])
}

fn set(pattern: Option<String>) -> String {
    pattern.map(|pattern| each_placeable(&french(&pattern))).unwrap_or_default()
}

/// `french` copies placeables unchanged: the variants inside are set here.
fn each_placeable(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(at) = rest.find('{') {
        let Some(len) = placeable_len(&rest[at..]) else { break };
        out.push_str(&rest[..at]);
        let placeable = &rest[at..at + len];
        let (selector, variants) = placeable.split_at(arrow_end(placeable).unwrap_or(len));
        out.push_str(selector);
        out.push_str(&each_pattern(variants, variant_head));
        rest = &rest[at + len..];
    }
    out + rest
}

fn arrow_end(placeable: &str) -> Option<usize> {
    let mut quoted = false;
    placeable.char_indices().find_map(|(at, char)| {
        quoted ^= char == '"';
        (!quoted && placeable[at..].starts_with("->")).then_some(at + 2)
    })
}

fn has_open_placeable(pattern: &str) -> bool {
    let mut rest = pattern;
    while let Some(at) = rest.find('{') {
        match placeable_len(&rest[at..]) {
            Some(len) => rest = &rest[at + len..],
            None => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::ftl_french;

    fn seen(source: &str) -> String {
        ftl_french(source).replace('\u{A0}', "_").replace('\u{202F}', "~")
    }

    #[test]
    fn values_and_attributes_are_set() {
        assert_eq!(seen("key = L'aide : { $x } ?\n"), "key = L’aide_: { $x }~?\n");
        assert_eq!(seen("-brand = L'agence\n"), "-brand = L’agence\n");
        assert_eq!(seen("key =\n    .label = Quoi ?\n"), "key =\n    .label = Quoi~?\n");
    }

    #[test]
    fn lines_that_go_on_are_set_and_keep_their_indent() {
        let source = "key =\n    Un : deux\n\n    l'autre !\nnext = Ah !\n";
        assert_eq!(seen(source), "key =\n    Un_: deux\n\n    l’autre~!\nnext = Ah~!\n");
    }

    #[test]
    fn comments_are_copied() {
        let source = "# l'aide : oui ?\n### l'autre !\n\nkey = Oui\n# $x (String) - l'aide ?\n";
        assert_eq!(seen(source), source);
    }

    #[test]
    fn variants_are_set_but_neither_keys_nor_selectors() {
        let source = "key = L'agence a { NUMBER($n, s: \"d'un ->\") ->\n    \
                      [one] l'unique \"lot\" : { $x } ?\n   *[other] { $n } lots !\n        l'an\n} ?\n\
                      next = d'un\n";
        let set = "key = L’agence a { NUMBER($n, s: \"d'un ->\") ->\n    \
                   [one] l’unique \"lot\"_: { $x }~?\n   *[other] { $n } lots~!\n        l’an\n}~?\n\
                   next = d’un\n";
        assert_eq!(seen(source), set);
    }

    #[test]
    fn a_select_in_a_variant_is_set_too() {
        let source = "k = { $a ->\n *[x] { $b ->\n  *[y] l'un ?\n }\n }\n";
        assert_eq!(seen(source), "k = { $a ->\n *[x] { $b ->\n  *[y] l’un~?\n }\n }\n");
    }

    #[test]
    fn a_second_run_changes_nothing() {
        let once =
            ftl_french("key = L'aide : { $n ->\n    [one] 1 €\n   *[other] { $n } € ?\n }...\n");
        assert_eq!(ftl_french(&once), once);
    }
}

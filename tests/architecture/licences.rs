//! Licences as crates write them: `MIT OR (Apache-2.0 AND ISC)`, or `MIT/Apache-2.0` of old.

/// Whether what is accepted suffices to use a crate that says this.
pub fn suffice(expression: &str, accepted: &[String]) -> bool {
    let words = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<_> = words.split_whitespace().collect();
    let mut rest = words.as_slice();
    let suffices = either(&mut rest, accepted);
    suffices && rest.is_empty()
}

fn either(rest: &mut &[&str], accepted: &[String]) -> bool {
    let mut suffices = both(rest, accepted);
    while next_is(rest, "OR") {
        suffices |= both(rest, accepted);
    }
    suffices
}

fn both(rest: &mut &[&str], accepted: &[String]) -> bool {
    let mut suffices = one(rest, accepted);
    while next_is(rest, "AND") {
        suffices &= one(rest, accepted);
    }
    suffices
}

fn one(rest: &mut &[&str], accepted: &[String]) -> bool {
    if next_is(rest, "(") {
        return either(rest, accepted) & next_is(rest, ")");
    }
    let Some((licence, after)) = rest.split_first() else { return false };
    *rest = after;
    let mut name = (*licence).to_owned();
    if next_is(rest, "WITH")
        && let Some((exception, after)) = rest.split_first()
    {
        name = format!("{licence} WITH {exception}");
        *rest = after;
    }
    accepted.contains(&name)
}

fn next_is(rest: &mut &[&str], word: &str) -> bool {
    let found = rest.first() == Some(&word);
    if found {
        *rest = &rest[1..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(expression: &str) -> bool {
        suffice(expression, &["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned))
    }

    #[test]
    fn a_choice_passes_with_one_licence_and_a_sum_with_all() {
        let good = ["MIT", "GPL-3.0 OR MIT", "Apache-2.0/MIT", "Apache-2.0 / MIT", "MIT AND ISC"];
        for expression in good {
            assert!(passes(expression), "{expression}");
        }
        for expression in ["GPL-3.0", "MIT AND GPL-3.0", "MIT GPL-3.0", "", "(MIT", "MIT)"] {
            assert!(!passes(expression), "{expression}");
        }
    }

    #[test]
    fn parentheses_bind_and_an_exception_belongs_to_its_licence() {
        assert!(passes("(GPL-3.0 OR MIT) AND ISC"));
        assert!(!passes("GPL-3.0 OR MIT AND BSD-3-Clause"));
        assert!(passes("Apache-2.0 WITH LLVM-exception OR GPL-3.0"));
        assert!(!passes("Apache-2.0 OR GPL-3.0"));
    }
}

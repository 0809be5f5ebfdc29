//! An amount in French words, as it stands in a quittance beside its figures.

use super::Cents;

const SMALL: [&str; 17] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize",
];
const TENS: [&str; 7] = ["", "dix", "vingt", "trente", "quarante", "cinquante", "soixante"];

impl Cents {
    /// « huit cent douze euros et cinquante centimes », without its sign.
    pub fn in_french_words(self) -> String {
        let cents = self.cents().unsigned_abs();
        let (euros, rest) = (cents / 100, cents % 100);
        let of = if euros >= 1_000_000 && euros % 1_000_000 == 0 { "d’euro" } else { "euro" };
        let euros_in_words = format!("{} {}", number(euros), many(of, euros));
        let rest_in_words = format!("{} {}", number(rest), many("centime", rest));
        match (euros, rest) {
            (_, 0) => euros_in_words,
            (0, _) => rest_in_words,
            _ => format!("{euros_in_words} et {rest_in_words}"),
        }
    }
}

/// In French what is less than two is singular.
fn many(noun: &str, count: u64) -> String {
    format!("{noun}{}", if count < 2 { "" } else { "s" })
}

fn number(count: u64) -> String {
    let (millions, thousands, rest) = (count / 1_000_000, count / 1_000 % 1_000, count % 1_000);
    let mut parts = Vec::new();
    if millions > 0 {
        parts.push(format!("{} {}", below_thousand(millions, true), many("million", millions)));
    }
    match thousands {
        0 => {}
        1 => parts.push("mille".to_owned()),
        // « mille » is no noun: what stands before it takes no s.
        _ => parts.push(format!("{} mille", below_thousand(thousands, false))),
    }
    if rest > 0 || parts.is_empty() {
        parts.push(below_thousand(rest, true));
    }
    parts.join(" ")
}

/// « deux cents », « quatre-vingts »: their s is there when they end the number.
fn below_thousand(count: u64, is_end: bool) -> String {
    let (hundreds, rest) = (count / 100, count % 100);
    let hundred = match hundreds {
        0 => return below_hundred(rest, is_end),
        1 => "cent".to_owned(),
        _ if rest == 0 && is_end => format!("{} cents", below_hundred(hundreds, false)),
        _ => format!("{} cent", below_hundred(hundreds, false)),
    };
    if rest == 0 { hundred } else { format!("{hundred} {}", below_hundred(rest, is_end)) }
}

fn below_hundred(count: u64, is_end: bool) -> String {
    let small = |count: u64| usize::try_from(count).ok().and_then(|at| SMALL.get(at)).copied();
    if let Some(word) = small(count) {
        return word.to_owned();
    }
    match count {
        17..20 => format!("dix-{}", below_hundred(count - 10, false)),
        71 => "soixante et onze".to_owned(),
        70 | 72..80 => format!("soixante-{}", below_hundred(count - 60, false)),
        80 if is_end => "quatre-vingts".to_owned(),
        80 => "quatre-vingt".to_owned(),
        81.. => format!("quatre-vingt-{}", below_hundred(count - 80, false)),
        _ => {
            let ten = usize::try_from(count / 10).ok().and_then(|at| TENS.get(at)).copied();
            let ten = ten.unwrap_or_default();
            match count % 10 {
                0 => ten.to_owned(),
                1 => format!("{ten} et un"),
                unit => format!("{ten}-{}", below_hundred(unit, false)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cents;

    #[test]
    fn amounts_are_spelt_as_a_french_teacher_would() {
        for (cents, words) in [
            (0, "zéro euro"),
            (1, "un centime"),
            (100, "un euro"),
            (81_250, "huit cent douze euros et cinquante centimes"),
            (20_000, "deux cents euros"),
            (20_180, "deux cent un euros et quatre-vingts centimes"),
            (8_000, "quatre-vingts euros"),
            (8_100, "quatre-vingt-un euros"),
            (7_100, "soixante et onze euros"),
            (9_799, "quatre-vingt-dix-sept euros et quatre-vingt-dix-neuf centimes"),
            (2_117, "vingt et un euros et dix-sept centimes"),
            (7_072, "soixante-dix euros et soixante-douze centimes"),
            (123_456, "mille deux cent trente-quatre euros et cinquante-six centimes"),
            (8_000_000, "quatre-vingt mille euros"),
            (20_000_000, "deux cent mille euros"),
            (100_000_000, "un million d’euros"),
            (20_000_000_001, "deux cents millions d’euros et un centime"),
            (100_000_100, "un million un euros"),
        ] {
            assert_eq!(Cents::new(cents).in_french_words(), words, "{cents}");
        }
    }
}

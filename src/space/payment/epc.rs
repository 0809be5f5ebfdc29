//! The text of a code that fills in a SEPA transfer (European Payments Council, EPC069-12, version
//! 2.1 of 2012 and later).

use super::PayTo;
use crate::ledger::remainder;
use crate::money::Cents;

/// The most that the standard allows, and what a code of version 13 holds at level M.
const MOST_BYTES: usize = 331;
const MOST_OF_NAME: usize = 70;
const MOST_OF_REFERENCE: usize = 140;

/// One line for each part, in the order of the standard; nothing when it would not fit.
pub fn text(to: &PayTo, amount: Cents, reference: &str) -> Option<String> {
    let reference = first(reference, MOST_OF_REFERENCE);
    let (structured, free) =
        if is_creditor_reference(&reference) { (&*reference, "") } else { ("", &*reference) };
    let name = first(&to.payee, MOST_OF_NAME);
    let amount = (amount > Cents::ZERO).then(|| format!("EUR{amount}"))?;
    // Service, version, UTF-8, credit transfer; the purpose is left to the bank.
    let lines = [
        "BCD",
        "002",
        "1",
        "SCT",
        to.bic.as_deref().unwrap_or_default(),
        &*name,
        to.iban.as_str(),
        &*amount,
        "",
        structured,
        free,
    ];
    let text = lines.join("\n").trim_end().to_owned();
    (text.len() <= MOST_BYTES).then_some(text)
}

/// One line of so many signs at most.
fn first(text: &str, most: usize) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.chars().filter(|sign| !sign.is_control()).take(most).collect()
}

/// `RF18 5390 0754 7034`: a reference that banks check (ISO 11649).
fn is_creditor_reference(reference: &str) -> bool {
    let is_plain = reference.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_plain || !reference.starts_with("RF") || !(5..=25).contains(&reference.len()) {
        return false;
    }
    let (head, own) = reference.split_at(4);
    head.bytes().skip(2).all(|byte| byte.is_ascii_digit())
        && remainder(&format!("{own}{head}")) == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Iban;

    fn bellevue(payee: &str) -> PayTo {
        let iban = Iban::parse("FR7630006000011234567890189").unwrap();
        PayTo { payee: payee.into(), iban, bic: Some("AGRIFRPP".into()) }
    }

    #[test]
    fn the_lines_stand_in_the_order_of_the_standard() {
        assert_eq!(
            text(&bellevue("Cabinet Bellevue"), Cents::new(41_250), "L-2041").unwrap(),
            "BCD\n002\n1\nSCT\nAGRIFRPP\nCabinet Bellevue\nFR7630006000011234567890189\n\
             EUR412.50\n\n\nL-2041"
        );
    }

    #[test]
    fn a_reference_that_banks_check_goes_where_they_check_it() {
        let told = text(&bellevue("B"), Cents::new(1), "RF18539007547034").unwrap();
        assert!(told.ends_with("EUR0.01\n\nRF18539007547034"), "{told}");
        let told = text(&bellevue("B"), Cents::new(1), "RF19539007547034").unwrap();
        assert!(told.ends_with("\n\n\nRF19539007547034"), "{told}");
    }

    #[test]
    fn nothing_to_pay_is_no_code() {
        assert_eq!(text(&bellevue("B"), Cents::ZERO, "L"), None);
        assert_eq!(text(&bellevue("B"), Cents::new(-1), "L"), None);
    }

    #[test]
    fn lengths_are_held_and_no_line_is_added() {
        let told = text(&bellevue(&"a\n".repeat(60)), Cents::new(1), &"r".repeat(200)).unwrap();
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!((lines.len(), lines[5].len(), lines[10].len()), (11, 70, 140));
        assert_eq!(text(&bellevue(&"€".repeat(70)), Cents::new(1), &"r".repeat(140)), None);
    }
}

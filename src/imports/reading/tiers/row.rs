//! One row of the file: one contract of one tiers.

use super::civility::Civility;
use crate::clock::Day;
use crate::contracts::Qualite;
use crate::imports::reading::cell::fold;
use crate::imports::reading::{Flaw, Given};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Line of the file where the row begins; in JSON, where its tiers begins.
    pub line: u64,
    pub tiers: TiersRecord,
    pub contract: ContractRecord,
    /// What was left out of the row without refusing it.
    pub flaws: Vec<Flaw>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TiersRecord {
    /// The agency's own reference; the row of an import is found again by it.
    pub reference: String,
    pub civility: Given<Civility>,
    /// For a company, its whole name with its legal form.
    pub last_name: String,
    pub first_name: Given<String>,
    pub postal: PostalAddress,
    /// Never a proof and never a key: only what the activation form is prefilled with.
    pub suggested_email: Given<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PostalAddress {
    pub line_1: Given<String>,
    pub line_2: Given<String>,
    pub postal_code: Given<String>,
    pub city: Given<String>,
    /// As written by the agency; none means France.
    pub country: Given<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractRecord {
    /// The agency's own reference, unique in the société.
    pub reference: String,
    pub qualite: Qualite,
    pub immeuble: ImmeubleRecord,
    pub lot: Given<String>,
    pub started_on: Given<Day>,
    /// The last day of the contract. Only this ends a contract, never its absence from a file.
    pub ended_on: Given<Day>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImmeubleRecord {
    pub name: Given<String>,
    pub street: Given<String>,
    pub postal_code: Given<String>,
    pub city: Given<String>,
}

/// « Propriétaire » alone is refused: it may be a bailleur or a copropriétaire.
pub fn qualite(text: &str) -> Option<Qualite> {
    match fold(text).as_str() {
        "locataire" | "colocataire" => Some(Qualite::Locataire),
        "bailleur" | "bailleresse" | "proprietairebailleur" | "mandant" => Some(Qualite::Bailleur),
        "coproprietaire" => Some(Qualite::Coproprietaire),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qualite_is_read_whatever_its_accents_and_case() {
        assert_eq!(qualite("COPROPRIETAIRE"), Some(Qualite::Coproprietaire));
        assert_eq!(qualite("Copropriétaire"), Some(Qualite::Coproprietaire));
        assert_eq!(qualite("Propriétaire  bailleur"), Some(Qualite::Bailleur));
        assert_eq!(qualite("locataire"), Some(Qualite::Locataire));
    }

    #[test]
    fn a_proprietaire_of_unknown_kind_is_not_guessed() {
        assert_eq!(qualite("propriétaire"), None);
        assert_eq!(qualite(""), None);
    }
}

//! How a tiers is addressed, and the legal forms that some software keeps in the same column.

use crate::imports::reading::cell::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Civility {
    Monsieur,
    Madame,
    MonsieurEtMadame,
    Messieurs,
    Mesdames,
    Indivision,
    Succession,
    /// Any legal person: its form (SCI, SARL…) is part of its name.
    Societe,
}

/// Legal forms that stand in the column of civilities in some exports, folded and as printed.
const LEGAL_FORMS: [(&str, &str); 9] = [
    ("sci", "SCI"),
    ("sarl", "SARL"),
    ("sas", "SAS"),
    ("sasu", "SASU"),
    ("sa", "SA"),
    ("eurl", "EURL"),
    ("snc", "SNC"),
    ("scp", "SCP"),
    ("association", "Association"),
];

impl Civility {
    pub fn named(text: &str) -> Option<Self> {
        if legal_form(text).is_some() {
            return Some(Self::Societe);
        }
        match fold(text).as_str() {
            "m" | "mr" | "monsieur" => Some(Self::Monsieur),
            "mme" | "madame" | "mlle" | "mademoiselle" => Some(Self::Madame),
            "metmme" | "mmeetm" | "mmme" | "monsieuretmadame" | "madameetmonsieur" => {
                Some(Self::MonsieurEtMadame)
            }
            "mm" | "metm" | "messieurs" => Some(Self::Messieurs),
            "mmes" | "mmeetmme" | "mesdames" => Some(Self::Mesdames),
            "indivision" => Some(Self::Indivision),
            "succession" => Some(Self::Succession),
            "societe" | "ste" | "personnemorale" => Some(Self::Societe),
            _ => None,
        }
    }

    /// As printed on a letter, before the name; nothing for a legal person.
    pub fn label(self) -> &'static str {
        match self {
            Self::Monsieur => "M.",
            Self::Madame => "Mme",
            Self::MonsieurEtMadame => "M. et Mme",
            Self::Messieurs => "MM.",
            Self::Mesdames => "Mmes",
            Self::Indivision => "Indivision",
            Self::Succession => "Succession",
            Self::Societe => "",
        }
    }
}

/// The whole name of a company: « SCI » in one column and « des Tilleuls » in the other make
/// « SCI des Tilleuls », and « SCI des Tilleuls » in the second stays as it is.
pub fn legal_person_name(civility: &str, name: &str) -> String {
    match legal_form(civility) {
        Some(form) if !begins_with(name, form) => format!("{form} {name}"),
        _ => name.to_owned(),
    }
}

/// Whether the whole is this name behind a legal form: « SCI des Tilleuls » is, of « des Tilleuls ».
pub fn is_whole_name(whole: &str, name: &str) -> bool {
    let behind = |form: &str| whole.strip_prefix(form).and_then(|rest| rest.strip_prefix(' '));
    LEGAL_FORMS.into_iter().any(|(_, printed)| behind(printed) == Some(name))
}

fn legal_form(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    LEGAL_FORMS.into_iter().find(|(form, _)| *form == folded).map(|(_, printed)| printed)
}

fn begins_with(name: &str, form: &str) -> bool {
    name.split(' ').next().is_some_and(|word| fold(word) == fold(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civilities_are_read_as_offices_write_them() {
        assert_eq!(Civility::named("M."), Some(Civility::Monsieur));
        assert_eq!(Civility::named("MME"), Some(Civility::Madame));
        assert_eq!(Civility::named("M. et Mme"), Some(Civility::MonsieurEtMadame));
        assert_eq!(Civility::named("M./Mme"), Some(Civility::MonsieurEtMadame));
        assert_eq!(Civility::named("S.C.I."), Some(Civility::Societe));
        assert_eq!(Civility::named("Vicomte"), None);
    }

    #[test]
    fn a_whole_name_is_told_from_another() {
        assert!(is_whole_name("SCI des Tilleuls", "des Tilleuls"));
        assert!(!is_whole_name("SCI des Tilleuls", "Tilleuls"));
        assert!(!is_whole_name("Garage des Tilleuls", "des Tilleuls"));
    }

    #[test]
    fn a_legal_form_is_put_once_before_the_name() {
        assert_eq!(legal_person_name("SCI", "des Tilleuls"), "SCI des Tilleuls");
        assert_eq!(legal_person_name("SCI", "SCI des Tilleuls"), "SCI des Tilleuls");
        assert_eq!(legal_person_name("Société", "Garage Martin"), "Garage Martin");
        assert_eq!(legal_person_name("SA", "Sabine et fils"), "SA Sabine et fils");
    }
}

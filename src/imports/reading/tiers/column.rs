//! The columns of the file: the only ones allowed in a header.

use super::cell::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    RefTiers,
    Civilite,
    Nom,
    Prenom,
    Adresse1,
    Adresse2,
    CodePostal,
    Ville,
    Pays,
    Email,
    RefContrat,
    Qualite,
    Immeuble,
    AdresseImmeuble,
    CodePostalImmeuble,
    VilleImmeuble,
    Lot,
    Debut,
    Fin,
}

impl Column {
    /// In the order of the enum, so that `column as usize` is an index.
    pub const ALL: [Self; 19] = [
        Self::RefTiers,
        Self::Civilite,
        Self::Nom,
        Self::Prenom,
        Self::Adresse1,
        Self::Adresse2,
        Self::CodePostal,
        Self::Ville,
        Self::Pays,
        Self::Email,
        Self::RefContrat,
        Self::Qualite,
        Self::Immeuble,
        Self::AdresseImmeuble,
        Self::CodePostalImmeuble,
        Self::VilleImmeuble,
        Self::Lot,
        Self::Debut,
        Self::Fin,
    ];

    /// The column of a header, whatever its case, accents, spaces and punctuation.
    pub fn named(header: &str) -> Option<Self> {
        let header = fold(header);
        Self::ALL.into_iter().find(|column| {
            fold(column.name()) == header || column.synonyms().iter().any(|s| fold(s) == header)
        })
    }

    /// The column of a JSON key, which a program writes: its exact name.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == key)
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::RefTiers => "ref_tiers",
            Self::Civilite => "civilite",
            Self::Nom => "nom",
            Self::Prenom => "prenom",
            Self::Adresse1 => "adresse1",
            Self::Adresse2 => "adresse2",
            Self::CodePostal => "code_postal",
            Self::Ville => "ville",
            Self::Pays => "pays",
            Self::Email => "email",
            Self::RefContrat => "ref_contrat",
            Self::Qualite => "qualite",
            Self::Immeuble => "immeuble",
            Self::AdresseImmeuble => "adresse_immeuble",
            Self::CodePostalImmeuble => "code_postal_immeuble",
            Self::VilleImmeuble => "ville_immeuble",
            Self::Lot => "lot",
            Self::Debut => "debut",
            Self::Fin => "fin",
        }
    }

    /// Other headers for the same column.
    pub const fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::RefTiers => &["référence tiers", "code tiers", "n° tiers"],
            Self::Civilite => &["titre"],
            Self::Nom => &["nom de famille", "raison sociale", "nom ou raison sociale"],
            Self::Prenom => &["prénoms"],
            Self::Adresse1 => &["adresse", "adresse ligne 1"],
            Self::Adresse2 => &["adresse ligne 2", "complément d’adresse"],
            Self::CodePostal => &["CP"],
            Self::Ville => &["commune"],
            Self::Pays => &[],
            Self::Email => &["e-mail", "mail", "courriel", "adresse e-mail"],
            Self::RefContrat => &["référence contrat", "code contrat", "n° contrat"],
            Self::Qualite => &["type de contrat", "profil"],
            Self::Immeuble => &["nom immeuble", "résidence"],
            Self::AdresseImmeuble => &["adresse du bien"],
            Self::CodePostalImmeuble => &["CP immeuble", "code postal du bien"],
            Self::VilleImmeuble => &["commune immeuble", "ville du bien"],
            Self::Lot => &["lots", "n° lot"],
            Self::Debut => &["date début", "date d’entrée"],
            Self::Fin => &["date fin", "date de sortie"],
        }
    }

    /// Whether the header must have it, and every row a value.
    pub const fn required(self) -> bool {
        matches!(self, Self::RefTiers | Self::Nom | Self::RefContrat | Self::Qualite)
    }

    /// Whether it describes the contract, not the tiers: where JSON expects it.
    pub fn of_contract(self) -> bool {
        self as usize >= Self::RefContrat as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_matched_whatever_its_case_accents_and_spaces() {
        assert_eq!(Column::named(" Réf. Tiers "), Some(Column::RefTiers));
        assert_eq!(Column::named("CODE POSTAL"), Some(Column::CodePostal));
        assert_eq!(Column::named("N° lot"), Some(Column::Lot));
        assert_eq!(Column::named("N\u{ba} lot"), Some(Column::Lot), "the masculine ordinal sign");
        assert_eq!(Column::named("Date d'entrée"), Some(Column::Debut), "straight apostrophe");
        assert_eq!(Column::named("mot_de_passe"), None);
        assert_eq!(Column::named(""), None);
    }

    #[test]
    fn no_header_names_two_columns() {
        for column in Column::ALL {
            assert_eq!(Column::ALL[column as usize], column);
            for name in column.synonyms().iter().chain(&[column.name()]) {
                assert_eq!(Column::named(name), Some(column), "{name}");
            }
        }
    }

    #[test]
    fn the_document_lists_the_same_columns() {
        let document = include_str!("../../../docs/import-format.md");
        let rows = document.lines().filter(|line| line.starts_with("| `"));
        let documented: Vec<String> = rows.map(first_three_cells).collect();
        let expected: Vec<String> = Column::ALL.into_iter().map(documented_row).collect();
        assert_eq!(documented, expected);
    }

    fn first_three_cells(row: &str) -> String {
        row.split('|').skip(1).take(3).map(str::trim).collect::<Vec<_>>().join(" | ")
    }

    fn documented_row(column: Column) -> String {
        let required = if column.required() { "yes" } else { "no" };
        format!("`{}` | {required} | {}", column.name(), column.synonyms().join(", "))
    }
}

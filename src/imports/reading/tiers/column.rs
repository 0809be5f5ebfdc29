//! The columns of the file of tiers: the only ones allowed in its header.

use crate::imports::reading::shape::{Heading, Inner, Shape};

/// In the order of [`Column`], whose numbers are the places here.
pub static SHAPE: Shape = Shape {
    list: "tiers",
    inner: Some(Inner { key: "contrats", from: Column::RefContrat as usize }),
    headings: &[
        Heading::required("ref_tiers", &["référence tiers", "code tiers", "n° tiers"]),
        Heading::optional("civilite", &["titre"]),
        Heading::required("nom", &["nom de famille", "raison sociale", "nom ou raison sociale"]),
        Heading::optional("prenom", &["prénoms"]),
        Heading::optional("adresse1", &["adresse", "adresse ligne 1"]),
        Heading::optional("adresse2", &["adresse ligne 2", "complément d’adresse"]),
        Heading::optional("code_postal", &["CP"]),
        Heading::optional("ville", &["commune"]),
        Heading::optional("pays", &[]),
        Heading::optional("email", &["e-mail", "mail", "courriel", "adresse e-mail"]),
        Heading::required("ref_contrat", &["référence contrat", "code contrat", "n° contrat"]),
        Heading::required("qualite", &["type de contrat", "profil"]),
        Heading::optional("immeuble", &["nom immeuble", "résidence"]),
        Heading::optional("adresse_immeuble", &["adresse du bien"]),
        Heading::optional("code_postal_immeuble", &["CP immeuble", "code postal du bien"]),
        Heading::optional("ville_immeuble", &["commune immeuble", "ville du bien"]),
        Heading::optional("lot", &["lots", "n° lot"]),
        Heading::optional("debut", &["date début", "date d’entrée"]),
        Heading::optional("fin", &["date fin", "date de sortie"]),
    ],
};

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
    pub fn name(self) -> &'static str {
        SHAPE.name(self as usize)
    }
}

impl From<Column> for usize {
    fn from(column: Column) -> Self {
        column as Self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_matched_whatever_its_case_accents_and_spaces() {
        let named = |header| SHAPE.named(header);
        let column = |column: Column| Some(usize::from(column));
        assert_eq!(named(" Réf. Tiers "), column(Column::RefTiers));
        assert_eq!(named("CODE POSTAL"), column(Column::CodePostal));
        assert_eq!(named("N° lot"), column(Column::Lot));
        assert_eq!(named("N\u{ba} lot"), column(Column::Lot), "the masculine ordinal sign");
        assert_eq!(named("Date d'entrée"), column(Column::Debut), "straight apostrophe");
        assert_eq!(named("mot_de_passe"), None);
        assert_eq!(named(""), None);
    }

    #[test]
    fn columns_and_headings_are_in_one_order() {
        let ends = [Column::RefTiers, Column::RefContrat, Column::Fin].map(Column::name);
        assert_eq!(ends, ["ref_tiers", "ref_contrat", "fin"]);
        assert_eq!(SHAPE.headings.len(), Column::Fin as usize + 1);
    }
}

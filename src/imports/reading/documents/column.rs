//! The columns of the index of documents: the only ones allowed in its header.

use crate::imports::reading::shape::{Heading, Shape};

/// In the order of [`Column`], whose numbers are the places here.
pub static SHAPE: Shape = Shape {
    list: "documents",
    inner: None,
    headings: &[
        Heading::required("ref_document", &["référence document", "code document", "n° document"]),
        Heading::required("fichier", &["nom du fichier"]),
        Heading::required("type", &["type de document", "nature"]),
        Heading::required("titre", &["libellé"]),
        Heading::optional("public", &["destinataires"]),
        Heading::optional("ref_contrat", &["référence contrat", "code contrat", "n° contrat"]),
        Heading::optional("ref_tiers", &["référence tiers", "code tiers", "n° tiers"]),
        Heading::optional("ref_immeuble", &["référence immeuble", "code immeuble", "n° immeuble"]),
        Heading::required("date", &["date document"]),
        Heading::optional("periode_debut", &["début période"]),
        Heading::optional("periode_fin", &["fin période"]),
        Heading::optional("exercice", &["exercice comptable"]),
        Heading::optional("valable_jusquau", &["valable jusqu’au", "date de validité"]),
        Heading::optional("retire", &["retiré"]),
    ],
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    RefDocument,
    Fichier,
    Type,
    Titre,
    Public,
    RefContrat,
    RefTiers,
    RefImmeuble,
    Date,
    PeriodeDebut,
    PeriodeFin,
    Exercice,
    ValableJusquau,
    Retire,
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
    fn columns_and_headings_are_in_one_order() {
        let name = |column: Column| SHAPE.name(column.into());
        let some = [Column::Fichier, Column::Public, Column::Date, Column::Retire];
        assert_eq!(some.map(name), ["fichier", "public", "date", "retire"]);
        assert_eq!(SHAPE.headings.len(), Column::Retire as usize + 1);
    }
}

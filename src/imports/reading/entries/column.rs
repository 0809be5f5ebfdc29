//! The columns of the file of entries: the only ones allowed in its header.

use crate::imports::reading::shape::{Heading, Shape};

/// In the order of [`Column`], whose numbers are the places here.
pub static SHAPE: Shape = Shape {
    list: "mouvements",
    inner: None,
    headings: &[
        Heading::required("ref_mouvement", &["référence mouvement", "n° mouvement", "n° écriture"]),
        Heading::required("ref_contrat", &["référence contrat", "code contrat", "n° contrat"]),
        Heading::required("date", &["date mouvement", "date écriture"]),
        Heading::required("libelle", &["désignation"]),
        Heading::optional("debit", &["montant débit"]),
        Heading::optional("credit", &["montant crédit"]),
        Heading::optional("montant", &["montant signé"]),
        Heading::optional("echeance", &["date échéance", "exigible le"]),
        Heading::optional("type", &["type mouvement", "nature"]),
        Heading::optional("periode_debut", &["début période"]),
        Heading::optional("periode_fin", &["fin période"]),
    ],
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    RefMouvement,
    RefContrat,
    Date,
    Libelle,
    Debit,
    Credit,
    Montant,
    Echeance,
    Type,
    PeriodeDebut,
    PeriodeFin,
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
        let some = [Column::RefMouvement, Column::Montant, Column::Type, Column::PeriodeFin];
        assert_eq!(some.map(name), ["ref_mouvement", "montant", "type", "periode_fin"]);
        assert_eq!(SHAPE.headings.len(), Column::PeriodeFin as usize + 1);
    }
}

//! The file of immeubles: one row is one immeuble.

use super::checker::Checker;
use super::references::References;
use super::shape::Heading;
use super::{Cells, Given, Reason, Record, Refusal, Shape};
use crate::clock::Day;
use crate::ledger::{Iban, bic};

/// In the order of [`Column`], whose numbers are the places here.
static SHAPE: Shape = Shape {
    list: "immeubles",
    inner: None,
    headings: &[
        Heading::required("ref_immeuble", &["référence immeuble", "code immeuble", "n° immeuble"]),
        Heading::required("nom", &["nom immeuble", "résidence"]),
        Heading::optional("adresse", &["rue"]),
        Heading::optional("code_postal", &["CP"]),
        Heading::optional("ville", &["commune"]),
        Heading::optional("copropriete", &["en copropriété"]),
        Heading::optional("dispense_le", &["date dispense", "dispense d’espace en ligne"]),
        Heading::optional("titulaire", &["titulaire du compte"]),
        Heading::optional("iban", &[]),
        Heading::optional("bic", &[]),
    ],
};

#[derive(Clone, Copy)]
enum Column {
    RefImmeuble,
    Nom,
    Adresse,
    CodePostal,
    Ville,
    Copropriete,
    DispenseLe,
    Titulaire,
    Iban,
    Bic,
}

impl From<Column> for usize {
    fn from(column: Column) -> Self {
        column as Self
    }
}

/// One immeuble, as the agency writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImmeubleRow {
    /// Line of the file where the row begins.
    pub line: u64,
    /// The agency's own reference; it is found again by it.
    pub reference: String,
    pub name: String,
    pub address: Given<String>,
    pub postcode: Given<String>,
    pub city: Given<String>,
    pub is_copropriete: Given<bool>,
    /// The day when its assemblée générale did without the online space.
    pub waived_on: Given<Day>,
    pub payee: Given<String>,
    /// Checked, without spaces.
    pub iban: Given<String>,
    pub bic: Given<String>,
}

impl Record for ImmeubleRow {
    const SHAPE: &'static Shape = &SHAPE;
    type Seen = References;

    fn check(cells: &Cells, max_cell: usize) -> Result<Self, Refusal> {
        let checker = Checker { cells, shape: &SHAPE, max_cell };
        Ok(Self {
            line: cells.line,
            reference: checker.required(Column::RefImmeuble)?,
            name: checker.required(Column::Nom)?,
            address: checker.text(Column::Adresse)?,
            postcode: checker.text(Column::CodePostal)?,
            city: checker.text(Column::Ville)?,
            is_copropriete: checker.given_yes_no(Column::Copropriete)?,
            waived_on: checker.given_day(Column::DispenseLe)?,
            payee: checker.text(Column::Titulaire)?,
            iban: checker.given(Column::Iban, |checker, _| iban(checker))?,
            bic: checker.given(Column::Bic, |checker, _| code_of_bank(checker))?,
        })
    }

    fn admit(&self, seen: &mut References) -> Result<(), Refusal> {
        let Some(first) = seen.met(&self.reference, self.line) else { return Ok(()) };
        let column = Some(SHAPE.name(Column::RefImmeuble.into()));
        Err(Refusal { line: self.line, column, reason: Reason::SameReference { first } })
    }
}

fn iban(checker: &Checker<'_>) -> Result<Option<String>, Refusal> {
    let Some(text) = checker.optional(Column::Iban)? else { return Ok(None) };
    let iban = Iban::parse(&text).ok_or_else(|| checker.refusal(Column::Iban, Reason::BadIban))?;
    Ok(Some(iban.as_str().to_owned()))
}

fn code_of_bank(checker: &Checker<'_>) -> Result<Option<String>, Refusal> {
    let Some(text) = checker.optional(Column::Bic)? else { return Ok(None) };
    let code = bic(&text).ok_or_else(|| checker.refusal(Column::Bic, Reason::BadBic))?;
    Ok(Some(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_headings_are_in_one_order() {
        let some = [Column::RefImmeuble, Column::Copropriete, Column::Bic];
        let names = some.map(|column| SHAPE.name(column.into()));
        assert_eq!(names, ["ref_immeuble", "copropriete", "bic"]);
        assert_eq!(SHAPE.headings.len(), Column::Bic as usize + 1);
    }
}

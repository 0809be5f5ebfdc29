//! From the raw cells of a row to its record.

use super::civility::{self, Civility};
use super::column::{Column, SHAPE};
use super::row::{self, ContractRecord, ImmeubleRecord, PostalAddress, Row, TiersRecord};
use crate::imports::reading::cell;
use crate::imports::reading::checker::Checker;
use crate::imports::reading::source::Cells;
use crate::imports::reading::{Flaw, Given, Notice, Reason, Refusal};

pub fn row(cells: &Cells, max_cell: usize) -> Result<Row, Refusal> {
    let checker = Checker { cells, shape: &SHAPE, max_cell };
    let mut check = Check { row: checker, flaws: Vec::new() };
    let tiers = check.tiers()?;
    let contract = check.contract()?;
    Ok(Row { line: cells.line, tiers, contract, flaws: check.flaws })
}

struct Check<'a> {
    row: Checker<'a>,
    flaws: Vec<Flaw>,
}

impl Check<'_> {
    fn tiers(&mut self) -> Result<TiersRecord, Refusal> {
        let reference = self.row.required(Column::RefTiers)?;
        let title = self.row.text(Column::Civilite)?;
        let civility = self.civility(&title);
        let nom = self.row.required(Column::Nom)?;
        let last_name = civility::legal_person_name(title.as_deref().unwrap_or_default(), &nom);
        Ok(TiersRecord {
            reference,
            civility,
            last_name,
            first_name: self.first_name(civility)?,
            postal: self.postal()?,
            suggested_email: self.email()?,
        })
    }

    fn civility(&mut self, title: &Given<String>) -> Given<Civility> {
        let named = title.as_deref().map(Civility::named);
        match named {
            Some(Some(civility)) => Given::Value(civility),
            Some(None) => {
                self.leave_out(Column::Civilite, Notice::CivilityLeftOut);
                Given::Empty
            }
            None if title.is_absent() => Given::Absent,
            None => Given::Empty,
        }
    }

    fn first_name(&mut self, civility: Given<Civility>) -> Result<Given<String>, Refusal> {
        let name = self.row.text(Column::Prenom)?;
        if name.value().is_some() && civility == Given::Value(Civility::Societe) {
            self.leave_out(Column::Prenom, Notice::FirstNameLeftOut);
            return Ok(Given::Empty);
        }
        Ok(name)
    }

    fn postal(&self) -> Result<PostalAddress, Refusal> {
        Ok(PostalAddress {
            line_1: self.row.text(Column::Adresse1)?,
            line_2: self.row.text(Column::Adresse2)?,
            postal_code: self.row.text(Column::CodePostal)?,
            city: self.row.text(Column::Ville)?,
            country: self.row.text(Column::Pays)?,
        })
    }

    /// A suggestion with a bad shape is left out; control characters still refuse the row, since
    /// nobody types them by mistake.
    fn email(&mut self) -> Result<Given<String>, Refusal> {
        let given = self.row.text(Column::Email)?;
        let Some(text) = given.as_deref() else { return Ok(given) };
        if let Some(email) = cell::email(text) {
            return Ok(Given::Value(email));
        }
        self.leave_out(Column::Email, Notice::EmailLeftOut);
        Ok(Given::Empty)
    }

    fn contract(&self) -> Result<ContractRecord, Refusal> {
        let reference = self.row.required(Column::RefContrat)?;
        let qualite = row::qualite(&self.row.required(Column::Qualite)?)
            .ok_or_else(|| self.row.refusal(Column::Qualite, Reason::UnknownQualite))?;
        let started_on = self.row.given_day(Column::Debut)?;
        let ended_on = self.row.given_day(Column::Fin)?;
        let days = (started_on.value().copied(), ended_on.value().copied());
        self.row.in_order(Column::Fin, days)?;
        let lot = self.row.text(Column::Lot)?;
        let immeuble = self.immeuble()?;
        Ok(ContractRecord { reference, qualite, immeuble, lot, started_on, ended_on })
    }

    fn immeuble(&self) -> Result<ImmeubleRecord, Refusal> {
        Ok(ImmeubleRecord {
            name: self.row.text(Column::Immeuble)?,
            street: self.row.text(Column::AdresseImmeuble)?,
            postal_code: self.row.text(Column::CodePostalImmeuble)?,
            city: self.row.text(Column::VilleImmeuble)?,
        })
    }

    fn leave_out(&mut self, column: Column, notice: Notice) {
        self.flaws.push(Flaw { line: self.row.cells.line, column: column.name(), notice });
    }
}

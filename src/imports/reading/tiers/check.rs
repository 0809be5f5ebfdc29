//! From the raw cells of a row to its record.

use super::civility::{self, Civility};
use super::column::{Column, SHAPE};
use super::row::{self, ContractRecord, ImmeubleRecord, PostalAddress, Row, TiersRecord};
use crate::imports::reading::cell;
use crate::imports::reading::checker::Checker;
use crate::imports::reading::source::Cells;
use crate::imports::reading::{Flaw, Notice, Reason, Refusal};

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
        let title = self.row.optional(Column::Civilite)?.unwrap_or_default();
        let civility = self.civility(&title);
        let last_name = civility::legal_person_name(&title, &self.row.required(Column::Nom)?);
        Ok(TiersRecord {
            reference,
            civility,
            last_name,
            first_name: self.first_name(civility)?,
            postal: self.postal()?,
            suggested_email: self.email()?,
        })
    }

    fn civility(&mut self, title: &str) -> Option<Civility> {
        let civility = Civility::named(title);
        if civility.is_none() && !title.is_empty() {
            self.leave_out(Column::Civilite, Notice::CivilityLeftOut);
        }
        civility
    }

    fn first_name(&mut self, civility: Option<Civility>) -> Result<Option<String>, Refusal> {
        let name = self.row.optional(Column::Prenom)?;
        if name.is_some() && civility == Some(Civility::Societe) {
            self.leave_out(Column::Prenom, Notice::FirstNameLeftOut);
            return Ok(None);
        }
        Ok(name)
    }

    fn postal(&self) -> Result<PostalAddress, Refusal> {
        Ok(PostalAddress {
            line_1: self.row.optional(Column::Adresse1)?,
            line_2: self.row.optional(Column::Adresse2)?,
            postal_code: self.row.optional(Column::CodePostal)?,
            city: self.row.optional(Column::Ville)?,
            country: self.row.optional(Column::Pays)?,
        })
    }

    /// A suggestion with a bad shape is left out; control characters still refuse the row, since
    /// nobody types them by mistake.
    fn email(&mut self) -> Result<Option<String>, Refusal> {
        let Some(text) = self.row.optional(Column::Email)? else { return Ok(None) };
        let email = cell::email(&text);
        if email.is_none() {
            self.leave_out(Column::Email, Notice::EmailLeftOut);
        }
        Ok(email)
    }

    fn contract(&self) -> Result<ContractRecord, Refusal> {
        let reference = self.row.required(Column::RefContrat)?;
        let qualite = row::qualite(&self.row.required(Column::Qualite)?)
            .ok_or_else(|| self.row.refusal(Column::Qualite, Reason::UnknownQualite))?;
        let (started_on, ended_on) = (self.row.date(Column::Debut)?, self.row.date(Column::Fin)?);
        if started_on.zip(ended_on).is_some_and(|(start, end)| end < start) {
            return Err(self.row.refusal(Column::Fin, Reason::EndsBeforeStart));
        }
        let lot = self.row.optional(Column::Lot)?;
        let immeuble = self.immeuble()?;
        Ok(ContractRecord { reference, qualite, immeuble, lot, started_on, ended_on })
    }

    fn immeuble(&self) -> Result<ImmeubleRecord, Refusal> {
        Ok(ImmeubleRecord {
            name: self.row.optional(Column::Immeuble)?,
            street: self.row.optional(Column::AdresseImmeuble)?,
            postal_code: self.row.optional(Column::CodePostalImmeuble)?,
            city: self.row.optional(Column::VilleImmeuble)?,
        })
    }

    fn leave_out(&mut self, column: Column, notice: Notice) {
        self.flaws.push(Flaw { line: self.row.cells.line, column: column.name(), notice });
    }
}

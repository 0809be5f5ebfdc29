//! From the raw cells of a row to its record.

use jiff::civil::Date;

use super::source::Cells;
use super::{
    Civility, Column, ContractRecord, Flaw, ImmeubleRecord, Notice, PostalAddress, Reason, Refusal,
    Row, TiersRecord, cell, civility, row,
};

pub fn row(cells: &Cells, max_cell: usize) -> Result<Row, Refusal> {
    let mut check = Check { cells, max_cell, flaws: Vec::new() };
    let tiers = check.tiers()?;
    let contract = check.contract()?;
    Ok(Row { line: cells.line, tiers, contract, flaws: check.flaws })
}

struct Check<'a> {
    cells: &'a Cells,
    max_cell: usize,
    flaws: Vec<Flaw>,
}

impl Check<'_> {
    fn tiers(&mut self) -> Result<TiersRecord, Refusal> {
        let reference = self.required(Column::RefTiers)?;
        let title = self.optional(Column::Civilite)?.unwrap_or_default();
        let civility = self.civility(&title);
        let last_name = civility::legal_person_name(&title, &self.required(Column::Nom)?);
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
        let name = self.optional(Column::Prenom)?;
        if name.is_some() && civility == Some(Civility::Societe) {
            self.leave_out(Column::Prenom, Notice::FirstNameLeftOut);
            return Ok(None);
        }
        Ok(name)
    }

    fn postal(&self) -> Result<PostalAddress, Refusal> {
        Ok(PostalAddress {
            line_1: self.optional(Column::Adresse1)?,
            line_2: self.optional(Column::Adresse2)?,
            postal_code: self.optional(Column::CodePostal)?,
            city: self.optional(Column::Ville)?,
            country: self.optional(Column::Pays)?,
        })
    }

    /// A suggestion with a bad shape is left out; control characters still refuse the row, since
    /// nobody types them by mistake.
    fn email(&mut self) -> Result<Option<String>, Refusal> {
        let Some(text) = self.optional(Column::Email)? else { return Ok(None) };
        let email = cell::email(&text);
        if email.is_none() {
            self.leave_out(Column::Email, Notice::EmailLeftOut);
        }
        Ok(email)
    }

    fn contract(&self) -> Result<ContractRecord, Refusal> {
        let reference = self.required(Column::RefContrat)?;
        let qualite = row::qualite(&self.required(Column::Qualite)?)
            .ok_or_else(|| self.refusal(Column::Qualite, Reason::UnknownQualite))?;
        let (started_on, ended_on) = (self.date(Column::Debut)?, self.date(Column::Fin)?);
        if started_on.zip(ended_on).is_some_and(|(start, end)| end < start) {
            return Err(self.refusal(Column::Fin, Reason::EndsBeforeStart));
        }
        let lot = self.optional(Column::Lot)?;
        let immeuble = self.immeuble()?;
        Ok(ContractRecord { reference, qualite, immeuble, lot, started_on, ended_on })
    }

    fn immeuble(&self) -> Result<ImmeubleRecord, Refusal> {
        Ok(ImmeubleRecord {
            name: self.optional(Column::Immeuble)?,
            street: self.optional(Column::AdresseImmeuble)?,
            postal_code: self.optional(Column::CodePostalImmeuble)?,
            city: self.optional(Column::VilleImmeuble)?,
        })
    }

    fn date(&self, column: Column) -> Result<Option<Date>, Refusal> {
        let text = self.optional(column)?;
        text.map(|text| cell::date(&text)).transpose().map_err(|r| self.refusal(column, r))
    }

    fn required(&self, column: Column) -> Result<String, Refusal> {
        self.optional(column)?.ok_or_else(|| self.refusal(column, Reason::Missing))
    }

    fn optional(&self, column: Column) -> Result<Option<String>, Refusal> {
        cell::clean(self.cells.at(column), self.max_cell).map_err(|r| self.refusal(column, r))
    }

    fn refusal(&self, column: Column, reason: Reason) -> Refusal {
        Refusal { line: self.cells.line, column: Some(column.name()), reason }
    }

    fn leave_out(&mut self, column: Column, notice: Notice) {
        self.flaws.push(Flaw { line: self.cells.line, column: column.name(), notice });
    }
}

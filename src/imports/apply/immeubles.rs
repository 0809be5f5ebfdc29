//! What a file of immeubles does: each brought to what it says.

use std::collections::HashMap;

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use super::work::{By, Work};
use crate::agencies::{Societe, SocieteId};
use crate::audit::{self, Event, Kind};
use crate::clock::Moment;
use crate::contracts::{Immeuble, ImmeubleId, bulk};
use crate::database::Tx;
use crate::imports::reading::{Flaw, ImmeubleRow, Notice, Refusal};
use crate::imports::report::{Changes, Did, Report, Written};

pub struct ImmeubleWork<'a> {
    societe: &'a Societe,
    by: By,
}

impl<'a> ImmeubleWork<'a> {
    pub fn of(societe: &'a Societe, by: By) -> Self {
        Self { societe, by }
    }
}

impl Work for ImmeubleWork<'_> {
    type Row = ImmeubleRow;
    type Writing = Writing;
    const NAME: &'static str = "immeubles, ";

    async fn compare(
        &mut self,
        db: &impl ConnectionTrait,
        rows: Vec<Result<ImmeubleRow, Refusal>>,
        (report, now): (&mut Report, Moment),
    ) -> Result<Writing, DbErr> {
        let references: Vec<String> =
            rows.iter().flatten().map(|row| row.reference.clone()).collect();
        let known = Immeuble::with_references(db, self.societe, &references).await?;
        let mut known: HashMap<String, Immeuble> =
            known.into_iter().map(|it| (it.reference.clone(), it)).collect();
        let mut writing = Writing::default();
        for row in rows {
            report.read += 1;
            match row {
                Ok(row) => {
                    let before = known.remove(&row.reference);
                    let after = compared((self.societe.id, now), row, before.as_ref(), report);
                    writing.add(before.as_ref(), after);
                }
                Err(refusal) => report.refuse(refusal),
            }
        }
        Ok(writing)
    }

    async fn write(&mut self, tx: &Tx, writing: Writing) -> Result<(), DbErr> {
        for id in writing.paid_elsewhere {
            let event = Event::done(Kind::IbanChanged, self.by.actor, id);
            audit::record(tx, &self.by.origin, event.at(self.societe.id.uuid())).await?;
        }
        Immeuble::keep(tx, writing.immeubles).await
    }

    async fn recount(&self, tx: &Tx) -> Result<(), DbErr> {
        bulk::recount_immeubles(tx).await
    }
}

/// What is to be written for a chunk.
#[derive(Default)]
pub struct Writing {
    immeubles: Vec<Immeuble>,
    /// Whose payments go to another account from now on: somebody may ask who said so.
    paid_elsewhere: Vec<ImmeubleId>,
}

impl Writing {
    fn add(&mut self, before: Option<&Immeuble>, after: Option<Immeuble>) {
        let Some(after) = after else { return };
        if before.is_some_and(|before| is_paid_elsewhere(before, &after)) {
            self.paid_elsewhere.push(after.id);
        }
        self.immeubles.push(after);
    }
}

fn is_paid_elsewhere(before: &Immeuble, after: &Immeuble) -> bool {
    before.iban.is_some() && before.iban != after.iban
}

/// Counts the row, and gives what is to be written.
fn compared(
    (societe, now): (SocieteId, Moment),
    row: ImmeubleRow,
    before: Option<&Immeuble>,
    report: &mut Report,
) -> Option<Immeuble> {
    let line = row.line;
    let after = immeuble(societe, row, before, now);
    let did = match before {
        None => Did::Created,
        Some(before) if *before == after => Did::Unchanged,
        Some(_) => Did::Changed,
    };
    if before.is_some_and(|before| is_paid_elsewhere(before, &after)) {
        report.note([Flaw { line, column: "iban", notice: Notice::IbanChanged }]);
    }
    report.write(Written {
        line,
        did,
        reference: after.reference.clone(),
        name: after.name.clone(),
        document: None,
        touched: None,
        changes: before.map(|before| told(before, &after)).unwrap_or_default().into(),
    });
    (did != Did::Unchanged).then_some(Immeuble { updated_at: now, ..after })
}

fn told(before: &Immeuble, after: &Immeuble) -> Changes {
    Changes::default()
        .of("nom", &before.name, &after.name)
        .of("adresse", &before.address, &after.address)
        .of("code_postal", &before.postcode, &after.postcode)
        .of("ville", &before.city, &after.city)
        .of("copropriete", &before.is_copropriete, &after.is_copropriete)
        .of("dispense_le", &before.waived_on, &after.waived_on)
        .of("titulaire", &before.payee, &after.payee)
        .hidden("iban", &before.iban, &after.iban)
        .of("bic", &before.bic, &after.bic)
}

/// The waiver that the file does not tell of stays, be the cell empty: an assemblée générale decided it
/// (loi 65-557, art. 18, I), and « Conformité » may know of it before the agency's software does.
fn immeuble(
    societe: SocieteId,
    row: ImmeubleRow,
    known: Option<&Immeuble>,
    now: Moment,
) -> Immeuble {
    let waived_on = row.waived_on.value().copied();
    let iban = row.iban.or(known, |it| it.iban.clone());
    // The code of the bank goes with the account: that of another one would be wrong.
    let same_bank = known.filter(|it| it.iban == iban);
    Immeuble {
        societe_id: societe,
        id: known.map_or_else(ImmeubleId::new, |it| it.id),
        reference: row.reference,
        name: row.name,
        address: row.address.text_or(known, |it| &it.address),
        postcode: row.postcode.text_or(known, |it| &it.postcode),
        city: row.city.text_or(known, |it| &it.city),
        is_copropriete: row.is_copropriete.or(known, |it| Some(it.is_copropriete)) == Some(true),
        waived_on: waived_on.or(known.and_then(|it| it.waived_on)),
        payee: row.payee.or(known, |it| it.payee.clone()),
        bic: row.bic.or(same_bank, |it| it.bic.clone()),
        iban,
        created_at: known.map_or(now, |it| it.created_at),
        updated_at: known.map_or(now, |it| it.updated_at),
    }
}

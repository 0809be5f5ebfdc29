//! What a file of mandates does: the members of the conseils syndicaux brought to what it says.

use std::collections::HashMap;

use jiff::ToSpan;
use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use super::work::Work;
use crate::agencies::Societe;
use crate::clock::{Day, Moment, paris_today};
use crate::contracts::{
    ConseilMandat, ConseilMandatId, Immeuble, ImmeubleId, Tiers, TiersId, bulk,
};
use crate::database::Tx;
use crate::imports::reading::{Flaw, MandatRow, Notice, Reason, Refusal};
use crate::imports::report::{Changes, Did, Report, Written};

/// In years: décret 67-223, art. 22.
const LONGEST: i64 = 3;

pub struct MandatWork<'a> {
    societe: &'a Societe,
}

/// What the rows of a chunk speak of, by reference.
struct Known {
    mandats: HashMap<String, ConseilMandat>,
    immeubles: HashMap<String, ImmeubleId>,
    all_tiers: HashMap<String, TiersId>,
}

impl<'a> MandatWork<'a> {
    pub fn of(societe: &'a Societe) -> Self {
        Self { societe }
    }

    async fn known(
        &self,
        db: &impl ConnectionTrait,
        rows: &[Result<MandatRow, Refusal>],
    ) -> Result<Known, DbErr> {
        let all = |of: fn(&MandatRow) -> &String| -> Vec<String> {
            rows.iter().flatten().map(|row| of(row).clone()).collect()
        };
        let (own, immeubles) = (all(|row| &row.reference), all(|row| &row.immeuble));
        let all_tiers = all(|row| &row.tiers);
        let mandats = ConseilMandat::with_references(db, self.societe, &own).await?;
        let immeubles = Immeuble::with_references(db, self.societe, &immeubles).await?;
        let all_tiers = Tiers::with_references(db, self.societe, &all_tiers).await?;
        Ok(Known {
            mandats: mandats.into_iter().map(|it| (it.reference.clone(), it)).collect(),
            immeubles: immeubles.into_iter().map(|it| (it.reference, it.id)).collect(),
            all_tiers: all_tiers.into_iter().map(|it| (it.reference, it.id)).collect(),
        })
    }

    fn mandat(&self, row: MandatRow, known: &Known, now: Moment) -> Result<ConseilMandat, Refusal> {
        let line = row.line;
        let refusal = |column, reason| Refusal { line, column: Some(column), reason };
        let immeuble_id = known.immeubles.get(&row.immeuble).copied();
        let immeuble_id =
            immeuble_id.ok_or_else(|| refusal("ref_immeuble", Reason::UnknownImmeuble))?;
        let tiers_id = known.all_tiers.get(&row.tiers).copied();
        let tiers_id = tiers_id.ok_or_else(|| refusal("ref_tiers", Reason::UnknownTiers))?;
        let before = known.mandats.get(&row.reference);
        // Whoever was elected keeps the mandate; somebody else has another one.
        if before.is_some_and(|it| (it.immeuble_id, it.tiers_id) != (immeuble_id, tiers_id)) {
            return Err(refusal("ref_mandat", Reason::OtherMandat));
        }
        let ended_on = row.ended_on.or(before, |it| it.ended_on);
        if ended_on.is_some_and(|last| last < row.started_on) {
            return Err(refusal("debut", Reason::EndsBeforeStart));
        }
        Ok(ConseilMandat {
            societe_id: self.societe.id,
            id: before.map_or_else(ConseilMandatId::new, |before| before.id),
            immeuble_id,
            tiers_id,
            reference: row.reference,
            presides: row.presides.or(before, |it| Some(it.presides)) == Some(true),
            started_on: row.started_on,
            ended_on,
            created_at: before.map_or(now, |before| before.created_at),
            updated_at: before.map_or(now, |before| before.updated_at),
        })
    }
}

impl Work for MandatWork<'_> {
    type Row = MandatRow;
    type Writing = Vec<ConseilMandat>;
    const NAME: &'static str = "mandates, ";

    async fn compare(
        &mut self,
        db: &impl ConnectionTrait,
        rows: Vec<Result<MandatRow, Refusal>>,
        (report, now): (&mut Report, Moment),
    ) -> Result<Vec<ConseilMandat>, DbErr> {
        let known = self.known(db, &rows).await?;
        let mut writing = Vec::new();
        for row in rows {
            report.read += 1;
            let line = row.as_ref().map_or(0, |row| row.line);
            let whose = row.as_ref().map(|row| row.tiers.clone()).unwrap_or_default();
            match row.and_then(|row| self.mandat(row, &known, now)) {
                Ok(after) => {
                    report.note(too_long(&after, line, paris_today(now)));
                    let before = known.mandats.get(&after.reference);
                    writing.extend(counted(before, after, (report, line, whose), now));
                }
                Err(refusal) => report.refuse(refusal),
            }
        }
        Ok(writing)
    }

    async fn write(&mut self, tx: &Tx, writing: Vec<ConseilMandat>) -> Result<(), DbErr> {
        ConseilMandat::keep(tx, writing).await
    }

    async fn recount(&self, tx: &Tx) -> Result<(), DbErr> {
        bulk::recount_immeubles(tx).await
    }
}

/// Counts the row, and gives what is to be written.
fn counted(
    before: Option<&ConseilMandat>,
    after: ConseilMandat,
    (report, line, whose): (&mut Report, u64, String),
    now: Moment,
) -> Option<ConseilMandat> {
    let did = match before {
        None => Did::Created,
        Some(before) if *before == after => Did::Unchanged,
        Some(before) if Did::ends(before.ended_on, after.ended_on) => Did::Ended,
        Some(_) => Did::Changed,
    };
    report.write(Written {
        line,
        did,
        reference: after.reference.clone(),
        name: whose,
        document: None,
        touched: before.filter(|before| days(before) != days(&after)).map(|it| it.tiers_id),
        changes: before.map(|before| told(before, &after)).unwrap_or_default().into(),
    });
    if did == Did::Unchanged {
        return None;
    }
    Some(ConseilMandat { updated_at: now, ..after })
}

/// What its holder may read goes by them.
fn days(mandat: &ConseilMandat) -> (Day, Option<Day>) {
    (mandat.started_on, mandat.ended_on)
}

fn told(before: &ConseilMandat, after: &ConseilMandat) -> Changes {
    Changes::default()
        .of("president", &before.presides, &after.presides)
        .of("debut", &before.started_on, &after.started_on)
        .of("fin", &before.ended_on, &after.ended_on)
}

/// One without a last day is too long once it has lasted so long.
fn too_long(mandat: &ConseilMandat, line: u64, today: Day) -> Option<Flaw> {
    let last = mandat.ended_on.unwrap_or(today).date();
    let longest = mandat.started_on.date().checked_add(LONGEST.years()).ok()?;
    (last > longest).then_some(Flaw { line, column: "fin", notice: Notice::LongMandat })
}

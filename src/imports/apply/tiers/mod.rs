//! What a file of tiers does: tiers and contracts brought to what it says.

mod compare;
mod record;
mod told;

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use super::work::Work;
use crate::agencies::Societe;
use crate::clock::Moment;
use crate::contracts::bulk;
use crate::database::Tx;
use crate::imports::reading::{Refusal, Row};
use crate::imports::report::Report;
use compare::{Changed, Writing};

pub struct TiersWork<'a> {
    societe: &'a Societe,
    changed: Changed,
}

impl<'a> TiersWork<'a> {
    pub fn of(societe: &'a Societe) -> Self {
        Self { societe, changed: Changed::default() }
    }
}

impl Work for TiersWork<'_> {
    type Row = Row;
    type Writing = Writing;
    const NAME: &'static str = "";

    async fn compare(
        &mut self,
        db: &impl ConnectionTrait,
        rows: Vec<Result<Row, Refusal>>,
        (report, now): (&mut Report, Moment),
    ) -> Result<Writing, DbErr> {
        let (all_tiers, contracts) = compare::references(&rows);
        let known = bulk::known(db, self.societe, (&all_tiers, &contracts)).await?;
        Ok(compare::chunk(self.societe, rows, known, (&mut self.changed, report, now)))
    }

    async fn write(&mut self, tx: &Tx, writing: Writing) -> Result<(), DbErr> {
        bulk::keep(tx, self.societe, (writing.tiers, writing.contracts)).await
    }

    async fn recount(&self, tx: &Tx) -> Result<(), DbErr> {
        bulk::recount(tx).await
    }
}

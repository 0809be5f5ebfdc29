//! What a file of tiers does: tiers and contracts brought to what it says.

mod compare;
mod record;
mod told;

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use super::work::{Mode, Work};
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
    /// Whether the file is one transaction: the lines of the portfolio follow it.
    is_at_once: bool,
}

impl<'a> TiersWork<'a> {
    pub fn of(societe: &'a Societe, mode: Mode) -> Self {
        Self { societe, changed: Changed::default(), is_at_once: mode == Mode::AtOnce }
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
        let rows = (writing.tiers, writing.contracts);
        if self.is_at_once {
            return bulk::keep_at_once(tx, self.societe, rows).await;
        }
        bulk::keep(tx, self.societe, rows).await
    }

    async fn recount(&self, tx: &Tx) -> Result<(), DbErr> {
        bulk::recount(tx).await
    }
}

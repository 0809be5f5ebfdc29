//! What confirming an act will do: to how many, to whom first, and why not to the others.

use sea_orm::DbErr;

use super::act::{BulkAct, BulkWhat};
use crate::access::Holding;
use crate::clock::Moment;
use crate::contracts::Tiers;
use crate::staff::{AgencyStaff, Gestion};
use crate::web::App;

/// Names that are shown.
const NAMED: u64 = 20;

pub struct Effect {
    /// Tiers whose access changes.
    pub changed: u64,
    /// The first of them, by name.
    pub names: Vec<String>,
    /// Tiers that are so already.
    pub already: u64,
    /// Tiers that nobody holds.
    pub unheld: u64,
}

impl Effect {
    pub async fn of(
        app: &App,
        staff: &AgencyStaff<Gestion>,
        act: &BulkAct,
        now: Moment,
    ) -> Result<Self, DbErr> {
        let (db, societe, selection) = (app.db.reader(), staff.societe(), act.chosen().selection());
        let Holding { all, open, suspended } = selection.holding(db, societe, now).await?;
        let first = selection.held(db, (societe, act.what.held()), (None, NAMED), now).await?;
        let (changed, already) = match act.what {
            BulkWhat::Suspend => (open, suspended),
            BulkWhat::Restore => (suspended, open),
        };
        let mut names: Vec<String> = first.iter().map(Tiers::name).collect();
        names.sort();
        // Who has one of each is counted as what changes.
        let already = already.min(all.saturating_sub(changed));
        let unheld = all.saturating_sub(changed).saturating_sub(already);
        Ok(Self { changed, names, already, unheld })
    }

    /// How many are not named.
    pub fn others(&self) -> u64 {
        self.changed.saturating_sub(self.names.len() as u64)
    }
}

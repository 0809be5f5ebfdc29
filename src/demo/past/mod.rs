//! What happened before the demonstration began, so that the agency's pages have something to tell:
//! rows with the dates of some past months, and nothing that takes long.

mod accesses;
mod acts;
mod letters;
mod papers;

use std::time::Duration;

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use crate::accounts::Email;
use crate::agencies::{Agency, Code, Codes, Societe};
use crate::audit::{Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::contracts::Tiers;
use crate::database::Tx;
use crate::office::letters::run;
use crate::staff::{Staff, StaffId};
use crate::web::App;

pub use accesses::is_held;

/// Where it happened, and who did it there.
const HERE: (&str, &str) = ("BELLEVUE", "TLS");
const BY: &str = "mathieu.lefort@cabinet-bellevue.example";

/// All of it or nothing, and once.
pub async fn write(app: &App) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    let societe = societe(&tx, HERE).await?;
    let known = run::Entity::find().filter(run::COLUMN.societe_id.eq(societe.id));
    if known.one(&tx).await?.is_some() {
        return Ok(());
    }
    let now = app.clock.now();
    let past = Past { tx: &tx, by: member(&tx, BY).await?, societe, now };
    accesses::spread(&past).await?;
    let held = accesses::hold(&past).await?;
    acts::write(&past, &held).await?;
    letters::write(&past, &held).await?;
    papers::write(&past).await?;
    tx.commit().await
}

/// What each part of it is written with.
struct Past<'a> {
    tx: &'a Tx,
    societe: Societe,
    by: StaffId,
    now: Moment,
}

impl Past<'_> {
    fn days_ago(&self, days: u64) -> Moment {
        self.now - Duration::from_hours(24 * days)
    }

    fn actor(&self) -> Actor {
        Actor::Staff(self.by.uuid())
    }

    async fn tiers(&self, reference: &str) -> Result<Tiers, DbErr> {
        let references = [reference.to_owned()];
        let found = Tiers::with_references(self.tx, &self.societe, &references).await?.pop();
        found.ok_or_else(|| missing(reference))
    }

    /// In the société's trail.
    async fn told(
        &self,
        (kind, subject): (Kind, impl std::fmt::Display),
        by: Actor,
        at: Moment,
    ) -> Result<(), DbErr> {
        let event = Event::done(kind, by, subject).at(self.societe.id.uuid());
        crate::audit::record(self.tx, &origin(at), event).await
    }
}

fn origin(at: Moment) -> Origin {
    Origin { at, network: "203.0.113.0/24".into(), request: "demo".into() }
}

async fn societe(tx: &Tx, (client, code): (&str, &str)) -> Result<Societe, DbErr> {
    let codes = Codes::parse(client, code).ok_or_else(|| missing(code))?;
    Societe::with_codes(tx, &codes).await?.ok_or_else(|| missing(code))
}

async fn member(tx: &Tx, email: &str) -> Result<StaffId, DbErr> {
    let client = Code::parse(HERE.0).ok_or_else(|| missing(HERE.0))?;
    let agency = Agency::with_code(tx, &client).await?.ok_or_else(|| missing(HERE.0))?;
    let email = Email::parse(email).ok_or_else(|| missing(email))?;
    let staff = Staff::at(tx, agency.id, &email).await?;
    Ok(staff.ok_or_else(|| missing("a member of staff"))?.id)
}

fn missing(what: &str) -> DbErr {
    DbErr::RecordNotFound(format!("{what}, of the past of the demonstration"))
}

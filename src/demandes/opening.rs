//! « Nouvelle demande »: opened whole, with its first message, its files and its letters.

use sea_orm::DbErr;

use super::attachment::{self, Attached};
use super::demande::{Demande, DemandeId};
use super::desk;
use super::entry::{self, By, Line, What};
use super::notices::{self, News, Step};
use super::pace;
use super::state::State;
use crate::accounts::SignedIn;
use crate::agencies::Societe;
use crate::audit::{self, Event, Kind};
use crate::clock::Moment;
use crate::contracts::Contract;
use crate::guard::throttle::{self, Admission};
use crate::web::{App, Visitor};

/// What somebody asks.
#[derive(Clone, Debug)]
pub struct NewDemande {
    pub category: String,
    pub subject: String,
    pub body: String,
    /// Whether the other holders see it too.
    pub shared: bool,
}

#[derive(Debug)]
pub enum Opened {
    Done(DemandeId),
    /// This person opened too many in a day.
    Throttled {
        until: Moment,
    },
}

/// Opens a demande about a contract that this person holds.
pub async fn open(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    (contract, societe): (&Contract, &Societe),
    (new, files): (&NewDemande, &[Attached]),
) -> Result<Opened, DbErr> {
    let (now, tx) = (visitor.now, app.db.begin().await?);
    let bucket = pace::opening(app, person);
    if let Admission::Blocked { until } = throttle::admit(&tx, &[bucket], now).await? {
        return Ok(Opened::Throttled { until });
    }
    let number = desk::next_number(&tx, contract.societe_id).await?;
    let demande = Demande {
        societe_id: contract.societe_id,
        id: DemandeId::new(),
        number,
        contract_id: contract.id,
        tiers_id: contract.tiers_id,
        account_id: person.account_id(),
        category: new.category.clone(),
        subject: new.subject.clone(),
        state: State::Sent,
        shared: new.shared,
        assigned_to: None,
        opened_at: now,
        last_at: now,
        waiting_since: Some(now),
        closed_at: None,
        reason: None,
    };
    demande.keep(&tx).await?;
    let line = Line::new(What::Message, By::Account(person.account_id()), &new.body);
    let entry = entry::add(&tx, &demande, &line, now).await?;
    attachment::add(&tx, (&demande, entry), files).await?;
    let event = Event::done(Kind::DemandeOpened, person.actor(), demande.id);
    audit::record(&tx, &visitor.origin(), event.at(societe.id.uuid())).await?;
    notices::to_people(&tx, app, Step::Received, (&demande, societe), now).await?;
    notices::to_agency(&tx, app, News::Opened, (&demande, societe), now).await?;
    tx.commit().await?;
    Ok(Opened::Done(demande.id))
}

//! The person's side of a thread: to answer, to say that it is settled, to come back to it.

use sea_orm::{ConnectionTrait, DbErr};

use super::attachment::{self, Attached};
use super::demande::Demande;
use super::entry::{self, By, Line, What};
use super::notices::{self, News};
use super::pace;
use super::seen::Seen;
use super::standing::{self, Now};
use super::state::{Reason, State};
use crate::accounts::SignedIn;
use crate::audit::{self, Event, Kind};
use crate::clock::Moment;
use crate::guard::throttle::{self, Admission};
use crate::web::{App, Visitor};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replied {
    Done,
    /// The demande is not in a state for it any more.
    TooLate,
    Throttled {
        until: Moment,
    },
}

/// A message of whoever may see it; what the agency waited for waits for the agency again.
pub async fn reply(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    seen: &Seen,
    (body, files): (&str, &[Attached]),
) -> Result<Replied, DbErr> {
    let (now, tx) = (visitor.now, app.db.begin().await?);
    let bucket = pace::writing(app, person);
    if let Admission::Blocked { until } = throttle::admit(&tx, &[bucket], now).await? {
        return Ok(Replied::Throttled { until });
    }
    let demande = seen.demande().held(&tx).await?;
    if demande.is_closed() {
        return Ok(Replied::TooLate);
    }
    let line = Line::new(What::Message, By::Account(person.account_id()), body);
    let entry = entry::add(&tx, &demande, &line, now).await?;
    attachment::add(&tx, (&demande, entry), files).await?;
    let state = if demande.state == State::Waiting { State::Taken } else { demande.state };
    let waiting = demande.waiting_since.or(Some(now));
    standing::change(&tx, &demande, Now { state, waiting, ..Now::of(&demande) }, now).await?;
    record(&tx, (visitor, person), (Kind::DemandeAnswered, &demande)).await?;
    notices::to_agency(&tx, app, News::Message, (&demande, seen.societe()), now).await?;
    tx.commit().await?;
    Ok(Replied::Done)
}

/// « Mon problème est réglé »
pub async fn close(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    seen: &Seen,
) -> Result<Replied, DbErr> {
    let (now, tx) = (visitor.now, app.db.begin().await?);
    let demande = seen.demande().held(&tx).await?;
    if demande.is_closed() {
        return Ok(Replied::TooLate);
    }
    let line = Line::new(What::Closed, By::Account(person.account_id()), "");
    let line = Line { reason: Some(Reason::Settled), ..line };
    entry::add(&tx, &demande, &line, now).await?;
    standing::change(&tx, &demande, Now::closed(&demande, Reason::Settled, now), now).await?;
    record(&tx, (visitor, person), (Kind::DemandeClosed, &demande)).await?;
    tx.commit().await?;
    Ok(Replied::Done)
}

/// Opens it again, for a reason, while it was closed not too long ago.
pub async fn reopen(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    seen: &Seen,
    why: &str,
) -> Result<Replied, DbErr> {
    let (now, tx) = (visitor.now, app.db.begin().await?);
    let bucket = pace::writing(app, person);
    if let Admission::Blocked { until } = throttle::admit(&tx, &[bucket], now).await? {
        return Ok(Replied::Throttled { until });
    }
    let demande = seen.demande().held(&tx).await?;
    if !may_reopen(app, &demande, now) {
        return Ok(Replied::TooLate);
    }
    let line = Line::new(What::Reopened, By::Account(person.account_id()), why);
    entry::add(&tx, &demande, &line, now).await?;
    standing::change(&tx, &demande, Now::reopened(&demande, Some(now)), now).await?;
    record(&tx, (visitor, person), (Kind::DemandeReopened, &demande)).await?;
    notices::to_agency(&tx, app, News::Reopened, (&demande, seen.societe()), now).await?;
    tx.commit().await?;
    Ok(Replied::Done)
}

/// Whether its people may still open it again.
pub fn may_reopen(app: &App, demande: &Demande, now: Moment) -> bool {
    let within = app.settings.demandes.reopened_within;
    demande.closed_at.is_some_and(|at| demande.is_closed() && now.since(at) <= within)
}

async fn record(
    tx: &impl ConnectionTrait,
    (visitor, person): (&Visitor, &SignedIn),
    (kind, demande): (Kind, &Demande),
) -> Result<(), DbErr> {
    let event = Event::done(kind, person.actor(), demande.id).at(demande.societe_id.uuid());
    audit::record(tx, &visitor.origin(), event).await
}

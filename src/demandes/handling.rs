//! The agency's side of a thread: to answer, ask, assign, note, close and open again.

use sea_orm::{ConnectionTrait, DbErr};

use super::attachment::{self, Attached};
use super::demande::Demande;
use super::entry::{self, By, Line, What};
use super::notices::{self, Step};
use super::standing::{self, Now};
use super::state::{Reason, State};
use crate::audit::{self, Kind};
use crate::staff::{AgencyStaff, Gestion, StaffId};
use crate::web::{App, Visitor};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handled {
    Done,
    /// It is closed, or open, already.
    TooLate,
}

/// What the agency answers.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    pub body: &'a str,
    pub files: &'a [Attached],
    /// It waits for the person then.
    pub asks: bool,
}

/// Whoever answers first has taken the demande up.
pub async fn answer(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    demande: &Demande,
    answer: Answer<'_>,
) -> Result<Handled, DbErr> {
    let (now, by, tx) = (visitor.now, By::Staff(staff.id()), app.db.begin().await?);
    let demande = demande.held(&tx).await?;
    if demande.is_closed() {
        return Ok(Handled::TooLate);
    }
    if demande.state == State::Sent {
        entry::add(&tx, &demande, &Line::new(What::Taken, by, ""), now).await?;
    }
    let line = Line::new(What::Message, by, answer.body);
    let entry = entry::add(&tx, &demande, &line, now).await?;
    attachment::add(&tx, (&demande, entry), answer.files).await?;
    if answer.asks && demande.state != State::Waiting {
        entry::add(&tx, &demande, &Line::new(What::Asked, by, ""), now).await?;
    }
    let state = if answer.asks { State::Waiting } else { State::Taken };
    let to = Now { state, waiting: None, ..Now::of(&demande) };
    standing::change(&tx, &demande, to, now).await?;
    record(&tx, (visitor, staff), (Kind::DemandeAnswered, &demande)).await?;
    notices::to_people(&tx, app, Step::Answered, (&demande, staff.societe()), now).await?;
    tx.commit().await?;
    Ok(Handled::Done)
}

/// Gives it to a colleague, or to nobody; whoever it is given to has taken it up.
pub async fn assign(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    demande: &Demande,
    to: Option<StaffId>,
) -> Result<Handled, DbErr> {
    let (now, by, tx) = (visitor.now, By::Staff(staff.id()), app.db.begin().await?);
    let demande = demande.held(&tx).await?;
    if demande.is_closed() {
        return Ok(Handled::TooLate);
    }
    if demande.assigned_to == to {
        return Ok(Handled::Done);
    }
    let taken = demande.state == State::Sent && to.is_some();
    if taken {
        entry::add(&tx, &demande, &Line::new(What::Taken, by, ""), now).await?;
    }
    let line = Line { assigned_to: to, ..Line::new(What::Assigned, by, "") };
    entry::add(&tx, &demande, &line, now).await?;
    let state = if taken { State::Taken } else { demande.state };
    let change = Now { state, assigned_to: to, ..Now::of(&demande) };
    standing::change(&tx, &demande, change, now).await?;
    record(&tx, (visitor, staff), (Kind::DemandeAssigned, &demande)).await?;
    tx.commit().await?;
    Ok(Handled::Done)
}

/// A word between colleagues, also when it is closed.
pub async fn note(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    demande: &Demande,
    body: &str,
) -> Result<Handled, DbErr> {
    let tx = app.db.begin().await?;
    let demande = demande.held(&tx).await?;
    let line = Line::new(What::Note, By::Staff(staff.id()), body);
    entry::add(&tx, &demande, &line, visitor.now).await?;
    record(&tx, (visitor, staff), (Kind::DemandeNoted, &demande)).await?;
    tx.commit().await?;
    Ok(Handled::Done)
}

pub async fn close(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    demande: &Demande,
    (reason, words): (Reason, &str),
) -> Result<Handled, DbErr> {
    let (now, tx) = (visitor.now, app.db.begin().await?);
    let demande = demande.held(&tx).await?;
    if demande.is_closed() {
        return Ok(Handled::TooLate);
    }
    let line = Line::new(What::Closed, By::Staff(staff.id()), words);
    entry::add(&tx, &demande, &Line { reason: Some(reason), ..line }, now).await?;
    standing::change(&tx, &demande, Now::closed(&demande, reason, now), now).await?;
    record(&tx, (visitor, staff), (Kind::DemandeClosed, &demande)).await?;
    notices::to_people(&tx, app, Step::Closed, (&demande, staff.societe()), now).await?;
    tx.commit().await?;
    Ok(Handled::Done)
}

pub async fn reopen(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    demande: &Demande,
    words: &str,
) -> Result<Handled, DbErr> {
    let (now, tx) = (visitor.now, app.db.begin().await?);
    let demande = demande.held(&tx).await?;
    if !demande.is_closed() {
        return Ok(Handled::TooLate);
    }
    let line = Line::new(What::Reopened, By::Staff(staff.id()), words);
    entry::add(&tx, &demande, &line, now).await?;
    let change = Now { state: State::Taken, ..Now::reopened(&demande, Some(now)) };
    standing::change(&tx, &demande, change, now).await?;
    record(&tx, (visitor, staff), (Kind::DemandeReopened, &demande)).await?;
    notices::to_people(&tx, app, Step::Reopened, (&demande, staff.societe()), now).await?;
    tx.commit().await?;
    Ok(Handled::Done)
}

async fn record(
    tx: &impl ConnectionTrait,
    (visitor, staff): (&Visitor, &AgencyStaff<Gestion>),
    (kind, demande): (Kind, &Demande),
) -> Result<(), DbErr> {
    audit::record(tx, &visitor.origin(), staff.event(kind, demande.id)).await
}

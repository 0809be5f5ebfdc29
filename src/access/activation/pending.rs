//! A pending activation: an address and the hash of a chosen password, waiting for the first
//! sign-in. It belongs to no account, and none is touched until then.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::mailed_link;
use super::mailing;
use super::ticket::{self, Holding};
use crate::access::provisional::{self, Pair, PairId};
use crate::accounts::Email;
use crate::accounts::password::NewPassword;
use crate::agencies::{SocieteId, Terms};
use crate::audit::{self, Actor, Event, Kind};
use crate::clock::Moment;
use crate::guard::{Fault, SecretHash};
use crate::mail::{self, Allowance, Asked};
use crate::texts::Lang;
use crate::web::{App, Visitor};

pub use Model as Pending;

crate::id!(ActivationId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ActivationId,
    pub pair_id: PairId,
    pub email: String,
    /// Hash of the password chosen before the mail: compared once, never copied to an account
    /// that already exists.
    pub password_hash: String,
    /// The terms in force when « Créer mon compte » was pressed.
    pub terms_version: Option<i32>,
    pub lang: String,
    pub created_at: Moment,
    pub closed_at: Option<Moment>,
    pub outcome: Option<Outcome>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How an activation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Outcome {
    Committed,
    /// A newer activation of the same pair took its place.
    Replaced,
    Restarted,
    Contested,
    /// The agency took its pair back.
    Withdrawn,
}

impl Pending {
    pub async fn known(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        id: ActivationId,
    ) -> Result<Self, DbErr> {
        let found = Entity::find_by_id((societe, id)).one(db).await?;
        found.ok_or_else(|| DbErr::RecordNotFound(format!("activation {id}")))
    }

    pub fn hash(&self) -> Option<SecretHash> {
        SecretHash::parse(&self.password_hash)
    }

    /// What the mail of this activation is counted by.
    pub fn mail_asked(&self) -> Asked<'_> {
        Asked::Activation { pair: self.pair_id.uuid(), address: &self.email }
    }

    pub fn lang(&self) -> Lang {
        Lang::parse(&self.lang).unwrap_or_default()
    }
}

/// Keeps the address of step 1. Another one than before kills the link sent to the former: it was
/// perhaps a stranger's.
pub async fn choose_email(
    app: &App,
    visitor: &Visitor,
    holding: &Holding,
    email: &Email,
) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    provisional::hold(&tx, &holding.pair).await?;
    if waiting(&tx, holding).await?.is_some_and(|pending| pending.email != email.as_str()) {
        close_siblings(&tx, &holding.pair, Outcome::Replaced, visitor.now).await?;
    }
    ticket::keep_email(&tx, &holding.ticket, email).await?;
    tx.commit().await
}

/// « Créer mon compte »: keeps the choice and mails the link; every earlier link of the pair dies.
pub async fn start(
    app: &App,
    visitor: &Visitor,
    holding: &Holding,
    (email, password): (&Email, &NewPassword),
) -> Result<Allowance, Fault> {
    let allowance = granted(app, visitor, (&holding.pair, email)).await?;
    if allowance != Allowance::Granted {
        return Ok(allowance);
    }
    let hash = app.guard.hash(password.as_str()).await?;
    let tx = app.db.begin().await?;
    provisional::hold(&tx, &holding.pair).await?;
    close_siblings(&tx, &holding.pair, Outcome::Replaced, visitor.now).await?;
    let terms = Terms::current(&tx, holding.societe.id).await?;
    let pending = ActiveModel {
        societe_id: Set(holding.societe.id),
        id: Set(ActivationId::new()),
        pair_id: Set(holding.pair.id),
        email: Set(email.as_str().to_owned()),
        password_hash: Set(hash.as_str().to_owned()),
        terms_version: Set(terms.map(|terms| terms.version)),
        lang: Set(visitor.lang.code().to_owned()),
        created_at: Set(visitor.now),
        closed_at: Set(None),
        outcome: Set(None),
    };
    let pending = pending.insert(&tx).await?;
    ticket::keep_activation(&tx, &holding.ticket, pending.id).await?;
    mailing::mail_link(&tx, (app, visitor), holding, &pending).await?;
    let actor = Actor::Pair(holding.pair.id.uuid());
    // In no société's trail: whoever adds the contract to an account that they have is mailed none.
    let event = Event::done(Kind::ActivationMailed, actor, pending.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(Allowance::Granted)
}

/// Counts the mail before the hash is made: neither can be asked for without end.
async fn granted(
    app: &App,
    visitor: &Visitor,
    (pair, email): (&Pair, &Email),
) -> Result<Allowance, DbErr> {
    let tx = app.db.begin().await?;
    let asked = Asked::Activation { pair: pair.id.uuid(), address: email.as_str() };
    let asked = (&*visitor.counted_ip(), asked);
    let allowance = mail::allowance(&tx, &app.settings, asked, visitor.now).await?;
    if allowance == Allowance::Granted {
        tx.commit().await?;
    }
    Ok(allowance)
}

/// « Renvoyer l'e-mail »: a new link takes the place of the last.
pub async fn resend(
    app: &App,
    visitor: &Visitor,
    holding: &Holding,
    pending: &Pending,
) -> Result<Allowance, DbErr> {
    let tx = app.db.begin().await?;
    let asked = (&*visitor.counted_ip(), pending.mail_asked());
    let allowance = mail::allowance(&tx, &app.settings, asked, visitor.now).await?;
    if allowance != Allowance::Granted {
        return Ok(allowance);
    }
    provisional::hold(&tx, &holding.pair).await?;
    if Pending::known(&tx, pending.societe_id, pending.id).await?.closed_at.is_some() {
        // Given up or replaced meanwhile, in another tab: nothing is left to send again.
        return Ok(Allowance::Granted);
    }
    mailed_link::supersede(&tx, &holding.pair, visitor.now).await?;
    mailing::mail_link(&tx, (app, visitor), holding, pending).await?;
    tx.commit().await?;
    Ok(Allowance::Granted)
}

/// « Revenir à la première étape »: the ticket and whatever it led to are given up.
pub async fn give_up(app: &App, visitor: &Visitor, holding: &Holding) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    provisional::hold(&tx, &holding.pair).await?;
    close_siblings(&tx, &holding.pair, Outcome::Restarted, visitor.now).await?;
    ticket::drop(&tx, &holding.ticket).await?;
    let event = Event::done(
        Kind::ActivationCancelled,
        Actor::Pair(holding.pair.id.uuid()),
        holding.tiers.id,
    );
    audit::record(&tx, &visitor.origin(), event.at(holding.societe.id.uuid())).await?;
    tx.commit().await
}

/// The activation of this ticket, while it still waits.
pub async fn waiting(
    db: &impl ConnectionTrait,
    holding: &Holding,
) -> Result<Option<Pending>, DbErr> {
    let Some(id) = holding.ticket.activation_id else { return Ok(None) };
    let pending = Pending::known(db, holding.societe.id, id).await?;
    Ok(Some(pending).filter(|pending| pending.closed_at.is_none()))
}

/// Closes every waiting activation of a pair, and kills their links. The hash of the password is of no
/// use from then on, but to a thief.
pub async fn close_siblings(
    tx: &impl ConnectionTrait,
    pair: &Pair,
    outcome: Outcome,
    now: Moment,
) -> Result<(), DbErr> {
    mailed_link::supersede(tx, pair, now).await?;
    Entity::update_many()
        .col_expr(Column::ClosedAt, Expr::value(now))
        .col_expr(Column::Outcome, Expr::value(outcome))
        .col_expr(Column::PasswordHash, Expr::value(""))
        .filter(COLUMN.societe_id.eq(pair.societe_id))
        .filter(COLUMN.pair_id.eq(pair.id))
        .filter(COLUMN.closed_at.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

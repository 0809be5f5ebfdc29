//! A session of the staff side: one browser, signed in with both factors, for a working day at most.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query, SelectStatement};
use sea_orm::{FromQueryResult, JoinType, QueryOrder};

use super::member::{self, Staff, StaffId};
use super::right::{self, Right};
use crate::agencies::{AgencyId, SocieteId, agency};
use crate::clock::Moment;
use crate::guard::Token;
use crate::web::{App, Visitor};

/// Activity is written down at most this often: a page need not cost a write.
const NOTED_EVERY: Duration = Duration::from_mins(1);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_session")]
pub struct Model {
    /// The token itself is only ever in the browser.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub staff_id: StaffId,
    /// The member's epoch when it was opened; another one ends it.
    pub epoch: i64,
    pub agent: String,
    pub network: String,
    pub created_at: Moment,
    /// When a secret was last typed: what a step-up is measured from.
    pub authenticated_at: Moment,
    pub last_seen_at: Moment,
    /// The end that no activity puts off.
    pub ends_at: Moment,
    /// Whether a passkey opened it, or was made in it.
    pub by_key: bool,
}

impl ActiveModelBehavior for ActiveModel {}

/// A live session and whose it is, in one read.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Live {
    pub staff_id: StaffId,
    pub agency_id: AgencyId,
    pub email: String,
    pub name: String,
    pub authenticated_at: Moment,
    epoch: i64,
    security_epoch: i64,
    last_seen_at: Moment,
    ends_at: Moment,
    removed_at: Option<Moment>,
    pub(super) by_key: bool,
    needs_passkey: bool,
    /// At the société that was asked about; none without a right there.
    pub right: Option<Right>,
}

impl Model {
    /// Whether time has not ended it.
    pub fn lives(&self, app: &App, now: Moment) -> bool {
        now < Ord::min(self.last_seen_at + app.settings.office.idle, self.ends_at)
    }
}

impl Live {
    /// How long it still lives if nothing more is done.
    pub fn ends_in(&self, app: &App, now: Moment) -> Duration {
        Ord::min(self.last_seen_at + app.settings.office.idle, self.ends_at).since(now)
    }

    /// Whether their agency asks for a passkey, and none opened it.
    pub fn lacks_key(&self) -> bool {
        self.needs_passkey && !self.by_key
    }

    fn lives(&self, app: &App, now: Moment) -> bool {
        self.epoch == self.security_epoch
            && self.removed_at.is_none()
            && !self.ends_in(app, now).is_zero()
    }
}

/// Opens a session for a member who proved both factors, or holds a passkey (`by_key`), which is both;
/// the browser keeps the token.
pub async fn open(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    staff: &Staff,
    by_key: bool,
) -> Result<Token, DbErr> {
    let token = Token::fresh();
    let row = ActiveModel {
        token_hash: Set(token.hash().as_str().to_owned()),
        staff_id: Set(staff.id),
        epoch: Set(staff.security_epoch),
        agent: Set(visitor.agent.clone()),
        network: Set(visitor.counted_network()),
        created_at: Set(visitor.now),
        authenticated_at: Set(visitor.now),
        last_seen_at: Set(visitor.now),
        ends_at: Set(visitor.now + app.settings.office.absolute),
        by_key: Set(by_key),
    };
    row.insert(tx).await?;
    Ok(token)
}

/// The live session behind a token, with the member's right at one société.
pub async fn find(
    app: &App,
    token: &Token,
    at: Option<SocieteId>,
    now: Moment,
) -> Result<Option<Live>, DbErr> {
    let row = app.db.reader().query_one(&question(token, at)).await?;
    let live = row.map(|row| Live::from_query_result(&row, "")).transpose()?;
    let Some(live) = live.filter(|live| live.lives(app, now)) else { return Ok(None) };
    if now.since(live.last_seen_at) >= NOTED_EVERY.min(app.settings.office.idle / 4) {
        touch(app, token, now).await?;
    }
    Ok(Some(live))
}

/// Ends one session.
pub async fn end(tx: &impl ConnectionTrait, token: &Token) -> Result<Option<StaffId>, DbErr> {
    let ended = Entity::delete_by_id(token.hash().as_str()).exec_with_returning(tx).await?;
    Ok(ended.map(|session| session.staff_id))
}

/// Ends every session of a member, but for the one of `kept`.
pub async fn end_all(
    tx: &impl ConnectionTrait,
    staff: StaffId,
    kept: Option<&Token>,
) -> Result<u64, DbErr> {
    let mut doomed = Entity::delete_many().filter(COLUMN.staff_id.eq(staff));
    if let Some(kept) = kept {
        doomed = doomed.filter(COLUMN.token_hash.ne(kept.hash().as_str()));
    }
    Ok(doomed.exec(tx).await?.rows_affected)
}

/// Every session of a member that may still live, the last used first.
pub async fn of_staff(db: &impl ConnectionTrait, staff: &Staff) -> Result<Vec<Model>, DbErr> {
    let own = Entity::find().filter(COLUMN.staff_id.eq(staff.id));
    let own = own.filter(COLUMN.epoch.eq(staff.security_epoch));
    own.order_by_desc(COLUMN.last_seen_at).all(db).await
}

/// Goes on under a new token: a copy of the former one gains nothing by what was changed.
pub async fn renewed(tx: &impl ConnectionTrait, token: &Token) -> Result<Token, DbErr> {
    let fresh = Token::fresh();
    Entity::update_many()
        .col_expr(Column::TokenHash, Expr::value(fresh.hash().as_str()))
        .filter(COLUMN.token_hash.eq(token.hash().as_str()))
        .exec(tx)
        .await?;
    Ok(fresh)
}

/// The same, and notes that secrets were typed just now.
pub async fn authenticated(
    tx: &impl ConnectionTrait,
    token: &Token,
    now: Moment,
) -> Result<Token, DbErr> {
    let fresh = renewed(tx, token).await?;
    Entity::update_many()
        .col_expr(Column::AuthenticatedAt, Expr::value(now))
        .filter(COLUMN.token_hash.eq(fresh.hash().as_str()))
        .exec(tx)
        .await?;
    Ok(fresh)
}

/// The same, when it was a passkey that was used or made.
pub async fn by_key(tx: &impl ConnectionTrait, token: &Token, now: Moment) -> Result<Token, DbErr> {
    let fresh = authenticated(tx, token, now).await?;
    Entity::update_many()
        .col_expr(Column::ByKey, Expr::value(true))
        .filter(COLUMN.token_hash.eq(fresh.hash().as_str()))
        .exec(tx)
        .await?;
    Ok(fresh)
}

/// Removes sessions that ended by themselves.
pub async fn sweep(tx: &impl ConnectionTrait, idle: Duration, now: Moment) -> Result<u64, DbErr> {
    let is_over = COLUMN.ends_at.lte(now).or(COLUMN.last_seen_at.lte(now - idle));
    Ok(Entity::delete_many().filter(is_over).exec(tx).await?.rows_affected)
}

/// Puts off the idle end of a session.
pub async fn touch(app: &App, token: &Token, now: Moment) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    Entity::update_many()
        .col_expr(Column::LastSeenAt, Expr::value(now))
        .filter(COLUMN.token_hash.eq(token.hash().as_str()))
        .exec(&tx)
        .await?;
    tx.commit().await
}

fn question(token: &Token, at: Option<SocieteId>) -> SelectStatement {
    let of_staff =
        Expr::col((member::Entity, member::Column::Id)).equals((Entity, Column::StaffId));
    let of_agency = Expr::col((agency::Entity, agency::Column::Id))
        .equals((member::Entity, member::Column::AgencyId));
    let mut question = Query::select();
    question
        .columns([
            (Entity, Column::StaffId),
            (Entity, Column::Epoch),
            (Entity, Column::AuthenticatedAt),
            (Entity, Column::LastSeenAt),
            (Entity, Column::EndsAt),
            (Entity, Column::ByKey),
        ])
        .columns([
            (member::Entity, member::Column::AgencyId),
            (member::Entity, member::Column::Email),
            (member::Entity, member::Column::Name),
            (member::Entity, member::Column::SecurityEpoch),
            (member::Entity, member::Column::RemovedAt),
        ])
        .column((agency::Entity, agency::Column::NeedsPasskey))
        .from(Entity)
        .inner_join(member::Entity, of_staff)
        .inner_join(agency::Entity, of_agency)
        .and_where(Expr::col((Entity, Column::TokenHash)).eq(token.hash().as_str()));
    match at {
        Some(societe) => {
            let own = Expr::col((right::Entity, right::Column::StaffId))
                .equals((Entity, Column::StaffId))
                .and(Expr::col((right::Entity, right::Column::SocieteId)).eq(societe));
            question.join(JoinType::LeftJoin, right::Entity, own);
            question.column((right::Entity, right::Column::Right));
        }
        None => {
            question.expr_as(Expr::value(Option::<String>::None), "right");
        }
    }
    question
}

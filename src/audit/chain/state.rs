//! Which database this is, and how often its trail was sealed: what a restored one knows less of.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{ExprTrait, QuerySelect};

use crate::clock::Moment;

pub use Model as State;

/// There is one row.
const ID: i32 = 1;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_state")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Drawn when the table was made.
    pub database_id: Uuid,
    /// How often events were sealed. Only ever grows, but for a restored backup.
    pub turn: i64,
    /// The turn that the last `post-restore` began with; what was noted of earlier ones is void.
    pub restored_turn: i64,
    /// While events are being forgotten: those before this moment may be.
    pub forget_before: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// As it stands now.
pub async fn state(db: &impl ConnectionTrait) -> Result<State, DbErr> {
    known(Entity::find_by_id(ID).one(db).await?)
}

/// Takes the right to seal until the transaction ends; nothing when another node has it.
pub(super) async fn claim(tx: &impl ConnectionTrait) -> Result<Option<State>, DbErr> {
    let row = Entity::find_by_id(ID);
    row.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(tx).await
}

/// The same, after whoever has it.
pub(super) async fn wait_for(tx: &impl ConnectionTrait) -> Result<State, DbErr> {
    known(Entity::find_by_id(ID).lock_exclusive().one(tx).await?)
}

/// Notes that events were sealed once more.
pub(super) async fn turn(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    let next = Expr::col(Column::Turn).add(1);
    Entity::update_many().col_expr(Column::Turn, next).exec(tx).await.map(drop)
}

/// Opens or shuts the door of forgetting.
pub(super) async fn open_door(
    tx: &impl ConnectionTrait,
    before: Option<Moment>,
) -> Result<(), DbErr> {
    let row = Entity::update_many().col_expr(Column::ForgetBefore, Expr::value(before));
    row.exec(tx).await.map(drop)
}

/// Counts on from a turn that no node has seen: what they noted before it is void.
pub(crate) async fn restore(tx: &impl ConnectionTrait, turn: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Turn, Expr::value(turn))
        .col_expr(Column::RestoredTurn, Expr::value(turn))
        .exec(tx)
        .await
        .map(drop)
}

fn known(found: Option<State>) -> Result<State, DbErr> {
    found.ok_or_else(|| DbErr::RecordNotFound("the row of audit_state".into()))
}

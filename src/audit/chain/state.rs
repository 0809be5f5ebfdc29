//! Which database this is, and how often its trail was sealed: what a restored one knows less of.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{ExprTrait, QuerySelect};

use super::seal;
use crate::clock::Moment;
use crate::guard::Keyring;

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
    /// The turn that the last `post-restore` began with, when its seal says so too.
    pub restored_turn: i64,
    pub restored_key: String,
    pub restored_seal: String,
    /// While events are being forgotten: those before this moment may be.
    pub forget_before: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

impl State {
    /// The turn that the last restoration began with: what was noted of earlier ones is void. 0 when
    /// there was none, and when no key of the ring sealed it.
    pub fn restored(&self, ring: &Keyring) -> i64 {
        let key = ring.trail_named(&self.restored_key);
        let sealed =
            key.map(|key| seal::of_restoration(&key, self.database_id, self.restored_turn));
        if sealed.as_ref() == Some(&self.restored_seal) { self.restored_turn } else { 0 }
    }

    /// Whether it says that it was restored, and no `palier post-restore` did.
    pub fn is_restoration_forged(&self, ring: &Keyring) -> bool {
        self.restored_turn != self.restored(ring)
    }
}

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
pub(crate) async fn restore(
    tx: &impl ConnectionTrait,
    ring: &Keyring,
    turn: i64,
) -> Result<(), DbErr> {
    let state = State { restored_turn: turn, ..state(tx).await? };
    Entity::update_many().col_expr(Column::Turn, Expr::value(turn)).exec(tx).await?;
    keep_restoration(tx, ring, &state).await
}

/// An operator says that nothing was restored: what claims so without a seal of the ring is taken back.
pub(crate) async fn revoke_restoration(
    tx: &impl ConnectionTrait,
    ring: &Keyring,
) -> Result<(), DbErr> {
    let state = state(tx).await?;
    if !state.is_restoration_forged(ring) {
        return Ok(());
    }
    Entity::update_many().col_expr(Column::RestoredTurn, Expr::value(0)).exec(tx).await.map(drop)
}

/// What was sealed without a key is sealed with one, when it is what everybody could seal.
pub(super) async fn seal_again(
    tx: &impl ConnectionTrait,
    ring: &Keyring,
    state: &State,
) -> Result<(), DbErr> {
    let (key, turn) = (ring.trail_before_keys(), state.restored_turn);
    let former = seal::of_restoration(&key, state.database_id, turn);
    if turn == 0 || !state.restored_key.is_empty() || state.restored_seal != former {
        return Ok(());
    }
    keep_restoration(tx, ring, state).await
}

async fn keep_restoration(
    tx: &impl ConnectionTrait,
    ring: &Keyring,
    state: &State,
) -> Result<(), DbErr> {
    let ((key_id, key), turn) = (ring.trail_today(), state.restored_turn);
    let seal = seal::of_restoration(&key, state.database_id, turn);
    Entity::update_many()
        .col_expr(Column::RestoredTurn, Expr::value(turn))
        .col_expr(Column::RestoredKey, Expr::value(key_id))
        .col_expr(Column::RestoredSeal, Expr::value(seal))
        .exec(tx)
        .await
        .map(drop)
}

fn known(found: Option<State>) -> Result<State, DbErr> {
    found.ok_or_else(|| DbErr::RecordNotFound("the row of audit_state".into()))
}

//! Adoption: what was sealed before there was a key is taken over by the first one, as it stands then.
//! From there on a seal that everybody can make is worth nothing.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict, Query};
use sea_orm::{ActiveValue::Set, ConnectionTrait};

use super::row::{self, head};
use super::seal;
use super::state;
use crate::database::{Db, Tx};
use crate::guard::Keyring;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_adoption")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub chain_id: Uuid,
    /// The last place that was sealed without a key, and its seal: it stands for all before it.
    pub number: i64,
    pub value: String,
    /// A seal over these two: nobody takes anything over without a key.
    pub key_id: String,
    pub seal: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Takes over whatever is sealed without a key, and says of how many chains. Whoever calls this knows
/// from outside of the database that it is what it was: by a marker, or by the word of an operator.
pub async fn adopt(db: &Db, ring: &Keyring) -> Result<usize, DbErr> {
    if ring.is_empty() {
        return Ok(0);
    }
    let tx = db.begin().await?;
    let state = state::wait_for(&tx).await?;
    state::seal_again(&tx, ring, &state).await?;
    for head in row::heads(&tx).await? {
        keep_cut(&tx, ring, &head).await?;
    }
    let known = genuine(&tx, ring).await?;
    let mut adopted = 0;
    for (chain, number) in unkeyed(&tx).await? {
        if known.get(&chain).is_some_and(|known| known.number >= number) {
            continue;
        }
        let Some(place) = row::at(&tx, chain, number).await? else { continue };
        put(&tx, ring, &place).await?;
        adopted += 1;
    }
    tx.commit().await?;
    Ok(adopted)
}

/// The adoptions that a key of the ring sealed, by chain.
pub(super) async fn genuine(
    db: &impl ConnectionTrait,
    ring: &Keyring,
) -> Result<BTreeMap<Uuid, Model>, DbErr> {
    let is_genuine = |row: &Model| {
        let key = ring.trail_named(&row.key_id).filter(|_| !row.key_id.is_empty());
        key.is_some_and(|key| {
            seal::of_adoption(&key, row.chain_id, row.number, &row.value) == row.seal
        })
    };
    let rows = Entity::find().all(db).await?.into_iter().filter(is_genuine);
    Ok(rows.map(|row| (row.chain_id, row)).collect())
}

/// The last place of each chain that was sealed without a key.
async fn unkeyed(tx: &Tx) -> Result<Vec<(Uuid, i64)>, DbErr> {
    let question = Query::select()
        .column(row::Column::ChainId)
        .expr_as(Expr::col(row::Column::Number).max(), "last")
        .from(row::Entity)
        .and_where(Expr::col(row::Column::KeyId).eq(""))
        .group_by_col(row::Column::ChainId)
        .to_owned();
    let rows = tx.query_all(&question).await?;
    rows.iter().map(|row| Ok((row.try_get("", "chain_id")?, row.try_get("", "last")?))).collect()
}

async fn put(tx: &Tx, ring: &Keyring, place: &row::Chained) -> Result<(), DbErr> {
    let (key_id, key) = ring.trail_today();
    let row = ActiveModel {
        chain_id: Set(place.chain_id),
        number: Set(place.number),
        value: Set(place.value.clone()),
        key_id: Set(key_id.to_owned()),
        seal: Set(seal::of_adoption(&key, place.chain_id, place.number, &place.value)),
    };
    let former = OnConflict::column(Column::ChainId)
        .update_columns([Column::Number, Column::Value, Column::KeyId, Column::Seal])
        .to_owned();
    Entity::insert(row).on_conflict(former).exec_without_returning(tx).await.map(drop)
}

/// Where a chain was cut without a key is sealed with one, when it is what everybody could seal.
async fn keep_cut(tx: &Tx, ring: &Keyring, head: &head::Head) -> Result<(), DbErr> {
    let (chain, number, value) = (head.chain_id, head.kept_number, head.kept_value.as_str());
    let former = seal::of_cut(&ring.trail_before_keys(), chain, number, value);
    if number == 0 || !head.kept_key.is_empty() || head.kept_seal != former {
        return Ok(());
    }
    let (key_id, key) = ring.trail_today();
    head::Entity::update_many()
        .col_expr(head::Column::KeptKey, Expr::value(key_id))
        .col_expr(head::Column::KeptSeal, Expr::value(seal::of_cut(&key, chain, number, value)))
        .filter(head::Column::ChainId.eq(chain))
        .exec(tx)
        .await
        .map(drop)
}

//! The place of an event in its chain, and the ends of each chain.

use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::audit::event::EventId;
use crate::clock::Moment;

pub use Model as Chained;
pub use head::{Head, heads};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_chained")]
pub struct Model {
    /// The société, or the nil UUID for what belongs to none.
    #[sea_orm(primary_key, auto_increment = false)]
    pub chain_id: Uuid,
    /// From 1, without a gap.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    #[sea_orm(unique)]
    pub event_id: EventId,
    /// Of which sealing it is.
    pub turn: i64,
    pub sealed_at: Moment,
    /// The key of the ring that the seal was made with; empty without a ring.
    pub key_id: String,
    /// The seal: over the event, its place, and the seal before it.
    pub value: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// The row of a place.
pub(super) async fn at(
    db: &impl ConnectionTrait,
    chain: Uuid,
    number: i64,
) -> Result<Option<Chained>, DbErr> {
    Entity::find_by_id((chain, number)).one(db).await
}

/// How many seals were made with this key.
pub async fn count_sealed_with(db: &impl ConnectionTrait, key: &str) -> Result<u64, DbErr> {
    Entity::find().filter(COLUMN.key_id.eq(key)).count(db).await
}

/// Whether this very seal stands at a place.
pub async fn stands(
    db: &impl ConnectionTrait,
    chain: Uuid,
    number: i64,
    value: &str,
) -> Result<bool, DbErr> {
    Ok(at(db, chain, number).await?.is_some_and(|row| row.value == value))
}

/// Events that wait to be sealed: a trigger puts them here, whoever writes them.
pub(super) mod waiting {
    use sea_orm::entity::prelude::*;

    use crate::audit::event::EventId;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_waiting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub event_id: EventId,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Where each chain ends.
pub(super) mod head {
    use super::{ConnectionTrait, QueryOrder};
    use sea_orm::entity::prelude::*;

    pub use Model as Head;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_head")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub chain_id: Uuid,
        /// The last place that is taken, and its seal.
        pub number: i64,
        pub value: String,
        /// The last place that was forgotten (0: none), and its seal: where the next one goes on.
        pub kept_number: i64,
        pub kept_value: String,
        /// A seal over these two: nobody forgets without the key.
        pub kept_key: String,
        pub kept_seal: String,
    }

    impl ActiveModelBehavior for ActiveModel {}

    /// Of every chain, in the order of their numbers.
    pub async fn heads(db: &impl ConnectionTrait) -> Result<Vec<Head>, DbErr> {
        Entity::find().order_by_asc(Column::ChainId).all(db).await
    }
}

//! Contents that no document has any more. They stay for a while: a database that is restored from
//! a backup still names them.

use std::collections::HashSet;
use std::hash::BuildHasher;
use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::document;
use crate::clock::Moment;
use crate::web::App;

/// How long a content is kept once it was replaced.
pub const KEPT: Duration = Duration::from_hours(30 * 24);

/// Removed at a time, so that no upkeep takes long.
const AT_A_TIME: u64 = 500;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "retired_object")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub object: String,
    pub retired_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// Notes that a content was replaced, in the transaction that replaces it.
pub async fn retire(tx: &impl ConnectionTrait, object: &str, now: Moment) -> Result<(), DbErr> {
    let row = ActiveModel { object: Set(object.to_owned()), retired_at: Set(now) };
    let already = OnConflict::new().do_nothing().to_owned();
    Entity::insert(row).on_conflict(already).exec_without_returning(tx).await.map(drop)
}

/// How many [`sweep`] would let go of.
pub async fn count_old(db: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    Ok(old(now).all(db).await?.len() as u64)
}

fn old(now: Moment) -> Select<Entity> {
    Entity::find().filter(COLUMN.retired_at.lt(now - KEPT)).limit(AT_A_TIME)
}

/// Removes from the store what was replaced long ago, unless a document names it again (a database
/// that was restored), or another row does, which is among `others`. What cannot be removed now waits.
pub async fn sweep(
    app: &App,
    others: &HashSet<String, impl BuildHasher + Sync>,
    now: Moment,
) -> Result<u64, DbErr> {
    let old = old(now).all(app.db.reader()).await?.into_iter().map(|retired| retired.object);
    let old: Vec<String> = old.collect();
    if old.is_empty() {
        return Ok(0);
    }
    let named = named(app.db.reader(), &old).await?;
    let mut over = Vec::new();
    for object in old {
        if named.contains(&object) || others.contains(&object) {
            over.push(object);
            continue;
        }
        match app.store.remove(&object).await {
            Ok(()) => over.push(object),
            Err(error) => tracing::warn!(%error, "a replaced document stays in the store"),
        }
    }
    let tx = app.db.begin().await?;
    let forgotten = Entity::delete_many().filter(COLUMN.object.is_in(over)).exec(&tx).await?;
    tx.commit().await?;
    Ok(forgotten.rows_affected)
}

async fn named(db: &impl ConnectionTrait, objects: &[String]) -> Result<Vec<String>, DbErr> {
    let documents = document::Entity::find()
        .select_only()
        .column(document::Column::Object)
        .filter(document::COLUMN.object.is_in(objects));
    documents.into_tuple().all(db).await
}

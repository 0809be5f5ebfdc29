//! Documents that nobody opened, a month after they were published.

use std::time::Duration;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect};

use crate::clock::Moment;
use crate::documents::{DocumentId, document, opening};
use crate::office::documents::{Shelved, those};
use crate::staff::{AgencyStaff, AtLeast};

/// Until then it is not surprising.
const PATIENCE: Duration = Duration::from_hours(30 * 24);
const SHOWN: u64 = 10;

/// How many there are, and the newest of them.
pub async fn of(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    now: Moment,
) -> Result<(u64, Vec<Shelved>), DbErr> {
    let opened = Query::select()
        .expr(Expr::val(1))
        .from(opening::Entity)
        .and_where(
            Expr::col((opening::Entity, opening::Column::SocieteId))
                .equals((document::Entity, document::Column::SocieteId)),
        )
        .and_where(
            Expr::col((opening::Entity, opening::Column::DocumentId))
                .equals((document::Entity, document::Column::Id)),
        )
        .to_owned();
    let unread = document::Entity::find()
        .filter(document::COLUMN.societe_id.eq(staff.societe_id()))
        .filter(document::COLUMN.withdrawn_at.is_null())
        .filter(document::COLUMN.published_at.lt(now - PATIENCE))
        .filter(Expr::exists(opened).not());
    let count = unread.clone().count(db).await?;
    let newest = unread.order_by_desc(document::COLUMN.published_at).limit(SHOWN);
    let newest = newest.select_only().column(document::Column::Id);
    let newest: Vec<DocumentId> = newest.into_tuple().all(db).await?;
    Ok((count, those(db, staff, newest).await?))
}

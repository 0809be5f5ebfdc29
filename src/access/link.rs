//! A link (« rattachement »): an account holds a tiers. Only a live link gives access.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{QueryOrder, QuerySelect};

use super::provisional::{Pair, PairId};
use crate::accounts::{AccountId, SignedIn};
use crate::agencies::{Societe, SocieteId};
use crate::clock::Moment;
use crate::contracts::{Contract, Tiers, TiersId};

pub use Model as Link;

crate::id!(LinkId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LinkId,
    pub tiers_id: TiersId,
    pub account_id: AccountId,
    /// The provisional pair that it came from.
    pub pair_id: PairId,
    /// Which of the tiers' holders this account is; each has one live account at most.
    pub holder: i32,
    pub linked_at: Moment,
    pub ended_at: Option<Moment>,
    pub ended_by: Option<EndedBy>,
    /// Since when the agency keeps it closed: it is not over, but opens nothing.
    pub suspended_at: Option<Moment>,
    /// Since when whoever reads the address on file contests it; until the agency has its word.
    pub contested_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Who cut a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum EndedBy {
    Holder,
    Agency,
}

/// A tiers that the signed-in person holds: a live link, found through their own account.
pub struct MyTiers {
    pub link: Link,
    pub tiers: Tiers,
    pub contracts: Vec<Contract>,
}

/// A link that opens what it leads to: neither over nor suspended. Whatever shows something of a
/// tiers asks for it.
pub fn is_open() -> Expr {
    let column = |column| Expr::col((Entity, column));
    column(Column::EndedAt).is_null().and(column(Column::SuspendedAt).is_null())
}

/// Who holds a tiers already, when a pair is typed for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Free,
    /// This very account holds it.
    ByAccount(AccountId),
}

/// Whether the place that this pair is for is taken.
pub async fn held(db: &impl ConnectionTrait, pair: &Pair) -> Result<Held, DbErr> {
    let live = Entity::find()
        .filter(COLUMN.societe_id.eq(pair.societe_id))
        .filter(COLUMN.tiers_id.eq(pair.tiers_id))
        .filter(COLUMN.holder.eq(pair.holder))
        .filter(COLUMN.ended_at.is_null());
    Ok(live.one(db).await?.map_or(Held::Free, |link| Held::ByAccount(link.account_id)))
}

/// Adds a live link, suspended if the agency keeps the others of the tiers so, and says which; nothing
/// when this account holds the tiers already, or its place is taken.
pub async fn add(
    tx: &impl ConnectionTrait,
    pair: &Pair,
    account: AccountId,
    now: Moment,
) -> Result<Option<LinkId>, DbErr> {
    let id = LinkId::new();
    let suspended_at = suspension(tx, (pair.societe_id, pair.tiers_id)).await?;
    let link = ActiveModel {
        societe_id: Set(pair.societe_id),
        id: Set(id),
        tiers_id: Set(pair.tiers_id),
        account_id: Set(account),
        pair_id: Set(pair.id),
        holder: Set(pair.holder),
        linked_at: Set(now),
        ended_at: Set(None),
        ended_by: Set(None),
        suspended_at: Set(suspended_at),
        contested_at: Set(None),
    };
    let already = OnConflict::new().do_nothing().to_owned();
    let added = Entity::insert(link).on_conflict(already).exec_without_returning(tx).await?;
    Ok((added == 1).then_some(id))
}

/// The link of this number, live or not.
pub async fn known(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    id: LinkId,
) -> Result<Link, DbErr> {
    let found = Entity::find_by_id((societe, id)).one(db).await?;
    found.ok_or_else(|| DbErr::RecordNotFound(format!("link {id}")))
}

/// The live link of this number, if it is this person's own.
pub async fn mine(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    id: LinkId,
) -> Result<Option<MyTiers>, DbErr> {
    let own = Entity::find()
        .filter(COLUMN.account_id.eq(person.account_id()))
        .filter(COLUMN.id.eq(id))
        .filter(is_open());
    let Some(link) = own.one(db).await? else { return Ok(None) };
    let tiers = Tiers::known(db, link.societe_id, link.tiers_id).await?;
    let contracts = Contract::of_tiers(db, link.societe_id, link.tiers_id).await?;
    Ok(Some(MyTiers { link, tiers, contracts }))
}

/// Ends a live link from its holder's side; false when it was over already.
pub async fn end(tx: &impl ConnectionTrait, held: &MyTiers, now: Moment) -> Result<bool, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .col_expr(Column::EndedBy, Expr::value(EndedBy::Holder))
        .filter(COLUMN.societe_id.eq(held.link.societe_id))
        .filter(COLUMN.id.eq(held.link.id))
        .filter(COLUMN.ended_at.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected == 1)
}

/// The agencies of this person's live links, and whose file each leads to; of one that is suspended
/// only that it is there.
pub async fn held_by(
    db: &impl ConnectionTrait,
    person: &SignedIn,
) -> Result<Vec<(String, String)>, DbErr> {
    let live = Entity::find().filter(COLUMN.account_id.eq(person.account_id()));
    let live = live.filter(COLUMN.ended_at.is_null()).order_by_asc(COLUMN.linked_at);
    let mut held = Vec::new();
    for link in live.all(db).await? {
        let societe = Societe::known(db, link.societe_id).await?;
        let name = match link.suspended_at {
            Some(_) => String::new(),
            None => Tiers::known(db, link.societe_id, link.tiers_id).await?.name(),
        };
        held.push((societe.name, name));
    }
    Ok(held)
}

/// Ends every live link of an account, and says which they were.
pub async fn end_all(
    tx: &impl ConnectionTrait,
    account: AccountId,
    now: Moment,
) -> Result<Vec<Link>, DbErr> {
    let live = Entity::find().filter(COLUMN.account_id.eq(account));
    let live = live.filter(COLUMN.ended_at.is_null()).all(tx).await?;
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .col_expr(Column::EndedBy, Expr::value(EndedBy::Holder))
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.ended_at.is_null())
        .exec(tx)
        .await?;
    Ok(live)
}

/// The links of an account, those that ended too: at most so many, the newest.
pub async fn newest_of(
    db: &impl ConnectionTrait,
    account: AccountId,
    most: u64,
) -> Result<Vec<Link>, DbErr> {
    let own = Entity::find().filter(COLUMN.account_id.eq(account));
    own.order_by_desc(COLUMN.linked_at).limit(most).all(db).await
}

/// Whether this person had that link, and cut it themselves.
pub async fn was_detached(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    id: LinkId,
) -> Result<bool, DbErr> {
    let own = Entity::find()
        .filter(COLUMN.account_id.eq(person.account_id()))
        .filter(COLUMN.id.eq(id))
        .filter(COLUMN.ended_by.eq(EndedBy::Holder));
    Ok(own.one(db).await?.is_some())
}

/// Whether an account holds a tiers, as whichever of its holders.
pub async fn holds(
    db: &impl ConnectionTrait,
    account: AccountId,
    pair: &Pair,
) -> Result<bool, DbErr> {
    let live = Entity::find()
        .filter(COLUMN.societe_id.eq(pair.societe_id))
        .filter(COLUMN.tiers_id.eq(pair.tiers_id))
        .filter(COLUMN.account_id.eq(account))
        .filter(COLUMN.ended_at.is_null());
    Ok(live.one(db).await?.is_some())
}

/// Links of a société, or of one of its tiers, in the order of their numbers; those that ended too.
pub async fn page_of(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    (after, most): (Option<LinkId>, u64),
    tiers: Option<TiersId>,
) -> Result<Vec<Link>, DbErr> {
    let mut own = Entity::find().filter(COLUMN.societe_id.eq(societe));
    if let Some(tiers) = tiers {
        own = own.filter(COLUMN.tiers_id.eq(tiers));
    }
    if let Some(after) = after {
        own = own.filter(COLUMN.id.gt(after));
    }
    own.order_by_asc(COLUMN.id).limit(most).all(db).await
}

/// Since when the agency keeps this tiers closed. A link that was closed by being contested says
/// nothing of the tiers' other holders.
async fn suspension(
    tx: &impl ConnectionTrait,
    (societe, tiers): (SocieteId, TiersId),
) -> Result<Option<Moment>, DbErr> {
    let by_the_agency = Expr::col(Column::SuspendedAt).lt(Expr::col(Column::ContestedAt));
    let suspended = Entity::find()
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.tiers_id.eq(tiers))
        .filter(COLUMN.ended_at.is_null())
        .filter(COLUMN.suspended_at.is_not_null())
        .filter(COLUMN.contested_at.is_null().or(by_the_agency));
    Ok(suspended.one(tx).await?.and_then(|link| link.suspended_at))
}

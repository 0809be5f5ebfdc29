//! One page of the portfolio, and how many lines there are.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, QueryOrder};

use super::asked::{MOST, PortfolioFilter};
use super::question::{self, FEW, LOOKED_AT, Start, Wanted};
use crate::agencies::SocieteId;
use crate::audit::{self, Kind};
use crate::clock::Moment;
use crate::contracts::tiers_line::{Access, Sought};
use crate::contracts::{Contract, TiersId, contract, tiers};
use crate::staff::{AgencyStaff, AtLeast};
use crate::web::{App, Visitor};

pub struct Listing {
    pub lines: Vec<Listed>,
    pub total: Total,
}

/// How many lines match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    Exactly(u64),
    MoreThan(u64),
}

/// A tiers in the list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    pub tiers_id: TiersId,
    pub reference: String,
    pub civility: Option<String>,
    pub first_name: Option<String>,
    pub last_name: String,
    pub access: Access,
    pub activated_at: Moment,
    pub expires_at: Moment,
    /// Of a search: how many it found.
    lines: i64,
    #[sea_orm(skip)]
    pub contracts: Vec<Contract>,
}

impl Listed {
    pub fn name(&self) -> String {
        tiers::name(self.civility.as_deref(), self.first_name.as_deref(), &self.last_name)
    }
}

/// The page that is asked for; a search leaves its trace, without what was searched.
pub async fn of(
    app: &App,
    visitor: &Visitor,
    staff: &AgencyStaff<impl AtLeast>,
    filter: &PortfolioFilter,
) -> Result<Listing, DbErr> {
    let wanted = Wanted { societe: staff.societe_id(), now: visitor.now, filter };
    let (mut lines, total) = found(app.db.reader(), wanted).await?;
    add_contracts(app.db.reader(), staff, &mut lines).await?;
    if !filter.sought.words.is_empty() {
        let event = staff.event(Kind::TiersSearched, format!("{} shown", lines.len()));
        let tx = app.db.begin().await?;
        audit::record(&tx, &visitor.origin(), event).await?;
        tx.commit().await?;
    }
    Ok(Listing { lines, total })
}

async fn found(
    db: &impl ConnectionTrait,
    wanted: Wanted<'_>,
) -> Result<(Vec<Listed>, Total), DbErr> {
    if !wanted.filter.sought.words.is_empty() {
        return searched(db, wanted).await;
    }
    let Some(row) = db.query_one(&question::count(wanted)).await? else {
        return Ok((Vec::new(), Total::Exactly(0)));
    };
    let count = u64::try_from(row.try_get::<i64>("", "lines")?).unwrap_or(0);
    let is_timed = wanted.filter.sought.in_time(wanted.now).is_some();
    let is_narrow = is_timed && count <= FEW;
    let start = if is_narrow { Start::Filter } else { Start::Order };
    let lines = page(db, wanted, start).await?;
    let total = if count > MOST { Total::MoreThan(MOST) } else { Total::Exactly(count) };
    Ok((lines, total))
}

/// Begins at the rarest word. When even that one has more tiers than are looked at, so is the total.
async fn searched(
    db: &impl ConnectionTrait,
    wanted: Wanted<'_>,
) -> Result<(Vec<Listed>, Total), DbErr> {
    let rarest = rarest(db, wanted.societe, &wanted.filter.sought.words).await?;
    let start = rarest.map_or(Start::Order, |(_, word)| Start::Word(word));
    let lines = page(db, wanted, start).await?;
    let count = lines.first().map_or(0, |line| line.lines);
    let count = u64::try_from(count).unwrap_or(0);
    let is_cut = rarest.is_some_and(|(tiers, _)| tiers > LOOKED_AT);
    Ok((lines, if is_cut { Total::MoreThan(count) } else { Total::Exactly(count) }))
}

/// The word of a search that the fewest tiers have, and how many: as far as they are looked at.
async fn rarest<'a>(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    words: &'a [String],
) -> Result<Option<(u64, &'a str)>, DbErr> {
    let Some(row) = db.query_one(&question::rarity(societe, words)).await? else { return Ok(None) };
    let mut rarest: Option<(u64, &str)> = None;
    for (at, word) in words.iter().enumerate() {
        let tiers: i64 = row.try_get("", &format!("word{at}"))?;
        let tiers = u64::try_from(tiers).unwrap_or(0);
        if rarest.is_none_or(|(fewest, _)| tiers < fewest) {
            rarest = Some((tiers, word));
        }
    }
    Ok(rarest)
}

/// Whether even the rarest word of a search has more tiers than are looked at: what is listed of it
/// is then not all that it finds, and nothing is done to all of them.
pub async fn is_too_wide(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    sought: &Sought,
) -> Result<bool, DbErr> {
    if sought.words.is_empty() {
        return Ok(false);
    }
    Ok(rarest(db, societe, &sought.words).await?.is_some_and(|(tiers, _)| tiers > LOOKED_AT))
}

async fn page(
    db: &impl ConnectionTrait,
    wanted: Wanted<'_>,
    start: Start<'_>,
) -> Result<Vec<Listed>, DbErr> {
    let rows = db.query_all(&question::page(wanted, start)).await?;
    rows.iter().map(|row| Listed::from_query_result(row, "")).collect()
}

async fn add_contracts(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    lines: &mut [Listed],
) -> Result<(), DbErr> {
    let ids = lines.iter().map(|line| line.tiers_id);
    let own = contract::Entity::find()
        .filter(contract::COLUMN.societe_id.eq(staff.societe_id()))
        .filter(contract::COLUMN.tiers_id.is_in(ids))
        .order_by_asc(contract::COLUMN.reference);
    let mut by_tiers: HashMap<TiersId, Vec<Contract>> = HashMap::new();
    for contract in own.all(db).await? {
        by_tiers.entry(contract.tiers_id).or_default().push(contract);
    }
    for line in lines {
        line.contracts = by_tiers.remove(&line.tiers_id).unwrap_or_default();
    }
    Ok(())
}

//! Which documents of lists I and III are online, for all copropriétaires and for the conseil syndical:
//! counted by kind.

use jiff::ToSpan;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Iterable};

use crate::clock::{Day, Moment};
use crate::contracts::ImmeubleId;
use crate::documents::{DocumentKind, LegalList, document};
use crate::staff::{AgencyStaff, AtLeast};

/// « Les trois dernières assemblées générales annuelles » are of the last four years: each may be some
/// months later than the one before.
const YEARS_OF_MINUTES: i32 = 4;

/// The documents of one kind that are for an immeuble as a whole.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Online {
    pub immeuble_id: ImmeubleId,
    pub kind: DocumentKind,
    /// Those whose time is not over.
    pub in_force: i64,
    /// Those of them that are of the last four years, by their own day.
    pub recent: i64,
    /// When the last of them was put there.
    pub newest: Moment,
    /// The last day of those that say until when they are in force.
    pub valid_until: Option<Day>,
    /// The own day of the last of them.
    pub dated_on: Day,
}

/// By immeuble and kind; what was withdrawn does not count.
pub async fn of_all(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    immeubles: &[ImmeubleId],
    today: Day,
) -> Result<Vec<Online>, DbErr> {
    use document::Column;
    let since = today.date().checked_sub(YEARS_OF_MINUTES.years()).map_or(today, Day::from);
    let recent = Cond::all().add(in_force(today)).add(of(Column::DatedOn).gte(since));
    let count = |which: Cond| Expr::case(which, 1).finally(0).sum().cast_as("bigint");
    let mut online = Query::select();
    online
        .from(document::Entity)
        .columns([Column::ImmeubleId, Column::Kind].map(|column| (document::Entity, column)))
        .expr_as(count(in_force(today)), "in_force")
        .expr_as(count(recent), "recent")
        .expr_as(of(Column::UpdatedAt).max(), "newest")
        .expr_as(of(Column::ValidUntil).max(), "valid_until")
        .expr_as(of(Column::DatedOn).max(), "dated_on")
        .and_where(of(Column::SocieteId).eq(staff.societe_id()))
        .and_where(of(Column::ImmeubleId).is_in(immeubles.iter().copied()))
        .and_where(of(Column::Kind).is_in(kinds(|list| list != LegalList::Coproprietaire)))
        .and_where(of(Column::WithdrawnAt).is_null())
        .group_by_col((document::Entity, Column::ImmeubleId))
        .group_by_col((document::Entity, Column::Kind));
    let rows = db.query_all(&online).await?;
    rows.iter().map(|row| Online::from_query_result(row, "")).collect()
}

/// The kinds of some lists.
pub fn kinds(wanted: impl Fn(LegalList) -> bool) -> Vec<DocumentKind> {
    let is_of = |kind: &DocumentKind| kind.legal().is_some_and(|item| wanted(item.list));
    DocumentKind::iter().filter(is_of).collect()
}

/// What does not say that its time is over.
pub fn in_force(today: Day) -> Cond {
    let until = || of(document::Column::ValidUntil);
    Cond::any().add(until().is_null()).add(until().gte(today))
}

pub fn of(column: document::Column) -> Expr {
    Expr::col((document::Entity, column))
}

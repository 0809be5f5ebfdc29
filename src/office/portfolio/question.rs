//! The questions behind the list: each reads a page of lines by an index, whatever their number is.
//!
//! A search begins at the rarest of its words, of which it looks at so many tiers and no more. A
//! list that is filtered is made of as many lists as there are kinds of lines that match, each of
//! which lies in its order in an index; the database takes the next line of whichever is first.

use sea_orm::sea_query::{Cond, Expr, ExprTrait, Order, Query, SelectStatement, UnionType};

use super::asked::{AT_A_TIME, Direction, MOST, PortfolioFilter, Sort};
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::tiers;
use crate::contracts::tiers_line::row::{Column, Entity};
use crate::contracts::tiers_line::word;

/// Tiers that are looked at for the rarest word of a search.
pub const LOOKED_AT: u64 = 5_000;
/// Lines that are sorted, rather than found in their order.
pub const FEW: u64 = 5_000;

/// Whose lines, when, and which.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    pub societe: SocieteId,
    pub now: Moment,
    pub filter: &'a PortfolioFilter,
}

/// Where the database begins.
#[derive(Clone, Copy)]
pub enum Start<'a> {
    /// At the tiers that have this word.
    Word(&'a str),
    /// At those that match, which are few.
    Filter,
    /// At the order of the list.
    Order,
}

/// How many tiers have each word, as far as they are looked at, and one more.
pub fn rarity(societe: SocieteId, words: &[String]) -> SelectStatement {
    let mut question = Query::select();
    for (at, word) in words.iter().enumerate() {
        let mut some = Query::select();
        some.expr(Expr::val(1)).from(word::Entity);
        some.cond_where(word::beginning(societe, word)).limit(LOOKED_AT + 1);
        let mut count = Query::select();
        count.expr(Expr::cust("count(*)")).from_subquery(some, "some_of_them");
        question.expr_as(count, format!("word{at}"));
    }
    question
}

/// How many lines match, and one more than [`MOST`] when there are more.
pub fn count(wanted: Wanted<'_>) -> SelectStatement {
    let mut some = Query::select();
    some.expr(Expr::val(1)).from(Entity).cond_where(matching(wanted));
    some.limit(MOST + 1);
    let mut count = Query::select();
    count.expr_as(Expr::cust("count(*)"), "lines").from_subquery(some, "some_of_them");
    count
}

/// One page of them, with the names of their tiers; `lines` says of a search how many it found.
pub fn page(wanted: Wanted<'_>, start: Start<'_>) -> SelectStatement {
    let filter = wanted.filter;
    let mut shown = match start {
        Start::Word(_) | Start::Filter => candidates(wanted, start),
        Start::Order => in_their_order(wanted),
    };
    shown.limit(AT_A_TIME).offset(filter.after());
    let of_line = line(Column::SocieteId)
        .eq(wanted.societe)
        .and(line(Column::TiersId).equals(("shown", Column::TiersId)));
    let of_tiers = Expr::col((tiers::Entity, tiers::Column::SocieteId))
        .eq(wanted.societe)
        .and(Expr::col((tiers::Entity, tiers::Column::Id)).equals(("shown", Column::TiersId)));
    let mut question = Query::select();
    question
        .columns(SHOWN.map(|column| (Entity, column)))
        .columns([
            (tiers::Entity, tiers::Column::Civility),
            (tiers::Entity, tiers::Column::FirstName),
            (tiers::Entity, tiers::Column::LastName),
        ])
        .column(("shown", "lines"))
        .from_subquery(shown, "shown")
        .cross_join(Entity)
        .cross_join(tiers::Entity)
        .and_where(of_line)
        .and_where(of_tiers);
    in_order(&mut question, filter);
    question
}

const SHOWN: [Column; 5] =
    [Column::TiersId, Column::Reference, Column::Access, Column::ActivatedAt, Column::ExpiresAt];

/// The lines that match, beginning there. SQLite takes `cross join` to mean: these first.
fn candidates(wanted: Wanted<'_>, start: Start<'_>) -> SelectStatement {
    let mut found = Query::select();
    let lines = if let Start::Word(first) = start {
        found.column(word::Column::TiersId).from(word::Entity);
        found.cond_where(word::beginning(wanted.societe, first)).limit(LOOKED_AT);
        Expr::cust("count(*) over ()")
    } else {
        found.column(Column::TiersId).from(Entity).cond_where(matching(wanted)).limit(FEW);
        uncounted()
    };
    let mut once = Query::select();
    once.column(Column::TiersId).distinct().from_subquery(found, "found");
    let mut all = Query::select();
    all.column((Entity, Column::TiersId)).expr_as(lines, "lines");
    all.from_subquery(once, "once").cross_join(Entity);
    all.and_where(line(Column::TiersId).equals(("once", Column::TiersId)));
    all.cond_where(matching(wanted));
    in_order(&mut all, wanted.filter).to_owned()
}

/// The lines that match, as they lie in their order: all of them, or kind by kind.
fn in_their_order(wanted: Wanted<'_>) -> SelectStatement {
    let sought = &wanted.filter.sought;
    let of_kind = |kind| {
        let mut lines = Query::select();
        lines.column(Column::TiersId).expr_as(uncounted(), "lines").from(Entity);
        lines.expr_as(line(place(wanted.filter.sort)), "place");
        lines.and_where(line(Column::SocieteId).eq(wanted.societe));
        if let Some((qualites, access)) = kind {
            lines.and_where(line(Column::Qualites).eq(qualites));
            lines.and_where(line(Column::Access).eq(access));
        }
        if let Some(in_time) = sought.in_time(wanted.now) {
            lines.and_where(in_time);
        }
        lines
    };
    let kinds = if sought.is_filtered() { sought.kinds() } else { Vec::new() };
    let mut lists = kinds.into_iter().map(|kind| of_kind(Some(kind)));
    let mut all = lists.next().unwrap_or_else(|| of_kind(None));
    all.unions(lists.map(|list| (UnionType::All, list)));
    let order = order(wanted.filter.direction);
    all.order_by("place", order.clone()).order_by(Column::TiersId, order);
    all
}

fn matching(wanted: Wanted<'_>) -> Cond {
    wanted.filter.sought.matching(wanted.societe, wanted.now)
}

/// They were counted before: nothing but the page is read.
fn uncounted() -> Expr {
    Expr::val(0_i64)
}

fn in_order<'a>(
    question: &'a mut SelectStatement,
    filter: &PortfolioFilter,
) -> &'a mut SelectStatement {
    let order = order(filter.direction);
    let column = place(filter.sort);
    question.order_by((Entity, column), order.clone()).order_by((Entity, Column::TiersId), order)
}

fn place(sort: Sort) -> Column {
    match sort {
        Sort::Name => Column::SortName,
        Sort::Reference => Column::Reference,
        Sort::Activated => Column::ActivatedAt,
    }
}

fn order(direction: Direction) -> Order {
    match direction {
        Direction::Ascending => Order::Asc,
        Direction::Descending => Order::Desc,
    }
}

fn line(column: Column) -> Expr {
    Expr::col((Entity, column))
}

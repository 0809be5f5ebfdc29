//! The questions behind the list: each reads a page of lines by an index, whatever their number is.
//!
//! A search begins at the rarest of its words, of which it looks at so many tiers and no more. A
//! list that is filtered begins at the filter when few lines match, at the order when many do.

use sea_orm::sea_query::{BinOper, Cond, Expr, ExprTrait, LikeExpr, Order, Query, SelectStatement};

use super::access_state::AccessState;
use super::asked::{AT_A_TIME, Direction, MOST, PortfolioFilter, Sort};
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::tiers;
use crate::contracts::tiers_line::row::{Column, Entity};
use crate::contracts::tiers_line::{Access, bit, word};

/// Tiers that are looked at for the rarest word of a search.
pub const LOOKED_AT: u64 = 5_000;
/// Lines that are sorted, rather than found in their order.
pub const FEW: u64 = 2_000;

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
    /// At the order of the list: many match.
    Order,
}

/// How many tiers have each word, as far as they are looked at, and one more.
pub fn rarity(wanted: Wanted<'_>) -> SelectStatement {
    let mut question = Query::select();
    for (at, word) in wanted.filter.words.iter().enumerate() {
        let mut some = Query::select();
        some.expr(Expr::val(1)).from(word::Entity);
        some.cond_where(word::beginning(wanted.societe, word)).limit(LOOKED_AT + 1);
        let mut count = Query::select();
        count.expr(Expr::cust("count(*)")).from_subquery(some, "some_of_them");
        question.expr_as(count, format!("word{at}"));
    }
    question
}

/// How many lines match, and one more than [`MOST`] when there are more.
pub fn count(wanted: Wanted<'_>) -> SelectStatement {
    let mut some = Query::select();
    some.expr(Expr::val(1)).from(Entity).cond_where(matching(wanted, Start::Filter));
    some.limit(MOST + 1);
    let mut count = Query::select();
    count.expr_as(Expr::cust("count(*)"), "lines").from_subquery(some, "some_of_them");
    count
}

/// One page of them, with the names of their tiers; `lines` says of a search how many it found.
pub fn page(wanted: Wanted<'_>, start: Start<'_>) -> SelectStatement {
    let filter = wanted.filter;
    let mut shown = candidates(wanted, start);
    let lines = match start {
        Start::Word(_) => Expr::cust("count(*) over ()"),
        // They were counted before: nothing but the page is read.
        Start::Filter | Start::Order => Expr::val(0_i64),
    };
    shown.column((Entity, Column::TiersId)).expr_as(lines, "lines");
    in_order(&mut shown, filter).limit(AT_A_TIME).offset(filter.after());
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
    match start {
        Start::Word(first) => {
            found.column(word::Column::TiersId).from(word::Entity);
            found.cond_where(word::beginning(wanted.societe, first)).limit(LOOKED_AT);
        }
        Start::Filter => {
            found.column(Column::TiersId).from(Entity);
            found.cond_where(matching(wanted, start)).limit(FEW);
        }
        Start::Order => {
            let mut all = Query::select();
            return all.from(Entity).cond_where(matching(wanted, start)).to_owned();
        }
    }
    let mut once = Query::select();
    once.column(Column::TiersId).distinct().from_subquery(found, "found");
    let mut lines = Query::select();
    lines.from_subquery(once, "once").cross_join(Entity);
    lines.and_where(line(Column::TiersId).equals(("once", Column::TiersId)));
    lines.cond_where(matching(wanted, start)).to_owned()
}

fn matching(wanted: Wanted<'_>, start: Start<'_>) -> Cond {
    let filter = wanted.filter;
    let mut all = Cond::all().add(line(Column::SocieteId).eq(wanted.societe));
    for word in &filter.words {
        let pattern = LikeExpr::new(format!("% {}%", escaped(word))).escape('\\');
        all = all.add(line(Column::Words).like(pattern));
    }
    let qualite = filter.qualite.map(|it| line(Column::Qualites).bit_and(bit(it)).ne(0));
    all = all.add_option(qualite);
    match filter.access {
        Some(state) => all.add(stands(state, (start, filter.sort), wanted.now)),
        None => all,
    }
}

fn stands(state: AccessState, (start, sort): (Start<'_>, Sort), now: Moment) -> Cond {
    // An expression, of which no index knows: the order of the list is what is followed, unless
    // those of one access are in that order too.
    let is_sorted = sort == Sort::Name && state != AccessState::Expired;
    let access = match start {
        Start::Order if !is_sorted => line(Column::Access).binary(BinOper::Custom("||"), ""),
        _ => line(Column::Access),
    };
    let is = |one: Access| Cond::all().add(access.clone().eq(one));
    let still = |one: Access| is(one).add(line(Column::ExpiresAt).gt(now));
    match state {
        AccessState::None => is(Access::None),
        AccessState::Issued => still(Access::Issued),
        AccessState::Waiting => still(Access::Waiting),
        AccessState::Linked => is(Access::Linked),
        AccessState::Ended => is(Access::Ended),
        AccessState::Suspended => is(Access::Suspended),
        AccessState::Expired => Cond::all()
            .add(access.clone().is_in([Access::Issued, Access::Waiting]))
            .add(line(Column::ExpiresAt).lte(now)),
    }
}

fn in_order<'a>(
    question: &'a mut SelectStatement,
    filter: &PortfolioFilter,
) -> &'a mut SelectStatement {
    let column = match filter.sort {
        Sort::Name => Column::SortName,
        Sort::Reference => Column::Reference,
        Sort::Activated => Column::ActivatedAt,
    };
    let order = match filter.direction {
        Direction::Ascending => Order::Asc,
        Direction::Descending => Order::Desc,
    };
    question.order_by((Entity, column), order.clone()).order_by((Entity, Column::TiersId), order)
}

/// An address may hold what `like` takes for a sign.
fn escaped(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

fn line(column: Column) -> Expr {
    Expr::col((Entity, column))
}

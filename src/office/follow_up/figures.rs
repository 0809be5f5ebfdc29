//! Twelve months of a société in figures: activations and letters, a month each.

use jiff::Span;
use sea_orm::QueryResult;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Func, IntoColumnRef, Query, SelectStatement};

use crate::access::link;
use crate::access::provisional::pair;
use crate::clock::{Day, paris_midnight};
use crate::staff::{AgencyStaff, AtLeast};

/// Months shown, the current one included.
pub const MONTHS: usize = 12;

/// What happened in one month, in Paris.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Day,
    /// Links made.
    pub activated: i64,
    /// Pairs issued.
    pub issued: i64,
    /// Pairs that opened their activation.
    pub used: i64,
}

/// The last twelve months, the oldest first: one question for links, one for pairs.
pub async fn of(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    today: Day,
) -> Result<Vec<Month>, DbErr> {
    let months = months(today);
    let own = staff.societe_id();
    let mut links = Query::select();
    links.from(link::Entity).and_where(Expr::col(link::Column::SocieteId).eq(own));
    count(&mut links, ("activated", (link::Entity, link::Column::LinkedAt)), &months);
    let mut pairs = Query::select();
    pairs.from(pair::Entity).and_where(Expr::col(pair::Column::SocieteId).eq(own));
    count(&mut pairs, ("issued", (pair::Entity, pair::Column::IssuedAt)), &months);
    count(&mut pairs, ("used", (pair::Entity, pair::Column::ConsumedAt)), &months);
    let (links, pairs) = (db.query_one(&links).await?, db.query_one(&pairs).await?);
    let read = |row: &Option<QueryResult>, name: &str, at: usize| {
        row.as_ref().map_or(Ok(0), |row| row.try_get::<i64>("", &format!("{name}{at}")))
    };
    let told = months.iter().enumerate().map(|(at, (first, _))| {
        Ok(Month {
            first: *first,
            activated: read(&links, "activated", at)?,
            issued: read(&pairs, "issued", at)?,
            used: read(&pairs, "used", at)?,
        })
    });
    told.collect()
}

/// Adds one count for each month of a column's moments.
fn count<C: IntoColumnRef + Clone>(
    question: &mut SelectStatement,
    (name, column): (&str, C),
    months: &[(Day, Day)],
) {
    for (at, (first, next)) in months.iter().enumerate() {
        let moment = || Expr::col(column.clone());
        let within = Cond::all()
            .add(moment().gte(paris_midnight(*first)))
            .add(moment().lt(paris_midnight(*next)));
        let one: Expr = Expr::case(within, Expr::val(1_i32)).into();
        question.expr_as(Func::count(one), format!("{name}{at}"));
    }
}

/// The first day of each month, and of the next.
fn months(today: Day) -> Vec<(Day, Day)> {
    let current = today.date().first_of_month();
    let back = |n: usize| {
        let months = i64::try_from(n).unwrap_or(0);
        Day::from(current.saturating_sub(Span::new().months(months)))
    };
    let after = Day::from(current.saturating_add(Span::new().months(1)));
    let mut firsts: Vec<Day> = (0..MONTHS).rev().map(back).collect();
    firsts.push(after);
    firsts.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_end_with_the_current_one() {
        let today = Day::parse("2026-01-31").unwrap();
        let told: Vec<String> =
            months(today).iter().map(|(first, next)| format!("{first} {next}")).collect();
        assert_eq!(told.len(), MONTHS);
        assert_eq!(told[0], "2025-02-01 2025-03-01");
        assert_eq!(told[11], "2026-01-01 2026-02-01");
    }
}

//! What a selection comes to before anything is done to it: counted in one pass, and no further than
//! matters.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{QuerySelect, QueryTrait, Select};

use super::held::{Held, LeftOut};
use super::rows::{live_link, live_pair};
use super::whole::{Selection, Which};
use crate::agencies::Societe;
use crate::clock::Moment;
use crate::contracts::tiers;

/// What issuing pairs to those that receive them would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    pub tiers: u64,
    /// Whose pair still works, and would die.
    pub replaced: u64,
    /// Whom somebody holds already: their letter will find the place taken.
    pub associated: u64,
}

/// How all of a selection are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    pub all: u64,
    pub open: u64,
    pub suspended: u64,
}

impl Selection {
    /// Exact up to so many tiers; beyond, as many and one more.
    pub async fn outlook(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
        most: u64,
        now: Moment,
    ) -> Result<Outlook, DbErr> {
        let some = self.rows(societe, now).limit(most.saturating_add(1));
        let which =
            [("replaced", Expr::exists(live_pair(now))), ("associated", Expr::exists(live_link()))];
        let [tiers, replaced, associated] = counts(db, some, which).await?;
        Ok(Outlook { tiers, replaced, associated })
    }

    /// Those that receive no pairs, and why; all together exact up to so many, and one more beyond.
    pub async fn left_out(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
        most: u64,
        now: Moment,
    ) -> Result<LeftOut, DbErr> {
        let linked = self.all(societe, now).filter(Expr::exists(live_link()));
        let open = Held::Open.by_somebody();
        let some = match &self.which {
            Which::Ids(_) => linked.filter(open.clone().not()),
            Which::Sought(_) => linked,
            _ => return Ok(LeftOut::default()),
        };
        let which = [("held", open.clone()), ("suspended", open.not())];
        let [_, held, suspended] = counts(db, some.limit(most.saturating_add(1)), which).await?;
        Ok(LeftOut { held, suspended })
    }

    /// Of all of them, whether they receive pairs or not.
    pub async fn holding(
        &self,
        db: &impl ConnectionTrait,
        societe: &Societe,
        now: Moment,
    ) -> Result<Holding, DbErr> {
        let which =
            [("open", Held::Open.by_somebody()), ("suspended", Held::Suspended.by_somebody())];
        let [all, open, suspended] = counts(db, self.all(societe, now), which).await?;
        Ok(Holding { all, open, suspended })
    }
}

/// How many there are, and how many of them are so, and so.
async fn counts(
    db: &impl ConnectionTrait,
    some: Select<tiers::Entity>,
    which: [(&'static str, Expr); 2],
) -> Result<[u64; 3], DbErr> {
    let names = which.each_ref().map(|(name, _)| *name);
    let mut some = some.select_only();
    for (name, is_so) in which {
        let one = Expr::case(Cond::all().add(is_so), 1_i64).finally(0_i64);
        some = some.column_as(Expr::Case(Box::new(one)), name);
    }
    let question = summed(some.into_query(), names);
    let row = db.query_one(&question).await?.ok_or_else(|| DbErr::Custom("no counts".into()))?;
    let count = |name: &str| -> Result<u64, DbErr> {
        let count: Option<i64> = row.try_get("", name)?;
        Ok(count.and_then(|count| u64::try_from(count).ok()).unwrap_or(0))
    };
    Ok([count("tiers")?, count(names[0])?, count(names[1])?])
}

fn summed(some: SelectStatement, names: [&'static str; 2]) -> SelectStatement {
    let mut question = Query::select();
    question.expr_as(Expr::cust("count(*)"), "tiers");
    for name in names {
        question.expr_as(Expr::col(("some_of_them", name)).sum().cast_as("bigint"), name);
    }
    question.from_subquery(some, "some_of_them");
    question
}

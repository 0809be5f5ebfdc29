//! What others did to the account, or to what it holds, as the trail tells it: operators, Palier itself,
//! agencies that look a file up, and whoever tried to sign in.

use std::time::Duration;

use sea_orm::sea_query::{Cond, Expr, ExprTrait, Func, Query, SelectStatement};

use super::sources::{event as column, is_societe, no_number, no_text, societe_name};
use crate::access::link::Link;
use crate::accounts::SignedIn;
use crate::agencies::societe;
use crate::audit::{self, Kind, event};
use crate::clock::{Moment, paris_summers};

pub const OTHERS: &str = "others";
pub const LOOKED_UP: &str = "looked_up";
pub const FAILURES: &str = "failures";

/// Done to the account itself.
const TO_THE_ACCOUNT: [Kind; 5] = [
    Kind::SessionRevoked,
    Kind::FactorRemoved,
    Kind::PasskeyBlocked,
    Kind::FactorLossConfirmed,
    Kind::NotificationsChosen,
];

const HOUR: i64 = 3_600_000;

/// Longer than any event is kept.
const AS_LONG: Duration = Duration::from_hours(3 * 366 * 24);

/// By Palier, by an operator, by whoever pressed the link of a mail.
pub fn others(person: &SignedIn) -> SelectStatement {
    use event::Column;
    let what = (column(Column::At), column(Column::Kind));
    let mut done = line(OTHERS, what, (no_text(), no_number()));
    done.and_where(column(Column::Subject).eq(person.account_id().to_string()))
        .and_where(audit::is_told_to_its_holder())
        .and_where(column(Column::Kind).is_in(TO_THE_ACCOUNT))
        .and_where(column(Column::Actor).ne(person.actor().to_string()));
    done
}

/// Who lost every factor is identified by an agency: the trail says whose file it was.
pub fn identified(held: &[Link]) -> SelectStatement {
    use event::Column;
    let what = (column(Column::At), column(Column::Kind));
    let mut done = line(OTHERS, what, (societe_name(), no_number()));
    of_held(&mut done, held).and_where(column(Column::Kind).eq(Kind::FactorLossConfirmed));
    done
}

/// Look-ups by agencies of what this account holds, while it did: those of a day in one line.
pub fn looked_up(held: &[Link], now: Moment) -> SelectStatement {
    use event::Column;
    let what = (Func::max(column(Column::At)).into(), Expr::val(Kind::TiersViewed.name()));
    let times = Func::count(column(Column::Id)).into();
    let mut seen = line(LOOKED_UP, what, (societe_name(), times));
    of_held(&mut seen, held)
        .and_where(column(Column::Kind).eq(Kind::TiersViewed))
        .add_group_by([societe_name(), day_in_paris(now)]);
    seen
}

/// Sign-ins, second factors and confirmations that were refused, by anybody, a day in one line: each of
/// them tells nothing.
pub fn failures(person: &SignedIn, now: Moment) -> SelectStatement {
    use event::Column;
    let what = (Func::max(column(Column::At)).into(), Expr::val(Kind::SignIn.name()));
    let times = Func::count(column(Column::Id)).into();
    let mut tried = line(FAILURES, what, (no_text(), times));
    tried
        .and_where(column(Column::Subject).eq(person.account_id().to_string()))
        // The very words of the index that holds these few.
        .and_where(audit::is_failed_try())
        .add_group_by([day_in_paris(now)]);
    tried
}

/// The columns of an act, in their order.
fn line(
    source: &str,
    (at, what): (Expr, Expr),
    (societe_name, times): (Expr, Expr),
) -> SelectStatement {
    let mut line = Query::select();
    line.expr_as(at, "at")
        .expr_as(Expr::val(source), "source")
        .expr_as(what, "what")
        .expr_as(no_text(), "title")
        .expr_as(societe_name, "societe_name")
        .expr_as(no_text(), "sha256")
        .expr_as(no_text(), "network")
        .expr_as(times, "times")
        .from(event::Entity);
    line
}

/// Of these files, in the time of each link.
fn of_held<'a>(line: &'a mut SelectStatement, held: &[Link]) -> &'a mut SelectStatement {
    use event::{Column, Entity};
    let mut theirs = Cond::any();
    for link in held {
        let end = link.ended_at.map(|end| column(Column::At).lte(end));
        let one = Cond::all()
            .add(column(Column::Subject).eq(link.tiers_id.to_string()))
            .add(column(Column::SocieteId).eq(link.societe_id))
            .add(column(Column::At).gte(link.linked_at))
            .add_option(end);
        theirs = theirs.add(one);
    }
    let subjects = held.iter().map(|link| link.tiers_id.to_string());
    line.cross_join(societe::Entity)
        .and_where(is_societe((Entity, Column::SocieteId)))
        .and_where(column(Column::Subject).is_in(subjects))
        .and_where(audit::is_told_to_its_holder())
        .cond_where(theirs)
}

/// The day on the calendars of Paris, as a number. Without values: PostgreSQL must see that what it
/// groups by is the same wherever it stands.
fn day_in_paris(now: Moment) -> Expr {
    let at = r#""audit_event"."at""#;
    let summers = paris_summers(now - AS_LONG, now + Duration::from_hours(24));
    let summer = |(from, until): (Moment, Moment)| {
        format!(" when {at} >= {} and {at} < {} then {HOUR}", from.millis(), until.millis())
    };
    let cases: String = summers.into_iter().map(summer).collect();
    let later = if cases.is_empty() { "0".to_owned() } else { format!("case{cases} else 0 end") };
    Expr::cust(format!("({at} + {HOUR} + {later}) / {}", 24 * HOUR))
}

//! « À faire »: what is late, then what is to be paid soon, whatever the agency.

use jiff::Span;

use super::my_contracts::MyContract;
use crate::clock::Day;
use crate::money::Cents;
use crate::space::standing::near;
use crate::web::Visitor;

/// More than this is not read.
pub const MOST: u64 = 3;
const SOON_DAYS: i64 = 30;

/// One thing to do, and where.
pub struct ToDo {
    pub address: String,
    pub words: String,
    pub place: String,
    pub societe_name: String,
}

/// The oldest day first.
pub fn of(visitor: &Visitor, contracts: &[MyContract], today: Day) -> Vec<ToDo> {
    let mut pressing: Vec<(Day, Cents, &MyContract)> = Vec::new();
    for contract in contracts {
        let soon = contract.standing.next().filter(|(day, _)| *day <= soon(today));
        let dues = contract.standing.late().into_iter().chain(soon);
        pressing.extend(dues.map(|(day, cents)| (day, cents, contract)));
    }
    pressing.sort_by_key(|(day, ..)| *day);
    let first = pressing.into_iter().zip(0..MOST).map(|(one, _)| one);
    first.filter_map(|(day, cents, of)| ToDo::of(visitor, (day, cents, of), today)).collect()
}

/// The last day that is.
fn soon(today: Day) -> Day {
    in_days(today, SOON_DAYS)
}

/// The first day that is not.
pub fn later(today: Day) -> Day {
    in_days(today, SOON_DAYS + 1)
}

fn in_days(today: Day, days: i64) -> Day {
    today.date().saturating_add(Span::new().days(days)).into()
}

impl ToDo {
    fn of(
        visitor: &Visitor,
        (day, cents, contract): (Day, Cents, &MyContract),
        today: Day,
    ) -> Option<Self> {
        let (texts, lang) = (visitor.texts, visitor.lang);
        let (amount, when) = (cents.text(lang), near(day, today, lang));
        Some(Self {
            address: format!("/contracts/{}#payment", contract.contract_id?),
            words: if day < today {
                texts.home_late(amount, when)
            } else {
                texts.home_due(amount, when)
            },
            place: contract.place(),
            societe_name: contract.societe_name.clone(),
        })
    }
}

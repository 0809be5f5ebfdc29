//! More contracts than one page shows: all of them counted, the pressing ones found, one page read.

use sea_orm::sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Value};

use super::filter::{HomeQuery, Pager};
use super::my_contracts::{self, AT_A_TIME, MyContract, live_links, with_contracts};
use super::to_do::{MOST, later};
use crate::access::link;
use crate::accounts::SignedIn;
use crate::agencies::{SocieteId, societe};
use crate::clock::Day;
use crate::contracts::{Qualite, contract};
use crate::database::{Fixed, given};
use crate::ledger::balance;

/// How many contracts there are of one société and quality.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Tally {
    pub societe_id: SocieteId,
    pub societe_name: String,
    /// None for a tiers whose contracts have not been sent yet.
    pub qualite: Option<Qualite>,
    pub contracts: i64,
    /// Those, and one for each tiers without any.
    pub rows: i64,
}

/// What the page says of all contracts, whichever of them it shows.
pub struct Crowd {
    pub tallies: Vec<Tally>,
    /// Those with something to do; none where all are at hand.
    pub pressing: Option<Vec<MyContract>>,
    /// Whether any agency has sent an account.
    pub is_known: bool,
}

/// What the page shows, and what it says of the rest.
pub struct Shown {
    pub crowd: Crowd,
    pub contracts: Vec<MyContract>,
    pub pager: Pager,
}

impl Shown {
    /// Of whoever came with these, one of which is too many when there are more than a page of them.
    pub async fn of(
        db: &impl ConnectionTrait,
        (person, mut contracts): (&SignedIn, Vec<MyContract>),
        (query, today): (&HomeQuery, Day),
    ) -> Result<Self, DbErr> {
        let first = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
        if contracts.len() <= first {
            let crowd = Crowd::small(&contracts);
            let pager = Pager::of(query, &crowd.tallies);
            return Ok(Self { crowd, contracts, pager });
        }
        let crowd = Crowd::of(db, person, today).await?;
        let pager = Pager::of(query, &crowd.tallies);
        contracts.truncate(first);
        if query.is_filtered() || pager.page > 1 {
            let asked = (query.societe(&crowd.tallies), query.qualite());
            contracts = page(db, (person, today), asked, pager.after).await?;
        }
        Ok(Self { crowd, contracts, pager })
    }

    /// Those that the address asks for.
    pub fn kept(&self, query: &HomeQuery) -> Vec<&MyContract> {
        self.contracts.iter().filter(|it| query.keeps(it.societe_id, it.qualite)).collect()
    }

    pub fn pressing(&self) -> &[MyContract] {
        self.crowd.pressing.as_deref().unwrap_or(&self.contracts)
    }
}

/// Their values: the account, today, and the first day that is not soon.
static CROWD: Fixed = Fixed::new(|_| vec![tallies(), pressing(), any_balance()]);

impl From<&MyContract> for Tally {
    fn from(one: &MyContract) -> Self {
        Self {
            societe_id: one.societe_id,
            societe_name: one.societe_name.clone(),
            qualite: one.qualite,
            contracts: i64::from(one.contract_id.is_some()),
            rows: 1,
        }
    }
}

impl Crowd {
    /// Of whoever has no more contracts than these.
    pub fn small(contracts: &[MyContract]) -> Self {
        Self {
            tallies: contracts.iter().map(Tally::from).collect(),
            pressing: None,
            is_known: contracts.iter().any(|one| one.standing.balance_cents.is_some()),
        }
    }

    pub async fn of(
        db: &impl ConnectionTrait,
        person: &SignedIn,
        today: Day,
    ) -> Result<Self, DbErr> {
        let values: [Value; 3] = [person.account_id().into(), today.into(), later(today).into()];
        let [tallies, pressing, balances] = CROWD.ask(db, &values).await?;
        let tallies = tallies.iter().map(|row| Tally::from_query_result(row, ""));
        let tallies = tallies.collect::<Result<_, _>>()?;
        let pressing = Some(my_contracts::read(&pressing)?);
        Ok(Self { tallies, pressing, is_known: !balances.is_empty() })
    }
}

/// One page of those of an agency, of a quality, or of all.
async fn page(
    db: &impl ConnectionTrait,
    (person, today): (&SignedIn, Day),
    (societe, qualite): (Option<SocieteId>, Option<Qualite>),
    after: u64,
) -> Result<Vec<MyContract>, DbErr> {
    let mut question = with_contracts(live_links(Expr::val(person.account_id())), today);
    my_contracts::in_order(&mut question, today);
    let of_link = Expr::col((link::Entity, link::Column::SocieteId));
    let of_agency = societe.map(|id| of_link.eq(id));
    let of_qualite = qualite.map(|it| contract(contract::Column::Qualite).eq(it));
    question.and_where_option(of_agency).and_where_option(of_qualite);
    question.limit(AT_A_TIME).offset(after);
    my_contracts::read(&db.query_all(&question).await?)
}

fn tallies() -> SelectStatement {
    let mut question = live_links(given(0));
    let of_societe = Expr::col((societe::Entity, societe::Column::Id))
        .equals((link::Entity, link::Column::SocieteId));
    question
        .inner_join(societe::Entity, of_societe)
        .left_join(contract::Entity, of_link())
        .expr_as(Expr::col((link::Entity, link::Column::SocieteId)), "societe_id")
        .expr_as(Expr::col((societe::Entity, societe::Column::Name)), "societe_name")
        .column((contract::Entity, contract::Column::Qualite))
        .expr_as(Func::count(contract(contract::Column::Id)), "contracts")
        .expr_as(Expr::cust("count(*)"), "rows")
        .group_by_col((link::Entity, link::Column::SocieteId))
        .group_by_col((societe::Entity, societe::Column::Name))
        .group_by_col((contract::Entity, contract::Column::Qualite))
        .order_by((societe::Entity, societe::Column::Name), Order::Asc)
        .order_by((link::Entity, link::Column::SocieteId), Order::Asc);
    question
}

/// What is read of a link by [`with_contracts`].
const OF_LINK: [link::Column; 6] = {
    use link::Column;
    [
        Column::Id,
        Column::SocieteId,
        Column::TiersId,
        Column::LinkedAt,
        Column::EndedAt,
        Column::SuspendedAt,
    ]
};

/// Those in debit whose oldest day to pay by is past or soon, the oldest first: they are picked by
/// their keys, and only then is the rest of them read.
fn pressing() -> SelectStatement {
    let balance = |column| Expr::col((balance::Entity, column));
    let mut first = live_links(given(0));
    first
        .inner_join(contract::Entity, of_link())
        .inner_join(balance::Entity, of_contract())
        .columns(OF_LINK.map(|it| (link::Entity, it)))
        .expr_as(contract(contract::Column::Id), "contract_id")
        .and_where(balance(balance::Column::Cents).gt(0))
        .and_where(balance(balance::Column::Unpaid).lt(given(2)))
        .order_by((balance::Entity, balance::Column::Unpaid), Order::Asc)
        .order_by((contract::Entity, contract::Column::Id), Order::Asc)
        .limit(MOST);
    let mut picked = Query::select();
    picked.from_subquery(first, link::Entity);
    let mut question = with_contracts(picked, given(1));
    let is_picked = contract(contract::Column::Id).equals((link::Entity, "contract_id"));
    question.and_where(is_picked);
    question
}

fn any_balance() -> SelectStatement {
    let mut question = live_links(given(0));
    question
        .inner_join(contract::Entity, of_link())
        .inner_join(balance::Entity, of_contract())
        .column((balance::Entity, balance::Column::Cents))
        .limit(1);
    question
}

fn of_link() -> Expr {
    contract(contract::Column::SocieteId)
        .equals((link::Entity, link::Column::SocieteId))
        .and(contract(contract::Column::TiersId).equals((link::Entity, link::Column::TiersId)))
        .and(link::is_open())
}

fn contract(column: contract::Column) -> Expr {
    Expr::col((contract::Entity, column))
}

fn of_contract() -> Expr {
    Expr::col((balance::Entity, balance::Column::SocieteId))
        .equals((contract::Entity, contract::Column::SocieteId))
        .and(
            Expr::col((balance::Entity, balance::Column::ContractId))
                .equals((contract::Entity, contract::Column::Id)),
        )
}

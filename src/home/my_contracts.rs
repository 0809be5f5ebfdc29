//! What a signed-in person may see: the contracts of the tiers that they hold by a live link.

use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, QueryResult};

use super::turn;
use crate::access::link::{self, LinkId};
use crate::accounts::SignedIn;
use crate::accounts::sign_in::session;
use crate::agencies::{SocieteId, societe};
use crate::clock::{Day, Moment, paris_today};
use crate::contracts::{ContractId, Qualite, conseil_mandat, contract, tiers};
use crate::database::{Fixed, given};
use crate::documents::{News, news};
use crate::ledger::{Standing, standing};
use crate::web::{App, Error, Visitor};

/// One contract, with whose it is: a row of the one read that most pages make.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MyContract {
    pub link_id: LinkId,
    pub linked_at: Moment,
    pub societe_id: SocieteId,
    pub societe_name: String,
    pub client_code: String,
    pub societe_code: String,
    pub phone: Option<String>,
    pub logo_width: i32,
    pub logo_height: i32,
    pub logo_version: i64,
    pub civility: Option<String>,
    pub first_name: Option<String>,
    pub last_name: String,
    /// None for a tiers whose contracts have not been sent yet; the next ones too.
    pub contract_id: Option<ContractId>,
    pub reference: Option<String>,
    pub qualite: Option<Qualite>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    pub city: Option<String>,
    pub immeuble: Option<String>,
    pub lot: Option<String>,
    pub ended_on: Option<Day>,
    /// Since when the agency keeps the tiers closed: then it has no contract here.
    pub suspended_at: Option<Moment>,
    /// In the conseil syndical of its immeuble, today.
    pub sits: bool,
    #[sea_orm(nested)]
    pub standing: Standing,
}

/// Cards of one page.
pub const AT_A_TIME: u64 = 20;
/// Lines of « Nouveaux documents ».
const NEWEST: u64 = 5;

/// What the home page asks, whoever the person is: the hash of their session's token, and the day. The
/// turn comes first: what changes meanwhile makes a page newer than its mark, never older.
static FIRST: Fixed = Fixed::new(|engine| {
    let (hash, today) = (|| given(0), || given(1));
    let own = live_links(session::account_behind(hash()));
    let mut contracts = with_contracts(own, today());
    in_order(&mut contracts, today());
    contracts.limit(AT_A_TIME + 1);
    vec![turn::question(hash()), contracts, news(engine, (hash(), today()), NEWEST)]
});

/// What a person sees first, together with the proof that they are signed in.
pub struct Arrival {
    pub person: SignedIn,
    /// What all of it was at.
    pub mark: String,
    /// The first page of them, and one more when there are others.
    pub contracts: Vec<MyContract>,
    pub documents: Vec<News>,
}

impl Arrival {
    pub async fn of(app: &App, visitor: &Visitor) -> Result<Self, Error> {
        let today = vec![paris_today(visitor.now).into()];
        let (person, [own, contracts, documents]) =
            SignedIn::with_rows(app, visitor, (&FIRST, today)).await?;
        let documents = documents.iter().map(|row| News::from_query_result(row, ""));
        let documents = documents.collect::<Result<_, _>>()?;
        let mark = turn::mark(own.first(), visitor)?;
        Ok(Self { person, mark, contracts: read(&contracts)?, documents })
    }
}

/// Every contract of every agency, by agency, then by reference.
pub async fn of(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    today: Day,
) -> Result<Vec<MyContract>, DbErr> {
    let mut question = with_contracts(live_links(Expr::val(person.account_id())), today);
    in_order(&mut question, today);
    read(&db.query_all(&question).await?)
}

pub(super) fn read(rows: &[QueryResult]) -> Result<Vec<MyContract>, DbErr> {
    rows.iter().map(|row| MyContract::from_query_result(row, "")).collect()
}

pub(super) fn live_links(account: Expr) -> SelectStatement {
    let mut own = Query::select();
    own.from(link::Entity).and_where(link(link::Column::AccountId).eq(account));
    own.and_where(link(link::Column::EndedAt).is_null());
    own
}

fn link(column: link::Column) -> Expr {
    Expr::col((link::Entity, column))
}

/// By agency; those that have ended come last.
pub(super) fn in_order(question: &mut SelectStatement, today: impl Into<Expr>) {
    let has_ended = Expr::col((contract::Entity, contract::Column::EndedOn)).lt(today);
    question
        .order_by((societe::Entity, societe::Column::Name), Order::Asc)
        .order_by((societe::Entity, societe::Column::Id), Order::Asc)
        .order_by_expr(CaseStatement::new().case(has_ended, 1).finally(0).into(), Order::Asc)
        .order_by((contract::Entity, contract::Column::Reference), Order::Asc);
}

/// Joins to the link. The société is in every join: a row of another one cannot be reached.
pub(super) fn with_contracts(
    mut question: SelectStatement,
    today: impl Into<Expr>,
) -> SelectStatement {
    let tiers = |column| Expr::col((tiers::Entity, column));
    let contract = |column| Expr::col((contract::Entity, column));
    let of_tiers = tiers(tiers::Column::SocieteId)
        .equals((link::Entity, link::Column::SocieteId))
        .and(tiers(tiers::Column::Id).equals((link::Entity, link::Column::TiersId)));
    let of_contract = contract(contract::Column::SocieteId)
        .equals((link::Entity, link::Column::SocieteId))
        .and(contract(contract::Column::TiersId).equals((link::Entity, link::Column::TiersId)))
        // Of a link that is suspended nothing is read but that it is.
        .and(link::is_open());
    let of_societe = Expr::col((societe::Entity, societe::Column::Id))
        .equals((link::Entity, link::Column::SocieteId));
    question
        .left_join(tiers::Entity, of_tiers)
        .left_join(societe::Entity, of_societe)
        .left_join(contract::Entity, of_contract);
    columns(&mut question);
    let today = today.into();
    question.expr_as(conseil_mandat::sits(today.clone()), "sits");
    standing::join(&mut question, today);
    question
}

/// The fields of [`MyContract`].
fn columns(question: &mut SelectStatement) {
    question
        .expr_as(Expr::col((link::Entity, link::Column::SocieteId)), "societe_id")
        .expr_as(Expr::col((link::Entity, link::Column::Id)), "link_id")
        .columns([link::Column::LinkedAt, link::Column::SuspendedAt].map(|it| (link::Entity, it)))
        .expr_as(Expr::col((contract::Entity, contract::Column::Id)), "contract_id")
        .expr_as(Expr::col((societe::Entity, societe::Column::Name)), "societe_name")
        .expr_as(Expr::col((societe::Entity, societe::Column::UpdatedAt)), "logo_version")
        .columns([
            (societe::Entity, societe::Column::ClientCode),
            (societe::Entity, societe::Column::SocieteCode),
            (societe::Entity, societe::Column::Phone),
            (societe::Entity, societe::Column::LogoWidth),
            (societe::Entity, societe::Column::LogoHeight),
        ])
        .columns([
            (tiers::Entity, tiers::Column::Civility),
            (tiers::Entity, tiers::Column::FirstName),
            (tiers::Entity, tiers::Column::LastName),
        ])
        .columns([
            (contract::Entity, contract::Column::Reference),
            (contract::Entity, contract::Column::Qualite),
            (contract::Entity, contract::Column::Address),
            (contract::Entity, contract::Column::Postcode),
            (contract::Entity, contract::Column::City),
            (contract::Entity, contract::Column::Immeuble),
            (contract::Entity, contract::Column::Lot),
            (contract::Entity, contract::Column::EndedOn),
        ]);
}

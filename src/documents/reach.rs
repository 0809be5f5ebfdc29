//! Whom a document reaches, as the agency asks: which of its tiers may open it, by the very rule that
//! is asked when somebody reads (`visible`).
//!
//! The rule goes from an account's links to documents. It is asked here of each tiers as if they were
//! linked to an account of their own, so that those who never activated are told of too; and of a
//! document that is not there yet as if it were published. Both stand in for the tables of these names
//! within the question, whose words are the same.

use sea_orm::sea_query::{
    CommonTableExpression, Expr, ExprTrait, Order, Query, SelectStatement, WithClause,
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult};

use super::document::{self, Document, DocumentId};
use super::kind::DocumentKind;
use super::publication::{NewDocument, Readers};
use super::visible::{Asking, Whose};
use super::wanted::Wanted;
use crate::access::link;
use crate::agencies::SocieteId;
use crate::clock::Day;
use crate::contracts::{TiersId, conseil_mandat, contract, tiers};

/// A tiers that a document reaches.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Reached {
    pub id: TiersId,
    pub reference: String,
    pub civility: Option<String>,
    pub first_name: Option<String>,
    pub last_name: String,
    /// Whether somebody holds it: the others will read the document once they have activated.
    pub has_access: bool,
}

impl Reached {
    pub fn name(&self) -> String {
        tiers::name(self.civility.as_deref(), self.first_name.as_deref(), &self.last_name)
    }
}

/// How many tiers a document reaches, and how many of them have somebody to read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub tiers: u64,
    pub with_access: u64,
}

/// What is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    societe: SocieteId,
    id: DocumentId,
    kind: DocumentKind,
    readers: Readers,
    /// Of one that is not published yet: its day, and its first and last one.
    to_come: Option<(Day, Option<(Day, Day)>)>,
}

impl Subject {
    /// A document to come, as if it were there.
    pub fn of_new(new: &NewDocument) -> Self {
        Self {
            societe: new.societe_id,
            id: DocumentId::new(),
            kind: new.kind,
            readers: new.readers,
            to_come: Some((new.dated_on, new.period)),
        }
    }

    /// A document of today; one that was withdrawn reaches nobody.
    pub fn of_document(document: &Document) -> Option<Self> {
        let readers = document.readers()?;
        let (societe, id, kind) = (document.societe_id, document.id, document.kind);
        Some(Self { societe, id, kind, readers, to_come: None })
    }

    pub(super) fn societe(self) -> SocieteId {
        self.societe
    }

    pub(super) fn id(self) -> DocumentId {
        self.id
    }

    /// Whether it goes by what each person agreed to, which those who have no account yet cannot have.
    pub fn goes_by_consent(self) -> bool {
        self.kind == DocumentKind::Quittance
    }

    pub async fn count(self, db: &impl ConnectionTrait, today: Day) -> Result<Reach, DbErr> {
        let engine = db.get_database_backend();
        let all = self.question(engine, today);
        let mut held = self.question(engine, today);
        held.and_where(Expr::exists(live_links()));
        Ok(Reach { tiers: counted(db, all).await?, with_access: counted(db, held).await? })
    }

    /// By name: at most so many, after so many.
    pub async fn page(
        self,
        db: &impl ConnectionTrait,
        today: Day,
        (most, after): (u64, u64),
    ) -> Result<Vec<Reached>, DbErr> {
        use tiers::Column;
        let columns = [Column::Id, Column::Reference, Column::Civility];
        let mut page = self.question(db.get_database_backend(), today);
        page.columns(columns.map(|column| (tiers::Entity, column)))
            .columns([Column::FirstName, Column::LastName].map(|it| (tiers::Entity, it)))
            .expr_as(Expr::exists(live_links()), "has_access")
            .order_by((tiers::Entity, Column::LastName), Order::Asc)
            .order_by((tiers::Entity, Column::FirstName), Order::Asc)
            .order_by((tiers::Entity, Column::Id), Order::Asc)
            .limit(most)
            .offset(after);
        let rows = db.query_all(&page).await?;
        rows.iter().map(|row| Reached::from_query_result(row, "")).collect()
    }

    /// From the tiers that it might concern, those whom the rule lets read it.
    fn question(self, engine: DbBackend, today: Day) -> SelectStatement {
        let mut question = Query::select();
        question
            .from(tiers::Entity)
            .and_where(tiers(tiers::Column::SocieteId).eq(self.societe))
            .and_where(tiers(tiers::Column::Id).in_subquery(self.candidates()))
            .and_where(Expr::exists(self.rule(engine, today)));
        question
    }

    /// The rule, with this document, for the tiers of the outer question.
    fn rule(self, engine: DbBackend, today: Day) -> SelectStatement {
        let is_real = self.goes_by_consent();
        let account = if is_real {
            Expr::col(("holder", link::Column::AccountId))
        } else {
            tiers(tiers::Column::Id)
        };
        let asking = Asking { whose: Whose::One(account), today: Expr::val(today) };
        let columns = [document::Column::SocieteId, document::Column::Id];
        let mut rule = asking.question(engine, &Wanted::only(vec![self.id]), &columns);
        let mut standing_in = WithClause::new();
        if !is_real {
            standing_in.cte(named("link", as_if_linked()));
        }
        if let Some(of) = self.to_come {
            standing_in.cte(named("document", self.as_if_published(of)));
        }
        if !is_real || self.to_come.is_some() {
            rule.with_cte(standing_in);
        }
        if is_real { of_holders(rule) } else { rule }
    }

    /// Whom it might concern: more than it reaches, never fewer.
    pub(super) fn candidates(self) -> SelectStatement {
        let mut some = Query::select();
        match self.readers {
            Readers::Tiers(id) => {
                some.expr(Expr::val(id));
            }
            Readers::Contract(id) => {
                some.column((contract::Entity, contract::Column::TiersId))
                    .from(contract::Entity)
                    .and_where(of_contract(contract::Column::SocieteId).eq(self.societe))
                    .and_where(of_contract(contract::Column::Id).eq(id));
            }
            Readers::Coproprietaires(id) => {
                some.column((contract::Entity, contract::Column::TiersId))
                    .from(contract::Entity)
                    .and_where(of_contract(contract::Column::SocieteId).eq(self.societe))
                    .and_where(of_contract(contract::Column::ImmeubleId).eq(id));
            }
            Readers::ConseilSyndical(id) => {
                use conseil_mandat::{Column, Entity};
                some.column((Entity, Column::TiersId))
                    .from(Entity)
                    .and_where(Expr::col((Entity, Column::SocieteId)).eq(self.societe))
                    .and_where(Expr::col((Entity, Column::ImmeubleId)).eq(id));
            }
        }
        some
    }

    /// The document to come, under the names of the table of documents.
    fn as_if_published(self, (dated_on, period): (Day, Option<(Day, Day)>)) -> SelectStatement {
        let (mut of_contract, mut of_tiers, mut of_immeuble) = (None, None, None);
        match self.readers {
            Readers::Contract(id) => of_contract = Some(id),
            Readers::Tiers(id) => of_tiers = Some(id),
            Readers::Coproprietaires(id) | Readers::ConseilSyndical(id) => of_immeuble = Some(id),
        }
        let mut row = Query::select();
        row.expr_as(Expr::value(self.societe), "societe_id")
            .expr_as(Expr::value(self.id), "id")
            .expr_as(Expr::value(self.kind), "kind")
            .expr_as(Expr::value(self.readers.audience()), "audience")
            .expr_as(Expr::value(of_contract), "contract_id")
            .expr_as(Expr::value(of_tiers), "tiers_id")
            .expr_as(Expr::value(of_immeuble), "immeuble_id")
            .expr_as(Expr::value(dated_on), "dated_on")
            .expr_as(Expr::value(period.map(|it| it.0)), "period_from")
            .expr_as(Expr::value(period.map(|it| it.1)), "period_until")
            .expr_as(Expr::cust(NO_MOMENT), "withdrawn_at");
        row
    }
}

/// Both engines want to know of what type a missing value is.
const NO_MOMENT: &str = "cast(null as bigint)";

/// The tiers of the outer question, linked to an account that has its own number.
fn as_if_linked() -> SelectStatement {
    let mut row = Query::select();
    row.expr_as(tiers(tiers::Column::SocieteId), "societe_id")
        .expr_as(tiers(tiers::Column::Id), "tiers_id")
        .expr_as(tiers(tiers::Column::Id), "account_id")
        .expr_as(Expr::cust(NO_MOMENT), "linked_at")
        .expr_as(Expr::cust(NO_MOMENT), "ended_at")
        .expr_as(Expr::cust(NO_MOMENT), "suspended_at");
    row
}

/// The rule for each account that holds the tiers of the outer question.
fn of_holders(rule: SelectStatement) -> SelectStatement {
    let holder = |column| Expr::col(("holder", column));
    let mut holders = Query::select();
    holders
        .expr(Expr::val(1))
        .from_as(link::Entity, "holder")
        .and_where(
            holder(link::Column::SocieteId).equals((tiers::Entity, tiers::Column::SocieteId)),
        )
        .and_where(holder(link::Column::TiersId).equals((tiers::Entity, tiers::Column::Id)))
        .and_where(holder(link::Column::EndedAt).is_null())
        .and_where(holder(link::Column::SuspendedAt).is_null())
        .and_where(Expr::exists(rule));
    holders
}

fn live_links() -> SelectStatement {
    let link = |column| Expr::col((link::Entity, column));
    let mut live = Query::select();
    live.expr(Expr::val(1))
        .from(link::Entity)
        .and_where(link(link::Column::SocieteId).equals((tiers::Entity, tiers::Column::SocieteId)))
        .and_where(link(link::Column::TiersId).equals((tiers::Entity, tiers::Column::Id)))
        .and_where(link(link::Column::EndedAt).is_null());
    live
}

async fn counted(db: &impl ConnectionTrait, mut all: SelectStatement) -> Result<u64, DbErr> {
    all.expr_as(Expr::cust("count(*)"), "all_of_them");
    let row = db.query_one(&all).await?;
    let count = row.map(|row| row.try_get::<i64>("", "all_of_them")).transpose()?;
    Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
}

fn named(table: &'static str, rows: SelectStatement) -> CommonTableExpression {
    let mut named = CommonTableExpression::new();
    named.query(rows).table_name(table);
    named
}

fn tiers(column: tiers::Column) -> Expr {
    Expr::col((tiers::Entity, column))
}

fn of_contract(column: contract::Column) -> Expr {
    Expr::col((contract::Entity, column))
}

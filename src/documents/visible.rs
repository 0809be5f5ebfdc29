//! The rule of who may read which document, as one question, asked anew each time.
//!
//! It starts at the person's own live links and goes by indexes to their contracts, and from there
//! to documents: those of other people are never looked at, however many they are. The order of the
//! tables is forced, for it must not hang on statistics.

use sea_orm::DbBackend;
use sea_orm::sea_query::{
    Cond, Expr, ExprTrait, IntoColumnRef, JoinType, Query, SelectStatement, UnionType,
};

use super::audience::Audience;
use super::document;
use super::entitlement;
use super::kind::DocumentKind;
use super::wanted::Wanted;
use crate::access::link;
use crate::accounts::{AccountId, SignedIn};
use crate::clock::{Day, paris_today};
use crate::contracts::{ContractId, Qualite, conseil_mandat, contract};
use crate::web::Visitor;

/// Whoever reads, and the day on which they do.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub(super) account: AccountId,
    pub(super) today: Day,
}

impl Reader {
    pub fn new(person: &SignedIn, visitor: &Visitor) -> Self {
        Self { account: person.account_id(), today: paris_today(visitor.now) }
    }

    pub fn today(self) -> Day {
        self.today
    }

    pub(super) fn asking(self) -> Asking {
        let whose = Whose::One(Expr::val(self.account));
        Asking { whose, today: Expr::val(self.today) }
    }
}

/// A reader within a question: their values, or what stands for them.
#[derive(Clone, Debug)]
pub(super) struct Asking {
    pub whose: Whose,
    pub today: Expr,
}

/// Who reads: one account, or several at once, each of which reads what is its own.
#[derive(Clone, Debug)]
pub(super) enum Whose {
    One(Expr),
    Several(Vec<AccountId>),
}

/// The column that says whose a document is, where several accounts read.
pub(super) const READER: &str = "reader_id";

impl Asking {
    /// Some columns of each document that they may read and want; `societe_id` and `id` must be
    /// among them, so that what two ways lead to comes once. Whole rows, and not numbers to be looked
    /// up again: a second look at the table is where a database may come to read all of it.
    pub(super) fn question(
        &self,
        engine: DbBackend,
        wanted: &Wanted,
        columns: &[document::Column],
    ) -> SelectStatement {
        let one = wanted.narrowed.contract;
        let ways = [
            (Audience::Contract, self.of_their_contracts(one)),
            (Audience::Tiers, self.of_themselves(one)),
            (Audience::Coproprietaires, self.of_their_immeubles(one)),
            (Audience::ConseilSyndical, self.of_their_conseils(one)),
        ];
        let mut ways = ways.into_iter().map(|(audience, way)| {
            let theirs = way
                .documents
                .add(document(document::Column::Audience).eq(audience))
                .add(document(document::Column::WithdrawnAt).is_null())
                .add(wanted.condition((&way.reader, &way.linked_at)));
            let reader = self.is_of_several().then(|| way.reader.clone());
            let mut found = reach(engine, Way { documents: theirs, ..way }, columns);
            if let Some(reader) = reader {
                found.expr_as(reader, READER);
            }
            found
        });
        let first = ways.next().unwrap_or_default();
        ways.fold(first, |mut all, way| {
            all.union(UnionType::Distinct, way);
            all
        })
    }

    fn is_of_several(&self) -> bool {
        matches!(self.whose, Whose::Several(_))
    }

    /// For the holders of one contract.
    fn of_their_contracts(&self, one: Option<ContractId>) -> Way {
        let quittance = Cond::any()
            .add(document(document::Column::Kind).ne(DocumentKind::Quittance))
            .add(entitlement::to_quittance(&of_link()));
        let documents = at((contract::Entity, contract::Column::SocieteId))
            .add(document(document::Column::ContractId).equals(CONTRACT_ID))
            .add(quittance);
        Way { holder: self.through_contracts(one), documents, ..Way::of_link() }
    }

    /// For all copropriétaires of an immeuble. Lots held there during the same time open the same
    /// documents: these are looked at once.
    fn of_their_immeubles(&self, one: Option<ContractId>) -> Way {
        use contract::Column;
        let mut lots = self.through_contracts(one);
        let told_apart =
            [Column::SocieteId, Column::ImmeubleId, Column::StartedOn, Column::EndedOn];
        lots.and_where(contract(Column::Qualite).eq(Qualite::Coproprietaire))
            .column((link::Entity, link::Column::AccountId))
            .column((link::Entity, link::Column::LinkedAt))
            .columns(told_apart.map(|column| (contract::Entity, column)))
            .distinct();
        let mut holder = Query::select();
        holder.from_subquery(lots, contract::Entity);
        let documents = at((contract::Entity, contract::Column::SocieteId))
            .add(
                document(document::Column::ImmeubleId)
                    .equals((contract::Entity, contract::Column::ImmeubleId)),
            )
            .add(is_no_quittance())
            .add(entitlement::of_coproprietaires(&self.today));
        let of_lots = |column: link::Column| Expr::col((contract::Entity, column));
        let (reader, linked_at) =
            (of_lots(link::Column::AccountId), of_lots(link::Column::LinkedAt));
        Way { holder, reader, linked_at, documents }
    }

    /// For the holders of one tiers, whatever their contracts are.
    fn of_themselves(&self, one: Option<ContractId>) -> Way {
        let documents = at((link::Entity, link::Column::SocieteId))
            .add(document(document::Column::TiersId).equals((link::Entity, link::Column::TiersId)))
            .add(is_no_quittance())
            .add_option(one.map(|id| Expr::exists(contract_of_link(id))));
        Way { holder: self.through_links(), documents, ..Way::of_link() }
    }

    /// For the members of a conseil syndical, while their mandate lasts: whether they hold a lot or
    /// not, for a copropriétaire's spouse may be elected (loi 65-557, art. 21).
    fn of_their_conseils(&self, one: Option<ContractId>) -> Way {
        use conseil_mandat::{Column, Entity};
        let mandat = |column| Expr::col((Entity, column));
        let mut holder = self.through_links();
        holder
            .cross_join(Entity)
            .and_where(mandat(Column::SocieteId).equals((link::Entity, link::Column::SocieteId)))
            .and_where(mandat(Column::TiersId).equals((link::Entity, link::Column::TiersId)))
            .and_where(conseil_mandat::lasts_on(self.today.clone()));
        let there = one.map(|id| {
            let mut contract_there = contract_of_link(id);
            contract_there.and_where(
                contract(contract::Column::ImmeubleId)
                    .equals((document::Entity, document::Column::ImmeubleId)),
            );
            Expr::exists(contract_there)
        });
        let documents = at((Entity, Column::SocieteId))
            .add(document(document::Column::ImmeubleId).equals((Entity, Column::ImmeubleId)))
            .add(is_no_quittance())
            .add_option(there);
        Way { holder, documents, ..Way::of_link() }
    }

    fn through_contracts(&self, one: Option<ContractId>) -> SelectStatement {
        let mut own = self.through_links();
        own.cross_join(contract::Entity)
            .and_where(
                contract(contract::Column::SocieteId)
                    .equals((link::Entity, link::Column::SocieteId)),
            )
            .and_where(
                contract(contract::Column::TiersId).equals((link::Entity, link::Column::TiersId)),
            )
            .and_where_option(one.map(|id| contract(contract::Column::Id).eq(id)));
        own
    }

    fn through_links(&self) -> SelectStatement {
        let link = |column| Expr::col((link::Entity, column));
        let mut own = Query::select();
        own.from(link::Entity)
            .and_where(match &self.whose {
                Whose::One(account) => link(link::Column::AccountId).eq(account.clone()),
                Whose::Several(all) => link(link::Column::AccountId).is_in(all.iter().copied()),
            })
            .and_where(link::is_open());
        own
    }
}

/// From what somebody holds to the documents that it opens.
struct Way {
    holder: SelectStatement,
    /// The account, as a column of the holder's rows: to find it anew from the session for each
    /// condition costs a look-up each.
    reader: Expr,
    /// Since when they hold it: what is news to them goes by it.
    linked_at: Expr,
    documents: Cond,
}

impl Way {
    /// Of the link that stands in the question itself.
    fn of_link() -> Self {
        let linked_at = Expr::col((link::Entity, link::Column::LinkedAt));
        Self { holder: Query::select(), reader: of_link(), linked_at, documents: Cond::all() }
    }
}

fn of_link() -> Expr {
    Expr::col((link::Entity, link::Column::AccountId))
}

/// The holder's rows first, then for each its documents, by an index. SQLite takes `cross join` to
/// mean so; PostgreSQL is held to it by a lateral question that `offset` keeps from being dissolved,
/// or it may read the whole table for want of good statistics.
fn reach(engine: DbBackend, way: Way, columns: &[document::Column]) -> SelectStatement {
    let columns = || columns.iter().map(|column| (document::Entity, *column));
    let mut question = way.holder;
    if engine == DbBackend::Postgres {
        let mut theirs = Query::select();
        theirs.columns(columns()).from(document::Entity).cond_where(way.documents).offset(0);
        let always = Cond::all().add(Expr::val(true));
        question.join_lateral(JoinType::InnerJoin, theirs, document::Entity, always);
    } else {
        question.cross_join(document::Entity).cond_where(way.documents);
    }
    question.columns(columns());
    question
}

/// Of the société of this column's row.
fn at(societe: impl IntoColumnRef) -> Cond {
    Cond::all().add(document(document::Column::SocieteId).equals(societe))
}

const CONTRACT_ID: (contract::Entity, contract::Column) = (contract::Entity, contract::Column::Id);

/// A contract of the tiers of the outer question's link.
fn contract_of_link(id: ContractId) -> SelectStatement {
    let mut question = Query::select();
    question
        .expr(Expr::val(1))
        .from(contract::Entity)
        .and_where(
            contract(contract::Column::SocieteId).equals((link::Entity, link::Column::SocieteId)),
        )
        .and_where(
            contract(contract::Column::TiersId).equals((link::Entity, link::Column::TiersId)),
        )
        .and_where(contract(contract::Column::Id).eq(id));
    question
}

/// A quittance is for the holders of its contract alone.
fn is_no_quittance() -> Expr {
    document(document::Column::Kind).ne(DocumentKind::Quittance)
}

pub(super) fn document(column: document::Column) -> Expr {
    Expr::col((document::Entity, column))
}

pub(super) fn contract(column: contract::Column) -> Expr {
    Expr::col((contract::Entity, column))
}

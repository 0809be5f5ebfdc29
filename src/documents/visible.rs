//! The rule of who may read which document, as one question, asked anew each time.
//!
//! It starts at the person's own live links and goes by indexes to their contracts, and from there
//! to documents: those of other people are never looked at, however many they are. The order of the
//! tables is forced (SQLite takes `cross join` literally), for it must not hang on statistics.

use sea_orm::sea_query::{Cond, Expr, ExprTrait, Query, SelectStatement, UnionType};

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

    /// `societe_id` and `id` of each document that they may read and want, once.
    pub(super) fn question(self, wanted: &Wanted) -> SelectStatement {
        let branches = [
            (Audience::Contract, self.of_their_contracts(wanted.narrowed.contract)),
            (Audience::Tiers, self.of_themselves(wanted.narrowed.contract)),
            (Audience::Coproprietaires, self.of_their_immeubles(wanted.narrowed.contract)),
            (Audience::ConseilSyndical, self.of_their_conseils(wanted.narrowed.contract)),
        ];
        let mut branches = branches.into_iter().map(|(audience, mut branch)| {
            branch
                .and_where(document(document::Column::Audience).eq(audience))
                .and_where(document(document::Column::WithdrawnAt).is_null());
            wanted.narrow(&mut branch);
            branch
        });
        let first = branches.next().unwrap_or_default();
        branches.fold(first, |mut all, branch| {
            all.union(UnionType::Distinct, branch);
            all
        })
    }

    /// For the holders of one contract.
    fn of_their_contracts(self, one: Option<ContractId>) -> SelectStatement {
        let mut own = self.through_contracts(one);
        let quittance = Cond::any()
            .add(document(document::Column::Kind).ne(DocumentKind::Quittance))
            .add(entitlement::to_quittance(self.account));
        own.and_where(document(document::Column::ContractId).equals(CONTRACT_ID))
            .cond_where(quittance);
        own
    }

    /// For all copropriétaires of an immeuble.
    fn of_their_immeubles(self, one: Option<ContractId>) -> SelectStatement {
        let mut own = self.through_contracts(one);
        own.and_where(contract(contract::Column::Qualite).eq(Qualite::Coproprietaire))
            .and_where(
                document(document::Column::ImmeubleId)
                    .equals((contract::Entity, contract::Column::ImmeubleId)),
            )
            .and_where(is_no_quittance())
            .cond_where(entitlement::of_coproprietaires(self.today));
        own
    }

    /// For the holders of one tiers, whatever their contracts are.
    fn of_themselves(self, one: Option<ContractId>) -> SelectStatement {
        let mut own = self.through_links();
        own.cross_join(document::Entity)
            .and_where(
                document(document::Column::SocieteId)
                    .equals((link::Entity, link::Column::SocieteId)),
            )
            .and_where(
                document(document::Column::TiersId).equals((link::Entity, link::Column::TiersId)),
            )
            .and_where(is_no_quittance())
            .and_where_option(one.map(|id| Expr::exists(contract_of_link(id))));
        own
    }

    /// For the members of a conseil syndical, while their mandate lasts: whether they hold a lot or
    /// not, for a copropriétaire's spouse may be elected (loi 65-557, art. 21).
    fn of_their_conseils(self, one: Option<ContractId>) -> SelectStatement {
        use conseil_mandat::{Column, Entity};
        let mandat = |column| Expr::col((Entity, column));
        let mut own = self.through_links();
        own.cross_join(Entity)
            .and_where(mandat(Column::SocieteId).equals((link::Entity, link::Column::SocieteId)))
            .and_where(mandat(Column::TiersId).equals((link::Entity, link::Column::TiersId)))
            .and_where(mandat(Column::StartedOn).lte(self.today))
            .and_where(
                mandat(Column::EndedOn).is_null().or(mandat(Column::EndedOn).gte(self.today)),
            )
            .cross_join(document::Entity)
            .and_where(document(document::Column::SocieteId).equals((Entity, Column::SocieteId)))
            .and_where(document(document::Column::ImmeubleId).equals((Entity, Column::ImmeubleId)))
            .and_where(is_no_quittance());
        let there = one.map(|id| {
            let mut contract_there = contract_of_link(id);
            contract_there.and_where(
                contract(contract::Column::ImmeubleId)
                    .equals((document::Entity, document::Column::ImmeubleId)),
            );
            Expr::exists(contract_there)
        });
        own.and_where_option(there);
        own
    }

    fn through_contracts(self, one: Option<ContractId>) -> SelectStatement {
        let mut own = self.through_links();
        own.cross_join(contract::Entity)
            .and_where(
                contract(contract::Column::SocieteId)
                    .equals((link::Entity, link::Column::SocieteId)),
            )
            .and_where(
                contract(contract::Column::TiersId).equals((link::Entity, link::Column::TiersId)),
            )
            .and_where_option(one.map(|id| contract(contract::Column::Id).eq(id)))
            .cross_join(document::Entity)
            .and_where(
                document(document::Column::SocieteId)
                    .equals((contract::Entity, contract::Column::SocieteId)),
            );
        own
    }

    fn through_links(self) -> SelectStatement {
        let link = |column| Expr::col((link::Entity, column));
        let mut own = Query::select();
        own.column((document::Entity, document::Column::SocieteId))
            .column((document::Entity, document::Column::Id))
            .from(link::Entity)
            .and_where(link(link::Column::AccountId).eq(self.account))
            .and_where(link(link::Column::EndedAt).is_null());
        own
    }
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

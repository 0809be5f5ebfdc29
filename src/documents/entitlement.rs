//! What a contract entitles to: documents of the immeuble in its own time, quittances of paid terms.

use sea_orm::Iterable;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Query};

use super::consent::{self, Purpose};
use super::document;
use super::kind::DocumentKind;
use super::visible::{contract, document};
use crate::contracts::contract;
use crate::ledger::{due, entry};

/// A copropriétaire of today reads what is dated since they came, and what is in force whatever its
/// date; one of former days what is dated while they were there, and nothing since.
pub(super) fn of_coproprietaires(today: &Expr) -> Cond {
    use contract::Column::{EndedOn, StartedOn};
    let dated_on = || document(document::Column::DatedOn);
    let started_by = |day: Expr| contract(StartedOn).is_null().or(contract(StartedOn).lte(day));
    let has_ended = contract(EndedOn).lt(today.clone());
    let runs = contract(EndedOn).is_null().or(contract(EndedOn).gte(today.clone()));
    let in_force: Vec<_> = DocumentKind::iter().filter(|kind| kind.is_for_newcomers()).collect();
    let is_in_force = document(document::Column::Kind).is_in(in_force);
    Cond::any()
        .add(runs.and(started_by(today.clone())).and(is_in_force.or(started_by(dated_on()))))
        .add(has_ended.and(started_by(dated_on())).and(contract(EndedOn).gte(dated_on())))
}

/// The person agreed to electronic quittances of this contract (loi 89-462, art. 21), and nothing
/// of the term is still due: neither what fell due within it, nor what was asked for it.
pub(super) fn to_quittance(account: &Expr) -> Cond {
    Cond::all().add(has_agreed(account)).add(is_paid())
}

fn has_agreed(account: &Expr) -> Expr {
    use consent::{Column, Entity};
    let consent = |column| Expr::col((Entity, column));
    let mut agreed = Query::select();
    agreed
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(
            consent(Column::SocieteId).equals((contract::Entity, contract::Column::SocieteId)),
        )
        .and_where(consent(Column::ContractId).equals((contract::Entity, contract::Column::Id)))
        .and_where(consent(Column::AccountId).eq(account.clone()))
        .and_where(consent(Column::Purpose).eq(Purpose::QuittanceElectronique))
        .and_where(consent(Column::WithdrawnAt).is_null());
    Expr::exists(agreed)
}

/// A quittance that names no term is never shown.
fn is_paid() -> Expr {
    let due = |column| Expr::col((due::Entity, column));
    let entry = |column| Expr::col((entry::Entity, column));
    let (from, until) = (document::Column::PeriodFrom, document::Column::PeriodUntil);
    let falls_in = due(due::Column::DueOn)
        .gte(document(from))
        .and(due(due::Column::DueOn).lte(document(until)));
    let asked_for = entry(entry::Column::PeriodFrom)
        .gte(document(from))
        .and(entry(entry::Column::PeriodUntil).lte(document(until)));
    let mut owed = Query::select();
    owed.expr(Expr::val(1))
        .from(due::Entity)
        .cross_join(entry::Entity)
        .and_where(
            due(due::Column::SocieteId).equals((contract::Entity, contract::Column::SocieteId)),
        )
        .and_where(due(due::Column::ContractId).equals((contract::Entity, contract::Column::Id)))
        .and_where(entry(entry::Column::SocieteId).equals((due::Entity, due::Column::SocieteId)))
        .and_where(entry(entry::Column::Id).equals((due::Entity, due::Column::EntryId)))
        .and_where(falls_in.or(asked_for));
    let names_a_term = document(from).is_not_null().and(document(until).is_not_null());
    names_a_term.and(Expr::exists(owed).not())
}

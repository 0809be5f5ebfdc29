//! Where acts are told: openings of documents, the audit trail, and what agencies did. Each is a
//! question about one account that goes by an index, with the columns of an [`Act`](super::acts::Act).

use sea_orm::sea_query::{Cond, Expr, ExprTrait, IntoColumnRef, Query, SelectStatement};

use crate::access::agency_act;
use crate::access::link;
use crate::accounts::SignedIn;
use crate::agencies::societe;
use crate::audit::event;
use crate::audit::{Kind, Outcome};
use crate::documents::{document, opening};
use crate::space::quittances::MARKS;

pub const OPENING: &str = "opening";
pub const EVENT: &str = "event";
pub const AGENCY: &str = "agency";

/// What is told of the audit trail, where the person did it; openings are told from their own table,
/// with their title.
pub const TOLD: [Kind; 31] = [
    Kind::SignIn,
    Kind::SignOut,
    Kind::SessionRevoked,
    Kind::PasswordChanged,
    Kind::PasswordReset,
    Kind::EmailChangeAsked,
    Kind::EmailChanged,
    Kind::EmailRestored,
    Kind::FactorEnrolled,
    Kind::FactorRemoved,
    Kind::RecoveryCodeUsed,
    Kind::RecoveryCodesRenewed,
    Kind::PasskeyAdded,
    Kind::PasskeyRemoved,
    Kind::FactorLossAsked,
    Kind::FactorLossCancelled,
    Kind::ActivationCommitted,
    Kind::TiersLinked,
    Kind::TiersUnlinked,
    Kind::ConsentGiven,
    Kind::ConsentWithdrawn,
    Kind::TermsAccepted,
    Kind::ExportAsked,
    Kind::ExportTaken,
    Kind::ActivityExported,
    Kind::NotificationsChosen,
    Kind::DemandeOpened,
    Kind::DemandeAnswered,
    Kind::DemandeClosed,
    Kind::DemandeReopened,
    Kind::DemandeFileOpened,
];

pub fn openings(person: &SignedIn) -> SelectStatement {
    use opening::{Column, Entity};
    let opening = |column| Expr::col((Entity, column));
    let document = |column| Expr::col((document::Entity, column));
    let mut own = Query::select();
    own.expr_as(opening(Column::OpenedAt), "at")
        .expr_as(Expr::val(OPENING), "source")
        .expr_as(opening(Column::Means), "what")
        .expr_as(document(document::Column::Title), "title")
        .expr_as(societe_name(), "societe_name")
        .expr_as(opening(Column::Sha256), "sha256")
        .expr_as(no_text(), "network")
        .expr_as(no_number(), "times")
        .from(Entity)
        .cross_join(document::Entity)
        .and_where(document(document::Column::SocieteId).equals((Entity, Column::SocieteId)))
        .and_where(document(document::Column::Id).equals((Entity, Column::DocumentId)))
        .cross_join(societe::Entity)
        .and_where(is_societe((Entity, Column::SocieteId)))
        .and_where(opening(Column::AccountId).eq(person.account_id()));
    own
}

/// No document of the store: only the trail has them.
pub fn quittances(person: &SignedIn) -> SelectStatement {
    use event::{Column, Entity};
    let is_one = MARKS
        .iter()
        .fold(Cond::any(), |any, mark| any.add(event(Column::Subject).like(format!("{mark} %"))));
    let mut own = Query::select();
    own.expr_as(event(Column::At), "at")
        .expr_as(Expr::val(EVENT), "source")
        .expr_as(event(Column::Kind), "what")
        .expr_as(event(Column::Subject), "title")
        .expr_as(societe_name(), "societe_name")
        .expr_as(no_text(), "sha256")
        .expr_as(no_text(), "network")
        .expr_as(no_number(), "times")
        .from(Entity)
        .cross_join(societe::Entity)
        .and_where(is_societe((Entity, Column::SocieteId)))
        .and_where(event(Column::Actor).eq(person.actor().to_string()))
        .and_where(event(Column::Kind).eq(Kind::DocumentOpened))
        .cond_where(is_one);
    own
}

pub fn events(person: &SignedIn) -> SelectStatement {
    use event::{Column, Entity};
    let mut own = Query::select();
    own.expr_as(event(Column::At), "at")
        .expr_as(Expr::val(EVENT), "source")
        .expr_as(event(Column::Kind), "what")
        .expr_as(no_text(), "title")
        .expr_as(societe_name(), "societe_name")
        .expr_as(no_text(), "sha256")
        .expr_as(event(Column::Network), "network")
        .expr_as(no_number(), "times")
        .from(Entity)
        .left_join(societe::Entity, is_societe((Entity, Column::SocieteId)))
        .and_where(event(Column::Actor).eq(person.actor().to_string()))
        .and_where(event(Column::Outcome).eq(Outcome::Done))
        .and_where(event(Column::Kind).is_in(TOLD));
    own
}

/// What agencies did to the access to a tiers, while this account held it.
pub fn of_agencies(person: &SignedIn) -> SelectStatement {
    use agency_act::{Column, Entity};
    let act = |column| Expr::col((Entity, column));
    let link = |column| Expr::col((link::Entity, column));
    let until = Cond::any()
        .add(link(link::Column::EndedAt).is_null())
        .add(link(link::Column::EndedAt).gte(act(Column::At)));
    let mut done = Query::select();
    done.expr_as(act(Column::At), "at")
        .expr_as(Expr::val(AGENCY), "source")
        .expr_as(act(Column::What), "what")
        .expr_as(no_text(), "title")
        .expr_as(societe_name(), "societe_name")
        .expr_as(no_text(), "sha256")
        .expr_as(no_text(), "network")
        .expr_as(no_number(), "times")
        .from(link::Entity)
        .cross_join(Entity)
        .and_where(act(Column::SocieteId).equals((link::Entity, link::Column::SocieteId)))
        .and_where(act(Column::TiersId).equals((link::Entity, link::Column::TiersId)))
        .and_where(act(Column::At).gte(link(link::Column::LinkedAt)))
        .cond_where(until)
        .cross_join(societe::Entity)
        .and_where(is_societe((link::Entity, link::Column::SocieteId)))
        .and_where(link(link::Column::AccountId).eq(person.account_id()));
    done
}

pub(super) fn event(column: event::Column) -> Expr {
    Expr::col((event::Entity, column))
}

pub(super) fn is_societe(column: impl IntoColumnRef) -> Expr {
    Expr::col((societe::Entity, societe::Column::Id)).equals(column)
}

pub(super) fn societe_name() -> Expr {
    Expr::col((societe::Entity, societe::Column::Name))
}

pub(super) fn no_text() -> Expr {
    Expr::cust("cast(null as text)")
}

pub(super) fn no_number() -> Expr {
    Expr::cust("cast(null as bigint)")
}

//! The acts of one account: documents taken from the openings, the rest from the audit trail.

use sea_orm::sea_query::{Cond, Expr, ExprTrait, Order, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::accounts::SignedIn;
use crate::agencies::societe;
use crate::audit::Kind;
use crate::audit::event;
use crate::clock::Moment;
use crate::documents::{document, opening};
use crate::space::quittances::MARKS;

/// What is told of the audit trail; openings are told from their own table, with their title.
pub const TOLD: [Kind; 4] =
    [Kind::SignIn, Kind::SignOut, Kind::PasswordChanged, Kind::PasswordReset];

/// One act, from either table.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Act {
    pub at: Moment,
    /// The means of an opening, or the kind of an event.
    pub what: String,
    /// Of a document; the whole trace of a quittance that was made on demand.
    pub title: Option<String>,
    pub societe_name: Option<String>,
    pub sha256: Option<String>,
    pub network: Option<String>,
}

/// The newest first, in one read.
pub async fn of(
    db: &impl ConnectionTrait,
    person: &SignedIn,
    (most, after): (u64, u64),
) -> Result<Vec<Act>, DbErr> {
    let mut acts = openings(person);
    acts.union(UnionType::All, quittances(person))
        .union(UnionType::All, events(person))
        .order_by("at", Order::Desc)
        .order_by("what", Order::Asc)
        .order_by("title", Order::Asc)
        .limit(most)
        .offset(after);
    let rows = db.query_all(&acts).await?;
    rows.iter().map(|row| Act::from_query_result(row, "")).collect()
}

fn openings(person: &SignedIn) -> SelectStatement {
    use opening::{Column, Entity};
    let opening = |column| Expr::col((Entity, column));
    let document = |column| Expr::col((document::Entity, column));
    let mut own = Query::select();
    own.expr_as(opening(Column::OpenedAt), "at")
        .expr_as(opening(Column::Means), "what")
        .expr_as(document(document::Column::Title), "title")
        .expr_as(Expr::col((societe::Entity, societe::Column::Name)), "societe_name")
        .expr_as(opening(Column::Sha256), "sha256")
        .expr_as(Expr::cust("cast(null as text)"), "network")
        .from(Entity)
        .cross_join(document::Entity)
        .and_where(document(document::Column::SocieteId).equals((Entity, Column::SocieteId)))
        .and_where(document(document::Column::Id).equals((Entity, Column::DocumentId)))
        .cross_join(societe::Entity)
        .and_where(
            Expr::col((societe::Entity, societe::Column::Id)).equals((Entity, Column::SocieteId)),
        )
        .and_where(opening(Column::AccountId).eq(person.account_id()));
    own
}

/// No document of the store: only the trail has them.
fn quittances(person: &SignedIn) -> SelectStatement {
    use event::{Column, Entity};
    let event = |column| Expr::col((Entity, column));
    let nothing = || Expr::cust("cast(null as text)");
    let is_one = MARKS
        .iter()
        .fold(Cond::any(), |any, mark| any.add(event(Column::Subject).like(format!("{mark} %"))));
    let mut own = Query::select();
    own.expr_as(event(Column::At), "at")
        .expr_as(event(Column::Kind), "what")
        .expr_as(event(Column::Subject), "title")
        .expr_as(Expr::col((societe::Entity, societe::Column::Name)), "societe_name")
        .expr_as(nothing(), "sha256")
        .expr_as(nothing(), "network")
        .from(Entity)
        .cross_join(societe::Entity)
        .and_where(
            Expr::col((societe::Entity, societe::Column::Id)).equals((Entity, Column::SocieteId)),
        )
        .and_where(event(Column::Actor).eq(person.actor().to_string()))
        .and_where(event(Column::Kind).eq(Kind::DocumentOpened))
        .cond_where(is_one);
    own
}

fn events(person: &SignedIn) -> SelectStatement {
    use event::{Column, Entity};
    let event = |column| Expr::col((Entity, column));
    let nothing = || Expr::cust("cast(null as text)");
    let mut own = Query::select();
    own.expr_as(event(Column::At), "at")
        .expr_as(event(Column::Kind), "what")
        .expr_as(nothing(), "title")
        .expr_as(nothing(), "societe_name")
        .expr_as(nothing(), "sha256")
        .expr_as(event(Column::Network), "network")
        .from(Entity)
        .and_where(event(Column::Actor).eq(person.actor().to_string()))
        .and_where(event(Column::Kind).is_in(TOLD));
    own
}

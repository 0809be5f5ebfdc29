//! The terms of a person's agencies that they have not accepted yet.

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QuerySelect};

use crate::access::link;
use crate::access::terms_acceptance;
use crate::accounts::account;
use crate::accounts::{AccountId, SignedIn};
use crate::agencies::terms;
use crate::agencies::{Societe, SocieteId, Terms};
use crate::audit::{self, Event, Kind};
use crate::web::{App, LocalPath, Visitor};

/// A version to be accepted, of an agency where the person holds something.
pub struct Due {
    pub societe: Societe,
    pub terms: Terms,
    /// The newest version that they accepted before.
    pub accepted: Option<i32>,
}

#[derive(FromQueryResult)]
struct Standing {
    societe_id: SocieteId,
    current: i32,
    accepted: Option<i32>,
}

impl Standing {
    fn is_due(&self) -> bool {
        self.current > self.accepted.unwrap_or(0)
    }
}

/// Where whoever just signed in goes: past the terms that are new to them, if there are any.
pub async fn on_the_way(
    db: &impl ConnectionTrait,
    account: Option<AccountId>,
    next: &LocalPath,
) -> Result<String, DbErr> {
    let Some(id) = account else { return Ok(past_terms(false, next)) };
    let account = account::Entity::find_by_id(id).select_only().expr(is_any_due());
    let is_any = account.into_tuple::<bool>().one(db).await?;
    Ok(past_terms(is_any.unwrap_or(false), next))
}

/// The same where it is known whether there are any.
pub fn past_terms(is_any_due: bool, next: &LocalPath) -> String {
    if is_any_due { format!("/terms?next={}", next.in_query()) } else { next.as_str().to_owned() }
}

/// Whether any are due, for a question about an account.
pub fn is_any_due() -> Expr {
    let link = |column| Expr::col((link::Entity, column));
    let accepted = |column| Expr::col((terms_acceptance::Entity, column));
    let newest_accepted = Query::select()
        .expr(accepted(terms_acceptance::Column::Version).max())
        .from(terms_acceptance::Entity)
        .and_where(
            accepted(terms_acceptance::Column::AccountId)
                .equals((link::Entity, link::Column::AccountId)),
        )
        .and_where(
            accepted(terms_acceptance::Column::SocieteId)
                .equals((link::Entity, link::Column::SocieteId)),
        )
        .to_owned();
    let published = Expr::col((terms::Entity, terms::Column::SocieteId))
        .equals((link::Entity, link::Column::SocieteId));
    let newest_accepted = Expr::from(newest_accepted).if_null(0);
    let due = Query::select()
        .expr(Expr::val(1))
        .from(link::Entity)
        .inner_join(terms::Entity, published)
        .and_where(link(link::Column::AccountId).equals((account::Entity, account::Column::Id)))
        .and_where(link(link::Column::EndedAt).is_null())
        .and_where(Expr::col((terms::Entity, terms::Column::Version)).gt(newest_accepted))
        .to_owned();
    Expr::exists(due)
}

/// What the page shows, agency by agency.
pub async fn all(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Due>, DbErr> {
    let mut all = Vec::new();
    for standing in standings(db, account).await?.into_iter().filter(Standing::is_due) {
        let Some(terms) = Terms::of(db, standing.societe_id, standing.current).await? else {
            continue;
        };
        let societe = Societe::known(db, standing.societe_id).await?;
        all.push(Due { societe, terms, accepted: standing.accepted });
    }
    all.sort_by(|one, other| one.societe.name.cmp(&other.societe.name));
    Ok(all)
}

/// Writes down that these versions, and no later ones, were accepted.
pub async fn accept(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    shown: &[(SocieteId, i32)],
) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    for standing in standings(&tx, person.account_id()).await? {
        let first = standing.accepted.unwrap_or(0) + 1;
        let own = shown.iter().filter(|(societe, _)| *societe == standing.societe_id);
        for (societe, version) in own.filter(|(_, it)| (first..=standing.current).contains(it)) {
            let who = (person.account_id(), *societe);
            terms_acceptance::record(&tx, who, *version, visitor.now).await?;
            let subject = format!("version {version}");
            let event = Event::done(Kind::TermsAccepted, person.actor(), subject);
            audit::record(&tx, &visitor.origin(), event.at(societe.uuid())).await?;
        }
    }
    tx.commit().await
}

async fn standings(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Standing>, DbErr> {
    let rows = db.query_all(&question(account)).await?;
    rows.iter().map(|row| Standing::from_query_result(row, "")).collect()
}

fn question(account: AccountId) -> SelectStatement {
    let link = |column| (link::Entity, column);
    let accepted = |column| (terms_acceptance::Entity, column);
    let published =
        Expr::col((terms::Entity, terms::Column::SocieteId)).equals(link(link::Column::SocieteId));
    let own = Expr::col(accepted(terms_acceptance::Column::AccountId))
        .equals(link(link::Column::AccountId))
        .and(
            Expr::col(accepted(terms_acceptance::Column::SocieteId))
                .equals(link(link::Column::SocieteId)),
        );
    let newest = Expr::col((terms::Entity, terms::Column::Version)).max();
    let mut question = Query::select();
    question
        .expr_as(Expr::col(link(link::Column::SocieteId)), "societe_id")
        .expr_as(newest, "current")
        .expr_as(Expr::col(accepted(terms_acceptance::Column::Version)).max(), "accepted")
        .from(link::Entity)
        .inner_join(terms::Entity, published)
        .left_join(terms_acceptance::Entity, own)
        .and_where(Expr::col(link(link::Column::AccountId)).eq(account))
        .and_where(Expr::col(link(link::Column::EndedAt)).is_null())
        .group_by_col(link(link::Column::SocieteId));
    question
}

//! What « Accueil » is drawn from, as one mark: while it stands, the page is the same.
//!
//! How often each agency's data has changed is counted by the database itself: in `societe_turn`, and
//! where several write at once by rows of `societe_turning` that are added to it by and by. What is
//! the person's own are their links, the documents they opened and what they agreed to, of which the
//! number and the times tell: rows of these are added, or get one time more, and nothing else.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use crate::accounts::sign_in::session;
use crate::agencies::SocieteId;
use crate::clock::paris_today;
use crate::database::Db;
use crate::web::Visitor;

/// Of the account behind the session of the outer question.
const TURN: &str = "\
    (select count(*) || ' ' || coalesce(sum(societe_turn.turn), 0) || ' ' \
    || coalesce(sum(link.linked_at), 0) || ' ' || count(link.suspended_at) || ' ' \
    || coalesce(sum(link.suspended_at), 0) \
    from link inner join (select societe_turn.societe_id, turn + (select count(*) from societe_turning \
    where societe_turning.societe_id = societe_turn.societe_id) as turn from societe_turn) \
    as societe_turn on societe_turn.societe_id = link.societe_id \
    where link.account_id = session.account_id and link.ended_at is null) || ' ' || \
    coalesce((select max(opened_at) from document_opening \
    where document_opening.account_id = session.account_id), 0) || ' ' || \
    (select count(*) || ' ' || count(withdrawn_at) || ' ' || coalesce(sum(given_at), 0) \
    from consent where consent.account_id = session.account_id)";

/// The session behind a token's hash, and the turn at which its person's data stands.
pub fn question(hash: Expr) -> SelectStatement {
    let mut question = session::question(hash);
    question.expr_as(Expr::cust(TURN), "turn");
    question
}

/// Adds what transactions noted one by one to the count of each société: together they stay the same.
pub async fn gather_turns(db: &Db) -> Result<(), DbErr> {
    let tx = db.begin().await?;
    let mut noted = Query::delete();
    noted.from_table("societe_turning").returning_col("societe_id");
    let mut turns = BTreeMap::<SocieteId, i64>::new();
    for row in tx.query_all(&noted).await? {
        *turns.entry(row.try_get("", "societe_id")?).or_default() += 1;
    }
    for (societe, more) in turns {
        let mut counted = Query::update();
        counted.table("societe_turn").value("turn", Expr::col("turn").add(more));
        tx.execute(counted.and_where(Expr::col("societe_id").eq(societe))).await?;
    }
    tx.commit().await
}

/// What a page of today, in this language, is drawn from at the turn of this row.
pub fn mark(row: Option<&QueryResult>, visitor: &Visitor) -> Result<String, DbErr> {
    let turn: Option<String> = row.map(|row| row.try_get("", "turn")).transpose()?;
    let (lang, today) = (visitor.lang.code(), paris_today(visitor.now));
    Ok(format!("{lang} {today} {}", turn.unwrap_or_default()))
}

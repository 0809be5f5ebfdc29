//! What many accounts have not opened of what was published lately, by the rule of the pages: for the
//! mail that tells of it, and no page.

use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::document;
use super::kind::DocumentKind;
use super::visible::{Asking, Whose};
use super::wanted::Wanted;
use crate::accounts::AccountId;
use crate::agencies::SocieteId;
use crate::clock::{Day, Moment};

/// One document of one account: what a mail may say of it, which is neither title nor whose it is.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Unopened {
    /// Of whom it is to be read.
    pub reader_id: AccountId,
    pub societe_id: SocieteId,
    pub kind: DocumentKind,
    pub published_at: Moment,
}

/// All of them at once: one question, however many accounts.
pub async fn unopened(
    db: &impl ConnectionTrait,
    accounts: Vec<AccountId>,
    (after, by): (Moment, Moment),
    today: Day,
) -> Result<Vec<Unopened>, DbErr> {
    use document::Column;
    let asking = Asking { whose: Whose::Several(accounts), today: Expr::val(today) };
    let columns = [Column::SocieteId, Column::Id, Column::Kind, Column::PublishedAt];
    let wanted = Wanted::unopened_within(after, by);
    let rows = db.query_all(&asking.question(db.get_database_backend(), &wanted, &columns)).await?;
    rows.iter().map(|row| Unopened::from_query_result(row, "")).collect()
}

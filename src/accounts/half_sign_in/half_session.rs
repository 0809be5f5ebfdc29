//! A half session: a cookie and a table of its own, so that no page can take it for a whole one.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::accounts::account::{Account, AccountId};
use crate::clock::Moment;
use crate::guard::Token;
use crate::web::{App, CookieKind, Cookies};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "half_session")]
pub struct Model {
    /// The token itself is only ever in the browser.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub account_id: AccountId,
    /// The account's epoch when it was opened; another one ends it.
    pub epoch: i64,
    /// Whether they asked to stay signed in on this device.
    pub remember: bool,
    pub created_at: Moment,
    pub expires_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// Opens one, for whoever just typed the account's password.
pub async fn open(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    account: &Account,
    remember: bool,
) -> Result<Token, DbErr> {
    let token = Token::fresh();
    let row = ActiveModel {
        token_hash: Set(token.hash().as_str().to_owned()),
        account_id: Set(account.id),
        epoch: Set(account.security_epoch),
        remember: Set(remember),
        created_at: Set(now),
        expires_at: Set(now + app.settings.factor.half_session),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// The one behind a token, whether or not it is still good.
pub(super) async fn find(db: &impl ConnectionTrait, token: &Token) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(token.hash().as_str()).one(db).await
}

/// Ends one: false when it was spent meanwhile, in another tab.
pub(super) async fn spend(tx: &impl ConnectionTrait, token: &Token) -> Result<bool, DbErr> {
    let spent = Entity::delete_by_id(token.hash().as_str()).exec(tx).await?;
    Ok(spent.rows_affected == 1)
}

/// Hands the token of one to the browser.
pub fn into_cookies(app: &App, cookies: Cookies, token: &Token) -> Cookies {
    let keep = Some(app.settings.factor.half_session);
    cookies.set(CookieKind::Half, token.as_str().to_owned(), keep)
}

/// Ends all those of an account.
pub async fn end_all(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.account_id.eq(account)).exec(tx).await?;
    Ok(())
}

/// Removes those whose time is over.
pub async fn sweep(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let over = Entity::delete_many().filter(COLUMN.expires_at.lte(now));
    Ok(over.exec(tx).await?.rows_affected)
}

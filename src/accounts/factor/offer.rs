//! An offer: the secret that an account's next application may take, until a code confirms it.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::accounts::account::{Account, AccountId};
use crate::clock::Moment;
use crate::guard::TotpSecret;
use crate::web::App;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "totp_offer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// Sealed (`guard`).
    pub secret: String,
    /// The account's epoch when it was made; another one makes it worthless.
    pub epoch: i64,
    pub expires_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// A new secret, in the place of a former offer. Nothing of the account changes.
pub async fn offer(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    account: &Account,
) -> Result<(), DbErr> {
    forget(tx, account.id).await?;
    let row = ActiveModel {
        account_id: Set(account.id),
        secret: Set(TotpSecret::fresh().sealed(&app.keys, &account.id.to_string())),
        epoch: Set(account.security_epoch),
        expires_at: Set(now + app.settings.factor.offer),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The secret that was offered, if it is still good.
pub async fn offered(
    app: &App,
    account: &Account,
    now: Moment,
) -> Result<Option<TotpSecret>, DbErr> {
    let found = Entity::find_by_id(account.id).one(app.db.reader()).await?;
    let good = found.filter(|row| row.epoch == account.security_epoch && row.expires_at > now);
    let context = account.id.to_string();
    Ok(good.and_then(|row| TotpSecret::unsealed(&row.secret, &app.keys, &context)))
}

pub async fn forget(tx: &impl ConnectionTrait, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_by_id(account).exec(tx).await?;
    Ok(())
}

/// Removes those whose time is over.
pub async fn sweep(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let over = Entity::delete_many().filter(COLUMN.expires_at.lte(now));
    Ok(over.exec(tx).await?.rows_affected)
}

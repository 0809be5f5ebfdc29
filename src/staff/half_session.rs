//! A half session: the password was right, and nothing opens before the second factor.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::member::{Staff, StaffId};
use crate::clock::Moment;
use crate::guard::{Token, TotpSecret};
use crate::web::{App, CookieKind, Cookies};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_half_session")]
pub struct Model {
    /// The token itself is only ever in the browser.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub staff_id: StaffId,
    /// The member's epoch when it was opened; another one ends it.
    pub epoch: i64,
    /// Sealed: the secret that this browser may set up; none where a factor must be given.
    pub offered_secret: Option<String>,
    pub created_at: Moment,
    pub expires_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// Opens one. `offers` says that this browser may set a factor up: never where only a password was
/// given and there is a factor already.
pub async fn open(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    staff: &Staff,
    offers: bool,
) -> Result<Token, DbErr> {
    let token = Token::fresh();
    let sealed = || TotpSecret::fresh().sealed(&app.keys, &staff.id.to_string());
    let row = ActiveModel {
        token_hash: Set(token.hash().as_str().to_owned()),
        staff_id: Set(staff.id),
        epoch: Set(staff.security_epoch),
        offered_secret: Set(offers.then(sealed)),
        created_at: Set(now),
        expires_at: Set(now + app.settings.office.second_factor),
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
    let keep = Some(app.settings.office.second_factor);
    cookies.set(CookieKind::OfficeHalf, token.as_str().to_owned(), keep)
}

/// Ends all those of a member.
pub async fn end_all(tx: &impl ConnectionTrait, staff: StaffId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.staff_id.eq(staff)).exec(tx).await?;
    Ok(())
}

/// Removes those whose time is over.
pub async fn sweep(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let over = Entity::delete_many().filter(COLUMN.expires_at.lte(now));
    Ok(over.exec(tx).await?.rows_affected)
}

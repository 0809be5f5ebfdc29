//! An account: one person, one e-mail address, whatever the agencies that know them.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::UpdateStatement;
use sea_orm::{ExprTrait, QueryTrait};

use super::email::Email;
use super::notification;
use crate::clock::Moment;
use crate::guard::{KeyId, SecretHash};
use crate::texts::Lang;

pub use Model as Account;

crate::id!(AccountId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// The identifier: always verified, always as [`Email`] writes it.
    #[sea_orm(unique)]
    pub email: String,
    pub password_hash: String,
    /// Raised by every recovery and every change of password: what was issued under an older epoch
    /// is worth nothing, even a session that was being opened meanwhile.
    pub security_epoch: i64,
    /// The language of its letters.
    pub lang: String,
    pub created_at: Moment,
    pub password_changed_at: Moment,
    /// Sealed (`guard`); none without an authenticator application.
    pub totp_secret: Option<String>,
    /// The last time step whose code was used: none is used twice (RFC 6238, 5.2).
    pub totp_step: Option<i64>,
    /// Since when a password alone opens nothing: the double authentication is on.
    pub two_steps_since: Option<Moment>,
    /// Since a recovery, until its holder has looked through their passkeys: none opens alone.
    pub review_since: Option<Moment>,
    /// When it came to its address from another; none of one that it always had, or came back to.
    pub moved_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What stands for the address of an account that was closed, before its number.
const CLOSED: &str = "closed:";

/// How many passwords only this key can check.
pub async fn count_hashed_with(db: &impl ConnectionTrait, key: &KeyId) -> Result<u64, DbErr> {
    let made_with = SecretHash::is_made_with_key(Column::PasswordHash, key);
    Entity::find().filter(made_with).count(db).await
}

/// How many passwords are checked without any key.
pub async fn count_hashed_without_key(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Entity::find().filter(SecretHash::is_made_without_key(Column::PasswordHash)).count(db).await
}

/// Whether it was not closed.
pub fn is_open() -> Expr {
    Expr::col((Entity, Column::Email)).not_like(format!("{CLOSED}%"))
}

/// How many there are.
pub async fn count(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    Entity::find().count(db).await
}

impl Account {
    /// The account of an address, if there is one.
    pub async fn at(db: &impl ConnectionTrait, email: &Email) -> Result<Option<Self>, DbErr> {
        Entity::find().filter(COLUMN.email.eq(email.as_str())).one(db).await
    }

    /// The account of a number, if there is one.
    pub async fn with_id(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Self>, DbErr> {
        Entity::find_by_id(id).one(db).await
    }

    /// The account that a foreign key promises.
    pub async fn known(db: &impl ConnectionTrait, id: AccountId) -> Result<Self, DbErr> {
        let found = Self::with_id(db, id).await?;
        found.ok_or_else(|| DbErr::RecordNotFound(format!("account {id}")))
    }

    /// Creates the account; the database refuses a second one at the same address.
    pub async fn create(
        tx: &impl ConnectionTrait,
        email: &Email,
        password: &SecretHash,
        lang: Lang,
        now: Moment,
    ) -> Result<Self, DbErr> {
        let account = ActiveModel {
            id: Set(AccountId::new()),
            email: Set(email.as_str().to_owned()),
            password_hash: Set(password.as_str().to_owned()),
            security_epoch: Set(1),
            lang: Set(lang.code().to_owned()),
            created_at: Set(now),
            password_changed_at: Set(now),
            totp_secret: Set(None),
            totp_step: Set(None),
            two_steps_since: Set(None),
            review_since: Set(None),
            moved_at: Set(None),
        };
        let account = account.insert(tx).await?;
        notification::begin(tx, account.id, now).await?;
        Ok(account)
    }

    /// Changes the password as recovery does: everything issued before dies with the old epoch.
    pub async fn recover(
        &self,
        tx: &impl ConnectionTrait,
        password: &SecretHash,
        now: Moment,
    ) -> Result<(), DbErr> {
        Entity::update_many()
            .col_expr(Column::SecurityEpoch, Expr::col(Column::SecurityEpoch).add(1))
            .col_expr(Column::PasswordHash, Expr::value(password.as_str()))
            .col_expr(Column::PasswordChangedAt, Expr::value(now))
            .filter(COLUMN.id.eq(self.id))
            .exec(tx)
            .await?;
        Ok(())
    }

    /// Makes worthless all that was issued before, and keeps the password.
    pub async fn raise_epoch(&self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        Entity::update_many()
            .col_expr(Column::SecurityEpoch, Expr::col(Column::SecurityEpoch).add(1))
            .filter(COLUMN.id.eq(self.id))
            .exec(tx)
            .await?;
        Ok(())
    }

    /// Changes the password if it is still the one that was just typed: of two changes made side
    /// by side, one wins and the other is told so. Everything issued before dies here too.
    pub async fn replace_password(
        &self,
        tx: &impl ConnectionTrait,
        password: &SecretHash,
        now: Moment,
    ) -> Result<bool, DbErr> {
        let done = Entity::update_many()
            .col_expr(Column::SecurityEpoch, Expr::col(Column::SecurityEpoch).add(1))
            .col_expr(Column::PasswordHash, Expr::value(password.as_str()))
            .col_expr(Column::PasswordChangedAt, Expr::value(now))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.password_hash.eq(self.password_hash.as_str()))
            .exec(tx)
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Gives the account another address, unless it has moved or was recovered since it had
    /// this address and this epoch. The database refuses an address that another account has.
    /// `moved_at` is none for an address that it comes back to.
    pub async fn move_to(
        &self,
        tx: &impl ConnectionTrait,
        (new, moved_at): (&Email, Option<Moment>),
        (old, epoch): (&str, i64),
    ) -> Result<bool, DbErr> {
        let moved = Entity::update_many()
            .col_expr(Column::SecurityEpoch, Expr::col(Column::SecurityEpoch).add(1))
            .col_expr(Column::Email, Expr::value(new.as_str()))
            .col_expr(Column::MovedAt, Expr::value(moved_at))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.email.eq(old))
            .filter(COLUMN.security_epoch.eq(epoch))
            .exec(tx)
            .await?;
        Ok(moved.rows_affected == 1)
    }

    /// Gives the account an address that it had, and changes the password as recovery does.
    pub async fn move_back(
        &self,
        tx: &impl ConnectionTrait,
        old: &Email,
        password: &SecretHash,
        now: Moment,
    ) -> Result<(), DbErr> {
        Entity::update_many()
            .col_expr(Column::SecurityEpoch, Expr::col(Column::SecurityEpoch).add(1))
            .col_expr(Column::Email, Expr::value(old.as_str()))
            .col_expr(Column::MovedAt, Expr::value(None::<Moment>))
            .col_expr(Column::PasswordHash, Expr::value(password.as_str()))
            .col_expr(Column::PasswordChangedAt, Expr::value(now))
            .filter(COLUMN.id.eq(self.id))
            .exec(tx)
            .await?;
        Ok(())
    }

    /// Empties the account: no address, no password, nothing issued before is good. What is left is a
    /// number, for what agencies and the trail must keep.
    pub async fn empty(&self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        Entity::update_many()
            .col_expr(Column::SecurityEpoch, Expr::col(Column::SecurityEpoch).add(1))
            // No e-mail address has this form, so nobody can sign in, reset or activate at it.
            .col_expr(Column::Email, Expr::value(format!("{CLOSED}{}", self.id)))
            .col_expr(Column::PasswordHash, Expr::value(""))
            .col_expr(Column::TotpSecret, Expr::value(None::<String>))
            .col_expr(Column::TotpStep, Expr::value(None::<i64>))
            .col_expr(Column::TwoStepsSince, Expr::value(None::<i64>))
            .filter(COLUMN.id.eq(self.id))
            .exec(tx)
            .await?;
        Ok(())
    }

    /// Whether it was closed: it is nobody's any more.
    pub fn is_closed(&self) -> bool {
        self.email.starts_with(CLOSED)
    }

    /// The statement that keeps the same password under today's hashing cost; nothing else changes.
    pub fn rehashing(&self, password: &SecretHash) -> UpdateStatement {
        Entity::update_many()
            .col_expr(Column::PasswordHash, Expr::value(password.as_str()))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.password_hash.eq(self.password_hash.as_str()))
            .into_query()
    }

    /// None only for a hash that was tampered with: such an account cannot sign in.
    pub fn hash(&self) -> Option<SecretHash> {
        SecretHash::parse(&self.password_hash)
    }

    /// The language of its letters; French when it is not known.
    pub fn lang(&self) -> Lang {
        Lang::parse(&self.lang).unwrap_or_default()
    }
}

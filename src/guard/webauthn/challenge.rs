//! A challenge: what a key is asked to sign, once, for one purpose, within minutes. It is in the
//! database, so that any node may take the answer.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::database::Db;
use crate::guard::token::Token;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey_challenge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub challenge_hash: String,
    pub purpose: String,
    /// Who alone may answer; empty at a sign-in, where nobody is known yet.
    pub subject: String,
    pub expires_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a signature will be good for, and for nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signing in without a password, on the side of people or of the staff.
    SignIn(Side),
    /// The second step, after the password of this very account.
    SecondStep(Side, String),
    /// Secrets given again by somebody who is signed in.
    StepUp(Side, String),
    /// A new key of somebody who is signed in.
    Make(Side, String),
}

/// Whose keys: those of one never open the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    People,
    Staff,
}

impl Side {
    fn as_str(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Staff => "staff",
        }
    }
}

impl Purpose {
    fn columns(&self) -> (String, String) {
        let (what, side, subject) = match self {
            Self::SignIn(side) => ("sign-in", side, ""),
            Self::SecondStep(side, subject) => ("second-step", side, subject.as_str()),
            Self::StepUp(side, subject) => ("step-up", side, subject.as_str()),
            Self::Make(side, subject) => ("make", side, subject.as_str()),
        };
        (format!("{what} {}", side.as_str()), subject.to_owned())
    }
}

/// The challenge that a browser's answer is about, whoever it may be: to be spent.
pub fn of(client_data: &[u8]) -> Option<Token> {
    super::client_data::challenge_of(client_data)
}

/// Draws one and keeps its hash until `expires_at`.
pub async fn draw(db: &Db, purpose: &Purpose, expires_at: Moment) -> Result<Token, DbErr> {
    let (token, (purpose, subject)) = (Token::fresh(), purpose.columns());
    let row = ActiveModel {
        challenge_hash: Set(token.hash().as_str().to_owned()),
        purpose: Set(purpose),
        subject: Set(subject),
        expires_at: Set(expires_at),
    };
    let tx = db.begin().await?;
    Entity::insert(row).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(token)
}

/// Spends one, whatever then comes of the answer: false when it was not drawn for this purpose, was
/// spent before, or is over.
pub async fn spend(
    db: &Db,
    (challenge, purpose): (&Token, &Purpose),
    now: Moment,
) -> Result<bool, DbErr> {
    let (purpose, subject) = purpose.columns();
    let tx = db.begin().await?;
    let spent = Entity::delete_many()
        .filter(COLUMN.challenge_hash.eq(challenge.hash().as_str()))
        .filter(COLUMN.purpose.eq(purpose))
        .filter(COLUMN.subject.eq(subject))
        .filter(COLUMN.expires_at.gt(now))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(spent.rows_affected == 1)
}

/// Removes those whose time is over.
pub async fn sweep(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let over = Entity::delete_many().filter(COLUMN.expires_at.lte(now));
    Ok(over.exec(tx).await?.rows_affected)
}

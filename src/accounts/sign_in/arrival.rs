//! An arrival: who seems to be at the door before any password is looked at, in one read.

use sea_orm::sea_query::{ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryTrait};
use sea_orm::{QueryResult, Value, prelude::Expr};

use crate::accounts::account::{self, Account};
use crate::accounts::email::Email;
use crate::accounts::known_device::{self, Acquaintance};
use crate::agencies::{Codes, Societe};
use crate::database::{Fixed, given};
use crate::guard::Token;

/// Whoever typed an address, with the account that it may have.
pub struct Arrival {
    pub email: Email,
    pub account: Option<Account>,
    /// How well that account knows this browser; it may have changed since.
    pub acquaintance: Acquaintance,
}

/// An arrival at the door of a société.
pub struct AtTheDoor {
    pub societe: Societe,
    pub arrival: Arrival,
    /// What the question asked besides; no without an account.
    pub besides: bool,
}

impl Arrival {
    /// Somebody who typed this address on this browser.
    pub async fn of(
        db: &impl ConnectionTrait,
        email: Email,
        device: Option<&Token>,
    ) -> Result<Self, DbErr> {
        let account = account::Entity::find().filter(account::COLUMN.email.eq(email.as_str()));
        let mut question = account.into_query();
        question.expr_as(is_known(Expr::val(hash_of(device))), IS_KNOWN);
        let row = db.query_one(&question).await?;
        let account = row.as_ref().map(|row| Account::from_query_result(row, "")).transpose()?;
        let acquaintance = row.as_ref().map_or(Ok(Acquaintance::New), read_acquaintance)?;
        Ok(Self { email, account, acquaintance })
    }
}

impl AtTheDoor {
    /// The question of [`AtTheDoor::of`], with what is asked `besides` of the account (of its row, yes
    /// or no).
    pub fn question(besides: Expr) -> SelectStatement {
        let of_address = Expr::col((account::Entity, account::Column::Email)).eq(given(2));
        let both = Societe::of_codes(given(0), given(1)).select_also(account::Entity);
        let mut question = both.into_query();
        question.left_join(account::Entity, of_address);
        question.expr_as(is_known(given(3)), IS_KNOWN).expr_as(besides, BESIDES);
        question
    }

    /// Somebody who typed this address on this browser, and the société whose codes came along: one
    /// read instead of three, unless they are former codes. Nothing without a société.
    pub async fn of(
        db: &impl ConnectionTrait,
        question: &Fixed,
        codes: &Codes,
        (email, device): (Email, Option<&Token>),
    ) -> Result<Option<Self>, DbErr> {
        let device = hash_of(device);
        let asked = |codes: &Codes| -> [Value; 4] {
            let (client, societe) = (codes.client.as_str(), codes.societe.as_str());
            [client.into(), societe.into(), email.as_str().into(), device.clone().into()]
        };
        let [mut rows] = question.ask(db, &asked(codes)).await?;
        if rows.is_empty() {
            let Some(societe) = Societe::with_codes(db, codes).await? else { return Ok(None) };
            let Some(current) = societe.codes() else { return Ok(None) };
            [rows] = question.ask(db, &asked(&current)).await?;
        }
        rows.first().map(|row| Self::read(row, email.clone())).transpose()
    }

    fn read(row: &QueryResult, email: Email) -> Result<Self, DbErr> {
        let societe = Societe::from_query_result(row, "A_")?;
        let account = Account::from_query_result_optional(row, "B_")?;
        let arrival = Arrival { email, account, acquaintance: read_acquaintance(row)? };
        Ok(Self { societe, arrival, besides: row.try_get("", BESIDES)? })
    }
}

const IS_KNOWN: &str = "is_known";
const BESIDES: &str = "besides";

/// Whether the account that is asked for knows the device of this hash.
fn is_known(hash: Expr) -> Expr {
    let of = |column| Expr::col((known_device::Entity, column));
    let own = of(known_device::Column::AccountId)
        .equals((account::Entity, account::Column::Id))
        .and(of(known_device::Column::TokenHash).eq(hash));
    let mut devices = Query::select();
    devices.expr(Expr::val(1)).from(known_device::Entity).and_where(own);
    Expr::exists(devices)
}

/// No device has none, which is like no other.
fn hash_of(device: Option<&Token>) -> Option<String> {
    device.map(|device| device.hash().as_str().to_owned())
}

fn read_acquaintance(row: &QueryResult) -> Result<Acquaintance, DbErr> {
    Ok(if row.try_get("", IS_KNOWN)? { Acquaintance::Known } else { Acquaintance::New })
}

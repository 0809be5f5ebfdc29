//! An arrival: who seems to be at the door before any password is looked at, in one read.

use sea_orm::sea_query::{ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryTrait};
use sea_orm::{QueryResult, prelude::Expr};

use crate::accounts::account::{self, Account};
use crate::accounts::email::Email;
use crate::accounts::known_device::{self, Acquaintance};
use crate::agencies::{Codes, Societe};
use crate::guard::Token;

/// Whoever typed an address, with the account that it may have.
pub struct Arrival {
    pub email: Email,
    pub account: Option<Account>,
    /// How well that account knows this browser; it may have changed since.
    pub acquaintance: Acquaintance,
    /// What whoever receives them asked besides; no without an account.
    pub answer: bool,
}

impl Arrival {
    /// Somebody who typed this address on this browser.
    pub async fn of(
        db: &impl ConnectionTrait,
        email: Email,
        device: Option<&Token>,
    ) -> Result<Self, DbErr> {
        Self::asked(db, (email, device), Expr::val(false)).await
    }

    async fn asked(
        db: &impl ConnectionTrait,
        (email, device): (Email, Option<&Token>),
        besides: Expr,
    ) -> Result<Self, DbErr> {
        let account = account::Entity::find().filter(account::COLUMN.email.eq(email.as_str()));
        let mut question = account.into_query();
        ask_of_devices(&mut question, device);
        question.expr_as(besides, BESIDES);
        let row = db.query_one(&question).await?;
        let account = row.as_ref().map(|row| Account::from_query_result(row, "")).transpose()?;
        let acquaintance = row.as_ref().map_or(Ok(Acquaintance::New), read_acquaintance)?;
        let answer = row.as_ref().map_or(Ok(false), |row| row.try_get("", BESIDES))?;
        Ok(Self { email, account, acquaintance, answer })
    }

    /// The same, together with the société whose codes came along and with what is asked `besides` of
    /// the account (of its row, yes or no): one read instead of three, unless they are former codes.
    pub async fn at(
        db: &impl ConnectionTrait,
        codes: &Codes,
        (email, device): (Email, Option<&Token>),
        besides: Expr,
    ) -> Result<(Option<Societe>, Self), DbErr> {
        let of_address = Expr::col((account::Entity, account::Column::Email)).eq(email.as_str());
        let both = Societe::of_codes(codes).select_also(account::Entity);
        let mut question = both.into_query();
        question.left_join(account::Entity, of_address);
        ask_of_devices(&mut question, device);
        question.expr_as(besides.clone(), BESIDES);
        let Some(row) = db.query_one(&question).await? else {
            let societe = Societe::with_codes(db, codes).await?;
            return Ok((societe, Self::asked(db, (email, device), besides).await?));
        };
        let societe = Societe::from_query_result(&row, "A_")?;
        let account = Account::from_query_result_optional(&row, "B_")?;
        let acquaintance = read_acquaintance(&row)?;
        let answer = row.try_get("", BESIDES)?;
        Ok((Some(societe), Self { email, account, acquaintance, answer }))
    }
}

const IS_KNOWN: &str = "is_known";
const BESIDES: &str = "besides";

/// Adds to a question about an account whether it knows this device.
fn ask_of_devices(question: &mut SelectStatement, device: Option<&Token>) {
    let is_known = match device {
        Some(device) => {
            let of = |column| Expr::col((known_device::Entity, column));
            let own = of(known_device::Column::AccountId)
                .equals((account::Entity, account::Column::Id))
                .and(of(known_device::Column::TokenHash).eq(device.hash().as_str()));
            let mut devices = Query::select();
            devices.expr(Expr::val(1)).from(known_device::Entity).and_where(own);
            Expr::exists(devices)
        }
        None => Expr::val(false),
    };
    question.expr_as(is_known, IS_KNOWN);
}

fn read_acquaintance(row: &QueryResult) -> Result<Acquaintance, DbErr> {
    Ok(if row.try_get("", IS_KNOWN)? { Acquaintance::Known } else { Acquaintance::New })
}

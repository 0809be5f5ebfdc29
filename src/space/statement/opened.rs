//! A statement asked for by somebody who holds the contract.

use serde::Deserialize;

use crate::accounts::SignedIn;
use crate::clock::{Day, paris_today};
use crate::contracts::ContractId;
use crate::ledger::{Ledger, Period, Standing, Statement};
use crate::space::Holding;
use crate::web::{App, Error, Visitor};

/// The year of the address, `all` for everything; nothing for the newest.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AskedPeriod {
    year: String,
}

impl AskedPeriod {
    /// A year that is none does not exist.
    fn period(&self) -> Result<Option<Period>, Error> {
        match self.year.as_str() {
            "" => Ok(None),
            "all" => Ok(Some(Period::All)),
            year if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) => {
                year.parse().map(|year| Some(Period::Year(year))).map_err(|_| Error::NotFound)
            }
            _ => Err(Error::NotFound),
        }
    }
}

/// What the page, the spreadsheet and the paper are made of.
pub struct Opened {
    pub holding: Holding,
    pub statement: Statement,
    /// What the balance means today.
    pub standing: Standing,
    /// None before the first file of entries.
    pub as_of: Option<Day>,
}

impl Opened {
    /// The same number of reads whatever the number of entries.
    pub async fn of(
        app: &App,
        (visitor, person): (&Visitor, &SignedIn),
        contract: ContractId,
        asked: &AskedPeriod,
    ) -> Result<Self, Error> {
        let db = app.db.reader();
        let holding = Holding::of(app, (visitor, person), contract).await?;
        let period = asked.period()?;
        let of = (holding.societe().id, holding.contract().id);
        let statement = Statement::of(db, of, period).await?;
        let standing = Standing::of(db, of, paris_today(visitor.now)).await?;
        let ledger = Ledger::of(db, holding.societe().id).await?;
        let as_of = ledger.map(|ledger| ledger.as_of);
        Ok(Self { holding, statement, standing, as_of })
    }
}

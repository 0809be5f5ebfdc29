//! A statement asked for by somebody who holds the contract.

use serde::Deserialize;

use crate::accounts::SignedIn;
use crate::audit::{Event, Kind, Outcome};
use crate::clock::Day;
use crate::contracts::ContractId;
use crate::ledger::{Ledger, Period, Statement};
use crate::space::Holding;
use crate::web::{App, Error, Visitor, refusals};

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
    /// None before the first file of entries.
    pub as_of: Option<Day>,
}

impl Opened {
    /// The same number of reads whatever the number of entries. Somebody else's contract is as
    /// unknown as one that never was; only the audit trail hears of it.
    pub async fn of(
        app: &App,
        (visitor, person): (&Visitor, &SignedIn),
        contract: ContractId,
        asked: &AskedPeriod,
    ) -> Result<Self, Error> {
        let db = app.db.reader();
        let holding = match Holding::of(db, person, contract).await {
            Err(Error::NotFound) => return Err(unknown(app, (visitor, person), contract).await?),
            found => found?,
        };
        let period = asked.period()?;
        let of = (holding.societe().id, holding.contract().id);
        let statement = Statement::of(db, of, period).await?;
        let ledger = Ledger::of(db, holding.societe().id).await?;
        Ok(Self { holding, statement, as_of: ledger.map(|ledger| ledger.as_of) })
    }
}

async fn unknown(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    contract: ContractId,
) -> Result<Error, Error> {
    let event = Event::done(Kind::AccessRefused, person.actor(), contract);
    refusals::note(app, visitor, event.with(Outcome::Refused)).await?;
    Ok(Error::NotFound)
}

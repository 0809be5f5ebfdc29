//! Proofs: a signed-in person holds a lease, and agreed to have its quittances here.

use sea_orm::{ConnectionTrait, DbErr};

use crate::accounts::{AccountId, SignedIn};
use crate::contracts::{Contract, ContractId, Qualite};
use crate::documents::{Consent, Purpose};
use crate::space::Holding;
use crate::web::{App, Error, Visitor};

/// Built by [`Locataire::of`], and for a person's own copy.
pub struct Locataire {
    holding: Holding,
    consent: Option<Consent>,
}

/// Somebody whose consent lasts: they may be given quittances here.
#[derive(Clone, Copy)]
pub struct Agreed<'a> {
    holding: &'a Holding,
    consent: &'a Consent,
}

impl Locataire {
    /// Somebody else's contract is as unknown as one that never was, and so is one that is no
    /// lease.
    pub async fn of(
        app: &App,
        (visitor, person): (&Visitor, &SignedIn),
        id: ContractId,
    ) -> Result<Self, Error> {
        let db = app.db.reader();
        let holding = Holding::of(app, (visitor, person), id).await?;
        let contract = holding.contract();
        if contract.qualite != Qualite::Locataire {
            return Err(Error::NotFound);
        }
        let purpose = Purpose::QuittanceElectronique;
        let consent = Consent::live(db, person, contract, purpose).await?;
        Ok(Self { holding, consent })
    }

    /// The same of an account whose holder asked for all of theirs at once; a contract that is no lease
    /// has no consent.
    pub(super) async fn of_account(
        db: &impl ConnectionTrait,
        holding: Holding,
        account: AccountId,
    ) -> Result<Self, DbErr> {
        let contract = holding.contract();
        let consent = match contract.qualite {
            Qualite::Locataire => {
                let purpose = Purpose::QuittanceElectronique;
                Consent::live_of(db, account, contract, purpose).await?
            }
            _ => None,
        };
        Ok(Self { holding, consent })
    }

    pub fn holding(&self) -> &Holding {
        &self.holding
    }

    pub fn contract(&self) -> &Contract {
        self.holding.contract()
    }

    pub fn agreed(&self) -> Option<Agreed<'_>> {
        let consent = self.consent.as_ref()?;
        Some(Agreed { holding: &self.holding, consent })
    }
}

impl<'a> Agreed<'a> {
    pub fn holding(self) -> &'a Holding {
        self.holding
    }

    pub fn consent(self) -> &'a Consent {
        self.consent
    }
}

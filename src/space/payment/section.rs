//! « Payer » as the contract's page shows it.

use super::epc;
use super::pay_to::PayTo;
use crate::contracts::{Contract, Qualite};
use crate::ledger::Standing;
use crate::texts::Lang;
use crate::web::QrCode;

/// Whom to pay, how much, with what reference.
pub struct PaymentSection {
    /// None while the agency has told no account.
    pub account: Option<PaymentAccount>,
    pub reference: String,
    /// None when nothing is owed.
    pub amount: Option<String>,
    /// None when nothing is owed, or no account is told.
    pub code: Option<QrCode>,
}

pub struct PaymentAccount {
    pub payee: String,
    /// In groups of four.
    pub iban: String,
    pub bic: Option<String>,
}

impl PaymentSection {
    /// None where nothing is owed and nothing will be (a landlord, an old lease), or can be said.
    pub fn of(
        contract: &Contract,
        to: Option<PayTo>,
        (standing, is_past): (&Standing, bool),
        lang: Lang,
    ) -> Option<Self> {
        let owed = standing.owed();
        let may_owe = to.is_some() && !is_past && contract.qualite != Qualite::Bailleur;
        if owed.is_none() && !may_owe {
            return None;
        }
        let text = to.as_ref().zip(owed);
        let text = text.and_then(|(to, owed)| epc::text(to, owed, &contract.reference));
        Some(Self {
            account: to.map(|to| PaymentAccount {
                payee: to.payee,
                iban: to.iban.to_string(),
                bic: to.bic,
            }),
            reference: contract.reference.clone(),
            amount: owed.map(|owed| owed.text(lang)),
            code: text.as_deref().and_then(QrCode::of),
        })
    }
}

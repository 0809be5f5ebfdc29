//! « Mes accords »: what the person agreed to, in which words, from when until when.

use crate::clock::paris_day_and_time;
use crate::contracts::{ContractId, contract};
use crate::documents::{Given, Purpose};
use crate::web::Visitor;

pub struct ConsentView {
    pub contract: ContractId,
    pub name: String,
    /// « Locataire, 8 rue des Lilas, 31000 Toulouse – Cabinet Bellevue ».
    pub of: String,
    pub wording: String,
    pub given: String,
    /// None while it lasts.
    pub withdrawn: Option<String>,
}

impl ConsentView {
    pub fn new(given: &Given, visitor: &Visitor) -> Self {
        let (texts, lang) = (visitor.texts, visitor.lang);
        let place = contract::place(&given.address, &given.postcode, &given.city);
        let at = |moment| paris_day_and_time(moment, lang);
        Self {
            contract: given.contract_id,
            name: match given.purpose {
                Purpose::QuittanceElectronique => texts.consents_quittance(),
            },
            of: format!("{}, {place} – {}", given.qualite.text(texts), given.societe_name),
            wording: given.purpose.words(given.wording, texts),
            given: texts.consents_given(at(given.given_at)),
            withdrawn: given.withdrawn_at.map(|moment| texts.consents_withdrawn(at(moment))),
        }
    }
}

//! Provisional pairs: issued for some tiers, their secrets in the answer and nowhere else.

mod issue;
mod pages;

use super::operation::{Api, Content, Said};
use crate::api_keys::Scope;
use issue::{PairsIssued, wanted_schema};

pub fn doors() -> Api {
    let said = Said::new(
        "issuePairs",
        "Issues a pair for each holder of some tiers; a former one that was not used stops working.",
    );
    let said = said.scope(Scope::PairsWrite).takes(Content::Json(|_| wanted_schema()));
    Api::default().post("/api/v1/pairs", pages::issue, said.answers::<PairsIssued>().once())
}

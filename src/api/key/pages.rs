//! `GET /api/v1/key`.

use super::super::answer::{Answer, Answered};
use super::super::query::NoQuery;
use super::super::schema::{IsoMoment, described};
use crate::api_keys::{KeyHolder, needs};

described! {
    /// A key of the API.
    pub struct KeyShown {
        /// What it is for, in the agency's words.
        name: String,
        /// Its first signs.
        hint: String,
        /// The code client of the agency.
        client_code: String,
        /// The code of the one société that it opens.
        societe: String,
        societe_name: String,
        scopes: Vec<String>,
        expires_at: IsoMoment,
    }
}

pub async fn show(holder: KeyHolder<needs::Nothing>, _: NoQuery) -> Answered<KeyShown> {
    let (key, societe) = (holder.key(), holder.societe());
    Ok(Answer(KeyShown {
        name: key.name.clone(),
        hint: key.hint.clone(),
        client_code: societe.client_code.clone(),
        societe: societe.societe_code.clone(),
        societe_name: societe.name.clone(),
        scopes: key.scopes().into_iter().map(|scope| scope.name().to_owned()).collect(),
        expires_at: key.expires_at.into(),
    }))
}

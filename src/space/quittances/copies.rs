//! Every quittance and reçu that an account may take today, for the copy that its holder asked for.

use sea_orm::DbErr;

use super::line::{self, Line};
use super::locataire::Locataire;
use super::sheet::Sheet;
use super::term::{State, Term, terms};
use crate::accounts::Account;
use crate::clock::Moment;
use crate::space::Holding;
use crate::web::App;

/// One of them, as a file.
pub struct Quittance {
    pub file_name: String,
    pub bytes: Vec<u8>,
    pub societe_name: String,
    /// Of the contract.
    pub reference: String,
    /// `2026-05`
    pub month: String,
    /// Else a reçu of what was paid in part.
    pub is_quittance: bool,
}

/// Of each lease whose quittances they agreed to have here, by the rule of the page. Whoever calls it
/// answers for its holder having asked: only the maker of their own copy does.
pub async fn of_account(
    app: &App,
    account: &Account,
    now: Moment,
) -> Result<Vec<Quittance>, DbErr> {
    let (db, lang) = (app.db.reader(), account.lang());
    let mut all = Vec::new();
    for holding in Holding::all_of_account(db, account.id).await? {
        let locataire = Locataire::of_account(db, holding, account.id).await?;
        let Some(agreed) = locataire.agreed() else { continue };
        for term in &given(line::of(db, agreed).await?) {
            let sheet = Sheet { agreed, term, lang };
            let paper = sheet.paper(now);
            let written = tokio::task::spawn_blocking(move || paper.finish()).await;
            all.push(Quittance {
                file_name: sheet.file_name(),
                bytes: written.map_err(|error| DbErr::Custom(error.to_string()))?,
                societe_name: agreed.holding().societe().name.clone(),
                reference: agreed.holding().contract().reference.clone(),
                month: term.month.to_string(),
                is_quittance: sheet.is_quittance(),
            });
        }
    }
    Ok(all)
}

/// The terms for which something is given, the oldest first.
fn given(lines: Vec<Line>) -> Vec<Term> {
    terms(lines).into_iter().rev().filter(|term| term.state() != State::Unpaid).collect()
}

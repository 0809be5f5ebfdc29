//! « Quittances et reçus », the consent that they need, and each of them as a file.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::line;
use super::locataire::Locataire;
use super::month::Month;
use super::sheet::Sheet;
use super::term::{State as TermState, terms};
use super::trace::Trace;
use super::view::{self, YearView};
use crate::accounts::SignedIn;
use crate::audit::{self, Event, Kind};
use crate::clock::paris_day_and_time;
use crate::contracts::ContractId;
use crate::documents::file_name::POLICY;
use crate::documents::file_name::attachment;
use crate::documents::{Purpose, WORDING, consent};
use crate::ledger::Ledger;
use crate::space::documents::asking::Asking;
use crate::web::{App, Error, Form, Mistake, Mistakes, Page, Reply, Visitor};

#[derive(Template)]
#[template(path = "space/quittances/quittances.html")]
pub struct QuittancesPage {
    visitor: Visitor,
    id: ContractId,
    contract: String,
    reference: String,
    wording: i32,
    /// « Vous avez accepté le … »; none for who did not.
    agreed: Option<String>,
    as_of: Option<String>,
    years: Vec<YearView>,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AgreeForm {
    agreed: String,
    wording: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WithdrawForm {
    from: String,
}

pub async fn quittances(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(contract): Path<ContractId>,
) -> Result<Page<QuittancesPage>, Error> {
    let locataire = Locataire::of(&app, (&visitor, &person), contract).await?;
    let visitor = person.seen(visitor);
    Ok(Page(QuittancesPage::of(&app, visitor, &locataire, Mistakes::none()).await?))
}

pub async fn agree(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(contract): Path<ContractId>,
    Form(form): Form<AgreeForm>,
) -> Result<Reply<QuittancesPage>, Error> {
    let locataire = Locataire::of(&app, (&visitor, &person), contract).await?;
    if !form.agrees() {
        let mistakes = Mistakes::on("agreed", Mistake::BoxNotTicked);
        let visitor = person.seen(visitor);
        return Ok(Reply::Again(QuittancesPage::of(&app, visitor, &locataire, mistakes).await?));
    }
    let purpose = Purpose::QuittanceElectronique;
    consent::give(&app, (&visitor, &person), locataire.contract(), purpose).await?;
    Ok(Reply::done(address(contract)))
}

/// « Ne plus recevoir mes quittances en ligne », here or in the profile.
pub async fn withdraw(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(contract): Path<ContractId>,
    Form(form): Form<WithdrawForm>,
) -> Result<Reply<QuittancesPage>, Error> {
    let locataire = Locataire::of(&app, (&visitor, &person), contract).await?;
    let purpose = Purpose::QuittanceElectronique;
    consent::withdraw(&app, (&visitor, &person), locataire.contract(), purpose).await?;
    let is_profile = form.from == "profile";
    Ok(Reply::done(if is_profile { "/profile".to_owned() } else { address(contract) }))
}

/// Made anew each time, of what is due at this moment: what was a quittance yesterday is none once
/// the payment turned out to be missing.
pub async fn file(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path((contract, file)): Path<(ContractId, String)>,
    asking: Asking,
) -> Result<Response, Error> {
    if asking.is_ahead {
        return Err(Error::Unavailable(1));
    }
    let locataire = Locataire::of(&app, (&visitor, &person), contract).await?;
    let agreed = locataire.agreed().ok_or(Error::NotFound)?;
    let month = file.strip_suffix(".pdf").and_then(Month::parse).ok_or(Error::NotFound)?;
    let mut terms = terms(line::of(app.db.reader(), agreed).await?).into_iter();
    let term = terms.find(|term| term.month == month && term.state() != TermState::Unpaid);
    let term = term.ok_or(Error::NotFound)?;
    let sheet = Sheet { agreed, term: &term, lang: visitor.lang };
    let paper = sheet.paper(visitor.now);
    let written = tokio::task::spawn_blocking(move || paper.finish()).await;
    let bytes = written.map_err(Error::internal)?;
    if !asking.is_head {
        note(&app, (&visitor, &person), &sheet, &bytes).await?;
    }
    Ok(answer(bytes, &sheet.file_name()))
}

/// Before the first byte leaves.
async fn note(
    app: &App,
    (visitor, person): (&Visitor, &SignedIn),
    sheet: &Sheet<'_>,
    bytes: &[u8],
) -> Result<(), Error> {
    let contract = sheet.agreed.holding().contract();
    let trace = Trace {
        is_quittance: sheet.is_quittance(),
        month: sheet.term.month,
        contract: contract.id,
        sha256: HEXLOWER.encode(&Sha256::digest(bytes)),
    };
    let event = Event::done(Kind::DocumentOpened, person.actor(), trace);
    let tx = app.db.begin().await?;
    audit::record(&tx, &visitor.origin(), event.at(contract.societe_id.uuid())).await?;
    Ok(tx.commit().await?)
}

fn answer(bytes: Vec<u8>, name: &str) -> Response {
    let (policy, nothing) = POLICY;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(name)),
        (policy, nothing.to_owned()),
    ];
    (headers, bytes).into_response()
}

impl AgreeForm {
    /// To the words that are asked today: those of a page opened before they changed are asked anew.
    fn agrees(&self) -> bool {
        self.agreed == "true" && self.wording == WORDING.to_string()
    }
}

impl QuittancesPage {
    /// Without a consent nothing of the account is even read.
    async fn of(
        app: &App,
        visitor: Visitor,
        locataire: &Locataire,
        mistakes: Mistakes,
    ) -> Result<Self, Error> {
        let (texts, lang, contract) = (visitor.texts, visitor.lang, locataire.contract());
        let (mut years, mut as_of) = (Vec::new(), None);
        if let Some(agreed) = locataire.agreed() {
            let terms = terms(line::of(app.db.reader(), agreed).await?);
            years = view::years(&terms, &address(contract.id), lang);
            as_of = Ledger::of(app.db.reader(), contract.societe_id).await?;
        }
        let since = |at| texts.quittances_agreed(paris_day_and_time(at, lang));
        Ok(Self {
            id: contract.id,
            contract: contract.in_words(texts),
            reference: texts.quittances_reference(contract.reference.as_str()),
            wording: WORDING,
            agreed: locataire.agreed().map(|agreed| since(agreed.consent().given_at)),
            as_of: as_of.map(|ledger| texts.quittances_as_of(ledger.as_of.long(lang))),
            years,
            mistakes,
            visitor: visitor.at(locataire.holding().societe().brand()),
        })
    }
}

fn address(contract: ContractId) -> String {
    format!("/contracts/{contract}/quittances")
}

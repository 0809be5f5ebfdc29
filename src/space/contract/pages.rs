//! « Contrat »: one page, calm, with everything that matters to its holder today.

use askama::Template;
use axum::extract::{Path, State};

use super::facts::Facts;
use super::shown::{Details, ShownEntry, ShownNeighbour, place_title};
use crate::accounts::SignedIn;
use crate::clock::paris_today;
use crate::contracts::{ContractId, Qualite};
use crate::space::Holding;
use crate::space::notice::{Notice, Told};
use crate::space::payment::PaymentSection;
use crate::space::standing::StandingWords;
use crate::web::{App, Asked, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "space/contract/contract.html")]
pub struct ContractPage {
    visitor: Visitor,
    notice: Option<Notice>,
    id: ContractId,
    qualite: String,
    sits: bool,
    place: String,
    lot: String,
    reference: String,
    /// « terminé le … »
    ended: Option<String>,
    standing: StandingWords,
    entries: Vec<ShownEntry>,
    payment: Option<PaymentSection>,
    has_quittances: bool,
    place_title: String,
    details: Details,
    tiers_name: String,
    other_holders: usize,
    detach: Option<String>,
    neighbours: Vec<ShownNeighbour>,
}

/// A contract that is somebody else's is as unknown as one that never was.
pub async fn show(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(id): Path<ContractId>,
    Asked(told): Asked<Told>,
) -> Result<Page<ContractPage>, Error> {
    let held = Holding::of(&app, (&visitor, &person), id).await?;
    let today = paris_today(visitor.now);
    let facts = Facts::of(app.db.reader(), &person, &held, today).await?;
    let visitor = person.seen(visitor).at(held.societe().brand());
    Ok(Page(ContractPage::of(visitor, &held, &facts, told.notice())))
}

impl ContractPage {
    fn of(visitor: Visitor, held: &Holding, facts: &Facts, notice: Option<Notice>) -> Self {
        let (texts, lang, contract) = (visitor.texts, visitor.lang, held.contract());
        let today = paris_today(visitor.now);
        let past = contract.ended_on.filter(|day| *day < today);
        let (to, others) = (facts.pay_to.pay_to(&held.societe().name), facts.neighbours.iter());
        Self {
            notice,
            id: contract.id,
            qualite: contract.qualite.text(texts),
            sits: facts.sits,
            place: contract.place(),
            lot: lot(&contract.immeuble, &contract.lot),
            reference: contract.reference.clone(),
            ended: past.map(|day| texts.home_ended(day.long(lang))),
            standing: StandingWords::of(&facts.standing, &visitor, today),
            entries: facts.entries.iter().map(|it| ShownEntry::of(it, texts, lang)).collect(),
            payment: PaymentSection::of(contract, to, (&facts.standing, past.is_some()), lang),
            has_quittances: contract.qualite == Qualite::Locataire,
            place_title: place_title(contract.qualite, texts),
            details: Details::of(contract, facts, texts, lang),
            tiers_name: held.tiers().name(),
            other_holders: facts.other_holders,
            detach: facts.link.map(|link| format!("/detachment/{link}")),
            neighbours: others.map(|it| ShownNeighbour::of(it, texts, (today, lang))).collect(),
            visitor,
        }
    }
}

/// « Résidence Les Tilleuls, Appartement 14 ».
fn lot(immeuble: &str, lot: &str) -> String {
    let parts = [immeuble, lot].into_iter();
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

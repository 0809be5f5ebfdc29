//! For whom a document is: the rule, case by case, at each request.

use palier::accounts::{Account, Email};
use palier::audit::Actor;
use palier::contracts::{Contract, ImmeubleId};
use palier::documents::{
    Consent, ConsentId, DocumentId, DocumentKind, NotPublished, Purpose, Readers, consent,
};
use palier::ledger::{EntryId, EntryKind, due, entry};
use palier::money::Cents;
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use std::time::Duration;

use super::documents_kit::{day, new, pdf};
use crate::support::{Agence, Browser, Extranet, PASSWORD};

async fn sees(browser: &Browser, id: DocumentId) -> bool {
    let list = browser.clone().get("/documents").await.html().contains(&id.to_string());
    let opened = browser.clone().get(&format!("/documents/{id}")).await.status == 200;
    assert_eq!(list, opened, "the list and the door differ");
    opened
}

/// One document for all copropriétaires, of a day.
async fn minutes(
    extranet: &Extranet,
    agence: &Agence,
    immeuble: ImmeubleId,
    dated_on: &str,
) -> DocumentId {
    let readers = Readers::Coproprietaires(immeuble);
    let mut new = new(agence, DocumentKind::ProcesVerbal, readers, dated_on);
    new.dated_on = day(dated_on);
    extranet.publish(&new).await
}

/// The same, but of what is not on the legal list.
async fn letter(
    extranet: &Extranet,
    agence: &Agence,
    immeuble: ImmeubleId,
    dated_on: &str,
) -> DocumentId {
    let readers = Readers::Coproprietaires(immeuble);
    let mut new = new(agence, DocumentKind::Courrier, readers, dated_on);
    new.dated_on = day(dated_on);
    extranet.publish(&new).await
}

#[tokio::test]
async fn a_document_of_a_contract_is_its_holder_s_alone() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let other = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let denis = extranet.activated(&bellevue, &other, "denis@example.org", PASSWORD).await;
    let lease = new(&bellevue, DocumentKind::Bail, Readers::Contract(dossier.contract.id), "Bail");
    let lease = extranet.publish(&lease).await;
    let letter = new(&bellevue, DocumentKind::Courrier, Readers::Tiers(dossier.tiers.id), "Lettre");
    let letter = extranet.publish(&letter).await;
    for id in [lease, letter] {
        assert!(sees(&camille, id).await && !sees(&denis, id).await);
    }
    extranet.change(&dossier, |it| it.ended_on = Set(Some(day("2025-01-31")))).await;
    assert!(sees(&camille, lease).await, "an ended contract stays readable");
}

#[tokio::test]
async fn a_detached_contract_takes_its_documents_along() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    let lease = extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail")).await;
    assert!(sees(&camille, lease).await);
    let page = camille.clone().get("/").await.click("Détacher ce contrat").await;
    page.press("Détacher ce contrat").await.sees("Contrat détaché");
    assert!(!sees(&camille, lease).await);
}

#[tokio::test]
async fn a_withdrawn_document_vanishes_at_once_and_comes_back_when_published_again() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let lease = new(&bellevue, DocumentKind::Bail, Readers::Contract(dossier.contract.id), "Bail");
    let id = extranet.publish(&lease).await;
    assert!(sees(&camille, id).await);
    assert!(extranet.withdraw(&bellevue, id).await && !extranet.withdraw(&bellevue, id).await);
    assert!(!sees(&camille, id).await);
    assert_eq!(extranet.publish(&lease).await, id);
    assert!(sees(&camille, id).await);
}

#[tokio::test]
async fn seller_and_buyer_each_have_their_own_time() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let tilleuls = extranet.immeuble_named(&bellevue, "Les Tilleuls").await;
    let elsewhere = extranet.immeuble_named(&bellevue, "Les Ormes").await;
    let sold = extranet.dossier(&bellevue, "Simone Seller", None).await;
    let bought = extranet.dossier(&bellevue, "Bruno Buyer", None).await;
    extranet.holds_lots(&sold, tilleuls, (Some("2020-01-01"), Some("2025-06-30"))).await;
    extranet.holds_lots(&bought, tilleuls, (Some("2025-07-01"), None)).await;
    let seller = extranet.activated(&bellevue, &sold, "s@example.org", PASSWORD).await;
    let buyer = extranet.activated(&bellevue, &bought, "b@example.org", PASSWORD).await;
    // (day, seller, buyer of the legal list, buyer of the rest)
    for (dated_on, for_seller, in_force, other) in [
        ("2019-12-31", false, true, false),
        ("2020-01-01", true, true, false),
        ("2025-06-30", true, true, false),
        ("2025-07-01", false, true, true),
    ] {
        let listed = minutes(&extranet, &bellevue, tilleuls, dated_on).await;
        let letter = letter(&extranet, &bellevue, tilleuls, dated_on).await;
        assert_eq!(sees(&seller, listed).await, for_seller, "{dated_on}");
        assert_eq!(sees(&seller, letter).await, for_seller, "{dated_on}");
        assert_eq!(sees(&buyer, listed).await, in_force, "{dated_on}");
        assert_eq!(sees(&buyer, letter).await, other, "{dated_on}");
    }
    let other = minutes(&extranet, &bellevue, elsewhere, "2025-07-01").await;
    assert!(!sees(&buyer, other).await && !sees(&seller, other).await);
    // A tenant of the same immeuble is no copropriétaire; a buyer of tomorrow is none yet.
    let rents = extranet.dossier(&bellevue, "Lise Tenant", None).await;
    extranet.change(&rents, |it| it.immeuble_id = Set(Some(tilleuls))).await;
    let tenant = extranet.activated(&bellevue, &rents, "l@example.org", PASSWORD).await;
    let listed = minutes(&extranet, &bellevue, tilleuls, "2026-01-01").await;
    assert!(!sees(&tenant, listed).await && sees(&buyer, listed).await);
    extranet.holds_lots(&bought, tilleuls, (Some("2026-05-13"), None)).await;
    assert!(!sees(&buyer, listed).await);
}

#[tokio::test]
async fn the_conseil_syndical_reads_while_the_mandate_lasts() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let tilleuls = extranet.immeuble_named(&bellevue, "Les Tilleuls").await;
    let readers = Readers::ConseilSyndical(tilleuls);
    let balance = new(&bellevue, DocumentKind::BalanceGenerale, readers, "Balance 2025");
    let balance = extranet.publish(&balance).await;
    for (index, (from, until, reads)) in [
        ("2026-05-12", None, true),
        ("2023-05-13", Some("2026-05-12"), true),
        ("2026-05-13", None, false),
        ("2023-05-12", Some("2026-05-11"), false),
    ]
    .into_iter()
    .enumerate()
    {
        let dossier = extranet.dossier(&bellevue, &format!("Membre {index}"), None).await;
        extranet.holds_lots(&dossier, tilleuls, (None, None)).await;
        extranet.elect(&dossier, tilleuls, (from, until)).await;
        let email = format!("m{index}@example.org");
        let member = extranet.activated(&bellevue, &dossier, &email, PASSWORD).await;
        assert_eq!(sees(&member, balance).await, reads, "{from} {until:?}");
    }
    let dossier = extranet.dossier(&bellevue, "Simple Voisin", None).await;
    extranet.holds_lots(&dossier, tilleuls, (None, None)).await;
    let other = extranet.activated(&bellevue, &dossier, "v@example.org", PASSWORD).await;
    assert!(!sees(&other, balance).await);
}

#[tokio::test]
async fn a_mandate_that_ends_closes_the_door_the_next_morning() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let tilleuls = extranet.immeuble_named(&bellevue, "Les Tilleuls").await;
    extranet.elect(&dossier, tilleuls, ("2023-05-13", Some("2026-05-12"))).await;
    let readers = Readers::ConseilSyndical(tilleuls);
    let list = new(&bellevue, DocumentKind::ListeDesCoproprietaires, readers, "Liste");
    let list = extranet.publish(&list).await;
    assert!(sees(&camille, list).await);
    extranet.later(Duration::from_hours(10));
    let camille = extranet.signed_in(&bellevue, "camille@example.org", PASSWORD).await;
    assert!(!sees(&camille, list).await, "it is 0:32 on the 13th");
}

#[tokio::test]
async fn a_quittance_needs_a_consent_and_a_paid_term() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    let mut quittance = new(&bellevue, DocumentKind::Quittance, readers, "Quittance d'avril");
    quittance.period = Some((day("2026-04-01"), day("2026-04-30")));
    let id = extranet.publish(&quittance).await;
    assert!(!sees(&camille, id).await, "nobody agreed to anything");
    let given = agrees(&extranet, &dossier.contract).await;
    assert!(sees(&camille, id).await);
    let april = ("2026-04-05", Some(("2026-04-01", "2026-04-30")));
    for (due_on, period) in [april, ("2026-05-05", april.1), ("2026-04-30", None)] {
        owes(&extranet, &dossier.contract, (due_on, period)).await;
        assert!(!sees(&camille, id).await, "{due_on}");
        settles(&extranet).await;
        assert!(sees(&camille, id).await);
    }
    owes(&extranet, &dossier.contract, ("2026-05-01", None)).await;
    assert!(sees(&camille, id).await, "another term is due, not this one");
    let mut withdrawn: consent::ActiveModel = given.into();
    withdrawn.withdrawn_at = Set(Some(extranet.clock.now()));
    let tx = extranet.app.db.begin().await.expect("a transaction");
    withdrawn.update(&tx).await.expect("a consent");
    tx.commit().await.expect("a commit");
    assert!(!sees(&camille, id).await, "the consent is withdrawn");
}

pub async fn agrees(extranet: &Extranet, contract: &Contract) -> Consent {
    let db = &extranet.app.db;
    let email = Email::parse("camille@example.org").expect("an address");
    let person = Account::at(db.reader(), &email).await.expect("accounts").expect("Camille");
    let row = consent::ActiveModel {
        societe_id: Set(contract.societe_id),
        id: Set(ConsentId::new()),
        contract_id: Set(contract.id),
        account_id: Set(person.id),
        purpose: Set(Purpose::QuittanceElectronique),
        wording: Set(1),
        given_at: Set(extranet.clock.now()),
        withdrawn_at: Set(None),
    };
    let tx = db.begin().await.expect("a transaction");
    let given = row.insert(&tx).await.expect("a consent");
    tx.commit().await.expect("a commit");
    given
}

async fn owes(
    extranet: &Extranet,
    contract: &Contract,
    (due_on, period): (&str, Option<(&str, &str)>),
) {
    let id = EntryId::new();
    let entry = entry::ActiveModel {
        societe_id: Set(contract.societe_id),
        id: Set(id),
        contract_id: Set(contract.id),
        reference: Set(id.to_string()),
        revision: Set(0),
        kind: Set(EntryKind::Loyer),
        dated_on: Set(day("2026-04-01")),
        due_on: Set(Some(day(due_on))),
        period_from: Set(period.map(|(from, _)| day(from))),
        period_until: Set(period.map(|(_, until)| day(until))),
        label: Set("Loyer".into()),
        cents: Set(Cents::new(50_000)),
        recorded_at: Set(extranet.clock.now()),
    };
    let due = due::ActiveModel {
        societe_id: Set(contract.societe_id),
        contract_id: Set(contract.id),
        entry_id: Set(id),
        due_on: Set(day(due_on)),
        cents: Set(Cents::new(50_000)),
    };
    let tx = extranet.app.db.begin().await.expect("a transaction");
    entry.insert(&tx).await.expect("an entry");
    due.insert(&tx).await.expect("a due");
    tx.commit().await.expect("a commit");
}

async fn settles(extranet: &Extranet) {
    let tx = extranet.app.db.begin().await.expect("a transaction");
    sea_orm::ConnectionTrait::execute_unprepared(&tx, "delete from due").await.expect("paid");
    tx.commit().await.expect("a commit");
}

#[tokio::test]
async fn what_the_law_keeps_for_some_cannot_be_published_for_more() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let tilleuls = extranet.immeuble_named(&bellevue, "Les Tilleuls").await;
    let all = Readers::Coproprietaires(tilleuls);
    let stored = palier::documents::store(&extranet.app.store, pdf("a")).await.expect("stored");
    let tx = extranet.app.db.begin().await.expect("a transaction");
    for kind in [DocumentKind::ReleveBancaire, DocumentKind::CompteIndividuel, DocumentKind::Bail] {
        let new = new(&bellevue, kind, all, "x");
        let refused =
            palier::documents::publish(&tx, &new, &stored, (Actor::Operator, extranet.clock.now()))
                .await;
        assert!(matches!(refused, Err(NotPublished::Readers)), "{kind:?}");
    }
    let page = palier::documents::store(&extranet.app.store, "<html>".into()).await;
    assert!(matches!(page, Err(NotPublished::Content)));
}

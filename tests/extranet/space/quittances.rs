//! « Quittances et reçus »: nothing without a consent, and never a quittance of what is due.

use std::time::Duration;

use palier::contracts::{Contract, ContractId, Qualite};

use super::quittances_kit::{Told, lease_of, quittances};
use crate::support::{Browser, Extranet, PASSWORD};
use crate::walls::races::{on_two_nodes, twenty};

const WORDS: &str = "J'accepte de recevoir mes quittances de loyer par voie électronique";

#[tokio::test]
async fn without_a_consent_nothing_is_shown_and_nothing_is_given() {
    let extranet = Extranet::open().await;
    let (.., lease, page) = lease_of(&extranet).await;
    let page = page.visit(&quittances(&lease)).await.sees("Recevoir vos quittances ici");
    let page = page.does_not_see("avril 2026").does_not_see("Télécharger");
    assert!(!page.html().contains(" checked"), "the box is not ticked beforehand");
    for month in ["2026-04", "2026-05", "2026-06", "2031-01"] {
        let file = page.clone().get(&format!("{}/{month}.pdf", quittances(&lease))).await;
        assert_eq!(file.status, 404, "{month}");
    }
    let page = page.press("Accepter").await;
    assert_eq!(page.status, 422);
    page.visit(&quittances(&lease)).await.sees("Recevoir vos quittances ici");
    assert_eq!(extranet.count("consent").await, 0);
}

#[tokio::test]
async fn a_paid_term_has_a_quittance_one_in_part_a_recu_and_an_unpaid_one_nothing() {
    let extranet = Extranet::open().await;
    let (.., lease, page) = lease_of(&extranet).await;
    let page = page.visit(&quittances(&lease)).await.agrees().await;
    let page = page.sees("Vous avez accepté de recevoir vos quittances ici le 12 mai 2026 à 14:32");
    let page = page.sees("avril 2026 Payé Loyer 700,00 €, charges 112,50 €, total 812,50 €");
    let page =
        page.sees("mai 2026 Payé en partie").sees("387,50 € payés, il reste 425,00 € à payer");
    let page = page.sees("juin 2026 Non payé").sees("Échéance du 5 juin 2026");
    let text = page.text();
    let at = |words: &str| text.find(words).expect(words);
    assert!(at("juin 2026") < at("avril 2026") && at("avril 2026") < at("décembre 2025"));
    assert_eq!(text.matches("Télécharger").count(), 3, "none for June");
    let paper = page.clone().click("Télécharger la quittance avril 2026").await.paper();
    paper.says("Quittance de loyer, avril 2026");
    let paper = page.clone().click("Télécharger le reçu").await.paper();
    paper.says("Reçu, mai 2026").does_not_say("Quittance de loyer");
    assert_eq!(page.get(&format!("{}/2026-06.pdf", quittances(&lease))).await.status, 404);
}

#[tokio::test]
async fn the_file_says_all_that_the_law_asks_and_can_do_nothing() {
    let extranet = Extranet::open().await;
    let (.., lease, page) = lease_of(&extranet).await;
    let page = page.visit(&quittances(&lease)).await.agrees().await;
    let file = page.clone().click("Télécharger la quittance avril 2026").await;
    let name = format!("quittance-{}-2026-04.pdf", lease.reference);
    for (header, value) in [
        ("content-type", "application/pdf"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(file.header(header), Some(value), "{header}");
    }
    let disposition = file.header("content-disposition").expect("a name");
    assert!(disposition.starts_with(&format!("attachment; filename=\"{name}\"")), "{disposition}");
    file.paper()
        .says("Cabinet Bellevue")
        .says("Locataire : Camille Roux")
        .says("Logement : Appartement 14, 8 rue des Lilas, 31000 Toulouse")
        .says("Période : du 1er avril 2026 au 30 avril 2026")
        .says("Loyer 700,00 € Charges 112,50 € Total 812,50 €")
        .says("812,50 € (huit cent douze euros et cinquante centimes)")
        .says("Date du paiement : 3 avril 2026.")
        .says("Cette quittance annule tous les reçus");
    let recu = page.get(&format!("{}/2026-05.pdf", quittances(&lease))).await.paper();
    recu.says("Loyer 700,00 € 387,50 € 312,50 € Charges 112,50 € 0,00 € 112,50 €")
        .says("Total 812,50 € 387,50 € 425,00 €")
        .says("Il reste dû 425,00 €")
        .does_not_say("donne quittance")
        .does_not_say("annule tous les reçus");
}

#[tokio::test]
async fn a_payment_that_is_taken_back_turns_the_quittance_into_a_recu() {
    let extranet = Extranet::open().await;
    let (bellevue, lease, page) = lease_of(&extranet).await;
    let page = page.visit(&quittances(&lease)).await.agrees().await;
    let april = format!("{}/2026-04.pdf", quittances(&lease));
    page.clone().get(&april).await.paper().says("Quittance de loyer, avril 2026");
    let less = Told { paid: "1 200,00" }.entries(&lease.reference);
    extranet.entries(&bellevue.societe, &less).await;
    let recu = page.clone().get(&april).await.paper().says("Reçu, avril 2026");
    recu.says("Total 812,50 € 387,50 € 425,00 €").does_not_say("Quittance de loyer");
    let page = page.reload().await.sees("avril 2026 Payé en partie").sees("mai 2026 Non payé");
    page.press("Ne plus recevoir mes quittances en ligne").await;
    let none = Told { paid: "812,50" }.entries(&lease.reference);
    extranet.entries(&bellevue.societe, &none).await;
}

#[tokio::test]
async fn a_withdrawal_hides_everything_at_the_next_request_and_is_kept_with_its_day() {
    let extranet = Extranet::open().await;
    let (.., lease, page) = lease_of(&extranet).await;
    let page = page.visit(&quittances(&lease)).await.agrees().await;
    let page = extranet.wait(page, Duration::from_mins(5));
    let page = page.press("Ne plus recevoir mes quittances en ligne").await;
    let page = page.sees("Recevoir vos quittances ici").does_not_see("avril 2026");
    let april = format!("{}/2026-04.pdf", quittances(&lease));
    assert_eq!(page.clone().get(&april).await.status, 404);
    let page = extranet.wait(page, Duration::from_mins(5)).agrees().await;
    assert_eq!(page.clone().get(&april).await.status, 200);
    let page = page.visit("/profile").await.sees("Mes accords").sees(WORDS);
    let page = page.sees("Locataire, 8 rue des Lilas, 31000 Toulouse – Cabinet Bellevue");
    let page = page.sees("Donné le 12 mai 2026 à 14:42");
    let page = page.sees("Donné le 12 mai 2026 à 14:32 Retiré le 12 mai 2026 à 14:37");
    let page = page.press("Ne plus recevoir mes quittances en ligne").await;
    let page = page.sees("Mes accords").sees("Donné le 12 mai 2026 à 14:42 Retiré le 12 mai 2026");
    assert_eq!(page.get(&april).await.status, 404);
    for (kind, count) in [("consent_given", 2), ("consent_withdrawn", 2)] {
        let events = format!("audit_event where kind = '{kind}' and societe_id is not null");
        assert_eq!(extranet.count(&events).await, count, "{kind}");
    }
}

#[tokio::test]
async fn the_consent_of_another_holder_does_not_count_for_me() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let mut papers = extranet.papers(&bellevue, &dossier, 2).await.into_iter();
    let mut holder = async |email| {
        let paper = papers.next().expect("a letter");
        extranet.at_check_mail(&bellevue, &paper, (email, PASSWORD)).await;
        let link = extranet.link_mailed_to(email).await;
        extranet.browser().visit(&link).await.confirm(email, PASSWORD).await
    };
    let (camille, louis) = (holder("camille@example.org").await, holder("louis@example.org").await);
    let entries = Told::default().entries(&dossier.contract.reference);
    extranet.entries(&bellevue.societe, &entries).await;
    let url = quittances(&dossier.contract);
    camille.visit(&url).await.agrees().await.sees("avril 2026");
    let louis = louis.visit(&url).await.sees("Recevoir vos quittances ici");
    let louis = louis.does_not_see("avril 2026");
    assert_eq!(louis.get(&format!("{url}/2026-04.pdf")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_tabs_give_one_consent_and_take_one_back() {
    let extranet = Extranet::open().await;
    let (.., lease, page) = lease_of(&extranet).await;
    let (extranet, tabs) = on_two_nodes(extranet, page).await;
    let answers = twenty(&tabs, &quittances(&lease), &[("agreed", "true"), ("wording", "1")]).await;
    assert_eq!(answers, [303; 20]);
    assert_eq!(extranet.count("consent").await, 1);
    assert_eq!(extranet.count("audit_event where kind = 'consent_given'").await, 1);
    let answers = twenty(&tabs, &format!("{}/withdrawal", quittances(&lease)), &[]).await;
    assert_eq!(answers, [303; 20]);
    assert_eq!(extranet.count("consent where withdrawn_at is not null").await, 1);
    assert_eq!(extranet.count("audit_event where kind = 'consent_withdrawn'").await, 1);
}

#[tokio::test]
async fn words_that_are_asked_no_more_are_asked_anew() {
    let extranet = Extranet::open().await;
    let (.., lease, page) = lease_of(&extranet).await;
    for form in [&[("agreed", "true"), ("wording", "0")][..], &[("agreed", "true")], &[]] {
        let seen = page.clone().post(&quittances(&lease), form).await;
        assert_eq!(seen.status, 422, "{form:?}");
    }
    assert_eq!(extranet.count("consent").await, 0);
}

#[tokio::test]
async fn a_contract_of_somebody_else_or_that_is_no_lease_is_as_unknown_as_none() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await.contract;
    let entries = Told::default().entries(&denis.reference);
    extranet.entries(&bellevue.societe, &entries).await;
    let bailleur = extranet.another(&dossier, Qualite::Bailleur, "1 rue du Taur").await;
    let unknown = ContractId::new();
    let agree: &[(&str, &str)] = &[("agreed", "true"), ("wording", "1")];
    let without = |page: Browser, id: ContractId| page.page_without(&[&id.to_string()]);
    for ending in ["", "/withdrawal", "/2026-04.pdf", "/x"] {
        for is_post in [false, true] {
            let ask = async |id: ContractId| {
                let url = format!("/contracts/{id}/quittances{ending}");
                let camille = camille.clone();
                let seen =
                    if is_post { camille.post(&url, agree).await } else { camille.get(&url).await };
                (seen.status.as_u16(), without(seen, id))
            };
            let none = ask(unknown).await;
            assert!([404, 405].contains(&none.0), "{ending} {}", none.0);
            assert_eq!(ask(denis.id).await, none, "{ending}");
            assert_eq!(ask(bailleur.id).await, none, "{ending}");
        }
    }
    assert_eq!(extranet.count("consent").await, 0);
    let page = camille.visit(&quittances(&dossier.contract)).await.agrees().await;
    for odd in ["2026-04", "2026-04.PDF", "2026-4.pdf", "2026-13.pdf", "%ff.pdf", "2019-01.pdf"] {
        let url = format!("{}/{odd}", quittances(&dossier.contract));
        assert_eq!(page.clone().get(&url).await.status, 404, "{odd}");
    }
}

#[tokio::test]
async fn each_file_is_in_the_activity_of_the_account_with_its_fingerprint() {
    let extranet = Extranet::open().await;
    let (.., lease, page) = lease_of(&extranet).await;
    let page = page.visit(&quittances(&lease)).await.agrees().await;
    let april = format!("{}/2026-04.pdf", quittances(&lease));
    let ahead = page.clone().with_header("sec-purpose", "prefetch").get(&april).await;
    assert_eq!(ahead.status, 503);
    assert_eq!(extranet.count("audit_event where kind = 'document_opened'").await, 0);
    let file = page.get(&april).await;
    let print = file.fingerprint();
    let page = file.get("/profile/activity").await;
    let page = page.sees("Document téléchargé – Quittance de loyer, avril 2026, Cabinet Bellevue");
    page.sees(&print);
    let told = format!(
        "audit_event where kind = 'document_opened' and subject = \
         'quittance 2026-04 {} {print}' and societe_id is not null",
        lease.id
    );
    assert_eq!(extranet.count(&told).await, 1);
}

#[tokio::test]
async fn the_way_to_it_is_on_the_contract_and_beside_the_documents_until_they_agreed() {
    let extranet = Extranet::open().await;
    let (.., page) = lease_of(&extranet).await;
    let page = page.visit("/documents").await.sees("Pour recevoir aussi vos quittances de loyer");
    let page = page.click("8 rue des Lilas, Cabinet Bellevue").await.agrees().await;
    let page = page.visit("/documents").await.does_not_see("quittances de loyer ici");
    let page = page.visit("/").await.click("Quittances et reçus").await.sees("avril 2026");
    page.post("/language", &[("lang", "en"), ("next", "/")]).await;
}

#[tokio::test]
async fn who_rents_nothing_is_not_asked() {
    let extranet = Extranet::open().await;
    let (_, dossier, page) = extranet.camille().await;
    let contract: &Contract = &dossier.contract;
    extranet
        .change_contract(contract, |row| row.qualite = sea_orm::ActiveValue::Set(Qualite::Bailleur))
        .await;
    let page = page.visit("/documents").await.does_not_see("quittances de loyer");
    let page = page.visit(&format!("/contracts/{}", contract.id)).await;
    page.does_not_see("Quittances et reçus");
}

#[tokio::test]
async fn the_number_of_statements_does_not_grow_with_the_terms() {
    let (extranet, statements) = Extranet::open().await.counted();
    let (bellevue, lease, page) = lease_of(&extranet).await;
    let page = page.visit(&quittances(&lease)).await.agrees().await;
    let ask = async |page: &Browser| {
        statements.taken();
        assert_eq!(page.clone().reload().await.status, 200);
        statements.taken()
    };
    let few = ask(&page).await;
    let line = |month: u32| {
        let (year, month) = (2006 + month / 12, 1 + month % 12);
        format!("B{year}{month};{};{year}-{month:02}-01;Loyer;800;;;loyer;;\n", lease.reference)
    };
    let lines: String = (0..200).map(line).collect();
    extranet.entries(&bellevue.societe, &lines).await;
    assert_eq!(ask(&page).await, few);
    assert!((1..=9).contains(&few), "{few} statements");
}

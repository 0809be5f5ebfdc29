//! « Suivi » counts letters as they are: those issued, those used, none that nobody could print.

use std::time::Duration;

use palier::contracts::Qualite;
use palier::documents::{DocumentKind, Readers};
use palier::staff::Right;
use palier::upkeep;

use super::kit::{bellevue, papers, printed};
use crate::space::documents_kit::new;
use crate::support::people::Agence;
use crate::support::{Browser, Extranet, PASSWORD, Paper};

async fn activity(extranet: &Extranet, agence: &Agence) -> Browser {
    let staff = extranet.staff(agence, Right::Lecture).await;
    staff.visit(&format!("/office/{}/activity", agence.societe.id)).await
}

/// The figures of a month: issued, used, activated.
fn month(page: &Browser, name: &str) -> Vec<u32> {
    let text = page.text();
    let (_, after) = text.rsplit_once(name).unwrap_or_else(|| panic!("no {name} in {text}"));
    after.split_whitespace().take(3).map(|figure| figure.parse().expect("a figure")).collect()
}

async fn activate(extranet: &Extranet, agence: &Agence, paper: &Paper, email: &str) {
    extranet.at_check_mail(agence, paper, (email, PASSWORD)).await;
    let link = extranet.link_mailed_to(email).await;
    extranet.browser().visit(&link).await.confirm(email, PASSWORD).await.sees("activé");
}

#[tokio::test]
async fn letters_issued_and_used_are_counted_month_by_month() {
    let (extranet, bellevue) = bellevue(3).await;
    let page = activity(&extranet, &bellevue).await.sees("Personne n’a encore activé son compte");
    let page = page.does_not_see("Imprimer des courriers");
    let gestion = extranet.staff(&bellevue, Right::Gestion).await;
    let there = gestion.visit(&format!("/office/{}/activity", bellevue.societe.id)).await;
    there.click("Imprimer des courriers").await.sees("Nouveaux courriers");
    assert_eq!(month(&page, "mai 2026"), [0, 0, 0]);
    let csv = printed(&extranet, &bellevue).await.press("Télécharger le CSV").await.html();
    let papers = papers(&csv);
    let page = activity(&extranet, &bellevue).await;
    assert_eq!(month(&page, "mai 2026"), [3, 0, 0]);
    activate(&extranet, &bellevue, &papers[0], "camille@example.org").await;
    let page = activity(&extranet, &bellevue).await.sees("sur 3, soit 33 %");
    assert_eq!(month(&page, "mai 2026"), [3, 1, 1]);
    extranet.later(Duration::from_hours(24 * 31));
    let page = activity(&extranet, &bellevue).await;
    assert_eq!(month(&page, "mai 2026"), [3, 1, 1]);
    assert_eq!(month(&page, "juin 2026"), [0, 0, 0]);
}

#[tokio::test]
async fn letters_that_nobody_took_out_are_not_counted() {
    let (extranet, bellevue) = bellevue(2).await;
    printed(&extranet, &bellevue).await;
    assert_eq!(month(&activity(&extranet, &bellevue).await, "mai 2026"), [2, 0, 0]);
    extranet.later(Duration::from_hours(24));
    upkeep::sweep(&extranet.app).await.expect("a sweep");
    assert_eq!(month(&activity(&extranet, &bellevue).await, "mai 2026"), [0, 0, 0]);
}

#[tokio::test]
async fn mails_that_did_not_leave_are_told_by_whom_they_are_about() {
    let extranet = Extranet::open_with(|settings| {
        settings.mail.give_up_after = Duration::from_mins(1);
    })
    .await;
    let bellevue = extranet.bellevue().await;
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &camille).await;
    extranet.at_check_mail(&bellevue, &paper, ("camille@example.org", PASSWORD)).await;
    activity(&extranet, &bellevue).await.sees("Tous les e-mails sont partis");
    let tx = extranet.app.db.begin().await.expect("a transaction");
    give_up_all(&tx).await;
    tx.commit().await.expect("a commit");
    let page = activity(&extranet, &bellevue).await.sees("E-mail de validation");
    let page = page.sees("à l'adresse du compte").does_not_see("…@").does_not_see("camille@");
    page.click(&format!("Camille Roux, {}", camille.tiers.reference))
        .await
        .sees("adresse en échec");
    let rives = extranet.rives().await;
    activity(&extranet, &rives).await.sees("Tous les e-mails sont partis");
}

#[tokio::test]
async fn a_mail_that_another_one_replaced_before_it_left_did_not_fail() {
    let (extranet, bellevue) = bellevue(1).await;
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &camille).await;
    let page = extranet.at_check_mail(&bellevue, &paper, ("camille@example.org", PASSWORD)).await;
    extranet.later(Duration::from_mins(1));
    page.press("Renvoyer l'e-mail").await.sees("Message renvoyé");
    assert_eq!(extranet.count("outbox where last_fault = 'withdrawn'").await, 1);
    activity(&extranet, &bellevue).await.sees("Tous les e-mails sont partis");
}

#[tokio::test]
async fn a_document_that_nobody_opened_leads_to_its_page() {
    let (extranet, bellevue) = bellevue(1).await;
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    extranet.activated(&bellevue, &camille, "camille@example.org", PASSWORD).await;
    extranet.another(&camille, Qualite::Locataire, "9 rue Haute").await;
    let readers = Readers::Contract(camille.contract.id);
    extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail signé")).await;
    activity(&extranet, &bellevue)
        .await
        .sees("Documents jamais ouverts")
        .does_not_see("Bail signé");
    extranet.later(Duration::from_hours(24 * 31));
    let page = activity(&extranet, &bellevue).await.sees("1 document publié depuis plus d'un mois");
    page.click("Bail signé").await.sees("Camille Roux").sees("Personne ne l'a encore ouvert");
    let theirs = extranet.signed_in(&bellevue, "camille@example.org", PASSWORD).await;
    theirs.click("Bail signé").await;
    activity(&extranet, &bellevue).await.does_not_see("Bail signé");
}

async fn give_up_all(tx: &impl sea_orm::ConnectionTrait) {
    tx.execute_unprepared("update outbox set failed_at = created_at").await.expect("letters");
}

#[tokio::test]
async fn imports_are_told_in_words_whoever_sent_them() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let lines = "T1;Mme;Roux;Camille;1 rue A;;B1;locataire;;\n";
    super::super::portfolio::list::import(&extranet, &bellevue, lines).await;
    super::super::imports::tiers(&extranet, &bellevue, "T2;Petit;Louis;B2;locataire;;\n").await;
    let page = activity(&extranet, &bellevue).await.sees("Données reçues – Exploitant du service");
    let page = page.sees("Créées : 1 · modifiées : 0 · terminées : 0 · refusées : 0");
    page.sees("Tiers et contrats – ").sees("à confirmer").does_not_see("sha256");
}

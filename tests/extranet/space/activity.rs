//! « Activité de mon compte »: one's own trail, and nobody else's.

use std::time::Duration;

use palier::audit::{self, Actor, Event, Kind, Origin};
use palier::documents::{DocumentKind, Readers};
use palier::staff::Right;
use sha2::Digest;

use super::documents_kit::{new, pdf};
use crate::support::{Dossier, Extranet, PASSWORD};

#[tokio::test]
async fn downloads_and_sign_ins_are_told_newest_first() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    let one = extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail")).await;
    let two = extranet.publish(&new(&bellevue, DocumentKind::Recu, readers, "Reçu")).await;
    extranet.later(Duration::from_mins(2));
    camille.clone().get(&format!("/documents/{one}")).await;
    extranet.later(Duration::from_mins(2));
    let id = two.to_string();
    camille.clone().post("/documents/zip", &[("document", &id)]).await;
    let page = camille.get("/profile").await.click("Voir l'activité de mon compte").await;
    let page = page.sees("Document téléchargé, dans une archive zip – Reçu, Cabinet Bellevue");
    let page = page.sees("12 mai 2026 à 14:36").sees("Document téléchargé – Bail");
    let page = page.sees("Connexion – adresse 192.0… 12 mai 2026 à 14:32");
    let text = page.text();
    let at = |words: &str| text.find(words).expect(words);
    assert!(at("Reçu, Cabinet") < at("Bail, Cabinet") && at("Bail, Cabinet") < at("Connexion –"));
    let hash = sha2::Sha256::digest(pdf("Bail"));
    page.sees(&data_encoding::HEXLOWER.encode(&hash));
}

#[tokio::test]
async fn nobody_else_s_acts_are_among_them_and_long_trails_have_pages() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let other = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let denis = extranet.activated(&bellevue, &other, "denis@example.org", PASSWORD).await;
    let readers = Readers::Contract(dossier.contract.id);
    let id = extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail")).await;
    for _ in 0..50 {
        extranet.later(Duration::from_secs(1));
        camille.clone().get(&format!("/documents/{id}")).await;
    }
    let page = denis.get("/profile/activity").await.sees("Connexion").does_not_see("Bail");
    page.does_not_see("Plus ancien");
    let page = camille.get("/profile/activity").await.sees("Bail").does_not_see("Connexion –");
    let page = page.click("Plus ancien").await.sees("Connexion –").does_not_see("Bail");
    let page = page.click("Plus récent").await.sees("Bail");
    for odd in ["page=0", "page=x", "page=-1"] {
        page.clone().get(&format!("/profile/activity?{odd}")).await.sees("Bail");
    }
    page.get("/profile/activity?page=4294967295").await.sees("Aucune activité pour l'instant");
}

#[tokio::test]
async fn refused_sign_ins_are_told_in_sum_and_what_agencies_did_too() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    extranet.later(Duration::from_mins(2));
    for _ in 0..3 {
        extranet.browser().sign_in(&bellevue, "camille@example.org", "wrong").await;
    }
    extranet.later(Duration::from_mins(2));
    extranet.paper(&bellevue, &dossier).await;
    let page = camille.get("/profile/activity").await;
    let page = page.sees("3 essais de connexion refusés 12 mai 2026 à 14:34");
    page.sees("Compte activé").sees("Contrat ajouté – Cabinet Bellevue");
}

#[tokio::test]
async fn the_same_is_taken_out_as_a_file_that_runs_nothing() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    let id = extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "=1+1")).await;
    camille.clone().get(&format!("/documents/{id}")).await;
    let page = camille.clone().get("/profile/activity").await;
    let file = page.press("Exporter (CSV, pour un tableur)").await;
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    let text = String::from_utf8(file.body().to_vec()).expect("UTF-8");
    assert!(text.contains("\"'=1+1, Cabinet Bellevue\""), "{text}");
    assert!(text.contains("\"Connexion\";\"adresse 192.0…\""), "{text}");
    let page = camille.get("/profile/activity").await.sees("Activité exportée");
    let page = extranet.wait(page, Duration::from_mins(11));
    let page = page.press("Exporter (CSV, pour un tableur)").await;
    page.sees("Confirmez que c'est vous");
}

#[tokio::test]
async fn look_ups_by_the_agency_are_told_by_day_in_paris_and_only_of_ones_own_file() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let other = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let address = |of: &Dossier| format!("/office/{}/tiers/{}", bellevue.societe.id, of.tiers.id);
    // 12 May, 23 h 58 in Paris, then 0 h 03: the same day in UTC.
    extranet.later(Duration::from_mins(9 * 60 + 26));
    let staff = extranet.staff(&bellevue, Right::Lecture).await;
    staff.clone().visit(&address(&dossier)).await;
    staff.clone().visit(&address(&dossier)).await;
    staff.clone().visit(&address(&other)).await;
    extranet.later(Duration::from_mins(5));
    staff.visit(&address(&dossier)).await;
    drop(camille);
    let page = extranet.signed_in(&bellevue, "camille@example.org", PASSWORD).await;
    let page = page.visit("/profile/activity").await;
    let page = page.sees("L'agence a consulté votre dossier 2 fois – Cabinet Bellevue");
    let page = page.sees("12 mai 2026 à 23:58").sees("13 mai 2026 à 00:03");
    let told = page.text();
    assert_eq!(told.matches("a consulté votre dossier").count(), 2, "{told}");
    assert!(!told.contains("Claire"), "who looks after a file is the agency's business");
}

#[tokio::test]
async fn what_palier_and_operators_did_to_the_account_is_told() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    let db = extranet.app.db.clone();
    for kind in [Kind::FactorRemoved, Kind::PasskeyBlocked, Kind::FactorLossConfirmed] {
        let account = palier::accounts::Email::parse("camille@example.org").expect("an address");
        let account = palier::accounts::Account::at(db.reader(), &account).await.expect("a read");
        let tx = db.begin().await.expect("a transaction");
        let event = Event::done(kind, Actor::Palier, account.expect("hers").id);
        let origin = Origin::console(extranet.clock.now());
        audit::record(&tx, &origin, event).await.expect("written");
        tx.commit().await.expect("a commit");
    }
    crate::cli::said(&extranet, "account reset-sessions camille@example.org");
    let page = extranet.signed_in(&bellevue, "camille@example.org", PASSWORD).await;
    let page = page.visit("/profile/activity").await;
    let page = page.sees("Tous vos appareils ont été déconnectés par le service");
    let page = page.sees("Double authentification retirée par le service");
    page.sees("Clé d'accès bloquée par sécurité").sees("Votre identité a été vérifiée");
}

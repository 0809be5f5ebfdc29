//! « Mes données »: everything of one person in one file, for that person alone.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::time::Duration;

use palier::documents::{DocumentKind, Readers};
use palier::jobs::{self, Doer, Kind};
use palier::{rgpd, upkeep};
use serde_json::Value;

use crate::space::documents_kit::{new, pdf};
use crate::space::quittances_kit::{lease_of, quittances};
use crate::support::{Browser, Extranet, PASSWORD};

const DOERS: &[(Kind, Doer)] = &[(Kind::PersonalCopy, rgpd::doer)];
const DAY: Duration = Duration::from_hours(24);

async fn made(extranet: &Extranet) -> bool {
    let (_going_on, mut stop) = tokio::sync::watch::channel(false);
    jobs::take_up(&extranet.app, DOERS, &mut stop).await.expect("a job or none")
}

async fn asked(page: Browser) -> Browser {
    page.visit("/profile/data").await.press("Préparer ma copie").await
}

async fn taken(page: Browser) -> Browser {
    page.post("/profile/data/copy/file", &[]).await
}

fn files(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip");
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its content");
        files.insert(file.name().to_owned(), bytes);
    }
    files
}

#[tokio::test]
async fn a_copy_holds_what_is_ones_own_and_nobody_else_s() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let other = extranet.dossier(&bellevue, "Denis Petit", None).await;
    extranet.activated(&bellevue, &other, "denis@example.org", PASSWORD).await;
    let (hers, his) =
        (Readers::Contract(dossier.contract.id), Readers::Contract(other.contract.id));
    extranet.publish(&new(&bellevue, DocumentKind::Bail, hers, "Bail")).await;
    extranet.publish(&new(&bellevue, DocumentKind::Recu, his, "Reçu de Denis")).await;
    let page = camille.visit("/profile").await.click("Voir mes données").await;
    let page = asked(page).await.sees("Votre copie est en préparation depuis le 12 mai 2026");
    assert!(made(&extranet).await, "a job");
    let told = extranet.mailbox("camille@example.org").await.pop().expect("a letter");
    assert!(told.subject.starts_with("La copie de vos données est prête"), "{}", told.subject);
    assert!(!told.says("Roux") && !told.says("Lilas"), "{}", told.text);
    let page = page.reload().await.sees("Votre copie est prête").sees("effacée le 19 mai 2026");
    let file = taken(page).await;
    assert_eq!(file.header("content-type"), Some("application/zip"));
    let files = files(file.body());
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(files.values().any(|bytes| *bytes == pdf("Bail")), "{names:?}");
    let told: Value = serde_json::from_slice(&files["mes-donnees.json"]).expect("JSON");
    assert_eq!(told["account"]["email"], "camille@example.org");
    assert_eq!(told["contracts"][0]["contracts"][0]["reference"], *dossier.contract.reference);
    let text = told.to_string();
    assert!(!text.contains("Denis") && !text.contains("denis@"), "{text}");
    assert!(!text.contains("argon2"), "no hash of a password");
    as_the_schema_says(&told);
}

/// The copy fits its schema, which lets nothing else in and nothing out.
fn as_the_schema_says(told: &Value) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/personal-copy.schema.json");
    let schema = std::fs::read_to_string(path).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let judged = crate::api::judge::document(&schema, told);
    assert_eq!(judged, Ok(()), "{told:#}");
}

#[tokio::test]
async fn a_copy_is_taken_with_fresh_secrets_and_erased_in_time() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail")).await;
    let page = asked(camille).await;
    assert!(made(&extranet).await);
    let page = extranet.wait(page, Duration::from_mins(11));
    let page = taken(page).await.sees("Confirmez que c'est vous");
    let page = page.fill("password", PASSWORD).press("Confirmer").await;
    assert_eq!(taken(page).await.header("content-type"), Some("application/zip"));
    extranet.later(7 * DAY);
    upkeep::sweep(&extranet.app).await.expect("a sweep");
    assert_eq!(extranet.count("personal_copy").await, 0);
    let page = extranet.signed_in(&bellevue, "camille@example.org", PASSWORD).await;
    taken(page).await.sees("Préparer ma copie");
}

#[tokio::test]
async fn an_access_that_ended_since_takes_the_copy_with_it() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let other = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &other).await;
    drop((dossier, paper));
    let page = asked(camille).await;
    assert!(made(&extranet).await);
    extranet.later(Duration::from_mins(1));
    let detach = page.clone().visit("/profile").await.click("Détacher").await;
    let page = detach.press("Détacher ce contrat").await.visit("/profile/data").await;
    let page = page.does_not_see("Votre copie est prête");
    taken(page).await.sees("Préparer ma copie");
}

#[tokio::test]
async fn asking_twice_makes_one() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    let page = camille.visit("/profile/data").await;
    let again = page.clone();
    page.press("Préparer ma copie").await.sees("en préparation");
    again.press("Préparer ma copie").await.sees("en préparation");
    assert_eq!(extranet.count("personal_copy").await, 1);
}

/// Camille's own copy, as JSON, and the names of the files beside it.
pub async fn told(extranet: &Extranet, page: Browser) -> (Value, Vec<String>) {
    let page = asked(page).await;
    assert!(made(extranet).await, "a job");
    let files = files(taken(page).await.body());
    let told: Value = serde_json::from_slice(&files["mes-donnees.json"]).expect("JSON");
    as_the_schema_says(&told);
    (told, files.into_keys().collect())
}

#[tokio::test]
async fn its_owner_reads_what_they_agreed_to_opened_and_what_others_did() {
    let extranet = Extranet::open().await;
    let (bellevue, lease, camille) = lease_of(&extranet).await;
    let page = camille.visit(&quittances(&lease)).await.agrees().await;
    let readers = Readers::Contract(lease.id);
    let bail = extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail")).await;
    page.clone().get(&format!("/documents/{bail}")).await;
    page.clone().get(&format!("{}/2026-04.pdf", quittances(&lease))).await;
    let page = page.visit("/profile/notifications").await.untick("Échéance proche");
    let page = page.press("Enregistrer").await;
    extranet.browser().sign_in(&bellevue, "camille@example.org", "wrong").await;
    let (told, names) = told(&extranet, page).await;
    assert_eq!(told["account"]["last_signed_in_at"], "2026-05-12T14:32:00+02:00");
    assert_eq!(
        told["notifications"],
        serde_json::json!({"new_documents": true, "due_soon": false})
    );
    let consent = &told["consents"][0];
    assert_eq!(consent["agency"], "Cabinet Bellevue");
    assert_eq!(consent["contract"], *lease.reference);
    assert!(consent["words"].as_str().is_some_and(|words| words.contains("quittances")));
    assert_eq!(told["openings"][0]["title"], "Bail");
    assert_eq!(told["openings"][0]["agency"], "Cabinet Bellevue");
    let acts = told["activity"].as_array().expect("acts");
    let about: Vec<_> = acts.iter().filter_map(|act| act["about"].as_str()).collect();
    assert!(about.contains(&"Bail") && about.iter().any(|it| it.contains("avril 2026")));
    assert_eq!(told["acts_of_others"][0]["kind"], "sign_in");
    assert_eq!(told["contracts"][0]["contracts"][0]["entries"].as_array().map(Vec::len), Some(8));
    assert_eq!(told["contracts"][0]["holder"]["name"], "Camille Roux");
    assert_eq!(told["security"]["recovery_codes_left"], 0);
    let months = told["quittances"].as_array().expect("quittances").iter();
    let months: Vec<_> = months.map(|one| one["month"].as_str().expect("a month")).collect();
    assert_eq!(months, ["2025-12", "2026-04", "2026-05"], "June is not paid");
    for quittance in told["quittances"].as_array().expect("quittances") {
        let file = quittance["file"].as_str().expect("a name");
        assert!(names.iter().any(|name| name == file), "{file} among {names:?}");
    }
}

#[tokio::test]
async fn second_factors_and_changes_of_address_are_in_it_without_a_secret() {
    let extranet = Extranet::open_with_keys().await;
    let (_, _, camille) = extranet.camille().await;
    let (page, ..) = crate::accounts::factor_kit::enrolled(&extranet, camille).await;
    let page = page.visit("/profile/email").await.fill("email", "neuve@example.org");
    let page = page.press("Recevoir le lien").await;
    let (told, _) = told(&extranet, page).await;
    let security = &told["security"];
    assert!(security["two_steps_since"].is_string() && security["has_application"] == true);
    assert_eq!(security["recovery_codes_left"], 10);
    assert_eq!(security["email_changes"][0]["to"], "neuve@example.org");
    let text = told.to_string();
    assert!(!text.contains("argon2") && !text.contains("totp"), "{text}");
}

#[tokio::test]
async fn an_account_that_was_closed_meanwhile_gets_no_copy_and_leaves_no_file() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail")).await;
    let page = asked(camille).await.visit("/profile/closure").await;
    let page = page.tick("J'ai lu ce qui précède").press("Fermer mon compte").await;
    page.sees("Votre compte est fermé");
    let before = extranet.mailbox("camille@example.org").await.len();
    let stored = stored(&extranet);
    made(&extranet).await;
    assert_eq!(extranet.mailbox("camille@example.org").await.len(), before, "no letter");
    assert_eq!(stored, self::stored(&extranet), "nothing is left in the store");
    assert_eq!(extranet.count("personal_copy where ready_at is not null").await, 0);
    assert_eq!(extranet.count("job where ended_at is not null and fault is not null").await, 1);
}

/// How many contents lie in the store.
fn stored(extranet: &Extranet) -> usize {
    let folders = std::fs::read_dir(&extranet.app.settings.documents.folder).expect("a store");
    let files = folders.flatten().filter(|folder| folder.path().is_dir());
    files.map(|folder| std::fs::read_dir(folder.path()).expect("a folder").count()).sum()
}

#[tokio::test]
async fn what_an_attempt_left_that_died_is_removed_by_the_next() {
    let extranet = Extranet::open().await;
    let (.., camille) = extranet.camille().await;
    let page = asked(camille).await;
    let left = extranet.app.store.put_bytes(bytes::Bytes::from_static(b"half")).await;
    let left = left.expect("kept").object;
    let named = format!("update personal_copy set object = '{left}'");
    crate::walls::kit::tampered(&extranet, &named).await.expect("as a dead process leaves it");
    assert!(made(&extranet).await);
    assert_eq!(stored(&extranet), 1, "the copy, and nothing else");
    assert!(extranet.app.store.size(&left).await.is_err());
    taken(page).await.header("content-type").expect("a file");
}

#[tokio::test]
async fn a_copy_of_what_is_no_longer_theirs_cannot_be_taken() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    let bail = extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail")).await;
    let page = asked(camille).await;
    assert!(made(&extranet).await);
    let page = page.reload().await.sees("Votre copie est prête");
    extranet.publish(&new(&bellevue, DocumentKind::Recu, readers, "Reçu")).await;
    let page = page.reload().await.sees("Votre copie est prête");
    extranet.withdraw(&bellevue, bail).await;
    let page = page.reload().await.does_not_see("Votre copie est prête");
    taken(page).await.sees("Préparer ma copie");
}

#[tokio::test]
async fn nor_one_of_a_conseil_syndical_whose_mandate_has_ended() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let immeuble = extranet.immeuble_named(&bellevue, "Les Tilleuls").await;
    extranet.holds_lots(&dossier, immeuble, (Some("2020-01-01"), None)).await;
    extranet.elect(&dossier, immeuble, ("2024-06-01", Some("2026-05-13"))).await;
    let readers = Readers::ConseilSyndical(immeuble);
    extranet.publish(&new(&bellevue, DocumentKind::BalanceGenerale, readers, "Balance")).await;
    let page = asked(camille).await;
    assert!(made(&extranet).await);
    page.reload().await.sees("Votre copie est prête");
    extranet.later(2 * DAY);
    let page = extranet.signed_in(&bellevue, "camille@example.org", PASSWORD).await;
    page.visit("/profile/data").await.does_not_see("Votre copie est prête");
}

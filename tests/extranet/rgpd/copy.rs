//! « Mes données »: everything of one person in one file, for that person alone.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::time::Duration;

use palier::documents::{DocumentKind, Readers};
use palier::jobs::{self, Doer, Kind};
use palier::{rgpd, upkeep};
use serde_json::Value;

use crate::space::documents_kit::{new, pdf};
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
    fields_are_described(&told);
}

/// Each field of the copy is in the schema, and the schema has no other.
fn fields_are_described(told: &Value) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/personal-copy.schema.json");
    let schema = std::fs::read_to_string(path).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let named = |object: &Value| {
        let fields = object.as_object().expect("an object");
        let mut names: Vec<_> = fields.keys().cloned().collect();
        names.sort();
        names
    };
    assert_eq!(named(told), named(&schema["properties"]));
    for part in ["sessions", "devices", "contracts", "activity", "letters", "documents"] {
        let item = &schema["properties"][part]["items"]["properties"];
        assert_eq!(named(&told[part][0]), named(item), "{part}");
    }
    let contract = &schema["properties"]["contracts"]["items"]["properties"]["contracts"];
    let own = &told["contracts"][0]["contracts"][0];
    assert_eq!(named(own), named(&contract["items"]["properties"]), "contract");
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

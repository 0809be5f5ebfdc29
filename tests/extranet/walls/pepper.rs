//! The pepper: hashes are worth nothing without the keys, and no node runs with the wrong ones.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use palier::accounts::{Account, Email};
use palier::guard::keys::KeyPlace;
use palier::guard::{Hasher, HasherSettings, KeyId, Keyring, SecretHash};
use palier::settings::Settings;
use sea_orm::ConnectionTrait;

use crate::support::{Agence, Extranet, PASSWORD, postgres};

const CAMILLE: &str = "camille@example.org";

async fn account(extranet: &Extranet) -> Account {
    let email = Email::parse(CAMILLE).expect("an address");
    let found = Account::at(extranet.app.db.reader(), &email).await.expect("accounts");
    found.expect("Camille's account")
}

/// The key that Camille's password is hashed with.
async fn key(extranet: &Extranet) -> Option<KeyId> {
    account(extranet).await.hash().expect("a hash").key_id().cloned()
}

fn current(ring: &Keyring) -> Option<KeyId> {
    ring.current().map(|(id, _)| id.clone())
}

async fn refused(extranet: &Extranet, agence: &Agence, password: &str) {
    extranet.browser().sign_in(agence, CAMILLE, password).await.sees("ne correspond pas");
}

fn elsewhere(settings: &mut Settings, folder: &std::path::Path) {
    settings.files.data_dir = folder.join("other-node");
}

fn file_of(extranet: &Extranet) -> PathBuf {
    KeyPlace::of(&extranet.app.settings).file().to_owned()
}

/// The password of Camille as Palier kept it before there were keys.
async fn hashed_without_pepper(extranet: &Extranet) {
    let settings = HasherSettings { memory_kib: 64, iterations: 1, ..HasherSettings::default() };
    let hasher = Hasher::start(settings, Keyring::none()).expect("a hasher");
    let hash: SecretHash = hasher.hash(PASSWORD).await.expect("a hash");
    let account = account(extranet).await;
    let tx = extranet.app.db.begin().await.expect("a transaction");
    tx.execute(&account.rehashing(&hash)).await.expect("rehashed");
    tx.commit().await.expect("a commit");
}

/// Whoever made the folder may have left it open to the other users of the machine.
#[tokio::test]
async fn the_database_is_its_owners_alone_whatever_the_folder() {
    let extranet = Extranet::open_with(|settings| {
        fs::create_dir_all(&settings.files.data_dir).expect("a folder");
        let open = fs::Permissions::from_mode(0o755);
        fs::set_permissions(&settings.files.data_dir, open).expect("rights");
    })
    .await;
    extranet.bellevue().await;
    if postgres::is_asked_for() {
        return;
    }
    for name in ["palier.db", "palier.db-wal", "palier.db-shm"] {
        let about = fs::metadata(extranet.app.settings.files.data_dir.join(name)).expect(name);
        assert_eq!(about.permissions().mode() & 0o777, 0o600, "{name}");
    }
}

#[tokio::test]
async fn a_password_hashed_without_pepper_is_hashed_with_it_at_the_next_sign_in() {
    let extranet = Extranet::open_with_keys().await;
    let (bellevue, ..) = extranet.camille().await;
    hashed_without_pepper(&extranet).await;
    assert_eq!(key(&extranet).await, None);
    refused(&extranet, &bellevue, "another one").await;
    assert_eq!(key(&extranet).await, None, "a wrong password changes nothing");
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    assert_eq!(key(&extranet).await, current(&extranet.app.keys));
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
}

#[tokio::test]
async fn a_password_hashed_with_a_former_key_is_hashed_with_the_new_one_at_the_next_sign_in() {
    let extranet = Extranet::open_with_keys().await;
    let (bellevue, ..) = extranet.camille().await;
    let former = key(&extranet).await;
    let paper = {
        let dossier = extranet.dossier(&bellevue, "Nadia Benali", None).await;
        extranet.paper(&bellevue, &dossier).await
    };
    KeyPlace::of(&extranet.app.settings).renew().expect("a new key");
    let extranet = extranet.restarted().await;
    assert_ne!(current(&extranet.app.keys), former);
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    assert_eq!(key(&extranet).await, current(&extranet.app.keys));
    extranet.at_email_step(&bellevue, &paper).await;
}

#[tokio::test]
async fn a_node_with_other_keys_is_refused_and_told_what_to_do() {
    let extranet = Extranet::open_with_keys().await;
    let known = current(&extranet.app.keys).expect("a key");
    let other = extranet.folder().join("other.toml");
    let none = extranet.beside(|settings| settings.keys.file = Some(other.clone())).await;
    let told = none.err().expect("refused").to_string();
    let words = format!("the database knows the key {known}, which {} does not", other.display());
    assert!(told.contains(&words) && told.contains("copy that file from another node"), "{told}");
    assert!(!other.exists(), "nothing is made in its place");

    let mine = fs::read_to_string(file_of(&extranet)).expect("the ring");
    let key = mine.lines().last().expect("its key").split_once(" = ").expect("its text").1;
    let changed = mine.replace(key, "\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQAQIDBAUGBwg=\"");
    fs::write(&other, changed).expect("written");
    fs::set_permissions(&other, fs::Permissions::from_mode(0o600)).expect("rights");
    let changed = extranet.beside(|settings| settings.keys.file = Some(other.clone())).await;
    let told = changed.err().expect("refused").to_string();
    assert!(told.contains(&format!("the key {known} of {}", other.display())), "{told}");

    let same = file_of(&extranet);
    assert!(extranet.beside(|settings| settings.keys.file = Some(same)).await.is_ok());
}

#[tokio::test]
async fn a_file_of_keys_that_others_may_read_stops_the_start() {
    let extranet = Extranet::open_with_keys().await;
    let file = file_of(&extranet);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("rights");
    let told = extranet.beside(|_| ()).await.err().expect("refused").to_string();
    assert!(told.contains(&format!("run `chmod 600 {}`", file.display())), "{told}");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("rights");
    assert!(extranet.beside(|_| ()).await.is_ok());
}

#[tokio::test]
async fn a_stolen_database_verifies_nobody_s_password() {
    let extranet = Extranet::open_with_keys().await;
    let (bellevue, ..) = extranet.camille().await;
    let tx = extranet.app.db.begin().await.expect("a transaction");
    sea_orm::ConnectionTrait::execute_unprepared(&tx, "delete from key_check").await.expect("done");
    tx.commit().await.expect("a commit");
    let thief = extranet.beside(|settings| {
        settings.keys.file = Some(settings.files.data_dir.with_file_name("thief.toml"));
        KeyPlace::of(settings).renew().expect("a ring");
    });
    let thief = thief.await.expect("a node with keys of its own");
    refused(&thief, &bellevue, PASSWORD).await;
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
}

#[tokio::test]
async fn one_node_makes_its_keys_by_itself_and_several_go_on_without() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    let file = file_of(&extranet);
    if postgres::is_asked_for() {
        assert!(!file.exists() && extranet.app.keys.is_empty());
        assert_eq!(key(&extranet).await, None);
        let folder = extranet.folder().to_owned();
        let other = extranet.beside(|settings| elsewhere(settings, &folder)).await;
        let other = other.expect("a second node");
        other.signed_in(&bellevue, CAMILLE, PASSWORD).await;
        assert_eq!(extranet.count("key_check").await, 0);
    } else {
        let mode = fs::metadata(&file).expect("the ring").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(current(&extranet.app.keys).is_some());
        assert_eq!(key(&extranet).await, current(&extranet.app.keys));
        let extranet = extranet.restarted().await;
        extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
        assert_eq!(extranet.count("key_check").await, 1);
        fs::remove_file(&file).expect("removed");
        let told = extranet.beside(|_| ()).await.err().expect("refused").to_string();
        assert!(told.contains("restore it from its backup") && !file.exists(), "{told}");
    }
}

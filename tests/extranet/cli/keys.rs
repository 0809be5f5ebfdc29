//! `palier keys`, and what `palier serve` and `palier doctor` say of them.

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::time::Duration;

use palier::audit::chain;
use palier::guard::keys::KeyPlace;

use super::{out, palier, refused, said};
use crate::accounts::factor_kit::{camille_with_application, half, session, signed_in};
use crate::support::{Extranet, PASSWORD, postgres};

const CAMILLE: &str = "camille@example.org";
const NEW: &str = "cinq tortues bleues dansent";

fn current(extranet: &Extranet) -> String {
    extranet.app.keys.current().expect("a key").0.to_string()
}

#[tokio::test]
async fn keys_are_made_listed_and_never_shown_nor_overwritten() {
    let extranet = Extranet::open_with_keys().await;
    let file = KeyPlace::of(&extranet.app.settings).file().to_owned();
    let first = current(&extranet);
    let table = said(&extranet, "keys list --format json");
    let listed: serde_json::Value = serde_json::from_str(&table).expect("JSON");
    assert_eq!(listed.as_array().expect("rows").len(), 1);
    let known = (&listed[0]["key"], &listed[0]["in_file"], &listed[0]["in_database"]);
    assert_eq!(known, (&first.as_str().into(), &true.into(), &true.into()), "{table}");

    let other = extranet.folder().join("new.toml");
    let made = said(&extranet, &format!("keys create --to {}", other.display()));
    assert!(made.contains("new.toml holds 2 keys"), "{made}");
    assert_eq!(fs::metadata(&other).expect("a file").permissions().mode() & 0o777, 0o600);
    let again = refused(&extranet, &format!("keys create --to {}", other.display()));
    assert!(again.contains("new.toml"), "{again}");

    said(&extranet, "keys create");
    let table = said(&extranet, "keys list");
    assert_eq!(table.lines().count(), 3, "{table}");
    let text = fs::read_to_string(&file).expect("the ring");
    let secrets = text.lines().filter_map(|line| line.split_once(" = \"")).map(|(_, key)| key);
    for secret in secrets.filter(|text| text.len() > 40) {
        assert!(!table.contains(&secret[..40]), "{table}");
    }
    let current = said(&extranet, "keys list --format json");
    let current: serde_json::Value = serde_json::from_str(&current).expect("JSON");
    let rows = current.as_array().expect("rows");
    let current = rows.iter().find(|row| row["current"] == true).expect("a current one");
    let current = current["key"].as_str().expect("a name");
    // The database learns of a key when a node starts with it.
    said(&extranet, "keys status");
    assert!(refused(&extranet, &format!("keys forget {current} --yes")).contains("knows no key"));
    assert!(refused(&extranet, "keys forget k0 --yes").contains("the database knows no key k0"));
}

#[tokio::test]
async fn a_node_without_the_keys_never_takes_its_port() {
    let extranet = Extranet::open_with_keys().await;
    fs::remove_file(KeyPlace::of(&extranet.app.settings).file()).expect("removed");
    // A port that is taken: whoever tried it would complain of that.
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address");
    let told = refused(&extranet, &format!("serve --listen {address}"));
    assert!(told.contains(&format!("the database knows the key {}", current(&extranet))), "{told}");
    assert!(!told.contains("cannot listen"), "{told}");
    let doctor = palier(&extranet).arg("doctor").output().expect("palier runs");
    let doctor = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(doctor.contains("WRONG    keys.file: the database knows the key"), "{doctor}");
    // What hashes nothing does not need them.
    said(&extranet, "audit");
}

#[tokio::test]
async fn the_doctor_says_how_the_keys_stand() {
    let extranet = Extranet::open().await;
    let doctor = |extranet: &Extranet| {
        let mut command = palier(extranet);
        command.env("PALIER_SERVER_TRUSTED_PROXIES", "127.0.0.1").arg("doctor");
        command.output().expect("palier runs")
    };
    let text = out(&doctor(&extranet));
    if postgres::is_asked_for() {
        assert!(
            text.contains("unwise   keys.file: passwords are hashed without a pepper"),
            "{text}"
        );
        let mut strict = palier(&extranet);
        strict.env_remove("PALIER_KEYS_WITHOUT").arg("doctor");
        let strict = strict.output().expect("palier runs");
        let text = String::from_utf8_lossy(&strict.stdout);
        assert!(text.contains("WRONG    keys.file: there are no keys"), "{text}");
        assert_eq!(strict.status.code(), Some(1));
        return;
    }
    assert!(text.contains("fine     keys.file: ") && text.contains("holds 1 keys"), "{text}");
    let file = KeyPlace::of(&extranet.app.settings).file().to_owned();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("rights");
    let ill = doctor(&extranet);
    let text = String::from_utf8_lossy(&ill.stdout);
    assert!(text.contains("WRONG    keys.file: other users of this machine may read"), "{text}");
    assert_eq!(ill.status.code(), Some(1));
}

/// Not on PostgreSQL either, unless somebody says so in words.
#[tokio::test]
async fn a_server_without_keys_does_not_start() {
    if !postgres::is_asked_for() {
        return;
    }
    let extranet = Extranet::open().await;
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    let told = |set: &[(&str, &str)]| {
        let mut command = palier(&extranet);
        command.env_remove("PALIER_KEYS_WITHOUT").envs(set.iter().copied());
        let output = command.args(["serve", "--listen", &address]).output().expect("palier runs");
        assert!(!output.status.success());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let refused = told(&[]);
    assert!(refused.contains("keys.file: there are no keys"), "{refused}");
    assert!(refused.contains("palier keys create") && !refused.contains("listen"), "{refused}");
    let goes_on = told(&[("PALIER_KEYS_WITHOUT", "serve")]);
    assert!(goes_on.contains("cannot listen"), "only the port was missing: {goes_on}");
    assert!(goes_on.contains("passwords are hashed without a pepper"), "{goes_on}");
}

#[tokio::test]
async fn without_a_lost_key_people_choose_another_password_by_mail() {
    let extranet = Extranet::open_today_with_keys().await;
    let (bellevue, ..) = extranet.camille().await;
    let nadia = extranet.dossier(&bellevue, "Nadia Benali", None).await;
    let paper = extranet.paper(&bellevue, &nadia).await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let waiting = extranet.paper(&bellevue, &denis).await;
    extranet.at_check_mail(&bellevue, &waiting, ("denis@example.org", PASSWORD)).await;
    let lost = current(&extranet);
    let file = KeyPlace::of(&extranet.app.settings).file().to_owned();
    fs::remove_file(&file).expect("lost");
    assert!(extranet.beside(|_| ()).await.is_err());

    let mut asked = palier(&extranet);
    asked.args(["keys", "forget", &lost]).stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut asked = asked.spawn().expect("palier runs");
    asked.stdin.take().expect("its input").write_all(b"yes\n").expect("typed");
    let told = asked.wait_with_output().expect("an end");
    let told = (told.status.success(), String::from_utf8_lossy(&told.stderr).into_owned());
    assert!(!told.0 && told.1.contains("nothing is changed"), "{told:?}");
    assert_eq!(extranet.count("key_check").await, 1);

    let told = said(&extranet, &format!("keys forget {lost} --yes"));
    assert!(told.contains("« Mot de passe oublié ? »: 1"), "{told}");
    assert!(told.contains("pairs to issue anew: 2"), "{told}");
    assert!(told.contains("activations to begin again: 1"), "{told}");
    let trail = said(&extranet, "audit --kind key_forgotten --format json");
    assert!(trail.contains(&lost) && trail.contains("operator"), "{trail}");

    said(&extranet, "keys create");
    extranet.later(Duration::from_mins(1));
    let extranet = extranet.restarted().await;
    assert_ne!(current(&extranet), lost);
    extranet.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await.sees("ne correspond pas");
    extranet.browser().claim(&bellevue, &paper).await.does_not_see("Votre adresse e-mail");
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await;
    let page = extranet.browser().visit(&extranet.link_mailed_to(CAMILLE).await).await;
    let page = page.fill("password", NEW).press("Enregistrer le mot de passe").await;
    page.sees("Mot de passe réinitialisé");
    extranet.signed_in(&bellevue, CAMILLE, NEW).await;
    let paper = extranet.paper(&bellevue, &nadia).await;
    extranet.at_email_step(&bellevue, &paper).await;
}

#[tokio::test]
async fn a_new_key_is_taken_up_and_the_former_one_retired_once_nothing_needs_it() {
    let extranet = Extranet::open_today_with_keys().await;
    let (bellevue, ..) = extranet.camille().await;
    let app = &extranet.app;
    chain::seal_all(&app.db, &app.keys, app.clock.now()).await.expect("sealed");
    let former = current(&extranet);
    assert!(
        refused(&extranet, &format!("keys forget {former}")).contains("`palier keys rotate` first")
    );
    let told = said(&extranet, "keys rotate");
    assert!(told.contains("the current one from the next start on"), "{told}");
    let extranet = extranet.restarted().await;
    assert_ne!(current(&extranet), former);
    let told = refused(&extranet, &format!("keys forget {former}"));
    assert!(told.contains("is still needed: 1 passwords of people"), "{told}");
    let status = said(&extranet, "keys status --format json");
    let status: serde_json::Value = serde_json::from_str(&status).expect("JSON");
    let rows = status.as_array().expect("rows");
    let row = |name: &str| rows.iter().find(|row| row["key"] == name).expect("a row");
    assert_eq!(row(&former)["accounts"], 1);
    assert!(row(&former)["seals"].as_u64() > Some(5));
    assert_eq!(row(&current(&extranet))["accounts"], 0);

    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let told = said(&extranet, &format!("keys forget {former}"));
    assert!(told.contains(&format!("{former} is retired")), "{told}");
    assert!(said(&extranet, "keys list").contains("retired"));
    let extranet = extranet.restarted().await;
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let verified = said(&extranet, "audit verify");
    assert!(!verified.contains("BROKEN"), "what the retired key sealed is verified: {verified}");
    let trail = said(&extranet, "audit --kind key_retired --format json");
    assert!(trail.contains(&former), "{trail}");
}

/// Whoever has only their recovery codes left must not find them dead one day.
#[tokio::test]
async fn a_former_key_stays_as_long_as_recovery_codes_need_it() {
    let extranet = Extranet::open_today_with_keys().await;
    let mut camille = camille_with_application(&extranet).await;
    let former = current(&extranet);
    said(&extranet, "keys rotate");
    let extranet = extranet.restarted().await;
    let page = signed_in(&extranet, &camille).await.sees("Mes contrats");
    let told = refused(&extranet, &format!("keys forget {former}"));
    assert!(told.contains("0 passwords of people") && told.contains("10 recovery codes"), "{told}");
    let status = said(&extranet, "keys status --format json");
    let status: serde_json::Value = serde_json::from_str(&status).expect("JSON");
    let row = |name: &str| status.as_array()?.iter().find(|row| row["key"] == name).cloned();
    assert_eq!(row(&former).expect("a row")["recovery_codes"], 10);

    let code = camille.codes.remove(2);
    let other = half(&extranet, &camille.bellevue).await.click("Utiliser un code de secours").await;
    let other = other.fill("code", &code).press("Se connecter").await;
    assert!(session(&other).is_some(), "it opens as before");
    let told = refused(&extranet, &format!("keys forget {former}"));
    assert!(told.contains("9 recovery codes"), "{told}");
    let page = page.visit("/profile/security").await;
    page.press("Créer de nouveaux codes de secours").await.sees("Vos codes de secours");
    let told = said(&extranet, &format!("keys forget {former}"));
    assert!(told.contains(&format!("{former} is retired")), "{told}");
}

#[tokio::test]
async fn nodes_take_a_new_key_up_one_after_the_other() {
    let extranet = Extranet::open_today_with_keys().await;
    let former = current(&extranet);
    let told = said(&extranet, "keys rotate --ahead");
    assert!(told.contains("which is not the current one yet"), "{told}");
    let extranet = extranet.restarted().await;
    assert_eq!(current(&extranet), former);
    let new = extranet.app.keys.keys().map(|(id, _)| id.to_string()).find(|id| *id != former);
    let new = new.expect("a new one");
    assert!(refused(&extranet, "keys use k0").contains("does not hold the key k0"));
    said(&extranet, &format!("keys use {new}"));
    let old_file = extranet.folder().join("old.toml");
    fs::copy(KeyPlace::of(&extranet.app.settings).file(), &old_file).expect("a copy");
    let extranet = extranet.restarted().await;
    assert_eq!(current(&extranet), new);
    said(&extranet, &format!("keys forget {former}"));
    // Another node that still holds the former key goes on; one that hashes with it does not.
    assert!(extranet.beside(|settings| settings.keys.file = Some(old_file.clone())).await.is_ok());
    let text = fs::read_to_string(&old_file).expect("a ring");
    fs::write(
        &old_file,
        text.replace(&format!("current = \"{new}\""), &format!("current = \"{former}\"")),
    )
    .expect("written");
    let behind = extranet.beside(|settings| settings.keys.file = Some(old_file.clone())).await;
    let told = behind.err().expect("refused").to_string();
    assert!(told.contains("was retired"), "{told}");
}

#[tokio::test]
async fn a_weak_key_stops_the_start_and_is_named_with_its_setting() {
    let extranet = Extranet::open_with_keys().await;
    let file = KeyPlace::of(&extranet.app.settings).file().to_owned();
    let good = fs::read_to_string(&file).expect("the ring");
    let key = good.lines().last().expect("its key").split_once(" = ").expect("its text").1;
    for (weak, why) in [
        ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "anybody could guess it"),
        ("AAECAwQFBgcICQoLDA0ODw==", "has 16 bytes"),
        ("Y29ycmVjdCBob3JzZSBiYXR0ZXJ5IHN0YXBsZSBhbmQgc28gb24=", "anybody could guess it"),
    ] {
        fs::write(&file, good.replace(key, &format!("\"{weak}\""))).expect("written");
        let told = refused(&extranet, "serve --listen 127.0.0.1:0");
        assert!(told.contains("keys.file: ") && told.contains(why), "{told}");
    }
}

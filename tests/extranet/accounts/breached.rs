//! The operator's list of stolen passwords, from the text to every page where one is chosen.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::Duration;

use data_encoding::HEXUPPER;
use sha1::{Digest, Sha1};
use tempfile::TempDir;

use crate::support::{Browser, Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";
const STOLEN: &str = "cinq tortues bleues dansent";
const WORDS: &str = "figure dans une liste de mots de passe volés : choisissez-en un autre";

/// `palier passwords build` on a text of these passwords.
fn build(folder: &TempDir, passwords: &[&str], more: &[&str]) -> (PathBuf, Output) {
    let hash = |password: &&str| HEXUPPER.encode(&Sha1::digest(password.as_bytes()));
    let mut lines: Vec<_> = passwords.iter().map(|it| format!("{}:7\n", hash(it))).collect();
    lines.sort();
    let (from, to) = (folder.path().join("pwned.txt"), folder.path().join("pwned.filter"));
    std::fs::write(&from, lines.concat()).expect("a text");
    let mut program = Command::new(env!("CARGO_BIN_EXE_palier"));
    program.args(["passwords", "build", "--from"]).arg(from).arg("--to").arg(&to).args(more);
    (to, program.output().expect("palier runs"))
}

async fn with_list(folder: &TempDir) -> Extranet {
    let (list, built) = build(folder, &[STOLEN, "six renards"], &[]);
    let told = String::from_utf8_lossy(&built.stdout);
    assert!(built.status.success() && told.contains("2 passwords in"), "{built:?}");
    Extranet::open_with(|settings| settings.password.breached_list = Some(list)).await
}

fn refuses(page: Browser) -> Browser {
    let told = page.mistake_on("password").unwrap_or_default();
    assert!(told.contains(WORDS), "{told}");
    assert_eq!(page.status, 422);
    page.sees("pas un mot de passe courant (à respecter)")
}

#[tokio::test]
async fn a_stolen_password_is_refused_wherever_one_is_chosen() {
    let folder = TempDir::new().expect("a folder");
    let extranet = with_list(&folder).await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_password_step(&bellevue, &paper, CAMILLE).await;
    let judged = page.clone().post("/activation/criteria", &[("password", STOLEN)]).await;
    assert!(judged.html().contains("\"common\":false"), "{}", judged.html());
    let page = refuses(page.fill("password", STOLEN).press("Créer mon compte").await);
    let varied = page.fill("password", "Cinq Tortues Bleues Dansent 2026!");
    let page = refuses(varied.press("Créer mon compte").await);
    let page = page.fill("password", PASSWORD).press("Créer mon compte").await;
    let page = page.visit(&extranet.link_mailed_to(CAMILLE).await).await;
    let page = page.confirm(CAMILLE, PASSWORD).await.sees("Votre compte est activé");

    let page = page.visit("/profile/password").await.fill("current", PASSWORD);
    let page = refuses(page.fill("password", STOLEN).press("Modifier le mot de passe").await);
    let page = page.fill("current", PASSWORD).fill("password", "sept navires bleus reviennent");
    page.press("Modifier le mot de passe").await.sees("Mot de passe modifié");

    extranet.later(Duration::from_mins(1));
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await;
    let page = extranet.browser().visit(&extranet.link_mailed_to(CAMILLE).await).await;
    let page = page.fill("password", STOLEN).press("Enregistrer le mot de passe").await;
    let page = refuses(page).fill("password", PASSWORD);
    page.press("Enregistrer le mot de passe").await.sees("Mot de passe réinitialisé");
}

#[tokio::test]
async fn a_list_that_vanished_keeps_nobody_from_choosing() {
    let folder = TempDir::new().expect("a folder");
    let extranet = with_list(&folder).await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let page = extranet.at_password_step(&bellevue, &paper, CAMILLE).await;
    std::fs::remove_file(folder.path().join("pwned.filter")).expect("removed");
    let page = page.fill("password", STOLEN).press("Créer mon compte").await;
    page.sees("Vérifiez votre boîte mail");
}

#[tokio::test]
async fn a_list_that_is_none_stops_the_start_and_a_wrong_text_makes_none() {
    let folder = TempDir::new().expect("a folder");
    let (list, none) = build(&folder, &[STOLEN], &["--min-count", "8"]);
    let told = String::from_utf8_lossy(&none.stderr);
    assert!(!none.status.success() && told.contains("no password at all"), "{told}");
    assert!(!list.exists());
    std::fs::write(&list, "not a list").expect("written");
    for command in ["serve", "doctor"] {
        let ran = Command::new(env!("CARGO_BIN_EXE_palier"))
            .arg(command)
            .env("PALIER_FILES_DATA_DIR", folder.path().join("data"))
            .env("PALIER_PASSWORD_BREACHED_LIST", &list)
            .output()
            .expect("palier runs");
        let told = [ran.stdout, ran.stderr].concat();
        let told = String::from_utf8_lossy(&told);
        assert_eq!(ran.status.code(), Some(1), "{told}");
        let words = "is not what `palier passwords build` writes";
        assert!(told.contains("password.breached_list") && told.contains(words), "{told}");
    }
}

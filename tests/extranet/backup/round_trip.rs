//! A backup of an installation that is served comes back somewhere else.

use std::fs;
use std::path::Path;

use palier::database;
use palier::restoration;
use palier::web::location;
use sea_orm::ConnectionTrait;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Query;

use super::{CAMILLE, Place, finds_lease, lived_in, refused, run, shown};
use crate::cli::{out, palier};
use crate::support::{Extranet, PASSWORD};

const PHRASE: &str = "huit girafes bleues traversent la Garonne";

#[tokio::test]
async fn a_backup_comes_back_whole_and_serves_nobody_before_what_it_revives_is_ended() {
    let (extranet, bellevue, lease) = lived_in().await;
    let folder = extranet.folder().join("sauvegarde");
    let to = shown(&folder);
    let made = out(&run(&mut palier(&extranet), &["backup", "--to", &to]));
    assert!(made.contains("1 documents") && made.contains("The keys"), "{made}");
    assert!(folder.join("manifest.json").exists());
    assert!(!folder.with_extension("part").exists());

    let place = Place::alike();
    let checked = run(&mut place.palier(&extranet), &["restore", "--from", &to, "--check"]);
    assert!(out(&checked).contains("whole, of "));
    assert!(!place.files().exists(), "nothing is written to look");
    let restored = out(&run(&mut place.palier(&extranet), &["restore", "--from", &to]));
    assert!(
        restored.contains("restored, as of ") && restored.contains("1 documents"),
        "{restored}"
    );
    let told = refused(&mut place.palier(&extranet), &["serve", "--listen", "127.0.0.1:0"]);
    assert!(told.contains("palier post-restore"), "{told}");
    let ending = ["post-restore", "--yes", "--without-journal"];
    let ended = out(&run(&mut place.palier(&extranet), &ending));
    assert!(ended.contains("sessions of people: 1"), "{ended}");

    let there = place.opened(&extranet, |_| ()).await;
    restoration::admit(&there.app).await.expect("served");
    let page = there.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await;
    finds_lease(page, lease).await;
    let verified = out(&run(&mut place.palier(&extranet), &["audit", "verify"]));
    assert!(verified.contains("BELLEVUE/TLS") && !verified.contains("BROKEN"), "{verified}");

    let told = refused(&mut place.palier(&extranet), &["restore", "--from", &to]);
    assert!(told.contains("holds an installation already"), "{told}");
}

#[tokio::test]
async fn a_sealed_backup_opens_with_its_pass_phrase_only_and_says_nothing_without() {
    let (extranet, bellevue, lease) = lived_in().await;
    let [to, phrase, wrong, short] =
        ["sauvegarde", "phrase", "autre", "court"].map(|name| extranet.folder().join(name));
    fs::write(&phrase, format!("{PHRASE}\n")).expect("written");
    fs::write(&wrong, "huit girafes bleues traversent la Loire").expect("written");
    fs::write(&short, "girafe").expect("written");
    let [to, phrase, wrong, short] = [to, phrase, wrong, short].map(|path| shown(&path));
    let sealing =
        |file: &str| ["backup", "--to", &to, "--pass-phrase-file", file].map(String::from);
    let told = palier(&extranet).args(sealing(&short)).output().expect("palier runs");
    assert!(String::from_utf8_lossy(&told.stderr).contains("16 characters at least"));
    out(&palier(&extranet).args(sealing(&phrase)).output().expect("palier runs"));
    let files = files(Path::new(&to));
    assert!(files.len() > 50, "{files:?}");
    for file in &files {
        let is_sealed = file.ends_with(".sealed") || file.ends_with("/seal.json");
        assert!(is_sealed, "{file} is in clear");
        let bytes = fs::read(file).expect("read");
        assert!(!bytes.windows(4).any(|four| four == b"%PDF"), "{file} is in clear");
    }

    // Whichever engine it was made on.
    let place = Place::sqlite();
    let told = refused(&mut place.palier(&extranet), &["restore", "--from", &to]);
    assert!(told.contains("--pass-phrase-file"), "{told}");
    let with =
        |file: &str| ["restore", "--from", &to, "--pass-phrase-file", file].map(String::from);
    let told = place.palier(&extranet).args(with(&wrong)).output().expect("palier runs");
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(told.contains("the pass phrase is not the one"), "{told}");
    assert!(!place.files().exists(), "nothing was written");
    out(&place.palier(&extranet).args(with(&phrase)).output().expect("palier runs"));
    let ending = ["post-restore", "--yes", "--without-journal"];
    out(&run(&mut place.palier(&extranet), &ending));
    let there = place.opened(&extranet, |_| ()).await;
    let page = there.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await;
    finds_lease(page, lease).await;
}

#[tokio::test]
async fn a_backup_of_an_older_version_comes_back_and_is_brought_up_to_date() {
    let extranet = Extranet::open_today_with_keys().await;
    let old = Place::alike();
    let mut settings = extranet.app.settings.as_ref().clone();
    old.settle(&mut settings);
    fs::create_dir_all(old.files()).expect("a folder");
    let known = database::known_history();
    let db = database::open_at(&location(&settings), known.len() - 1).await.expect("an older one");
    let mut agency = Query::insert();
    agency.into_table("agency").columns(["id", "client_code", "name", "created_at"]);
    let name = "Rives Immobilier";
    agency.values_panic([Uuid::new_v4().into(), "RIVES".into(), name.into(), 1_i64.into()]);
    let tx = db.begin().await.expect("a transaction");
    tx.execute(&agency).await.expect("an agency");
    tx.commit().await.expect("a commit");
    db.close().await.expect("closed");

    let to = shown(&extranet.folder().join("ancienne"));
    out(&run(&mut old.palier(&extranet), &["backup", "--to", &to]));
    let place = Place::alike();
    out(&run(&mut place.palier(&extranet), &["restore", "--from", &to]));
    let ending = ["post-restore", "--yes", "--without-journal"];
    out(&run(&mut place.palier(&extranet), &ending));
    let there = place.opened(&extranet, |_| ()).await;
    let history = database::history(there.app.db.reader()).await.expect("a history");
    assert_eq!(history, known);
    assert_eq!(there.count("agency where client_code = 'RIVES'").await, 1);
}

fn files(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            all.extend(files(&entry.path()));
        } else {
            all.push(shown(&entry.path()));
        }
    }
    all
}

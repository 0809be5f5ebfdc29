//! What is damaged, half done, or would lie over something else.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Place, content, lived_in, refused, run, shown};
use crate::cli::{out, palier};
use crate::support::Extranet;

/// The only file of that kind below a folder.
fn only_file(folder: &Path) -> PathBuf {
    let mut inside = fs::read_dir(folder).expect("a folder").flatten();
    let entry = inside.next().expect("something");
    assert!(inside.next().is_none(), "one thing in {}", folder.display());
    if entry.path().is_dir() { only_file(&entry.path()) } else { entry.path() }
}

fn change_a_byte(file: &Path) {
    let mut bytes = fs::read(file).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).expect("written");
}

#[tokio::test]
async fn a_damaged_backup_is_told_with_its_part_and_nothing_is_written() {
    let (extranet, _, _) = lived_in().await;
    let folder = extranet.folder().join("sauvegarde");
    let to = shown(&folder);
    out(&run(&mut palier(&extranet), &["backup", "--to", &to]));
    let place = Place::alike();
    for part in [only_file(&folder.join("documents")), folder.join("tables/account.jsonl.gz")] {
        let before = fs::read(&part).expect("read");
        change_a_byte(&part);
        let told = refused(&mut place.palier(&extranet), &["restore", "--from", &to]);
        let name = part.file_name().expect("a name").to_str().expect("UTF-8");
        assert!(told.contains(name) && told.contains("is damaged"), "{told}");
        fs::remove_file(&part).expect("removed");
        let told = refused(&mut place.palier(&extranet), &["restore", "--from", &to]);
        assert!(told.contains(name) && told.contains("is damaged"), "{told}");
        fs::write(&part, before).expect("as it was");
    }
    let manifest = folder.join("manifest.json");
    let text = fs::read_to_string(&manifest).expect("read");
    let fewer = text.replacen("\"rows\": 1,", "\"rows\": 2,", 1);
    assert_ne!(text, fewer);
    fs::write(&manifest, fewer).expect("written");
    let told = refused(&mut place.palier(&extranet), &["restore", "--from", &to]);
    assert!(told.contains("is damaged"), "{told}");
    fs::write(&manifest, text).expect("as it was");
    assert!(!place.files().exists(), "nothing was written");
    out(&run(&mut place.palier(&extranet), &["restore", "--from", &to]));
}

#[tokio::test]
async fn a_backup_that_was_broken_off_looks_like_none_and_is_begun_again() {
    let (extranet, _, _) = lived_in().await;
    let lying = only_file(&extranet.app.settings.documents.folder);
    fs::write(&lying, b"not what was published").expect("written");
    let folder = extranet.folder().join("sauvegarde");
    let to = shown(&folder);
    let told = refused(&mut palier(&extranet), &["backup", "--to", &to]);
    assert!(told.contains("its bytes are not those that were published"), "{told}");
    assert!(!folder.exists(), "it has another name");
    let part = extranet.folder().join("sauvegarde.part");
    assert!(part.join("tables").exists() && !part.join("manifest.json").exists());
    let place = Place::alike();
    let told = refused(&mut place.palier(&extranet), &["restore", "--from", &shown(&part)]);
    assert!(told.contains("no whole backup"), "{told}");

    fs::write(&lying, content()).expect("as it was");
    out(&run(&mut palier(&extranet), &["backup", "--to", &to]));
    assert!(folder.exists() && !part.exists());
    let told = refused(&mut palier(&extranet), &["backup", "--to", &to]);
    assert!(told.contains("is there already"), "{told}");

    fs::remove_file(&lying).expect("removed");
    let again = extranet.folder().join("sans");
    let made = run(&mut palier(&extranet), &["backup", "--to", &shown(&again)]);
    assert_eq!(made.status.code(), Some(2), "a published document is not in it");
    assert!(String::from_utf8_lossy(&made.stderr).contains("the store does not have"));
}

#[tokio::test]
async fn nothing_comes_over_another_installation_nor_beside_its_documents() {
    let (extranet, _, _) = lived_in().await;
    let to = shown(&extranet.folder().join("sauvegarde"));
    out(&run(&mut palier(&extranet), &["backup", "--to", &to]));

    let taken = Place::alike();
    let other: Extranet = taken.opened(&extranet, |_| ()).await;
    other.rives().await;
    let told = refused(&mut taken.palier(&extranet), &["restore", "--from", &to]);
    assert!(told.contains("holds an installation already"), "{told}");
    let file = shown(&taken.toml(""));
    let told = refused(&mut palier(&extranet), &["copy-store", "--to", &file]);
    assert!(told.contains("holds another installation"), "{told}");
    assert_eq!(other.count("agency").await, 1, "it is as it was");

    let place = Place::alike();
    let beside = place.files().join("documents/ab");
    fs::create_dir_all(&beside).expect("a folder");
    let foreign = beside.join("ab000000000000000000000000000000");
    fs::write(&foreign, b"somebody's").expect("written");
    let told = refused(&mut place.palier(&extranet), &["restore", "--from", &to]);
    assert!(told.contains("--keep-store"), "{told}");
    let kept = ["restore", "--from", &to, "--keep-store"];
    let restored = out(&run(&mut place.palier(&extranet), &kept));
    assert!(restored.contains("1 documents, 0 of which were there"), "{restored}");
    assert!(foreign.exists());
}

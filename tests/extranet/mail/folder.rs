use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use palier::mail::carrier::Carried;
use palier::mail::carrier::Carrier;
use palier::mail::carrier::CarrierError;
use palier::mail::carrier::CarrierSettings;
use tokio::task::JoinSet;

use super::samples;
use crate::support::eml::Eml;

#[tokio::test]
async fn a_letter_becomes_one_file_named_after_its_time_and_row() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("var/mail");
    let carrier = samples::carrier_into(folder.clone());
    let posted = samples::posted();
    let message = samples::sender().seal(&posted).unwrap();
    assert_eq!(carrier.carry(&message).await, Carried::Accepted);

    let name = format!("20260314T092653Z-{}.eml", posted.id);
    assert_eq!(files(&folder), [folder.join(&name)]);
    let raw = fs::read(folder.join(&name)).unwrap();
    assert_eq!(raw, message.formatted());
    assert_eq!(Eml::parse(&raw).link(), samples::LINK);
}

#[tokio::test]
async fn a_second_try_leaves_the_first_file_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let carrier = samples::carrier_into(folder.path().to_owned());
    let posted = samples::posted();
    let seal = || samples::sender().seal(&posted).unwrap();
    assert_eq!(carrier.carry(&seal()).await, Carried::Accepted);
    let first = fs::read(&files(folder.path())[0]).unwrap();
    assert_eq!(carrier.carry(&seal()).await, Carried::Accepted);
    assert_eq!(files(folder.path()).len(), 1);
    assert_eq!(fs::read(&files(folder.path())[0]).unwrap(), first);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_tries_at_once_make_one_whole_file_and_leave_no_draft() {
    let folder = tempfile::tempdir().unwrap();
    let carrier = Arc::new(samples::carrier_into(folder.path().to_owned()));
    let posted = samples::posted();
    let mut tries = JoinSet::new();
    for _ in 0..12 {
        let carrier = Arc::clone(&carrier);
        let message = samples::sender().seal(&posted).unwrap();
        tries.spawn(async move { carrier.carry(&message).await });
    }
    assert!(tries.join_all().await.iter().all(|carried| *carried == Carried::Accepted));
    let files = files(folder.path());
    assert_eq!(files.len(), 1);
    assert_eq!(Eml::parse(&fs::read(&files[0]).unwrap()).html, posted.html);
}

#[tokio::test]
async fn only_its_owner_may_read_the_folder_and_the_letters() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("mail");
    let carrier = samples::carrier_into(folder.clone());
    carrier.carry(&samples::message_to("camille@example.fr")).await;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&files(&folder)[0]), 0o600);
}

#[tokio::test]
async fn a_folder_that_went_away_is_awaited() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("mail");
    let carrier = samples::carrier_into(folder.clone());
    fs::remove_dir(&folder).unwrap();
    let outcome = carrier.carry(&samples::message_to("camille@example.fr")).await;
    assert!(matches!(outcome, Carried::Later(_)), "{outcome:?}");
}

#[test]
fn a_file_in_the_folder_s_place_is_told_at_the_start() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("mail");
    fs::write(&path, "").unwrap();
    let refused = Carrier::open(&CarrierSettings::Folder(path)).err();
    assert!(matches!(refused, Some(CarrierError::Folder { .. })), "{refused:?}");
}

/// Hidden ones too.
fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path()).collect()
}

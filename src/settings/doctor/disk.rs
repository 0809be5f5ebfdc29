//! What only the disk can tell: whether the server may write, and who else may read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Finding;
use crate::settings::given::{Place, every};
use crate::settings::sections::{Files, Settings};
use crate::settings::values::DatabaseUrl;

/// Creates the data folder if it is missing, and leaves nothing else behind.
pub fn examine_disk(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![data_dir(&settings.files)];
    findings.extend(secrets(settings));
    findings.extend(marker_beside_database(settings));
    findings
}

/// A copy of one folder that holds both brings back an old marker with an old database.
fn marker_beside_database(settings: &Settings) -> Option<Finding> {
    let DatabaseUrl::Sqlite(database) = &settings.database.url else { return None };
    let marker = &settings.restore.marker;
    (marker.parent() == database.parent()).then(|| {
        let sentence = format!(
            "{} lies in the folder of the database: whoever restores that folder whole is not told \
             that anything was restored; put it, and restore.acts, on another disk",
            marker.display()
        );
        Finding::warning("restore.marker", sentence)
    })
}

fn data_dir(files: &Files) -> Finding {
    let folder = files.data_dir.as_path();
    let (name, shown) = ("files.data_dir", folder.display());
    match files.create_data_dir().and_then(|()| try_to_write(folder)) {
        Err(reason) => Finding::fault(name, format!("cannot write in {shown}: {reason}")),
        Ok(()) if others_may_read(folder) => {
            Finding::warning(name, format!("every user of this machine may look into {shown}"))
        }
        Ok(()) => Finding::fine(name, format!("the server can write in {shown}")),
    }
}

fn try_to_write(folder: &Path) -> io::Result<()> {
    let trial = folder.join(format!(".doctor-{}", std::process::id()));
    fs::write(&trial, b"")?;
    fs::remove_file(&trial)
}

/// The files that hold a secret and that other users of the machine may read.
fn secrets(settings: &Settings) -> Vec<Finding> {
    every()
        .filter(|(_, entry)| entry.secret)
        .filter_map(|(section, entry)| {
            let name = format!("{}.{}", section.name, entry.name);
            let path = holder(settings, &name).filter(|path| others_may_read(path))?;
            let sentence =
                format!("{name} stands in {}, which anyone here may read", path.display());
            Some(Finding::warning(&name, sentence))
        })
        .collect()
}

fn holder(settings: &Settings, name: &str) -> Option<PathBuf> {
    if name == "database.url" && !settings.database.url.has_password() {
        return None;
    }
    let given = &settings.given;
    match (given.secret_file(name), given.place(name)) {
        (Some(path), _) => Some(path.to_owned()),
        (None, Place::File { path, .. }) => Some(path),
        _ => None,
    }
}

#[cfg(unix)]
fn others_may_read(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|about| about.permissions().mode() & 0o004 != 0)
}

/// Elsewhere rights are not told by nine bits: nothing is claimed.
#[cfg(not(unix))]
fn others_may_read(_: &Path) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::super::Severity;
    use super::*;

    fn sentences(findings: Vec<Finding>) -> Vec<String> {
        let wrong = findings.into_iter().filter(|found| found.severity != Severity::Fine);
        wrong.map(String::from).collect()
    }

    fn allow(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("rights are set");
    }

    #[test]
    fn a_new_data_folder_is_closed_to_others_and_left_empty() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("a/b");
        let text = folder.to_str().expect("a path");
        let settings = Settings::default().overridden("files.data_dir", text).expect("settings");
        let beside = sentences(examine_disk(&settings));
        assert!(beside.len() == 1 && beside[0].starts_with("restore.marker"), "{beside:?}");
        let marker = place.path().join("marker");
        let marker = marker.to_str().expect("a path");
        let settings = settings.overridden("restore.marker", marker).expect("settings");
        assert_eq!(sentences(examine_disk(&settings)), Vec::<String>::new());
        assert_eq!(fs::read_dir(&folder).expect("the folder is there").count(), 0);
        allow(&folder, 0o755);
        assert!(sentences(examine_disk(&settings))[0].contains("every user of this machine"));
    }

    #[test]
    fn a_data_folder_that_is_a_file_is_a_fault() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let text = file.path().to_str().expect("a path");
        let settings = Settings::default().overridden("files.data_dir", text).expect("settings");
        assert_eq!(examine_disk(&settings)[0].severity, Severity::Fault);
    }

    #[test]
    fn a_password_in_a_file_that_others_may_read_is_named() {
        let place = tempfile::tempdir().expect("a folder");
        let file = place.path().join("palier.toml");
        let (folder, marker) = (place.path().join("files"), place.path().join("marker"));
        let text = format!(
            "[files]\ndata_dir = {folder:?}\n[restore]\nmarker = {marker:?}\n\
             [mail]\nsmtp_user = 'u'\nsmtp_password = 'p'\n"
        );
        fs::write(&file, text).expect("the file is written");
        let settings = Settings::load(Some(&file), std::iter::empty()).expect("settings");
        allow(&file, 0o644);
        let wrong = sentences(examine_disk(&settings));
        assert!(wrong.len() == 1 && wrong[0].starts_with("mail.smtp_password"), "{wrong:?}");
        allow(&file, 0o600);
        assert_eq!(sentences(examine_disk(&settings)), Vec::<String>::new());
    }
}

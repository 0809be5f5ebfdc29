//! A folder that letters fall into, one `.eml` file each, as they would have been sent.

use std::fs;
use std::fs::DirBuilder;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;

use jiff::Timestamp;
use lettre::Message;
use lettre::message::header::Date;
use lettre::message::header::MessageId;
use uuid::Uuid;

use crate::mail::carrier::Carried;
use crate::mail::carrier::CarrierError;

pub struct Folder(PathBuf);

impl Folder {
    /// Made if absent, and then readable by its owner only: letters hold links that open accounts.
    pub(super) fn open(path: &Path) -> Result<Self, CarrierError> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .map_err(|source| CarrierError::Folder { path: path.to_owned(), source })?;
        Ok(Self(path.to_owned()))
    }

    pub(super) async fn carry(&self, message: &Message) -> Carried {
        let Some(name) = file_name(message) else {
            return Carried::Refused("the message has no Message-ID or no Date".to_owned());
        };
        let folder = self.0.clone();
        let bytes = message.formatted();
        match tokio::task::spawn_blocking(move || drop_into(&folder, &name, &bytes)).await {
            Ok(Ok(())) => Carried::Accepted,
            Ok(Err(error)) => Carried::Later(format!("the mail folder: {error}")),
            Err(_) => Carried::Later("the mail folder: writing was interrupted".to_owned()),
        }
    }
}

/// `20260314T092653Z-<row>.eml`, from the headers alone: the same message, the same name.
fn file_name(message: &Message) -> Option<String> {
    let id = message.headers().get::<MessageId>()?;
    let row: Uuid = id.as_ref().trim_start_matches('<').split('@').next()?.parse().ok()?;
    let date = Timestamp::try_from(SystemTime::from(message.headers().get::<Date>()?)).ok()?;
    Some(format!("{}-{row}.eml", date.strftime("%Y%m%dT%H%M%SZ")))
}

/// A reader sees the whole file or none; a second time, the first file stays.
fn drop_into(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let place = folder.join(name);
    if place.try_exists()? {
        return Ok(());
    }
    let draft = folder.join(format!(".{}.part", Uuid::new_v4()));
    write_durably(&draft, bytes)
        .and_then(|()| fs::rename(&draft, &place))
        .inspect_err(|_| drop(fs::remove_file(&draft)))?;
    File::open(folder)?.sync_all()
}

fn write_durably(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

//! The carrier: takes a sealed message away, to a mail server or into a folder.

use std::io;
use std::path::PathBuf;

use lettre::Message;
use thiserror::Error;

use crate::mail::folder::Folder;
use crate::mail::smtp::Relay;
use crate::mail::smtp_settings::SmtpSettings;

/// The two ways for mail to leave.
pub enum CarrierSettings {
    /// For development: every letter becomes a file to open.
    Folder(PathBuf),
    Smtp(SmtpSettings),
}

/// What became of one message. Reasons are short, in English, and carry no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    Accepted,
    /// Try again with the same `Message-ID`: it may even have arrived.
    Later(String),
    /// No further try will help.
    Refused(String),
}

/// What can be found wrong before any letter is carried.
#[derive(Debug, Error)]
pub enum CarrierError {
    #[error("mail without TLS is only for a server on this machine, and `{0}` is not")]
    ClearText(String),
    #[error("a mail user needs a password, and a password a user")]
    HalfCredentials,
    #[error("the certificate authority {} cannot be read: {source}", path.display())]
    Root { path: PathBuf, source: io::Error },
    #[error("TLS cannot be set up: {0}")]
    Tls(#[source] lettre::transport::smtp::Error),
    #[error("the mail folder {} cannot be opened: {source}", path.display())]
    Folder { path: PathBuf, source: io::Error },
}

/// One for the whole process: it keeps the connections open. Carry several messages at once, for
/// on a kept connection each waits 44 ms for the network's delayed acknowledgement.
pub enum Carrier {
    Smtp(Relay),
    Folder(Folder),
}

impl Carrier {
    /// Reads the certificates or makes the folder; connects to nothing yet.
    pub fn open(settings: &CarrierSettings) -> Result<Self, CarrierError> {
        match settings {
            CarrierSettings::Folder(path) => Folder::open(path).map(Self::Folder),
            CarrierSettings::Smtp(smtp) => Relay::open(smtp).map(Self::Smtp),
        }
    }

    pub async fn carry(&self, message: &Message) -> Carried {
        match self {
            Self::Smtp(relay) => relay.carry(message).await,
            Self::Folder(folder) => folder.carry(message).await,
        }
    }
}

//! Every setting there is, section by section.

mod access;
mod api;
mod demandes;
mod documents;
mod mail;
mod secrets;
mod serving;

pub use access::{
    Activation, Contestation, Device, Email, Factor, Letters, Office, Pair, Reset, Session,
};
pub use api::Api;
pub use demandes::Demandes;
pub use documents::Documents;
pub use mail::{Import, Mail, Notifications};
pub use secrets::{Hashing, Keys, Password, Security, Throttle};
pub use serving::{Database, Files, Jobs, Log, Restore, Retention, Server, Tls, Upkeep};

use super::declaration::settings;

settings! {
    server: Server,
    tls: Tls,
    files: Files,
    database: Database,
    restore: Restore,
    log: Log,
    session: Session,
    activation: Activation,
    pair: Pair,
    contestation: Contestation,
    reset: Reset,
    factor: Factor,
    email: Email,
    device: Device,
    password: Password,
    keys: Keys,
    security: Security,
    hashing: Hashing,
    throttle: Throttle,
    mail: Mail,
    notifications: Notifications,
    import: Import,
    upkeep: Upkeep,
    retention: Retention,
    documents: Documents,
    demandes: Demandes,
    office: Office,
    api: Api,
    letters: Letters,
    jobs: Jobs,
}

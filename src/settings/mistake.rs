//! What is wrong with the configuration, said to the operator who can mend it.

use std::path::PathBuf;

use super::given::Place;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    #[error("cannot read the settings file {}: {reason}", path.display())]
    UnreadableFile { path: PathBuf, reason: String },
    #[error("{place}: this is not TOML: {reason}")]
    NotToml { place: Place, reason: String },
    #[error("{place}: there is no setting {name}; {instead}")]
    Unknown { name: String, place: Place, instead: String },
    /// `given` is empty for a secret.
    #[error("{place}: {name}{given} {reason}; accepted: {accepted}")]
    Refused { name: String, place: Place, given: String, reason: &'static str, accepted: String },
    #[error("{place}: give either {name} or {name}_file, not both")]
    Twice { name: String, place: Place },
    #[error("{name}: cannot read {}: {reason}", path.display())]
    UnreadableSecret { name: String, path: PathBuf, reason: String },
    /// Each value is good, but not beside the others. `settings` says where each comes from.
    #[error("{settings}: {rule}")]
    Clash { settings: String, rule: &'static str },
}

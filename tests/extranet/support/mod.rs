//! What the stories are told with: a whole Palier, its mail, and browsers to visit it.

pub mod browser;
pub mod chromium;
pub mod distant;
pub mod eml;
pub mod entries;
pub mod extranet;
pub mod files;
pub mod journey;
pub mod leash;
pub mod ledger;
pub mod node;
pub mod people;
pub mod postgres;
pub mod s3_server;
pub mod server;
pub mod smtp_server;
pub mod soft_key;
pub mod staff;
pub mod statements;
pub mod words;

pub use browser::Browser;
pub use extranet::Extranet;
pub use journey::PASSWORD;
pub use people::{Agence, Dossier, Paper};

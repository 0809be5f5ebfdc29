//! « Perte des moyens de connexion »: the agency says that it saw who somebody is, and nothing more.

mod pages;

pub use pages::{ask, confirm};

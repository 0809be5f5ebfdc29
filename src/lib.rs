//! Palier: the extranet of property managers, one room a line.

pub mod about;
pub mod access;
pub mod accounts;
pub mod agencies;
pub mod audit;
pub mod cli;
pub mod clock;
pub mod contracts;
pub mod database;
pub mod demo;
pub mod documents;
pub mod guard;
pub mod home;
pub mod imports;
pub mod ledger;
pub mod mail;
pub mod money;
pub mod paper;
pub mod router;
pub mod settings;
pub mod space;
pub mod store;
pub mod texts;
pub mod upkeep;
pub mod web;

//! What people see of their own: contracts, accounts, documents, and what they did here.

mod activity;
mod contract;
mod documents;
pub mod documents_audience;
mod documents_download;
mod documents_isolation;
pub mod documents_kit;
mod documents_naive;
mod documents_news;
mod documents_store;
mod documents_world;
mod documents_zip;
mod payment;
pub mod plans;
mod quittances;
pub mod quittances_kit;
pub mod quittances_pdf;
mod refusals;
mod statement;
mod statement_files;

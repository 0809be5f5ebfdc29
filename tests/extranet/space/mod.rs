//! What people see of their own: documents, and what they did here.

mod activity;
mod documents;
mod documents_audience;
mod documents_download;
mod documents_isolation;
mod documents_kit;
mod documents_naive;
mod documents_world;
mod documents_zip;

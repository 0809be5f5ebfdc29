//! Palier seen from a browser: every test is a short story told over HTTP.

mod access;
mod cli;
mod imports;
mod mail;
mod support;

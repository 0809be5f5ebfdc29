//! Palier seen from a browser: every test is a short story told over HTTP.

mod access;
mod accounts;
mod agencies;
mod home;
mod mail;
mod support;

//! Palier seen from a browser: every test is a short story told over HTTP.

mod access;
mod cli;
mod demo;
mod imports;
mod journeys;
mod mail;
mod support;

//! Palier seen from a browser: every test is a short story told over HTTP.

mod access;
mod demo;
mod journeys;
mod mail;
mod support;
mod walls;

//! Palier seen from a browser: every test is a short story told over HTTP.

mod about;
mod access;
mod accounts;
mod agencies;
mod api;
mod backup;
mod cli;
mod demandes;
mod demo;
mod digest;
mod faults;
mod home;
mod home_again;
mod imports;
mod jobs;
mod journeys;
mod mail;
mod office;
mod restoration;
mod rgpd;
mod space;
mod staff;
mod support;
mod upkeep;
mod vitals;
mod walls;

//! How to reach the mail server, and what can be found wrong before reaching it.

use std::fs;
use std::io;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::Certificate;
use lettre::transport::smtp::client::TlsParameters;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::mail::carrier::CarrierError;

/// No `Debug`: it holds the password.
#[derive(Clone)]
pub struct SmtpSettings {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub user: Option<String>,
    pub password: Option<String>,
    /// The most connections open at once; at least one.
    pub pool: usize,
    /// For one letter as a whole: connecting, sending, waiting for the last answer.
    pub timeout: Duration,
    /// A PEM file of authorities to trust besides the system's.
    pub extra_root: Option<PathBuf>,
}

/// How the connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// For a server on this machine only.
    None,
    /// Port 587. The upgrade is required: a server that does not offer it gets nothing.
    StartTls,
    /// Port 465.
    Implicit,
}

pub(super) fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

pub(super) fn tls_parameters(
    settings: &SmtpSettings,
) -> Result<Option<TlsParameters>, CarrierError> {
    if settings.tls == Tls::None {
        return Ok(None);
    }
    let mut parameters = TlsParameters::builder(settings.host.clone());
    if let Some(path) = &settings.extra_root {
        let unreadable = |source| CarrierError::Root { path: path.clone(), source };
        let pem = fs::read(path).map_err(unreadable)?;
        if CertificateDer::pem_slice_iter(&pem).next().is_none() {
            return Err(unreadable(io::Error::other("it holds no certificate")));
        }
        let root = Certificate::from_pem(&pem).map_err(CarrierError::Tls)?;
        parameters = parameters.add_root_certificate(root);
    }
    parameters.build().map(Some).map_err(CarrierError::Tls)
}

pub(super) fn credentials(settings: &SmtpSettings) -> Result<Option<Credentials>, CarrierError> {
    match (&settings.user, &settings.password) {
        (Some(user), Some(password)) => Ok(Some(Credentials::new(user.clone(), password.clone()))),
        (None, None) => Ok(None),
        _ => Err(CarrierError::HalfCredentials),
    }
}

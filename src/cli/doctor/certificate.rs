//! What the doctor says of the certificate: its pair, its names, its end, and who may read its key.

use std::fs;
use std::path::Path;

use rustls::client::verify_server_name;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::server::ParsedCertificate;
use x509_parser::parse_x509_certificate;

use crate::cli::tls::{Certificate, chain};
use crate::clock::{Clock, Moment, paris_iso};
use crate::settings::Settings;
use crate::settings::doctor::Finding;

/// Whatever renews certificates has tried for weeks by then.
const SOON: std::time::Duration = std::time::Duration::from_hours(14 * 24);

const NAME: &str = "tls.certificate";

/// Nothing when a proxy does TLS.
pub fn examine(settings: &Settings) -> Vec<Finding> {
    let (Some(file), Some(key)) = (&settings.tls.certificate, &settings.tls.key) else {
        return Vec::new();
    };
    if let Err(fault) = Certificate::of(&settings.tls) {
        let fault = fault.to_string();
        let (name, sentence) = fault.split_once(": ").unwrap_or((NAME, &fault));
        return vec![Finding::fault(name, sentence)];
    }
    let mut findings = vec![read_by_others(key)];
    let Ok(chain) = chain(file) else { return findings };
    findings.extend(chain.first().map(|own| end(own, Clock::system().now())));
    findings.extend(chain.first().map(|own| name(own, settings)));
    findings
}

fn end(own: &CertificateDer<'_>, now: Moment) -> Finding {
    let Ok((_, parsed)) = parse_x509_certificate(own) else {
        return Finding::fault(NAME, "is not a certificate");
    };
    let validity = parsed.validity();
    let [from, until] = [validity.not_before, validity.not_after]
        .map(|time| Moment::from_millis(time.timestamp().saturating_mul(1_000)));
    let day = paris_iso(until);
    match () {
        () if now < from => Finding::fault(NAME, format!("is good from {} on", paris_iso(from))),
        () if now >= until => Finding::fault(NAME, format!("ended at {day}")),
        () if now + SOON >= until => {
            Finding::warning(NAME, format!("ends at {day}, and was not renewed yet"))
        }
        () => Finding::fine(NAME, format!("is good until {day}")),
    }
}

fn name(own: &CertificateDer<'_>, settings: &Settings) -> Finding {
    let host = settings.server.public_url.host().name.as_str().to_owned();
    let is_for_us = ParsedCertificate::try_from(own).is_ok_and(|parsed| {
        let name = ServerName::try_from(host.as_str());
        name.is_ok_and(|name| verify_server_name(&parsed, &name).is_ok())
    });
    if is_for_us {
        Finding::fine(NAME, format!("is for {host}"))
    } else {
        Finding::fault(NAME, format!("is not for {host}: browsers refuse it"))
    }
}

fn read_by_others(key: &Path) -> Finding {
    let name = "tls.key";
    if others_may_read(key) {
        let sentence = format!("anyone on this machine may read {}", key.display());
        Finding::fault(name, sentence)
    } else {
        Finding::fine(name, "the key is closed to the other users of this machine")
    }
}

#[cfg(unix)]
fn others_may_read(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).is_ok_and(|about| about.permissions().mode() & 0o007 != 0)
}

/// Elsewhere rights are not told by nine bits: nothing is claimed.
#[cfg(not(unix))]
fn others_may_read(_: &Path) -> bool {
    false
}

//! The headers of every answer, errors included.

use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue};

use super::{App, csp_reports};

/// Nothing from elsewhere, nothing inline. Browsers without the Reporting API report to the address,
/// the others to the endpoint of that name, once.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; \
     report-uri /csp-reports; report-to csp";

const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), \
     encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), \
     magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
     publickey-credentials-create=(self), publickey-credentials-get=(self), \
     screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS_POLICY),
    // Pages are personal; the few that are not say so themselves.
    (header::CACHE_CONTROL, "no-store"),
];

/// Adds them; a handler that already set one (a longer cache, a stricter policy) is respected.
pub fn secure(app: &App, headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        set(headers, name, value);
    }
    let endpoint = format!("csp=\"{}\"", app.address(csp_reports::PATH));
    if let Ok(endpoint) = HeaderValue::from_str(&endpoint) {
        headers.insert("reporting-endpoints", endpoint);
    }
    if app.is_secure() {
        let two_years = "max-age=63072000; includeSubDomains";
        set(headers, header::STRICT_TRANSPORT_SECURITY, two_years);
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}

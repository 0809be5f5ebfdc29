//! What browsers report of the Content-Security-Policy: a line in the log for each thing refused.
//!
//! Reports come without cookies that count, often without `Origin`, and anybody can invent one. So
//! this changes nothing, believes nothing, keeps no address of a page whole (it may hold a token),
//! and listens to nobody for long.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::routing::{MethodRouter, post};
use sea_orm::DbErr;
use serde_json::Value;

use super::{App, Error, Visitor};
use crate::guard::throttle::{self, Admission};
use crate::guard::{Bucket, Rule};

pub const PATH: &str = "/csp-reports";

/// `report-to` sends the first, `report-uri` of older browsers the second.
const KINDS: [&str; 2] = ["application/reports+json", "application/csp-report"];

const LARGEST: usize = 8 * 1024;
const MINUTE: Duration = Duration::from_mins(1);
/// Requests that are written down: of one network, and of everybody.
const OF_ONE: Rule = Rule::Window { limit: 10, window: MINUTE };
const OF_ALL: Rule = Rule::Window { limit: 60, window: MINUTE };
/// Reports of one request that are written down; browsers send several at once.
const AT_ONCE: usize = 5;
const LONGEST_WORD: usize = 60;

pub fn door() -> MethodRouter<App> {
    post(collect).layer(DefaultBodyLimit::max(LARGEST))
}

/// The one request that is let in wherever it comes from, since it changes nothing.
pub fn is_report(method: &Method, uri: &Uri) -> bool {
    *method == Method::POST && uri.path() == PATH
}

/// Whether this is how browsers send reports.
pub fn is_kind(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    KINDS.iter().any(|known| kind.eq_ignore_ascii_case(known))
}

async fn collect(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, Error> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(is_kind) {
        return Err(Error::BadRequest);
    }
    let sent: Value = serde_json::from_slice(&body).map_err(|_| Error::BadRequest)?;
    if is_listened_to(&app, &visitor).await? {
        for report in reports(&sent).take(AT_ONCE) {
            report.write();
        }
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn is_listened_to(app: &App, visitor: &Visitor) -> Result<bool, DbErr> {
    let one = Bucket::new("csp-report", &visitor.counted_network(), OF_ONE);
    let buckets = [one, Bucket::new("csp-report-all", "", OF_ALL)];
    let tx = app.db.begin().await?;
    let admission = throttle::admit(&tx, &buckets, visitor.now).await?;
    if let Admission::Blocked { .. } = admission {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}

/// Something that a browser refused to load or to run.
struct Report {
    directive: String,
    blocked: String,
    page: String,
    source: String,
    line: u64,
}

/// Those of either format; whatever else is sent holds none.
fn reports(sent: &Value) -> impl Iterator<Item = Report> {
    let new = sent.as_array().into_iter().flatten();
    let new = new.filter(|report| report["type"] == "csp-violation").map(|report| &report["body"]);
    new.chain(sent.get("csp-report")).map(Report::read)
}

impl Report {
    fn read(body: &Value) -> Self {
        let named = |names: [&str; 2]| names.iter().find_map(|name| body[*name].as_str());
        let line = body["lineNumber"].as_u64().or_else(|| body["line-number"].as_u64());
        Self {
            directive: word(named(["effectiveDirective", "effective-directive"])),
            blocked: place(named(["blockedURL", "blocked-uri"])),
            page: place(named(["documentURL", "document-uri"])),
            source: place(named(["sourceFile", "source-file"])),
            line: line.unwrap_or(0),
        }
    }

    fn write(&self) {
        let Self { directive, blocked, page, source, line } = self;
        tracing::warn!(
            %directive, %blocked, %page, %source, line,
            "a browser refused what the Content-Security-Policy forbids"
        );
    }
}

/// An address as far as its first folder; what follows may be a token, and so may a query.
fn place(address: Option<&str>) -> String {
    let address = address.unwrap_or_default();
    let plain = address.split(['?', '#']).next().unwrap_or_default();
    let (scheme, rest) =
        plain.split_once("://").map_or(("", plain), |(scheme, rest)| (scheme, rest));
    let mut parts = rest.split('/');
    let host = parts.next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    match (scheme, parts.next()) {
        // `inline`, `eval`, or the start of a `data:` address.
        ("", _) => word(host.split([':', ',']).next()),
        (_, None) => word(Some(&format!("{scheme}://{host}"))),
        (_, Some(folder)) => word(Some(&format!("{scheme}://{host}/{folder}"))),
    }
}

/// Short, and without anything that could break a line or disguise one.
fn word(text: Option<&str>) -> String {
    let text = text.unwrap_or("-").chars().take(LONGEST_WORD);
    text.flat_map(char::escape_default).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_without_what_may_be_a_token() {
        let told = |address| place(Some(address));
        assert_eq!(told("https://a.example/reset/AAAA?x=BBBB#C"), "https://a.example/reset");
        assert_eq!(told("https://user:secret@a.example?x=BBBB"), "https://a.example");
        assert_eq!(told("inline"), "inline");
        assert_eq!(told("data:text/html,AAAA"), "data");
        assert_eq!(told("chrome-extension://abc/x.js"), "chrome-extension://abc/x.js");
        assert_eq!(place(None), "");
    }

    #[test]
    fn a_word_stays_short_and_on_its_line() {
        assert_eq!(word(Some("a\r\nb\u{1b}[31m\u{202e}")), "a\\r\\nb\\u{1b}[31m\\u{202e}");
        assert_eq!(word(Some(&"x".repeat(9_000))).len(), LONGEST_WORD);
    }

    #[test]
    fn both_formats_are_read_and_nothing_else() {
        let new = r#"[{"type":"csp-violation","body":{"effectiveDirective":"img-src","lineNumber":7}},
            {"type":"deprecation","body":{}}, 3, null]"#;
        let old = r#"{"csp-report":{"effective-directive":"script-src-elem"}}"#;
        let read = |text: &str| -> Vec<(String, u64)> {
            let sent = serde_json::from_str(text).expect("JSON");
            reports(&sent).map(|report| (report.directive, report.line)).collect()
        };
        assert_eq!(read(new), [("img-src".to_owned(), 7)]);
        assert_eq!(read(old), [("script-src-elem".to_owned(), 0)]);
        for other in ["3", "[]", "{}", "null", r#"{"csp-report":[1]}"#, r#"[{"body":1}]"#] {
            assert!(read(other).iter().all(|(directive, _)| directive == "-"), "{other}");
        }
    }
}

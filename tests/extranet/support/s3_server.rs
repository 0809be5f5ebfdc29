//! A store that speaks as much S3 as Palier asks of one, in memory, on a port of this machine.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use palier::settings::{Secret, Settings};

use super::server::{Port, Server};
use crate::walls::kit::set;

const BUCKET: &str = "palier";

/// What lies in the bucket, by name; a clone is the same bucket.
#[derive(Clone, Default)]
pub struct Bucket {
    inside: Arc<Mutex<Inside>>,
}

#[derive(Default)]
struct Inside {
    objects: BTreeMap<String, (Bytes, Timestamp)>,
    /// Parts of an upload that is not complete yet, by its id.
    uploads: BTreeMap<String, BTreeMap<u32, Bytes>>,
    asked: Vec<String>,
    /// So many objects, and nothing that is put then is ever answered.
    held_at: Option<usize>,
}

impl Bucket {
    /// The bucket on a port, and settings that lead there.
    pub async fn serve(&self) -> (Server, impl FnOnce(&mut Settings)) {
        let port = Port::take().await;
        let url = port.url().to_owned();
        let bucket = Router::new().fallback(answer).layer(DefaultBodyLimit::disable());
        let server = port.serve(bucket.with_state(self.clone()));
        let settings = move |settings: &mut Settings| {
            for (name, value) in [
                ("documents.s3_endpoint", &*url),
                ("documents.s3_bucket", BUCKET),
                ("documents.store", "s3"),
            ] {
                set(settings, name, value);
            }
            // One without the other is refused.
            settings.documents.s3_access_key = Some("id".into());
            settings.documents.s3_secret_key = Some(Secret::new("hunter2"));
        };
        (server, settings)
    }

    /// Once it holds so many, it does not answer what would be put.
    pub fn hold_at(&self, count: Option<usize>) {
        self.inside().held_at = count;
    }

    fn is_full(&self) -> bool {
        let inside = self.inside();
        inside.held_at.is_some_and(|most| inside.objects.len() >= most)
    }

    pub fn names(&self) -> Vec<String> {
        self.inside().objects.keys().cloned().collect()
    }

    /// Beside Palier's back.
    pub fn put(&self, name: &str, content: Bytes) {
        self.inside().objects.insert(name.to_owned(), (content, now()));
    }

    pub fn remove(&self, name: &str) {
        self.inside().objects.remove(name);
    }

    /// « PUT parts », « GET bytes=0-9 »: what was asked since the last look.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.inside().asked)
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().expect("nobody panicked")
    }
}

type Asked = BTreeMap<String, String>;

async fn answer(
    State(bucket): State<Bucket>,
    (method, uri): (Method, Uri),
    (Query(asked), headers): (Query<Asked>, HeaderMap),
    body: Bytes,
) -> Response {
    let told = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let signed = told(header::AUTHORIZATION).starts_with("AWS4-HMAC-SHA256 Credential=id/");
    let path = uri.path().strip_prefix(&format!("/{BUCKET}")).map(|it| it.trim_matches('/'));
    let Some(name) = path.filter(|_| signed) else { return StatusCode::FORBIDDEN.into_response() };
    if method == Method::PUT && bucket.is_full() {
        std::future::pending::<()>().await;
    }
    let mut inside = bucket.inside();
    let part = asked.get("partNumber").and_then(|number| number.parse().ok());
    let upload = asked.get("uploadId").cloned().unwrap_or_default();
    inside.asked.push(format!("{method} {}", told(header::RANGE)).trim().to_owned());
    match (method, part) {
        (Method::PUT, Some(part)) => {
            inside.uploads.entry(upload).or_default().insert(part, body);
            tagged(StatusCode::OK, Body::empty())
        }
        (Method::PUT, None) => {
            inside.objects.insert(name.to_owned(), (body, now()));
            tagged(StatusCode::OK, Body::empty())
        }
        (Method::POST, _) if asked.contains_key("uploads") => xml(&format!(
            "<InitiateMultipartUploadResult><UploadId>{name}</UploadId></InitiateMultipartUploadResult>"
        )),
        (Method::POST, _) => {
            let parts = inside.uploads.remove(&upload).unwrap_or_default();
            let whole: Vec<u8> = parts.into_values().flatten().collect();
            inside.objects.insert(name.to_owned(), (whole.into(), now()));
            xml("<CompleteMultipartUploadResult><ETag>\"e\"</ETag></CompleteMultipartUploadResult>")
        }
        (Method::DELETE, _) => {
            inside.uploads.remove(&upload);
            inside.objects.remove(name);
            StatusCode::NO_CONTENT.into_response()
        }
        (Method::GET, _) if name.is_empty() => listed(&inside, &asked),
        _ => found(&inside, name, told(header::RANGE)),
    }
}

fn found(inside: &Inside, name: &str, range: &str) -> Response {
    let Some((content, _)) = inside.objects.get(name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let bounds = range.strip_prefix("bytes=").and_then(|range| range.split_once('-'));
    let Some((first, last)) = bounds else {
        return tagged(StatusCode::OK, Body::from(content.clone()));
    };
    let (first, last): (usize, usize) = (first.parse().expect("from"), last.parse().expect("to"));
    let part = content.slice(first..=last);
    let told = format!("bytes {first}-{last}/{}", content.len());
    let mut answer = tagged(StatusCode::PARTIAL_CONTENT, Body::from(part));
    answer.headers_mut().insert(header::CONTENT_RANGE, told.parse().expect("a header"));
    answer
}

fn listed(inside: &Inside, asked: &Asked) -> Response {
    let prefix = asked.get("prefix").map(String::as_str).unwrap_or_default();
    let names = inside.objects.iter().filter(|(name, _)| name.starts_with(prefix));
    let lines = names.map(|(name, (content, put_at))| {
        let size = content.len();
        format!(
            "<Contents><Key>{name}</Key><Size>{size}</Size>\
             <LastModified>{put_at:.3}</LastModified></Contents>"
        )
    });
    xml(&format!("<ListBucketResult>{}</ListBucketResult>", lines.collect::<String>()))
}

#[expect(clippy::disallowed_methods, reason = "a store lives by the real clock")]
fn now() -> Timestamp {
    Timestamp::now()
}

fn tagged(status: StatusCode, body: Body) -> Response {
    let headers =
        [(header::ETAG, "\"e\""), (header::LAST_MODIFIED, "Tue, 12 May 2026 12:00:00 GMT")];
    (status, headers, body).into_response()
}

fn xml(text: &str) -> Response {
    ([(header::CONTENT_TYPE, "application/xml")], text.to_owned()).into_response()
}

//! Software with a key: requests as it sends them, answers as it reads them.

use axum::body::Body;
use axum::http::{HeaderMap, Request};
use palier::api_keys::{self, ApiKey, NewKey, Scope};
use palier::audit::{Actor, Origin};
use serde_json::Value;
use std::time::Duration;

use super::contract;
use crate::support::Extranet;
use crate::support::people::Agence;
use crate::walls::kit::{request, sent};

pub const JSON: &str = "application/json";

/// One answer, read.
#[derive(Debug)]
pub struct Told {
    pub status: u16,
    pub headers: HeaderMap,
    pub json: Value,
    pub text: String,
}

impl Told {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The name of the problem, which is told as RFC 9457 has it.
    pub fn problem(&self) -> &str {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text);
        assert_eq!(self.json["status"], self.status, "{}", self.text);
        assert!(self.json["title"].is_string(), "{}", self.text);
        let kind = self.json["type"].as_str().expect("a type");
        kind.strip_prefix("/api/v1/docs#").expect("an address of the documentation")
    }

    /// Where it says that something is wrong.
    pub fn pointers(&self) -> Vec<String> {
        let errors = self.json["errors"].as_array().cloned().unwrap_or_default();
        let place = |error: &Value| {
            let place = error["pointer"].as_str().or(error["parameter"].as_str());
            place.expect("a place").to_owned()
        };
        errors.iter().map(place).collect()
    }

    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }
}

/// A key, and the extranet that it opens.
pub struct Software<'a> {
    pub extranet: &'a Extranet,
    pub secret: String,
    pub key: ApiKey,
}

impl<'a> Software<'a> {
    /// With a key of this société for all there is.
    pub async fn of(extranet: &'a Extranet, agence: &Agence) -> Self {
        Self::with(extranet, agence, Scope::ALL).await
    }

    /// With a key for this alone, good for a month.
    pub async fn with(extranet: &'a Extranet, agence: &Agence, scopes: &[Scope]) -> Self {
        let origin = Origin::console(extranet.clock.now());
        let expires_at = origin.at + Duration::from_hours(24 * 30);
        let new = NewKey { name: "Logiciel".into(), scopes: scopes.to_vec(), expires_at };
        let by = (&origin, Actor::Operator);
        let made = api_keys::create(&extranet.app, by, agence.societe.id, new).await;
        let (key, secret) = made.expect("a key");
        Self { extranet, secret: secret.reveal(), key }
    }

    pub fn request(&self, method: &str, url: &str) -> axum::http::request::Builder {
        request(method, url).header("authorization", format!("Bearer {}", self.secret))
    }

    /// Every answer is held to the document of the API.
    pub async fn send(&self, request: Request<Body>) -> Told {
        let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
        let told = told(self.extranet, request).await;
        contract::check(contract::document(self.extranet).await, (&method, &path), &told);
        told
    }

    pub async fn get(&self, url: &str) -> Told {
        self.send(self.request("GET", url).body(Body::empty()).expect("a request")).await
    }

    pub async fn delete(&self, url: &str) -> Told {
        self.send(self.request("DELETE", url).body(Body::empty()).expect("a request")).await
    }

    pub async fn post(&self, url: &str, json: &Value) -> Told {
        self.post_text(url, json.to_string()).await
    }

    pub async fn post_text(&self, url: &str, text: impl Into<Body>) -> Told {
        let request = self.request("POST", url).header("content-type", JSON);
        self.send(request.body(text.into()).expect("a request")).await
    }

    pub async fn post_once(&self, url: &str, once: &str, json: &Value) -> Told {
        let request = self.request("POST", url).header("content-type", JSON);
        let request = request.header("idempotency-key", once);
        self.send(request.body(json.to_string().into()).expect("a request")).await
    }

    pub async fn put(&self, url: &str, media: &str, content: impl Into<Body>) -> Told {
        let request = self.request("PUT", url).header("content-type", media);
        self.send(request.body(content.into()).expect("a request")).await
    }
}

pub async fn told(extranet: &Extranet, request: Request<Body>) -> Told {
    let answer = sent(extranet, request).await;
    let json = serde_json::from_str(&answer.body).unwrap_or(Value::Null);
    assert!(answer.headers.get("set-cookie").is_none(), "the API sets no cookie");
    assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control")));
    Told { status: answer.status.as_u16(), headers: answer.headers, json, text: answer.body }
}

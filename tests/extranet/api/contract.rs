//! The document of the API is what the API does: every door stands in it, every answer fits it.

use axum::body::Body;
use palier::router::doors;
use palier::web::Who;
use serde_json::Value;
use tokio::sync::OnceCell;

use super::judge;
use super::kit::{Software, Told, told};
use crate::support::Extranet;
use crate::walls::kit::request;

static DOCUMENT: OnceCell<Value> = OnceCell::const_new();

/// The document, as it is served.
pub async fn document(extranet: &Extranet) -> &'static Value {
    let read = async || {
        let asked = request("GET", "/api/v1/openapi.json").body(Body::empty());
        told(extranet, asked.expect("a request")).await.is(200).json
    };
    DOCUMENT.get_or_init(read).await
}

/// Whether an answer is one that the document tells of this operation.
pub fn check(document: &Value, (method, path): (&str, &str), told: &Told) {
    let Some((pattern, operation)) = operation(document, method, path) else { return };
    let answers = &operation["responses"];
    let answer = &answers[told.status.to_string()];
    assert!(answer.is_object(), "{method} {path}: {} is not told of: {}", told.status, told.text);
    let kind = told.header("content-type");
    let schema = &answer["content"][kind]["schema"];
    assert!(schema.is_object(), "{method} {path}: {kind} is not told of");
    if let Err(why) = fits(document, schema, &told.json) {
        panic!("{method} {path}: {why}: {}", told.text);
    }
    let place =
        [pattern, &method.to_lowercase(), "responses", &told.status.to_string(), "content", kind];
    let place: String = place.map(|name| format!("/{}", judge::escaped(name))).concat();
    if let Err(why) = judge::fits(document, &format!("/paths{place}/schema"), &told.json) {
        panic!("{method} {path}: {why}: {}", told.text);
    }
}

fn operation<'a>(document: &'a Value, method: &str, path: &str) -> Option<(&'a str, &'a Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let parts: Vec<&str> = path.split('?').next().unwrap_or_default().split('/').collect();
    let is_it = |pattern: &str| {
        let pattern: Vec<&str> = pattern.split('/').collect();
        let same = |(one, other): (&&str, &&str)| one.starts_with('{') || one == other;
        pattern.len() == parts.len() && pattern.iter().zip(&parts).all(same)
    };
    let (pattern, item) = paths.iter().find(|(pattern, _)| is_it(pattern))?;
    Some((pattern, item.get(method.to_lowercase())?))
}

/// As far as our schemas go: references, types, members, lists, choices.
pub fn fits(document: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        let found = document.pointer(name.trim_start_matches('#'));
        return fits(document, found.ok_or(format!("no schema {name}"))?, value);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let any = choices.iter().any(|choice| fits(document, choice, value).is_ok());
        return any.then_some(()).ok_or(format!("{value} fits no choice"));
    }
    if let Some(choices) = schema["enum"].as_array() {
        return choices.contains(value).then_some(()).ok_or(format!("{value} is no choice"));
    }
    let is_type = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        other => return Err(format!("a type that nobody knows: {other:?}")),
    };
    if !is_type {
        return Err(format!("{value} is no {}", schema["type"]));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        let name = name.as_str().unwrap_or_default();
        value.get(name).ok_or(format!("{name} is missing"))?;
    }
    for (name, own) in value.as_object().into_iter().flatten() {
        let inner = &schema["properties"][name];
        if inner.is_null() {
            return Err(format!("{name} is not told of"));
        }
        fits(document, inner, own).map_err(|why| format!("{name}: {why}"))?;
    }
    for own in value.as_array().into_iter().flatten() {
        fits(document, &schema["items"], own)?;
    }
    Ok(())
}

#[tokio::test]
async fn every_door_stands_in_the_document_and_nothing_else_does() {
    let extranet = Extranet::open().await;
    let document = document(&extranet).await;
    assert_eq!(document["openapi"], "3.1.0");
    let mut paths: Vec<&String> = document["paths"].as_object().expect("paths").keys().collect();
    let of_keys = doors(false).into_iter().filter(|door| door.who == Who::Key);
    let mut doors: Vec<String> = of_keys.map(|door| door.path.to_owned()).collect();
    doors.sort();
    doors.dedup();
    paths.sort();
    assert_eq!(paths, doors.iter().collect::<Vec<_>>());
    let operations = document["paths"].as_object().expect("paths").values();
    let operations = operations.flat_map(|item| item.as_object().expect("operations").values());
    let mut ids: Vec<&str> =
        operations.map(|it| it["operationId"].as_str().expect("a name")).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an operationId comes twice");
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let (pointer, _) = reference.split_once('"').expect("an end");
        assert!(document.pointer(pointer).is_some_and(Value::is_object), "{pointer}");
    }
}

#[tokio::test]
async fn the_document_keeps_to_the_rules_of_openapi() {
    let extranet = Extranet::open().await;
    if let Err(why) = judge::rules(document(&extranet).await) {
        panic!("{why}");
    }
}

/// As many operations as have an example to be sent, in an order in which each finds what it needs.
const SENT: [(&str, &str); 9] = [
    ("post", "/api/v1/tiers"),
    ("post", "/api/v1/immeubles"),
    ("post", "/api/v1/lots"),
    ("post", "/api/v1/mandats"),
    ("post", "/api/v1/entries"),
    ("put", "/api/v1/documents/{reference}"),
    ("post", "/api/v1/pairs"),
    ("delete", "/api/v1/tiers/{reference}/links"),
    ("delete", "/api/v1/documents/{reference}"),
];

#[tokio::test]
async fn every_example_of_the_document_is_taken() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let document = document(&extranet).await;
    for (method, path) in SENT {
        let done = sent(&software, document, (method, path)).await.is(200);
        let is_refused = done.json["refused"].as_u64().is_some_and(|count| count > 0);
        assert!(!is_refused, "{method} {path}: {}", done.text);
        if method != "delete" {
            read(&software, document).await;
        }
    }
    let with_body = document["paths"].as_object().expect("paths").values();
    let with_body = with_body.flat_map(|item| item.as_object().expect("operations").values());
    assert_eq!(with_body.filter(|it| it["requestBody"].is_object()).count(), 7, "all are sent");
}

/// What can be read, with the examples of its parameters: here, or not yet.
async fn read(software: &Software<'_>, document: &Value) {
    for (path, item) in document["paths"].as_object().expect("paths") {
        if item["get"].is_object() {
            let told = sent(software, document, ("get", path)).await;
            assert!([200, 404].contains(&told.status), "{path}: {}", told.text);
        }
    }
}

async fn sent(software: &Software<'_>, document: &Value, (method, path): (&str, &str)) -> Told {
    let operation = &document["paths"][path][method];
    let (mut url, mut query) = (path.to_owned(), Vec::new());
    for parameter in operation["parameters"].as_array().expect("parameters") {
        let name = parameter["name"].as_str().expect("a name");
        let Some(example) = parameter["example"].as_str() else {
            assert_ne!(parameter["required"], true, "{path}: {name} has no example");
            continue;
        };
        // One contract, tiers or immeuble at a time, as an address of documents has them.
        let is_another =
            ["ref_tiers", "ref_immeuble"].contains(&name) && path.contains("documents");
        match parameter["in"].as_str() {
            Some("path") => url = url.replace(&format!("{{{name}}}"), example),
            _ if is_another => {}
            _ => query.push(format!("{name}={example}")),
        }
    }
    let url = if query.is_empty() { url } else { format!("{url}?{}", query.join("&")) };
    let example = &operation["requestBody"]["content"]["application/json"]["example"];
    match (method, example.is_object()) {
        ("get", _) => software.get(&url).await,
        ("delete", _) => software.delete(&url).await,
        ("put", _) => software.put(&url, "application/pdf", "%PDF-1.7\n").await,
        (_, true) => software.post(&url, example).await,
        _ => panic!("{method} {path} has no example"),
    }
}

#[tokio::test]
async fn people_read_the_same_and_the_page_loads_nothing_from_elsewhere() {
    let extranet = Extranet::open().await;
    let page = extranet.browser().visit("/api/v1/docs").await.sees("API des agences");
    let page =
        page.sees("POST /api/v1/tiers").sees("documents:write").sees("idempotency-key-reused");
    let html = page.html();
    for door in doors(false).into_iter().filter(|door| door.who == Who::Key) {
        assert!(html.contains(door.path), "{}", door.path);
    }
    let outside = html.match_indices("://").filter(|(at, _)| {
        let before = &html[..*at];
        before.ends_with("src=\"https") || before.ends_with("href=\"https")
    });
    assert_eq!(outside.count(), 0);
    assert!(!html.contains(" style=") && !html.contains("<script>"));
}

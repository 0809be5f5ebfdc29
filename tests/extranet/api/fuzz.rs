//! Whatever is sent, nothing breaks, and every answer is one that the document tells of.

use palier::api_keys::Scope;
use serde_json::{Map, Value, json};

use super::contract::document;
use super::kit::Software;
use super::resources::portfolio;
use crate::support::Extranet;

/// Requests of each operation.
const TRIES: usize = 40;

/// The same ones at each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap_or(0)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn happens(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }
}

const TEXTS: [&str; 24] = [
    "",
    "T1",
    "B/1",
    "M1",
    "a",
    "0",
    "-1",
    "1e9",
    "2026-05-01",
    "2026-02-31",
    "9999-12-31",
    "\0",
    "\n",
    "é",
    "\u{202e}",
    "' or 1=1 --",
    "=cmd()",
    "<script>",
    "../../etc/passwd",
    "%00",
    "locataire",
    "oui",
    "812,50",
    "FR7630006000011234567890189",
];

fn text(chance: &mut Chance) -> String {
    if chance.happens(12) {
        return "x".repeat(1 << chance.below(14));
    }
    (*chance.one(&TEXTS)).to_owned()
}

fn odd(chance: &mut Chance) -> Value {
    match chance.below(9) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(1.5e300),
        4 => json!(u64::MAX),
        5 => json!([]),
        6 => json!({}),
        7 => json!([[[[{}]]]]),
        _ => json!(text(chance)),
    }
}

/// Something that fits a schema, mostly.
fn value(schema: &Value, chance: &mut Chance) -> Value {
    if chance.happens(15) {
        return odd(chance);
    }
    if let Some(choices) = schema["enum"].as_array().filter(|_| !chance.happens(8)) {
        return chance.one(choices).clone();
    }
    match schema["type"].as_str() {
        Some("object") => {
            let mut members = Map::new();
            for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
                if !chance.happens(8) {
                    members.insert(name.clone(), value(inner, chance));
                }
            }
            if chance.happens(10) {
                members.insert(text(chance), odd(chance));
            }
            members.into()
        }
        Some("array") => (0..chance.below(4)).map(|_| value(&schema["items"], chance)).collect(),
        Some("integer") => json!(chance.below(30)),
        _ => json!(text(chance)),
    }
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |all, byte| format!("{all}%{byte:02X}"))
}

fn address(path: &str, operation: &Value, chance: &mut Chance) -> String {
    let mut query = Vec::new();
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        if parameter["in"] == "query" && !chance.happens(4) {
            let name = parameter["name"].as_str().expect("a name");
            let value = match value(&parameter["schema"], chance) {
                Value::String(text) => text,
                other => other.to_string(),
            };
            query.push(format!("{name}={}", encoded(&value)));
        }
    }
    if chance.happens(10) {
        query.push(format!("{}={}", encoded(&text(chance)), encoded(&text(chance))));
    }
    let path = path.replace("{reference}", &encoded(&text(chance)));
    let path = path.replace("{id}", &encoded(&text(chance)));
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

/// The body, and how it is called.
fn body(operation: &Value, chance: &mut Chance) -> (String, Vec<u8>) {
    let content = &operation["requestBody"]["content"];
    let kinds = ["application/json", "application/pdf", "text/plain", "application/octet-stream"];
    let Some(schema) = content.get("application/json").map(|it| &it["schema"]) else {
        let starts: [&[u8]; 4] = [b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"<html>", b""];
        let kind = if content.is_null() { "" } else { *chance.one(&kinds) };
        return (kind.to_owned(), chance.one(&starts).to_vec());
    };
    let mut bytes = value(schema, chance).to_string().into_bytes();
    if chance.happens(8) && !bytes.is_empty() {
        let at = chance.below(bytes.len());
        bytes[at] = u8::try_from(chance.below(256)).unwrap_or(0);
    }
    let kind = if chance.happens(20) { *chance.one(&kinds) } else { kinds[0] };
    (kind.to_owned(), bytes)
}

async fn tried(software: &Software<'_>, (path, method): (&str, &str), chance: &mut Chance) {
    let document = document(software.extranet).await;
    let operation = &document["paths"][path][method];
    let (address, (kind, bytes)) = (address(path, operation, chance), body(operation, chance));
    let mut request = software.request(&method.to_uppercase(), &address);
    if !kind.is_empty() {
        request = request.header("content-type", kind);
    }
    if chance.happens(3) {
        request = request.header("idempotency-key", format!("n{}", chance.below(5)));
    }
    let bytes = if method == "get" { Vec::new() } else { bytes };
    let Ok(request) = request.body(bytes.into()) else { return };
    // The kit holds every answer to the document.
    let told = software.send(request).await;
    assert!(told.status < 500, "{method} {address}: {}", told.text);
}

#[tokio::test]
async fn nothing_that_is_sent_breaks_anything() {
    let extranet =
        Extranet::open_with(|settings| settings.api.requests_per_minute = 1_000_000).await;
    let bellevue = extranet.bellevue().await;
    let software = Software::with(&extranet, &bellevue, Scope::ALL).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let document = document(&extranet).await;
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for (path, item) in document["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("operations").keys() {
            for _ in 0..TRIES {
                tried(&software, (path, method), &mut chance).await;
            }
        }
    }
}

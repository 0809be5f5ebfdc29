//! The `OpenAPI` 3.1 document.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::super::operation::{Content, Operation};
use super::super::query::Parameter;
use super::super::schema::Schemas;
use super::examples;
use crate::web::ProblemKind;

const ABOUT: &str = "What the software of a French property manager reads and writes in its extranet. A key opens one \
     société, which no request can name. Names of members are those of the import files. Every \
     refusal is a problem (RFC 9457). RateLimit and RateLimit-Policy stand on every answer to a key.";

/// What any door may answer besides.
const ALWAYS: [ProblemKind; 8] = [
    ProblemKind::Malformed,
    ProblemKind::KeyMissing,
    ProblemKind::KeyRefused,
    ProblemKind::Misdirected,
    ProblemKind::Invalid,
    ProblemKind::TooMany,
    ProblemKind::Internal,
    ProblemKind::Unavailable,
];

/// The whole of it; `server` is where people reach us, a batch has at most so many items.
pub fn of(operations: &[Operation], (server, most_items): (&str, usize)) -> Value {
    let mut schemas = Schemas::with(most_items);
    let problem = schemas.named("Problem", |_| problem());
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for operation in operations {
        let described = described(operation, (&mut schemas, &problem));
        paths.entry(operation.path).or_default().insert(operation.method.into(), described);
    }
    json!({
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": { "title": "Palier", "version": "1", "description": ABOUT },
        "servers": [{ "url": server }],
        "security": [{ "key": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas.into_value(),
            "securitySchemes": { "key": {
                "type": "http", "scheme": "bearer",
                "description": "A key that an administrator of the agency made: `palier_…`.",
            } },
        },
    })
}

fn described(operation: &Operation, (schemas, problem): (&mut Schemas, &Value)) -> Value {
    let said = &operation.said;
    let mut parameters: Vec<Value> = said.parameters.iter().map(parameter).collect();
    if operation.path.contains("{reference}") {
        parameters.insert(0, json!({
            "name": "reference", "in": "path", "required": true,
            "description": "The agency's own reference.", "schema": { "type": "string", "minLength": 1 },
            "example": examples::reference(operation.path),
        }));
    }
    if said.is_once {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "The same request again, within 24 hours, gets the same answer and is not done again.",
            "schema": { "type": "string", "maxLength": 255, "pattern": "^[!-~]+$" },
        }));
    }
    let mut all = json!({
        "operationId": said.id,
        "summary": said.summary,
        "parameters": parameters,
        "responses": answers(operation, (schemas, problem)),
    });
    if let Some(scope) = said.scope {
        all["description"] = format!("The key needs the scope `{}`.", scope.name()).into();
        all["security"] = json!([{ "key": [scope.name()] }]);
    }
    if let Some(body) = said.body {
        let mut content = content(body, schemas);
        if let Some(example) = examples::body(said.id) {
            content["application/json"]["example"] = example;
        }
        all["requestBody"] = json!({ "required": true, "content": content });
    }
    all
}

fn parameter(parameter: &Parameter) -> Value {
    let mut said = json!({
        "name": parameter.name, "in": "query", "required": parameter.is_required,
        "description": parameter.text, "schema": parameter.schema,
    });
    if let Some(example) = examples::parameter(parameter.name) {
        said["example"] = example.into();
    }
    said
}

fn content(body: Content, schemas: &mut Schemas) -> Value {
    match body {
        Content::Json(schema) => json!({ "application/json": { "schema": schema(schemas) } }),
        Content::File => json!({ "application/pdf": {}, "image/png": {}, "image/jpeg": {} }),
    }
}

/// The problems of an operation, by status.
pub fn problems(operation: &Operation) -> BTreeMap<u16, Vec<ProblemKind>> {
    let said = &operation.said;
    let mut kinds = ALWAYS.to_vec();
    kinds.extend(&said.problems);
    if said.scope.is_some() {
        kinds.push(ProblemKind::ScopeMissing);
    }
    let names_one = said.parameters.iter().any(|it| it.name.starts_with("ref_"));
    if operation.path.contains('{') || names_one {
        kinds.push(ProblemKind::NotFound);
    }
    if said.body.is_some() {
        kinds.extend([ProblemKind::TooLarge, ProblemKind::MediaType]);
    }
    let mut by_status: BTreeMap<u16, Vec<ProblemKind>> = BTreeMap::new();
    for kind in kinds {
        let same = by_status.entry(kind.status()).or_default();
        if !same.contains(&kind) {
            same.push(kind);
        }
    }
    by_status
}

fn answers(operation: &Operation, (schemas, problem): (&mut Schemas, &Value)) -> Value {
    let mut answers = Map::new();
    let answer = operation.said.answer.map(|schema| schema(schemas));
    answers.insert(
        "200".into(),
        json!({
            "description": "It is done, or here it is.",
        "headers": headers(200),
            "content": { "application/json": { "schema": answer } },
        }),
    );
    for (status, kinds) in problems(operation) {
        let titles: Vec<&str> = kinds.iter().map(|kind| kind.title()).collect();
        answers.insert(
            status.to_string(),
            json!({
                "description": titles.join(" "),
            "headers": headers(status),
                "content": { "application/problem+json": { "schema": problem } },
            }),
        );
    }
    answers.into()
}

/// Of an answer to a key; those that say when to come back too.
fn headers(status: u16) -> Value {
    let text = |about: &str| json!({ "description": about, "schema": { "type": "string" } });
    let mut headers = json!({
        "RateLimit-Policy": text("How much may be asked: q requests in w seconds."),
        "RateLimit": text("How much is left: r requests, for t seconds."),
    });
    if [409, 429, 503].contains(&status) {
        let seconds = json!({ "type": "integer", "minimum": 1 });
        headers["Retry-After"] = json!({ "description": "In seconds.", "schema": seconds });
    }
    headers
}

fn problem() -> Value {
    let wrong = json!({
        "type": "object",
        "properties": {
            "pointer": { "type": "string", "description": "A JSON Pointer into the body." },
            "parameter": { "type": "string", "description": "A parameter of the address, or a header." },
            "detail": { "type": "string" },
        },
        "required": ["detail"],
    });
    json!({
        "type": "object",
        "description": "What is wrong (RFC 9457).",
        "properties": {
            "type": { "type": "string", "description": "An address on this server, which explains it." },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "errors": { "type": "array", "items": wrong },
        },
        "required": ["type", "title", "status"],
    })
}

//! `/api/v1/openapi.json` and `/api/v1/docs`, made of the same doors.

use askama::Template;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::super::doors;
use super::super::operation::{Content, Operation};
use super::super::query::NoQuery;
use super::super::schema::Schemas;
use super::document;
use crate::api_keys::Scope;
use crate::web::{App, Failure, Page, ProblemKind, Visitor};

#[derive(Template)]
#[template(path = "api/openapi/docs.html")]
pub struct DocsPage {
    visitor: Visitor,
    operations: Vec<Shown>,
    schemas: Vec<(String, String)>,
    problems: &'static [ProblemKind],
}

/// An operation in words.
pub struct Shown {
    id: &'static str,
    method: String,
    path: &'static str,
    summary: &'static str,
    scope: Option<&'static str>,
    parameters: Vec<Line>,
    body: Option<String>,
    /// The name of its schema.
    answer: String,
    problems: Vec<ProblemKind>,
}

/// A parameter in words.
pub struct Line {
    name: &'static str,
    text: &'static str,
    is_required: bool,
}

pub async fn json(State(app): State<App>, _: NoQuery) -> Result<Response, Failure> {
    let document = document::of(doors().operations(), (&app.address(""), app.settings.api.batch));
    Ok(([(CONTENT_TYPE, "application/json")], document.to_string()).into_response())
}

pub async fn docs(State(app): State<App>, visitor: Visitor, _: NoQuery) -> Page<DocsPage> {
    let (doors, mut schemas) = (doors(), Schemas::with(app.settings.api.batch));
    let operations = doors.operations().iter().map(|it| Shown::of(it, &mut schemas)).collect();
    let schemas = match schemas.into_value() {
        Value::Object(all) => all.into_iter().map(|(name, it)| (name, pretty(&it))).collect(),
        _ => Vec::new(),
    };
    Page(DocsPage { visitor, operations, schemas, problems: ProblemKind::ALL })
}

impl Shown {
    fn of(operation: &Operation, schemas: &mut Schemas) -> Self {
        let said = &operation.said;
        let answer = said.answer.map(|schema| schema(schemas));
        let answer = answer.as_ref().and_then(|it| it["$ref"].as_str()).unwrap_or_default();
        Self {
            id: said.id,
            method: operation.method.to_uppercase(),
            path: operation.path,
            summary: said.summary,
            scope: said.scope.map(Scope::name),
            parameters: said.parameters.iter().map(Line::of).collect(),
            body: said.body.map(|body| match body {
                Content::Json(schema) => pretty(&schema(schemas)),
                Content::File => "application/pdf, image/png, image/jpeg".into(),
            }),
            answer: answer.rsplit('/').next().unwrap_or_default().to_owned(),
            problems: document::problems(operation).into_values().flatten().collect(),
        }
    }
}

impl Line {
    fn of(parameter: &super::super::query::Parameter) -> Self {
        Self { name: parameter.name, text: parameter.text, is_required: parameter.is_required }
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

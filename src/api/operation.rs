//! Operations: a door and what the document says of it, declared in one place so that they are one.

use axum::handler::Handler;
use axum::routing::{MethodFilter, on};
use serde_json::Value;

use super::query::{Parameter, Parameters};
use super::schema::{Described, Schemas};
use crate::api_keys::Scope;
use crate::web::{App, ProblemKind, Routes};

/// What is said of an operation.
pub struct Said {
    pub id: &'static str,
    pub summary: &'static str,
    pub scope: Option<Scope>,
    pub parameters: Vec<Parameter>,
    pub body: Option<Content>,
    pub answer: Option<fn(&mut Schemas) -> Value>,
    /// Beyond those that every door may answer.
    pub problems: Vec<ProblemKind>,
    /// Whether an `Idempotency-Key` is heeded.
    pub is_once: bool,
}

/// What a body holds.
#[derive(Clone, Copy)]
pub enum Content {
    Json(fn(&mut Schemas) -> Value),
    /// The content of a document.
    File,
}

/// An operation at its address.
pub struct Operation {
    pub path: &'static str,
    pub method: &'static str,
    pub said: Said,
}

/// The doors of the API.
#[derive(Default)]
pub struct Api {
    routes: Routes,
    operations: Vec<Operation>,
}

impl Said {
    pub fn new(id: &'static str, summary: &'static str) -> Self {
        Self {
            id,
            summary,
            scope: None,
            parameters: Vec::new(),
            body: None,
            answer: None,
            problems: Vec::new(),
            is_once: false,
        }
    }

    /// What the key must be for.
    pub fn scope(self, scope: Scope) -> Self {
        Self { scope: Some(scope), ..self }
    }

    pub fn asks<P: Parameters>(self) -> Self {
        Self { parameters: P::list(), ..self }
    }

    pub fn takes(self, body: Content) -> Self {
        Self { body: Some(body), ..self }
    }

    pub fn answers<T: Described>(self) -> Self {
        Self { answer: Some(T::schema), ..self }
    }

    pub fn or(mut self, problem: ProblemKind) -> Self {
        self.problems.push(problem);
        self
    }

    /// The same request again, under the same `Idempotency-Key`, is answered without being done.
    pub fn once(self) -> Self {
        Self { is_once: true, ..self }.or(ProblemKind::InProgress).or(ProblemKind::KeyReused)
    }
}

impl Api {
    pub fn get<H, T>(self, path: &'static str, handler: H, said: Said) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.at(("get", MethodFilter::GET), path, handler, said)
    }

    pub fn post<H, T>(self, path: &'static str, handler: H, said: Said) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.at(("post", MethodFilter::POST), path, handler, said)
    }

    pub fn put<H, T>(self, path: &'static str, handler: H, said: Said) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.at(("put", MethodFilter::PUT), path, handler, said)
    }

    pub fn delete<H, T>(self, path: &'static str, handler: H, said: Said) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.at(("delete", MethodFilter::DELETE), path, handler, said)
    }

    /// The doors of another folder too.
    pub fn with(mut self, other: Self) -> Self {
        self.routes = self.routes.with(other.routes);
        self.operations.extend(other.operations);
        self
    }

    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    pub fn into_routes(self) -> Routes {
        self.routes
    }

    fn at<H, T>(
        mut self,
        (method, filter): (&'static str, MethodFilter),
        path: &'static str,
        handler: H,
        said: Said,
    ) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let method_router = on(filter, handler);
        self.routes = match said.body {
            Some(Content::File) => self.routes.key_upload(path, method_router),
            Some(Content::Json(_)) | None => self.routes.key(path, method_router),
        };
        self.operations.push(Operation { path, method, said });
        self
    }
}

//! The reference at the end of an address.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use super::query::Text;
use crate::web::{App, Failure, ProblemKind};

/// One that no row can have is one that no row has.
pub struct Ref(pub String);

impl FromRequestParts<App> for Ref {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let Path(text) = Path::<String>::from_request_parts(parts, app)
            .await
            .map_err(|_| Failure::from(ProblemKind::NotFound))?;
        let Text(text) = Text::parse(&text).map_err(|_| Failure::from(ProblemKind::NotFound))?;
        Ok(Self(text))
    }
}

//! Batches: several items of one kind, written by the engine of the imports and told one by one.

mod done;
mod items;

use std::io::Cursor;

pub use done::{BatchDone, Outcome};
pub use items::items_schema;

use items::Items;

use super::answer::{Answer, Answered};
use super::json::Json;
use crate::imports::{Format, ImportFault, Language, Limits, Record, Report, Rows, read_as};
use crate::web::{App, Error, Failure, Problem, ProblemKind};

/// Reads the items of a body, has them applied, and tells what became of each.
pub async fn write<R: Record>(
    app: &App,
    json: &Json,
    apply: impl AsyncFnOnce(Rows<R>) -> Result<Report, ImportFault>,
) -> Answered<BatchDone> {
    let items = Items::read(json, R::SHAPE, app.settings.api.batch)?;
    let settings = &app.settings.import;
    let limits = Limits { max_cell: settings.max_cell, ..Limits::default() };
    let rows = read_as::<R>(Cursor::new(items.file()), Format::Json, limits);
    let rows = rows.map_err(|fault| refused(&fault.text(Language::English)))?;
    match apply(rows).await {
        Ok(report) => Ok(Answer(BatchDone::of(&report, &items))),
        Err(ImportFault::Database(error)) => Err(error.into()),
        Err(ImportFault::File { fault, .. }) => Err(refused(&fault.text(Language::English))),
        Err(other) => Err(Error::internal(other).into()),
    }
}

/// What the reader of files refuses as a whole.
fn refused(why: &str) -> Failure {
    Problem::of(ProblemKind::Invalid).told(why).into()
}

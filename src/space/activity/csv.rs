//! The same as a file, for whoever wants to keep it or to show it to somebody.

use std::io;

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::acts::{self, Act};
use super::words::ActView;
use crate::accounts::Fresh;
use crate::accounts::trail;
use crate::audit::Kind;
use crate::clock::paris_today;
use crate::web::{App, Cell, Error, SafeCsv, Visitor};

/// As many lines as a year has of somebody who comes every hour.
const MOST: u64 = 10_000;

/// Behind fresh secrets, as it leaves the house. That it was taken out is an act of its own.
pub async fn csv(
    State(app): State<App>,
    visitor: Visitor,
    fresh: Fresh,
) -> Result<Response, Error> {
    let person = fresh.person();
    let acts = acts::of(app.db.reader(), person, (visitor.now, MOST, 0)).await?;
    trail::note(&app, &visitor, (person, Kind::ActivityExported)).await?;
    let written = write(&visitor, &acts).map_err(Error::internal)?;
    let name = format!("attachment; filename=\"activite-{}.csv\"", paris_today(visitor.now));
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, name.as_str())];
    Ok((headers, written).into_response())
}

fn write(visitor: &Visitor, acts: &[Act]) -> io::Result<Vec<u8>> {
    let (texts, mut written) = (visitor.texts, Vec::new());
    let mut csv = SafeCsv::new(&mut written)?;
    csv.row([
        Cell::Text(&texts.activity_at()),
        Cell::Text(&texts.activity_what()),
        Cell::Text(&texts.activity_detail()),
        Cell::Text(&texts.activity_fingerprint()),
    ])?;
    for act in acts {
        let line = ActView::new(visitor, act);
        csv.row([
            Cell::Text(&line.iso),
            Cell::Text(&line.what),
            Cell::Text(line.detail.as_deref().unwrap_or_default()),
            Cell::Text(line.fingerprint.as_deref().unwrap_or_default()),
        ])?;
    }
    csv.finish()?;
    Ok(written)
}

//! The whole report, as a file that a spreadsheet opens without running anything: written while it is
//! sent, so that no more than a piece of it is in memory.

use std::io;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream;

use super::import::{Import, ImportId};
use super::line::{self, Line, Part};
use super::pages;
use crate::agencies::SocieteId;
use crate::audit::{self, Kind};
use crate::staff::{AgencyStaff, Gestion, fresh};
use crate::texts::{Lang, Texts};
use crate::web::{App, Cell, Error, SafeCsv, Visitor};

/// Lines of one piece.
const AT_A_TIME: u64 = 1_000;

/// What is left to write.
struct Export {
    app: App,
    visitor: Arc<Visitor>,
    import: Import,
    /// The number of the last line that was written; none before the header was.
    after: Option<i32>,
    is_over: bool,
}

/// The trail keeps who took the names and values of a report out.
pub async fn csv(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, ImportId)>,
) -> Result<Response, Error> {
    let import = pages::found(&app, &staff, id).await?;
    fresh(&app, &staff)?;
    let tx = app.db.begin().await?;
    let event = staff.event(Kind::ImportExported, import.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    let about = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", name(&import))),
    ];
    let export = Export { app, visitor: Arc::new(visitor), import, after: None, is_over: false };
    let pieces = stream::try_unfold(export, |mut export| async move {
        if export.is_over {
            return Ok::<_, io::Error>(None);
        }
        let piece = export.piece().await?;
        Ok(Some((piece, export)))
    });
    Ok((about, Body::from_stream(pieces)).into_response())
}

impl Export {
    async fn piece(&mut self) -> io::Result<Bytes> {
        let from = (self.after.unwrap_or(0), AT_A_TIME);
        let lines = line::after(self.app.db.reader(), &self.import, from).await;
        let lines = lines.map_err(io::Error::other)?;
        let mut out = Vec::new();
        let mut csv =
            if self.after.is_some() { SafeCsv::further(&mut out) } else { SafeCsv::new(&mut out)? };
        if self.after.is_none() {
            csv.row(header(self.visitor.texts).iter().map(|words| Cell::Text(words)))?;
        }
        for line in &lines {
            written(&mut csv, &self.visitor, line)?;
        }
        csv.finish()?;
        self.is_over = u64::try_from(lines.len()).unwrap_or(u64::MAX) < AT_A_TIME;
        self.after = Some(lines.last().map_or(0, |line| line.number));
        Ok(out.into())
    }
}

fn header(texts: &Texts) -> [String; 7] {
    [
        texts.imports_csv_line(),
        texts.imports_csv_part(),
        texts.imports_csv_reference(),
        texts.imports_csv_why(),
        texts.imports_csv_cell(),
        texts.imports_csv_before(),
        texts.imports_csv_after(),
    ]
}

/// One row for each column that changes, and one for a line that changes none.
fn written(csv: &mut SafeCsv<&mut Vec<u8>>, visitor: &Visitor, line: &Line) -> io::Result<()> {
    let (texts, number) = (visitor.texts, line.line.to_string());
    let words = if visitor.lang == Lang::French { &line.fr } else { &line.en };
    let part = part(line.part, texts);
    let is_of_column = matches!(line.part, Part::Refused | Part::Flawed);
    let (reference, column) = if is_of_column { ("", &*line.cell) } else { (&*line.cell, "") };
    let mut row = |column: &str, before: &str, after: &str| {
        csv.row([
            Cell::Figure(number.clone()),
            Cell::Text(&part),
            Cell::Text(reference),
            Cell::Text(words),
            Cell::Text(column),
            Cell::Text(before),
            Cell::Text(after),
        ])
    };
    let changes = line.changes();
    if changes.is_empty() {
        return row(column, "", "");
    }
    for (column, values) in changes {
        match values {
            Some((before, after)) => row(&column, &before, &after)?,
            None => row(&column, "", &texts.imports_csv_hidden())?,
        }
    }
    Ok(())
}

fn part(part: Part, texts: &Texts) -> String {
    match part {
        Part::Refused => texts.imports_csv_refused(),
        Part::Flawed => texts.imports_csv_flawed(),
        Part::Ended => texts.imports_csv_ended(),
        Part::Shifted => texts.imports_csv_shifted(),
        Part::Changed => texts.imports_csv_changed(),
        Part::Created => texts.imports_csv_created(),
        Part::Unnamed => texts.imports_csv_unnamed(),
    }
}

/// Of the import's own number: names of files are somebody else's words.
fn name(import: &Import) -> String {
    format!("import-{}.csv", import.id)
}

//! The rows to be looked at, as a file that a spreadsheet opens without running anything.

use std::io;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::import::{Import, ImportId};
use super::line::{self, Line, Part};
use super::pages;
use crate::agencies::SocieteId;
use crate::staff::{AgencyStaff, Gestion};
use crate::texts::Lang;
use crate::web::{App, Cell, Error, SafeCsv, Visitor};

/// More than a report keeps of each part.
const ALL: u64 = 20_000;

pub async fn csv(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Path((_, id)): Path<(SocieteId, ImportId)>,
) -> Result<Response, Error> {
    let import = pages::found(&app, &staff, id).await?;
    let mut lines = Vec::new();
    for part in [Part::Refused, Part::Flawed, Part::Ended] {
        lines.extend(line::page(app.db.reader(), &import, part, (0, ALL)).await?);
    }
    let content = written(&visitor, &lines).map_err(Error::internal)?;
    let about = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", name(&import))),
    ];
    Ok((about, content).into_response())
}

fn written(visitor: &Visitor, lines: &[Line]) -> io::Result<Vec<u8>> {
    let texts = visitor.texts;
    let mut out = Vec::new();
    let mut csv = SafeCsv::new(&mut out)?;
    let header = [
        texts.imports_csv_line(),
        texts.imports_csv_cell(),
        texts.imports_csv_part(),
        texts.imports_csv_why(),
    ];
    csv.row(header.iter().map(|words| Cell::Text(words)))?;
    for line in lines {
        let part = match line.part {
            Part::Refused => texts.imports_csv_refused(),
            Part::Flawed => texts.imports_csv_flawed(),
            Part::Ended => texts.imports_csv_ended(),
        };
        let words = if visitor.lang == Lang::French { &line.fr } else { &line.en };
        csv.row([
            Cell::Figure(line.line.to_string()),
            Cell::Text(&line.cell),
            Cell::Text(&part),
            Cell::Text(words),
        ])?;
    }
    csv.finish()?;
    Ok(out)
}

/// Of the import's own number: names of files are somebody else's words.
fn name(import: &Import) -> String {
    format!("import-{}.csv", import.id)
}

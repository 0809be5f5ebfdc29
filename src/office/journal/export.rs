//! The journal for a spreadsheet, written while it is sent: no more than a page of it is in memory.

use std::io;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream;

use super::pages::Line;
use super::trail;
use crate::audit::Filter;
use crate::clock::{paris_iso, paris_today};
use crate::staff::{AgencyStaff, Gestion};
use crate::web::{App, Cell, SafeCsv, Visitor};

/// Events of one piece.
const AT_A_TIME: u64 = 1_000;

/// What is left to write.
struct Export {
    app: App,
    visitor: Arc<Visitor>,
    staff: AgencyStaff<Gestion>,
    filter: Filter,
    is_begun: bool,
    is_over: bool,
}

/// The answer, as a file named by its société and day.
pub fn answer(
    app: App,
    (visitor, staff): (Visitor, AgencyStaff<Gestion>),
    filter: Filter,
) -> Response {
    let (code, today) = (&staff.societe().societe_code, paris_today(visitor.now));
    let name = format!("attachment; filename=\"journal-{}-{today}.csv\"", code.to_lowercase());
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    let filter = Filter { limit: AT_A_TIME, ..filter };
    let visitor = Arc::new(visitor);
    let export = Export { app, visitor, staff, filter, is_begun: false, is_over: false };
    let pieces = stream::try_unfold(export, |mut export| async move {
        if export.is_over {
            return Ok::<_, io::Error>(None);
        }
        let piece = export.piece().await?;
        Ok(Some((piece, export)))
    });
    (headers, Body::from_stream(pieces)).into_response()
}

impl Export {
    async fn piece(&mut self) -> io::Result<Bytes> {
        let acts = trail::of(self.app.db.reader(), &self.staff, self.filter).await;
        let acts = acts.map_err(io::Error::other)?;
        let mut written = Vec::new();
        let mut csv = if self.is_begun {
            SafeCsv::further(&mut written)
        } else {
            SafeCsv::new(&mut written)?
        };
        let texts = self.visitor.texts;
        if !self.is_begun {
            csv.row([
                Cell::Text(&texts.journal_at()),
                Cell::Text(&texts.journal_kind()),
                Cell::Text(&texts.journal_outcome()),
                Cell::Text(&texts.journal_who()),
                Cell::Text(&texts.journal_subject()),
                Cell::Text(&texts.journal_network()),
                Cell::Text(&texts.journal_request()),
            ])?;
        }
        for act in &acts {
            let line = Line::new(&self.visitor, act);
            csv.row([
                Cell::Text(&paris_iso(act.event.at)),
                Cell::Text(&line.what),
                Cell::Text(&line.outcome),
                Cell::Text(&line.who),
                Cell::Text(&act.event.subject),
                Cell::Text(&act.event.network),
                Cell::Text(&act.event.request),
            ])?;
        }
        csv.finish()?;
        self.is_begun = true;
        self.is_over = u64::try_from(acts.len()).unwrap_or(u64::MAX) < AT_A_TIME;
        self.filter.before = acts.last().map(|act| (act.event.at, act.event.id));
        Ok(written.into())
    }
}

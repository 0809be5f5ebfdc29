//! The inbox for a spreadsheet: all that is filtered, and nothing of what was written.

use std::io;

use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::asked::{InboxAsked, InboxFilter};
use crate::audit::{self, Kind};
use crate::clock::{paris_iso, paris_today};
use crate::demandes::inbox::{self, Listed};
use crate::demandes::numbered;
use crate::staff::{AgencyStaff, Gestion, fresh};
use crate::web::{App, Cell, Error, Form, SafeCsv, Visitor};

/// Demandes read at once.
const AT_A_TIME: u64 = 1_000;

/// That it was taken out is an event of its own.
pub async fn csv(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    Form(asked): Form<InboxAsked>,
) -> Result<Response, Error> {
    fresh(&app, &staff)?;
    let wanted = InboxFilter::of(&asked).wanted(staff.id());
    let mut all = Vec::new();
    loop {
        let page = (AT_A_TIME, u64::try_from(all.len()).unwrap_or(u64::MAX));
        let some = inbox::list(app.db.reader(), staff.societe_id(), &wanted, page).await?;
        let is_last = u64::try_from(some.len()).unwrap_or(u64::MAX) < AT_A_TIME;
        all.extend(some);
        if is_last {
            break;
        }
    }
    let written = written(&visitor, &all).map_err(Error::internal)?;
    let tx = app.db.begin().await?;
    let event = staff.event(Kind::DemandesExported, staff.societe_id());
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    let (code, today) = (&staff.societe().societe_code, paris_today(visitor.now));
    let name = format!("attachment; filename=\"demandes-{}-{today}.csv\"", code.to_lowercase());
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, written).into_response())
}

fn written(visitor: &Visitor, all: &[Listed]) -> io::Result<Vec<u8>> {
    let (texts, mut out) = (visitor.texts, Vec::new());
    let mut csv = SafeCsv::new(&mut out)?;
    let head = [
        texts.demandes_number(),
        texts.demandes_state(),
        texts.demandes_category(),
        texts.demandes_subject(),
        texts.inbox_tiers_reference(),
        texts.inbox_tiers(),
        texts.demandes_contract(),
        texts.inbox_assigned(),
        texts.demandes_opened_at(),
        texts.inbox_waits_since(),
        texts.demandes_last_at(),
        texts.inbox_closed_at(),
    ];
    csv.row(head.iter().map(|words| Cell::Text(words)))?;
    for one in all {
        let cells = [
            numbered(one.number),
            one.state.text_at_agency(texts),
            one.category.clone(),
            one.subject.clone(),
            one.tiers_reference.clone(),
            one.tiers_name(),
            one.contract_reference.clone(),
            one.staff_name.clone().unwrap_or_default(),
            paris_iso(one.opened_at),
            one.waiting_since.map(paris_iso).unwrap_or_default(),
            paris_iso(one.last_at),
            one.closed_at.map(paris_iso).unwrap_or_default(),
        ];
        csv.row(cells.iter().map(|words| Cell::Text(words)))?;
    }
    csv.finish()?;
    Ok(out)
}

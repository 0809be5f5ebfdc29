//! The copropriétés of a société, with how much is online and what is missing.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::coproprietes;
use super::gathered::{Gathered, Tally};
use crate::clock::paris_today;
use crate::contracts::{Immeuble, ImmeubleId, contract};
use crate::staff::{AgencyStaff, Desk, Lecture, Tab};
use crate::web::{App, Asked, Error, Page, PageNumber, Visitor};

/// Copropriétés of one page.
const AT_A_TIME: u64 = 20;

#[derive(Template)]
#[template(path = "office/conformite/overview.html")]
pub struct OverviewPage {
    visitor: Visitor,
    desk: Desk,
    lines: Vec<CoproprieteView>,
    newer: Option<u64>,
    older: Option<u64>,
}

struct CoproprieteView {
    id: ImmeubleId,
    name: String,
    place: String,
    /// None where its assemblée générale did without the online space: nothing is asked for.
    tally: Option<Tally>,
    assemblee: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct OverviewAsked {
    page: PageNumber,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
    Asked(asked): Asked<OverviewAsked>,
) -> Result<Page<OverviewPage>, Error> {
    // One more than is shown: whether there is a further page.
    let wanted = (AT_A_TIME + 1, asked.page.after(AT_A_TIME));
    let mut found = coproprietes::list(app.db.reader(), &staff, wanted).await?;
    let most = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
    let has_older = found.len() > most;
    found.truncate(most);
    let lines = lines(&app, (&visitor, &staff), &found).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Conformite);
    let page = asked.page.get();
    let (newer, older) = ((page > 1).then(|| page - 1), has_older.then(|| page + 1));
    Ok(Page(OverviewPage { visitor, desk, lines, newer, older }))
}

async fn lines(
    app: &App,
    (visitor, staff): (&Visitor, &AgencyStaff<Lecture>),
    found: &[Immeuble],
) -> Result<Vec<CoproprieteView>, Error> {
    let ids: Vec<ImmeubleId> = found.iter().map(|immeuble| immeuble.id).collect();
    let gathered = Gathered::of(app.db.reader(), staff, &ids, paris_today(visitor.now)).await?;
    let view = |immeuble: &Immeuble| CoproprieteView {
        id: immeuble.id,
        name: immeuble.name.clone(),
        place: contract::place(&immeuble.address, &immeuble.postcode, &immeuble.city),
        tally: immeuble.waived_on.is_none().then(|| Tally::of(&gathered.lines(immeuble.id))),
        assemblee: gathered.assemblee(immeuble.id).map(|it| it.held_on.long(visitor.lang)),
    };
    Ok(found.iter().map(view).collect())
}

//! The copropriétés of a société, with how much is online and what is missing.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::online::{self, Online};
use super::standing::{self, Known, Standing};
use super::{assemblee_generale, coproprietes, exemption};
use crate::clock::paris_today;
use crate::contracts::{Immeuble, ImmeubleId, contract};
use crate::staff::{AgencyStaff, Desk, Lecture, Tab};
use crate::web::{App, Asked, Error, Page, PageNumber, Visitor};

/// Copropriétés of one page.
const AT_A_TIME: u64 = 50;

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
    good: usize,
    all: usize,
    missing: usize,
    expired: usize,
    stale: usize,
    waived: bool,
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
    let (db, today) = (app.db.reader(), paris_today(visitor.now));
    let ids: Vec<ImmeubleId> = found.iter().map(|immeuble| immeuble.id).collect();
    let online: Vec<Online> = online::of_all(db, staff, &ids, today).await?;
    let exemptions = exemption::live(db, staff, &ids).await?;
    let assemblees = assemblee_generale::of(db, staff, &ids).await?;
    let view = |immeuble: &Immeuble| {
        let assemblee = assemblees.iter().find(|it| it.immeuble_id == immeuble.id);
        let known = Known {
            online: online.iter().filter(|it| it.immeuble_id == immeuble.id).collect(),
            individual: None,
            exemptions: exemptions.iter().filter(|it| it.immeuble_id == immeuble.id).collect(),
            assemblee,
        };
        let lines = standing::lines(&known, today);
        let count = |is: fn(&standing::Line) -> bool| lines.iter().filter(|line| is(line)).count();
        CoproprieteView {
            id: immeuble.id,
            name: immeuble.name.clone(),
            place: contract::place(&immeuble.address, &immeuble.postcode, &immeuble.city),
            good: count(|line| line.standing.is_good()),
            all: lines.len(),
            missing: count(|line| line.standing == Standing::Missing),
            expired: count(|line| line.standing == Standing::Expired),
            stale: count(|line| line.is_stale),
            waived: immeuble.waived_on.is_some(),
            assemblee: assemblee.map(|it| it.held_on.long(visitor.lang)),
        }
    };
    Ok(found.iter().map(view).collect())
}

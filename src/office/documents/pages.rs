//! « Documents »: the list.

use askama::Template;
use axum::extract::State;

use super::asked::{self, ShelfAsked, ShelfFilter};
use super::choices::{self, Choice};
use super::shelf;
use super::view::LineView;
use crate::clock::paris_today;
use crate::documents::DocumentKind;
use crate::staff::{AgencyStaff, Desk, Lecture, Right, Tab};
use crate::web::{App, Asked, Error, Page, Visitor};

/// Documents of one page.
const AT_A_TIME: u64 = 50;

#[derive(Template)]
#[template(path = "office/documents/list.html")]
pub struct ListPage {
    visitor: Visitor,
    desk: Desk,
    filter: ShelfFilter,
    kinds: Vec<choices::Group>,
    states: Vec<Choice>,
    lines: Vec<LineView>,
    newer: Option<String>,
    older: Option<String>,
}

pub async fn list(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
    Asked(asked): Asked<ShelfAsked>,
) -> Result<Page<ListPage>, Error> {
    let (filter, today) = (ShelfFilter::of(&asked), paris_today(visitor.now));
    let after = filter.page.after(AT_A_TIME);
    // One more than is shown: whether there is an older page.
    let wanted = (AT_A_TIME + 1, after);
    let found = shelf::list(app.db.reader(), &staff, (&filter, today), wanted).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Documents);
    let lines = found.iter().map(|line| LineView::new(&visitor, line, today)).collect();
    Ok(Page(ListPage::of(visitor, desk, filter, lines)))
}

impl ListPage {
    fn of(visitor: Visitor, desk: Desk, filter: ShelfFilter, mut lines: Vec<LineView>) -> Self {
        let most = usize::try_from(AT_A_TIME).unwrap_or(usize::MAX);
        let here = desk.at("documents");
        let page = filter.page.get();
        let has_older = lines.len() > most;
        lines.truncate(most);
        let kind = filter.kind.map(DocumentKind::name).unwrap_or_default();
        let states = asked::State::ALL.map(|state| Choice {
            name: state.name().to_owned(),
            text: state.text(visitor.texts),
            is_chosen: filter.state == Some(state),
        });
        Self {
            kinds: choices::kinds(visitor.texts, &kind),
            states: states.into(),
            newer: (page > 1).then(|| filter.address(&here, page - 1)),
            older: has_older.then(|| filter.address(&here, page + 1)),
            lines,
            visitor,
            desk,
            filter,
        }
    }

    fn may_publish(&self) -> bool {
        self.desk.may(Right::Gestion)
    }
}

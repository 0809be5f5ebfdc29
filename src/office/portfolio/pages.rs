//! The list of tiers.

use askama::Template;
use axum::extract::State;

use super::asked::{MOST, PortfolioAsked, PortfolioFilter, Sort};
use super::listing::{self, Listed, Listing, Total};
use crate::clock::{Moment, paris_day};
use crate::contracts::Qualite;
use crate::contracts::tiers_line::AccessState;
use crate::guard::Sealer;
use crate::staff::{AgencyStaff, Desk, Lecture, Right, Tab};
use crate::texts::{Lang, count};
use crate::web::{App, Asked, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "office/portfolio/portfolio.html")]
pub struct PortfolioPage {
    visitor: Visitor,
    desk: Desk,
    filter: PortfolioFilter,
    qualites: Vec<Choice>,
    states: Vec<Choice>,
    columns: Vec<ColumnHead>,
    lines: Vec<Line>,
    /// « 1–50 sur 1 284 »
    range: String,
    /// « Tous ceux de cette recherche (1 284) »
    everybody: String,
    is_more: bool,
    /// Whether a search was too wide to be looked through: what is listed is not all of it.
    is_cut: bool,
    /// Whether there is a key that letters can wait under.
    can_print: bool,
    previous: Option<String>,
    next: Option<String>,
}

struct Choice {
    name: String,
    text: String,
    is_chosen: bool,
}

/// A column that the list is sorted by when it is pressed.
struct ColumnHead {
    text: String,
    address: String,
    /// Of `aria-sort`, when it is sorted so.
    sorted: Option<&'static str>,
}

struct Line {
    id: String,
    name: String,
    reference: String,
    /// The first contract, and how many more there are.
    contract: Option<String>,
    more: usize,
    state: AccessState,
    activated: Option<String>,
}

pub async fn list(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Lecture>,
    Asked(asked): Asked<PortfolioAsked>,
) -> Result<Page<PortfolioPage>, Error> {
    let filter = PortfolioFilter::of(&asked);
    let listing = listing::of(&app, &visitor, &staff, &filter).await?;
    let (visitor, desk) = staff.seated(&app, visitor, Tab::Portfolio);
    let can_print = Sealer::today(&app.keys).is_some();
    Ok(Page(PortfolioPage::of((visitor, desk), (filter, listing), can_print)))
}

impl PortfolioPage {
    fn of(
        (visitor, desk): (Visitor, Desk),
        (filter, listing): (PortfolioFilter, Listing),
        can_print: bool,
    ) -> Self {
        let here = |filter: PortfolioFilter| format!("{}{}", desk.at("tiers"), filter.query());
        let shown = filter.after() + u64::try_from(listing.lines.len()).unwrap_or(0);
        let (total, is_more) = match listing.total {
            Total::Exactly(total) => (total, false),
            Total::MoreThan(total) => (total, true),
        };
        let has_next = shown < total.min(MOST) && !listing.lines.is_empty();
        let next = has_next.then(|| here(filter.at_page(filter.page + 1)));
        let previous = (filter.page > 1).then(|| here(filter.at_page(filter.page - 1)));
        Self {
            qualites: qualites(&filter, &visitor),
            states: states(&filter, &visitor),
            columns: columns(&filter, &visitor, here),
            range: range(&visitor, (filter.after() + 1, shown), (total, is_more)),
            everybody: everybody(&visitor, &filter, (total, is_more)),
            lines: listing.lines.iter().map(|line| Line::of(&visitor, line)).collect(),
            is_cut: is_more && !filter.sought.words.is_empty(),
            visitor,
            desk,
            filter,
            is_more,
            can_print,
            previous,
            next,
        }
    }

    /// Whether letters may be asked for those that are ticked.
    fn may_act(&self) -> bool {
        self.desk.may(Right::Gestion)
    }
}

fn range(visitor: &Visitor, (first, last): (u64, u64), (total, is_more): (u64, bool)) -> String {
    let [first, last, total] = [first, last, total].map(|it| count(it, visitor.lang));
    if is_more {
        visitor.texts.portfolio_range_more(first, last, total)
    } else {
        visitor.texts.portfolio_range(first, last, total)
    }
}

/// All that the list holds, whichever page of it is shown.
fn everybody(visitor: &Visitor, filter: &PortfolioFilter, (total, is_more): (u64, bool)) -> String {
    let texts = visitor.texts;
    let total = count(total, visitor.lang);
    let total = if is_more { texts.portfolio_more_than(total) } else { total };
    if filter.sought.is_any() { texts.portfolio_sought(total) } else { texts.portfolio_all(total) }
}

fn qualites(filter: &PortfolioFilter, visitor: &Visitor) -> Vec<Choice> {
    let choice = |(name, qualite): (String, Qualite)| Choice {
        name,
        text: qualite.text(visitor.texts),
        is_chosen: filter.sought.qualite == Some(qualite),
    };
    PortfolioFilter::qualites().map(choice).collect()
}

fn states(filter: &PortfolioFilter, visitor: &Visitor) -> Vec<Choice> {
    let choice = |state: AccessState| Choice {
        name: state.name().to_owned(),
        text: state.text(visitor.texts),
        is_chosen: filter.sought.access == Some(state),
    };
    AccessState::ALL.into_iter().map(choice).collect()
}

fn columns(
    filter: &PortfolioFilter,
    visitor: &Visitor,
    here: impl Fn(PortfolioFilter) -> String,
) -> Vec<ColumnHead> {
    let texts = visitor.texts;
    let all = [
        (Sort::Name, texts.portfolio_name()),
        (Sort::Reference, texts.portfolio_reference()),
        (Sort::Activated, texts.portfolio_activated()),
    ];
    let head = |(sort, text)| ColumnHead {
        text,
        address: here(filter.sorted(sort)),
        sorted: (filter.sort == sort).then(|| filter.direction.name()),
    };
    all.into_iter().map(head).collect()
}

impl Line {
    fn of(visitor: &Visitor, line: &Listed) -> Self {
        let first = line.contracts.first();
        let contract =
            first.map(|it| format!("{}, {}", it.qualite.text(visitor.texts), it.reference));
        Self {
            id: line.tiers_id.to_string(),
            name: line.name(),
            reference: line.reference.clone(),
            contract,
            more: line.contracts.len().saturating_sub(1),
            state: AccessState::of(line.access, line.expires_at, visitor.now),
            activated: day(line.activated_at, visitor.lang),
        }
    }
}

fn day(at: Moment, lang: Lang) -> Option<String> {
    (at.millis() > 0).then(|| paris_day(at, lang))
}

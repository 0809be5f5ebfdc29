//! What of the portfolio is shown, and in which order, as its address says it.

use sea_orm::ActiveEnum;
use serde::Deserialize;

use crate::contracts::Qualite;
use crate::contracts::tiers_line::{AccessState, Sought, asked};
use crate::web::{PageNumber, in_query};

/// Lines of one page.
pub const AT_A_TIME: u64 = 50;
/// Lines that are counted, and that can be leafed through.
pub const MOST: u64 = 10_000;

const QUALITES: [Qualite; 3] = [Qualite::Locataire, Qualite::Bailleur, Qualite::Coproprietaire];

/// The query of the address; what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PortfolioAsked {
    q: String,
    qualite: String,
    access: String,
    sort: String,
    order: String,
    page: PageNumber,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Name,
    Reference,
    Activated,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    #[default]
    Ascending,
    Descending,
}

/// What was understood.
#[derive(Clone, Debug, Default)]
pub struct PortfolioFilter {
    /// As typed.
    pub typed: String,
    pub sought: Sought,
    pub sort: Sort,
    pub direction: Direction,
    /// The first is 1.
    pub page: u64,
}

impl Sort {
    const ALL: [Self; 3] = [Self::Name, Self::Reference, Self::Activated];

    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Reference => "reference",
            Self::Activated => "activated",
        }
    }

    /// How a column is sorted when it is first pressed.
    fn first(self) -> Direction {
        match self {
            Self::Activated => Direction::Descending,
            Self::Name | Self::Reference => Direction::Ascending,
        }
    }
}

impl Direction {
    /// Of `order` and of `aria-sort`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

impl PortfolioFilter {
    pub fn of(asked_for: &PortfolioAsked) -> Self {
        let sort = Sort::ALL.into_iter().find(|sort| sort.name() == asked_for.sort);
        let sort = sort.unwrap_or_default();
        let directions = [Direction::Ascending, Direction::Descending];
        let direction = directions.into_iter().find(|it| it.name() == asked_for.order);
        Self {
            typed: asked_for.q.trim().to_owned(),
            sought: Sought {
                words: asked(&asked_for.q),
                qualite: QUALITES.into_iter().find(|it| it.to_value() == asked_for.qualite),
                access: AccessState::parse(&asked_for.access),
            },
            sort,
            direction: direction.unwrap_or(sort.first()),
            page: asked_for.page.get().min(MOST / AT_A_TIME),
        }
    }

    /// Those that can be chosen, each with its name in the address.
    pub fn qualites() -> impl Iterator<Item = (String, Qualite)> {
        QUALITES.into_iter().map(|qualite| (qualite.to_value(), qualite))
    }

    /// The qualité that is asked for, as the address says it.
    pub fn qualite_name(&self) -> Option<String> {
        self.sought.qualite.map(|qualite| qualite.to_value())
    }

    /// The same of the access.
    pub fn access_name(&self) -> Option<&'static str> {
        self.sought.access.map(AccessState::name)
    }

    /// Lines before the page.
    pub fn after(&self) -> u64 {
        (self.page - 1) * AT_A_TIME
    }

    /// The same, at another page.
    #[must_use]
    pub fn at_page(&self, page: u64) -> Self {
        Self { page, ..self.clone() }
    }

    /// The same from its beginning, sorted by this column: the other way round if it is so already.
    #[must_use]
    pub fn sorted(&self, sort: Sort) -> Self {
        let is_same = self.sort == sort;
        let direction = if is_same { self.direction.other() } else { sort.first() };
        Self { sort, direction, page: 1, ..self.clone() }
    }

    /// What follows the address of the list.
    pub fn query(&self) -> String {
        let usual = (Sort::default(), Sort::default().first());
        let sorted = ((self.sort, self.direction) != usual).then_some((self.sort, self.direction));
        let mut query = Vec::new();
        query.extend((!self.typed.is_empty()).then(|| format!("q={}", in_query(&self.typed))));
        query.extend(self.qualite_name().map(|name| format!("qualite={name}")));
        query.extend(self.access_name().map(|name| format!("access={name}")));
        query.extend(sorted.map(|(sort, to)| format!("sort={}&order={}", sort.name(), to.name())));
        query.extend((self.page > 1).then(|| format!("page={}", self.page)));
        if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) }
    }
}

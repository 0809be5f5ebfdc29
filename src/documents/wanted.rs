//! Which documents somebody looks for, among those that they may read.

use sea_orm::sea_query::{Cond, Expr, ExprTrait, Query};

use super::audience::Audience;
use super::document::{self, DocumentId};
use super::kind::{DocumentKind, LegalList};
use super::opening;
use super::search_text::words;
use super::visible::document;
use crate::clock::{Day, Moment};
use crate::contracts::ContractId;

/// Milliseconds before somebody came, since when what was published is news to them: a quarter, so
/// that the last call for funds is among it.
const NEWS: i64 = 92 * 24 * 3_600_000;

/// Everything by default.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub(super) narrowed: Narrowed,
    words: Vec<String>,
    only: Option<Vec<DocumentId>>,
    /// Published after the one moment, and by the other.
    published: Option<(Moment, Moment)>,
}

/// How the list of documents is narrowed, all by itself or together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrowed {
    /// What is read by way of this contract: of itself, of its tiers, of its immeuble.
    pub contract: Option<ContractId>,
    pub kind: Option<DocumentKind>,
    /// Of [`document::Model::dated_on`].
    pub year: Option<i16>,
    pub space: Option<LegalList>,
    /// Only what is news to the reader.
    pub is_new: bool,
}

impl From<Narrowed> for Wanted {
    fn from(narrowed: Narrowed) -> Self {
        Self { narrowed, ..Self::default() }
    }
}

impl Wanted {
    /// These documents and no others.
    pub fn only(documents: Vec<DocumentId>) -> Self {
        Self { only: Some(documents), ..Self::default() }
    }

    /// Those with all these words in their title or their kind, whatever case and accents.
    #[must_use]
    pub fn with_words(self, typed: &str) -> Self {
        Self { words: words(typed), ..self }
    }

    /// Those that the reader never opened.
    pub(super) fn unopened() -> Self {
        Narrowed { is_new: true, ..Narrowed::default() }.into()
    }

    /// Those that the reader never opened, of what was published after a moment and by another.
    pub(super) fn unopened_within(after: Moment, by: Moment) -> Self {
        Self { published: Some((after, by)), ..Self::unopened() }
    }

    /// Those of these that are news to the reader.
    pub(super) fn unopened_among(documents: Vec<DocumentId>) -> Self {
        Self { only: Some(documents), ..Self::unopened() }
    }

    /// All but the contract, which belongs to the way to the document. The link is that of the way: the
    /// account that holds it, and when it came.
    pub(super) fn condition(&self, (account, linked_at): (&Expr, &Expr)) -> Cond {
        use document::Column;
        let Narrowed { kind, space, year, is_new, .. } = self.narrowed;
        let mut condition = Cond::all()
            .add_option(kind.map(|kind| document(Column::Kind).eq(kind)))
            .add_option(space.map(|space| document(Column::Audience).is_in(audiences(space))))
            .add_option(self.only.clone().map(|only| document(Column::Id).is_in(only)))
            .add_option(is_new.then(|| is_news(account, linked_at)));
        for word in &self.words {
            condition = condition.add(document(Column::SearchText).like(format!("%{word}%")));
        }
        let days = year.and_then(days_of);
        let (after, by) = self.published.unzip();
        condition
            .add_option(after.map(|after| document(Column::PublishedAt).gt(after)))
            .add_option(by.map(|by| document(Column::PublishedAt).lte(by)))
            .add_option(days.map(|(first, _)| document(Column::DatedOn).gte(first)))
            .add_option(days.map(|(_, last)| document(Column::DatedOn).lte(last)))
    }
}

/// Whether the document of the outer question is news to this account: it was published since they
/// came by this link, or a little before, and they never opened it. What lay there for years is no
/// news on the day when somebody first looks.
fn is_news(account: &Expr, linked_at: &Expr) -> Cond {
    use opening::{Column, Entity};
    let opening = |column| Expr::col((Entity, column));
    let mut opened = Query::select();
    opened
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(
            opening(Column::SocieteId).equals((document::Entity, document::Column::SocieteId)),
        )
        .and_where(opening(Column::DocumentId).equals((document::Entity, document::Column::Id)))
        .and_where(opening(Column::AccountId).eq(account.clone()));
    let published = document(document::Column::PublishedAt);
    Cond::all().add(published.gte(linked_at.clone().sub(NEWS))).add(Expr::exists(opened).not())
}

/// The three spaces in which documents are shown: those that décret 2019-502 names.
pub fn space(audience: Audience) -> LegalList {
    match audience {
        Audience::Coproprietaires => LegalList::Coproprietaires,
        Audience::Contract | Audience::Tiers => LegalList::Coproprietaire,
        Audience::ConseilSyndical => LegalList::ConseilSyndical,
    }
}

fn audiences(space: LegalList) -> Vec<Audience> {
    match space {
        LegalList::Coproprietaires => vec![Audience::Coproprietaires],
        LegalList::Coproprietaire => vec![Audience::Contract, Audience::Tiers],
        LegalList::ConseilSyndical => vec![Audience::ConseilSyndical],
    }
}

fn days_of(year: i16) -> Option<(Day, Day)> {
    Some((Day::parse(&format!("{year}-01-01"))?, Day::parse(&format!("{year}-12-31"))?))
}

//! The list as it is read: spaces, then years, then kinds; what to choose among; other pages.

use super::filters::Filters;
use super::my_contracts::Mine;
use crate::clock::paris_today;
use crate::contracts::Qualite;
use crate::documents::size;
use crate::documents::{LegalList, Listed, Media, Tally, space};
use crate::texts::Texts;
use crate::web::Visitor;

/// The spaces of this page.
pub struct Listing {
    pub spaces: Vec<SpaceView>,
    pub has_documents: bool,
    /// There is nothing at all, whatever the filters.
    pub is_empty: bool,
}

/// One of the three spaces of décret 2019-502.
pub struct SpaceView {
    pub name: String,
    pub id: &'static str,
    pub years: Vec<YearView>,
    /// What will come, where there is nothing yet.
    pub coming: Option<String>,
}

pub struct YearView {
    pub year: String,
    pub kinds: Vec<KindView>,
}

pub struct KindView {
    pub name: String,
    pub documents: Vec<DocumentView>,
}

pub struct DocumentView {
    pub id: String,
    pub title: String,
    pub day: String,
    pub iso: String,
    /// The agency, and the contract or the immeuble.
    pub whose: String,
    /// « PDF, 84 ko »
    pub weight: String,
    pub is_new: bool,
    /// It can be read aloud as it is.
    pub is_tagged: bool,
    pub expired: Option<String>,
    pub in_force: Option<String>,
}

const SPACES: [LegalList; 3] =
    [LegalList::Coproprietaires, LegalList::Coproprietaire, LegalList::ConseilSyndical];

impl Listing {
    pub fn new(
        visitor: &Visitor,
        (mine, tallies): (&Mine, &[Tally]),
        (filters, pager): (&Filters, &Pager),
        found: &[Listed],
    ) -> Self {
        let says_what_comes = !filters.is_any() && pager.page == 1;
        let has_documents = !found.is_empty();
        let spaces = SPACES.into_iter().filter_map(|one| {
            let own: Vec<_> = found.iter().filter(|it| space(it.audience) == one).collect();
            let has_some = tallies.iter().any(|tally| space(tally.audience) == one);
            let coming = (says_what_comes && !has_some).then(|| coming(visitor, mine, one));
            let view = SpaceView {
                name: one.text(visitor.texts),
                id: one.name(),
                years: years(visitor, &own),
                coming: coming.flatten(),
            };
            (!view.years.is_empty() || view.coming.is_some()).then_some(view)
        });
        Self { spaces: spaces.collect(), has_documents, is_empty: tallies.is_empty() }
    }
}

/// Nothing for a space that is none of theirs.
fn coming(visitor: &Visitor, mine: &Mine, space: LegalList) -> Option<String> {
    let texts = visitor.texts;
    let holds_lots = mine.is(Qualite::Coproprietaire);
    match space {
        LegalList::Coproprietaires => holds_lots.then(|| texts.documents_none_text_copropriete()),
        LegalList::ConseilSyndical => mine.sits.then(|| texts.documents_none_text_conseil()),
        LegalList::Coproprietaire if mine.is(Qualite::Bailleur) => {
            Some(texts.documents_none_text_bailleur())
        }
        LegalList::Coproprietaire if mine.is(Qualite::Locataire) => {
            Some(texts.documents_none_text_locataire())
        }
        LegalList::Coproprietaire if holds_lots => Some(texts.documents_none_text_own()),
        LegalList::Coproprietaire => Some(texts.documents_none_text()),
    }
}

fn years(visitor: &Visitor, own: &[&Listed]) -> Vec<YearView> {
    let year = |one: &Listed| one.dated_on.date().year();
    let by_year = own.chunk_by(|one, other| year(one) == year(other));
    let view = by_year.map(|own| YearView {
        year: own.first().map(|one| year(one).to_string()).unwrap_or_default(),
        kinds: own
            .chunk_by(|one, other| one.kind == other.kind)
            .map(|own| kind(visitor, own))
            .collect(),
    });
    view.collect()
}

fn kind(visitor: &Visitor, own: &[&Listed]) -> KindView {
    KindView {
        name: own.first().map(|one| one.kind.text(visitor.texts)).unwrap_or_default(),
        documents: own.iter().map(|one| DocumentView::new(visitor, one)).collect(),
    }
}

impl DocumentView {
    fn new(visitor: &Visitor, listed: &Listed) -> Self {
        let (lang, texts) = (visitor.lang, visitor.texts);
        let place = listed.contract_reference.as_ref().or(listed.immeuble_name.as_ref());
        let whose = [Some(&listed.societe_name), place].into_iter().flatten().cloned();
        let format = Media::named(&listed.media_type).map_or("", Media::name);
        let weight = [format.to_owned(), size::in_words(listed.bytes, lang)];
        let today = paris_today(visitor.now);
        let until = listed.valid_until.map(|day| (day < today, day.long(lang)));
        Self {
            id: listed.id.to_string(),
            title: listed.title.clone(),
            day: listed.dated_on.short(),
            iso: listed.dated_on.to_string(),
            whose: whose.collect::<Vec<_>>().join(", "),
            weight: weight.join(", "),
            is_new: listed.is_new,
            is_tagged: listed.is_tagged == Some(true),
            expired: until
                .clone()
                .filter(|(past, _)| *past)
                .map(|it| texts.documents_expired(it.1)),
            in_force: until.filter(|(past, _)| !past).map(|it| texts.documents_in_force(it.1)),
        }
    }
}

/// Values and words of the filters.
pub struct Choices {
    pub contracts: Vec<(String, String)>,
    pub kinds: Vec<(String, String)>,
    pub years: Vec<String>,
    /// Only for who has more than one.
    pub spaces: Vec<(&'static str, String)>,
}

impl Choices {
    pub fn new(visitor: &Visitor, mine: &Mine, tallies: &[Tally]) -> Self {
        let contracts = mine.contracts.iter().map(|it| {
            let words = [it.societe_name.as_str(), &it.qualite.text(visitor.texts), &it.address];
            let words = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>();
            (it.id.to_string(), format!("{} ({})", words.join(", "), it.reference))
        });
        let mut kinds: Vec<_> =
            tallies.iter().map(|it| (it.kind.name(), it.kind.text(visitor.texts))).collect();
        kinds.sort_by(|one, other| one.1.cmp(&other.1));
        kinds.dedup();
        let mut years: Vec<_> = tallies.iter().map(|tally| tally.year.clone()).collect();
        years.sort_by(|one, other| other.cmp(one));
        years.dedup();
        let there = |one: &LegalList| tallies.iter().any(|it| space(it.audience) == *one);
        let spaces = SPACES.into_iter().filter(there).map(|it| (it.name(), it.text(visitor.texts)));
        Self { contracts: contracts.collect(), kinds, years, spaces: spaces.collect() }
    }
}

/// Where the page stands among the others.
pub struct Pager {
    pub page: u64,
    /// How many documents come before it.
    pub after: u64,
    /// « 1–50 sur 312 »
    pub range: String,
    pub here: String,
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl Pager {
    /// A page beyond the last is the last.
    pub fn new(
        texts: &Texts,
        (filters, page): (&Filters, u64),
        (count, at_a_time): (u64, u64),
    ) -> Self {
        let pages = count.div_ceil(at_a_time).max(1);
        let page = page.min(pages);
        let after = (page - 1) * at_a_time;
        Self {
            page,
            after,
            range: texts.documents_range(
                (after + 1).min(count),
                (after + at_a_time).min(count),
                count,
            ),
            here: filters.address(page),
            previous: (page > 1).then(|| filters.address(page - 1)),
            next: (page < pages).then(|| filters.address(page + 1)),
        }
    }
}

//! Documents in words for the agency: what they are, for whom, where they stand.

use super::asked::State;
use super::shelf::Shelved;
use crate::clock::{Day, paris_day};
use crate::contracts::tiers;
use crate::documents::{Audience, Caution, DocumentKind, LegalList, Media, size};
use crate::texts::{Lang, Texts};
use crate::web::Visitor;

/// A line of the list.
pub struct LineView {
    pub id: String,
    pub title: String,
    /// Kind, day, weight.
    pub what: String,
    /// « Copropriétaires de Les Cèdres »
    pub whom: String,
    pub published: String,
    /// What is to be noticed of it, and whether it is past.
    pub marks: Vec<(String, bool)>,
}

impl LineView {
    pub fn new(visitor: &Visitor, line: &Shelved, today: Day) -> Self {
        let (texts, lang) = (visitor.texts, visitor.lang);
        let mut marks = Vec::new();
        if line.withdrawn_at.is_some() {
            marks.push((State::Withdrawn.text(texts), true));
        }
        if line.valid_until.is_some_and(|last| last < today) {
            marks.push((State::Expired.text(texts), true));
        }
        if line.is_replaced {
            marks.push((State::Replaced.text(texts), false));
        }
        let day = line.dated_on.long(lang);
        let weight = weight(&line.media_type, line.bytes, lang);
        Self {
            id: line.id.to_string(),
            title: line.title.clone(),
            what: format!("{} · {day} · {weight}", line.kind.text(texts)),
            whom: line.whom(texts),
            published: paris_day(line.published_at, lang),
            marks,
        }
    }
}

impl State {
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Current => texts.papers_state_current(),
            Self::Expired => texts.papers_state_expired(),
            Self::Withdrawn => texts.papers_state_withdrawn(),
            Self::Replaced => texts.papers_state_replaced(),
        }
    }
}

impl Shelved {
    /// For whom it is.
    pub fn whom(&self, texts: &Texts) -> String {
        whom(texts, self.audience, &place(self))
    }
}

/// Whose it is, in the agency's own names.
fn place(line: &Shelved) -> String {
    let named = line.contract_reference.clone().or_else(|| line.immeuble_name.clone());
    let tiers = || {
        let last = line.last_name.as_deref().unwrap_or_default();
        tiers::name(line.civility.as_deref(), line.first_name.as_deref(), last)
    };
    named.unwrap_or_else(tiers)
}

/// « Titulaires du contrat C-12 », « Conseil syndical de Les Cèdres »…
pub fn whom(texts: &Texts, audience: Audience, place: &str) -> String {
    match audience {
        Audience::Contract => texts.papers_whom_contract(place),
        Audience::Tiers => texts.papers_whom_tiers(place),
        Audience::Coproprietaires => texts.papers_whom_coproprietaires(place),
        Audience::ConseilSyndical => texts.papers_whom_conseil(place),
    }
}

/// As a choice of the form.
pub fn audience(texts: &Texts, audience: Audience) -> String {
    match audience {
        Audience::Contract => texts.papers_audience_contract(),
        Audience::Tiers => texts.papers_audience_tiers(),
        Audience::Coproprietaires => texts.papers_audience_coproprietaires(),
        Audience::ConseilSyndical => texts.papers_audience_conseil(),
    }
}

/// « PDF, 84 ko »
pub fn weight(media_type: &str, bytes: i64, lang: Lang) -> String {
    let format = Media::named(media_type).map(Media::name).unwrap_or_default();
    format!("{format}, {}", size::in_words(bytes, lang))
}

pub fn caution(texts: &Texts, caution: Caution) -> String {
    match caution {
        Caution::JavaScript => texts.papers_caution_javascript(),
        Caution::OpenAction => texts.papers_caution_open_action(),
        Caution::Launch => texts.papers_caution_launch(),
        Caution::EmbeddedFile => texts.papers_caution_embedded_file(),
    }
}

/// Why a kind is only for some: the list that the law puts it in.
pub fn law(texts: &Texts, kind: DocumentKind) -> Option<String> {
    let item = kind.legal()?;
    let list = match item.list {
        LegalList::Coproprietaires => "I",
        LegalList::Coproprietaire => "II",
        LegalList::ConseilSyndical => "III",
    };
    Some(texts.papers_law(list, item.number.to_string()))
}

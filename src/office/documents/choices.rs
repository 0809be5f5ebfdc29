//! What the lists of the forms offer.

use sea_orm::Iterable;

use super::view;
use crate::documents::{Audience, DocumentKind, LegalList};
use crate::texts::Texts;

pub struct Choice {
    pub name: String,
    pub text: String,
    pub is_chosen: bool,
}

/// Kinds that are for the same people.
pub struct Group {
    pub title: String,
    pub kinds: Vec<Choice>,
}

/// All kinds, by whom they are for; within, by their words.
pub fn kinds(texts: &Texts, chosen: &str) -> Vec<Group> {
    let groups = [
        (Some(LegalList::Coproprietaires), texts.papers_group_coproprietaires()),
        (Some(LegalList::Coproprietaire), texts.papers_group_coproprietaire()),
        (Some(LegalList::ConseilSyndical), texts.papers_group_conseil()),
        (None, texts.papers_group_others()),
    ];
    let group = |(list, title): (Option<LegalList>, String)| {
        let own = DocumentKind::iter().filter(|kind| kind.legal().map(|it| it.list) == list);
        let mut kinds: Vec<Choice> = own
            .map(|kind| Choice {
                name: kind.name(),
                text: kind.text(texts),
                is_chosen: kind.name() == chosen,
            })
            .collect();
        kinds.sort_by(|one, other| one.text.cmp(&other.text));
        Group { title, kinds }
    };
    groups.into_iter().map(group).collect()
}

pub fn audiences(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let choice = |audience: Audience| Choice {
        name: audience.name(),
        text: view::audience(texts, audience),
        is_chosen: audience.name() == chosen,
    };
    Audience::iter().map(choice).collect()
}

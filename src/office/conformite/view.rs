//! The lists of the law as they are read: spaces, items, and where each document stands.

use super::standing::{Line, Standing};
use super::verification;
use crate::clock::{Moment, paris_day};
use crate::documents::{DocumentKind, LegalList};
use crate::office::colleagues::Colleagues;
use crate::texts::Texts;
use crate::web::Visitor;

/// One of the three lists.
pub struct ListView {
    pub id: &'static str,
    pub title: String,
    pub lines: Vec<LineView>,
}

pub struct LineView {
    /// « 8° »
    pub number: String,
    pub kind: DocumentKind,
    pub name: String,
    pub standing: String,
    /// The look of its mark: nothing is wrong, or something is.
    pub is_good: bool,
    pub is_stale: bool,
    pub is_exempt: bool,
    /// Why it need not be there, who said so and when.
    pub reason: Option<(String, String)>,
    /// Who found it unchanged last, and when.
    pub verified: Option<String>,
}

const LISTS: [LegalList; 3] =
    [LegalList::Coproprietaires, LegalList::Coproprietaire, LegalList::ConseilSyndical];

pub fn lists(visitor: &Visitor, colleagues: &Colleagues, lines: &[Line]) -> Vec<ListView> {
    let list = |list: LegalList| ListView {
        id: list.name(),
        title: title(visitor.texts, list),
        lines: lines
            .iter()
            .filter(|line| line.item.list == list)
            .map(|line| LineView::new(visitor, colleagues, line))
            .collect(),
    };
    LISTS.into_iter().map(list).collect()
}

fn title(texts: &Texts, list: LegalList) -> String {
    match list {
        LegalList::Coproprietaires => texts.conformite_list_coproprietaires(),
        LegalList::Coproprietaire => texts.conformite_list_coproprietaire(),
        LegalList::ConseilSyndical => texts.conformite_list_conseil(),
    }
}

impl LineView {
    /// Whether somebody may say that it stays what it was.
    pub fn may_stay(&self) -> bool {
        self.is_stale && verification::may_stay(self.kind)
    }

    fn new(visitor: &Visitor, colleagues: &Colleagues, line: &Line) -> Self {
        let said = |by: &str, at: Moment| {
            let day = paris_day(at, visitor.lang);
            let who = colleagues.name(by).map(str::to_owned);
            let who = who.unwrap_or_else(|| visitor.texts.conformite_former_colleague());
            visitor.texts.conformite_said(who, day)
        };
        let exemption = line.exemption.as_ref();
        let reason = exemption.map(|it| (it.reason.clone(), said(&it.said_by, it.said_at)));
        let verified = line.verification.as_ref();
        let verified = verified.map(|it| said(&it.verified_by, it.verified_at));
        Self {
            number: format!("{}°", line.item.number),
            kind: line.kind,
            name: line.kind.text(visitor.texts),
            standing: words(visitor.texts, &line.standing),
            is_good: line.standing.is_good(),
            is_stale: line.is_stale,
            is_exempt: line.exemption.is_some(),
            reason,
            verified,
        }
    }
}

fn words(texts: &Texts, standing: &Standing) -> String {
    match standing {
        Standing::Online => texts.conformite_online(),
        Standing::Partial { have, of } => {
            texts.conformite_partial(have.to_string(), of.to_string())
        }
        Standing::Expired => texts.conformite_expired(),
        Standing::Missing => texts.conformite_missing(),
        Standing::NotApplicable => texts.conformite_not_applicable(),
    }
}

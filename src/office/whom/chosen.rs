//! Whom something is done to, as it is written down with what is done.

use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

use crate::access::{Narrowing, Selection, Which};
use crate::contracts::tiers_line::{AccessState, Sought, asked};
use crate::contracts::{ImmeubleId, Qualite, TiersId};
use crate::texts::Texts;

/// A selection, in words that last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub which: Named,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<TiersId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    /// What was searched, when a search found them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<Search>,
    #[serde(default)]
    pub qualite: Option<QualiteName>,
    #[serde(default)]
    pub immeuble: Option<ImmeubleId>,
}

/// Which tiers, by the name of it in forms and rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Named {
    #[default]
    WithoutAccess,
    Expired,
    All,
    Ticked,
    References,
    Sought,
}

/// A search of the portfolio, as its address says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// As typed.
    #[serde(default)]
    pub q: String,
    #[serde(default)]
    pub qualite: String,
    #[serde(default)]
    pub access: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QualiteName {
    Locataire,
    Bailleur,
    Coproprietaire,
}

impl QualiteName {
    pub fn qualite(self) -> Qualite {
        match self {
            Self::Locataire => Qualite::Locataire,
            Self::Bailleur => Qualite::Bailleur,
            Self::Coproprietaire => Qualite::Coproprietaire,
        }
    }

    fn of(qualite: Qualite) -> Self {
        match qualite {
            Qualite::Locataire => Self::Locataire,
            Qualite::Bailleur => Self::Bailleur,
            Qualite::Coproprietaire => Self::Coproprietaire,
        }
    }
}

impl Search {
    /// What is understood of it: what cannot be read is as if it were not there.
    pub fn sought(&self) -> Sought {
        let all = [Qualite::Locataire, Qualite::Bailleur, Qualite::Coproprietaire];
        Sought {
            words: asked(&self.q),
            qualite: all.into_iter().find(|qualite| qualite.to_value() == self.qualite),
            access: AccessState::parse(&self.access),
        }
    }

    /// « roux », locataire, associé
    pub fn in_words(&self, texts: &Texts) -> Option<String> {
        let sought = self.sought();
        let typed = (!sought.words.is_empty()).then(|| texts.whom_typed(self.q.trim()));
        let filters = [
            sought.qualite.map(|qualite| qualite.text(texts)),
            sought.access.map(|access| access.text(texts)),
        ];
        let said: Vec<String> = typed.into_iter().chain(filters.into_iter().flatten()).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

impl Chosen {
    /// Those that were ticked in a list.
    pub fn ticked(ids: Vec<TiersId>) -> Self {
        Self { which: Named::Ticked, ids, ..Self::default() }
    }

    /// All that a search finds.
    pub fn sought(search: Search) -> Self {
        Self { which: Named::Sought, search: Some(search), ..Self::default() }
    }

    pub fn of(selection: &Selection) -> Self {
        let Narrowing { qualite, immeuble } = selection.narrowing;
        let mut chosen =
            Self { qualite: qualite.map(QualiteName::of), immeuble, ..Self::default() };
        match &selection.which {
            Which::All => chosen.which = Named::All,
            Which::WithoutAccess => chosen.which = Named::WithoutAccess,
            Which::Expired => chosen.which = Named::Expired,
            Which::References(references) => {
                chosen.which = Named::References;
                chosen.references = references.iter().cloned().collect();
            }
            Which::Ids(ids) => {
                chosen.which = Named::Ticked;
                chosen.ids = ids.iter().copied().collect();
            }
            Which::Sought(sought) => {
                chosen.which = Named::Sought;
                chosen.search = Some(Search {
                    q: sought.words.join(" "),
                    qualite: sought.qualite.map(|it| it.to_value()).unwrap_or_default(),
                    access: sought.access.map(|it| it.name().to_owned()).unwrap_or_default(),
                });
            }
        }
        chosen
    }

    pub fn selection(&self) -> Selection {
        let which = match self.which {
            Named::WithoutAccess => Which::WithoutAccess,
            Named::Expired => Which::Expired,
            Named::All => Which::All,
            Named::Ticked => Which::Ids(self.ids.iter().copied().collect()),
            Named::References => Which::References(self.references.iter().cloned().collect()),
            Named::Sought => {
                Which::Sought(self.search.as_ref().map(Search::sought).unwrap_or_default())
            }
        };
        let qualite = self.qualite.map(QualiteName::qualite);
        Selection { which, narrowing: Narrowing { qualite, immeuble: self.immeuble } }
    }

    /// For a row.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_read_back_from_its_row() {
        let ids = [TiersId::new(), TiersId::new()].into();
        let words = vec!["roux".into(), "elise".into()];
        let (qualite, access) = (Some(Qualite::Coproprietaire), Some(AccessState::Expired));
        let sought = Which::Sought(Sought { words, qualite, access });
        for which in [Which::All, Which::WithoutAccess, Which::Expired, Which::Ids(ids), sought] {
            let narrowing =
                Narrowing { qualite: Some(Qualite::Bailleur), immeuble: Some(ImmeubleId::new()) };
            let selection = Selection { which, narrowing };
            let read = Chosen::parse(&Chosen::of(&selection).text()).unwrap();
            assert_eq!(read.selection(), selection);
        }
    }
}

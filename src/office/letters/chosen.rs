//! Whom letters are for, as it is written down with their run.

use serde::{Deserialize, Serialize};

use crate::access::provisional::{Narrowing, Selection, Which};
use crate::contracts::{ImmeubleId, Qualite, TiersId};

/// A selection, in words that last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub which: Named,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<TiersId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
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

impl Chosen {
    /// Those that were ticked in a list.
    pub fn ticked(ids: Vec<TiersId>) -> Self {
        Self { which: Named::Ticked, ids, ..Self::default() }
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
        };
        let qualite = self.qualite.map(QualiteName::qualite);
        Selection { which, narrowing: Narrowing { qualite, immeuble: self.immeuble } }
    }

    /// For the row of a run.
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
        for which in [Which::All, Which::WithoutAccess, Which::Expired, Which::Ids(ids)] {
            let narrowing =
                Narrowing { qualite: Some(Qualite::Bailleur), immeuble: Some(ImmeubleId::new()) };
            let selection = Selection { which, narrowing };
            let read = Chosen::parse(&Chosen::of(&selection).text()).unwrap();
            assert_eq!(read.selection(), selection);
        }
    }
}

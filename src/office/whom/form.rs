//! Whom an agency chooses: ticked in the portfolio, all that it searches there, or by a filter.

use serde::Deserialize;

use super::chosen::{Chosen, Named, QualiteName, Search};
use crate::contracts::TiersId;
use crate::web::{Mistake, Mistakes};

/// Most tiers that are ticked at once: the others are chosen by a search or a filter.
pub const MOST_TICKED: usize = 1_000;
/// Letters for each tiers: spouses, indivisaires.
const MOST_HOLDERS: i32 = 20;

/// The form; `tiers` comes as often as there are ticks, everything else once.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(try_from = "Vec<(String, String)>")]
pub struct WhomForm {
    pub tiers: Vec<TiersId>,
    pub which: String,
    pub qualite: String,
    /// The agency's reference.
    pub immeuble: String,
    pub holders: String,
    /// With the qualité, what was searched in the portfolio.
    pub q: String,
    pub access: String,
    /// What is done to them, where there is a choice.
    pub act: String,
}

impl TryFrom<Vec<(String, String)>> for WhomForm {
    type Error = &'static str;

    fn try_from(fields: Vec<(String, String)>) -> Result<Self, &'static str> {
        let mut form = Self::default();
        for (name, value) in fields {
            let field = match name.as_str() {
                "tiers" if form.tiers.len() == MOST_TICKED => return Err("too many tiers"),
                "tiers" => {
                    form.tiers.push(TiersId::parse(&value).ok_or("no tiers")?);
                    continue;
                }
                "which" => &mut form.which,
                "qualite" => &mut form.qualite,
                "immeuble" => &mut form.immeuble,
                "holders" => &mut form.holders,
                "q" => &mut form.q,
                "access" => &mut form.access,
                "act" => &mut form.act,
                _ => return Err("a field that the form does not have"),
            };
            if !field.is_empty() {
                return Err("a field twice");
            }
            *field = value;
        }
        form.tiers.sort_unstable();
        form.tiers.dedup();
        Ok(form)
    }
}

impl WhomForm {
    /// Whom, but for the immeuble, and how many letters each.
    pub fn check(&self) -> Result<(Chosen, i32), Mistakes> {
        let holders = match self.holders.trim() {
            "" => Some(1),
            holders => holders.parse().ok().filter(|holders| (1..=MOST_HOLDERS).contains(holders)),
        };
        let holders = holders.ok_or(Mistakes::on("holders", Mistake::HoldersOutOfRange))?;
        if let Some(chosen) = self.in_portfolio() {
            return Ok((chosen, holders));
        }
        let which = match self.which.as_str() {
            "without_access" => Named::WithoutAccess,
            "expired" => Named::Expired,
            "all" => Named::All,
            _ => return Err(Mistakes::on("which", Mistake::WhichMissing)),
        };
        let qualite = match self.qualite.as_str() {
            "locataire" => Some(QualiteName::Locataire),
            "bailleur" => Some(QualiteName::Bailleur),
            "coproprietaire" => Some(QualiteName::Coproprietaire),
            _ => None,
        };
        Ok((Chosen { which, qualite, ..Chosen::default() }, holders))
    }

    /// Those of the list: all that its search finds, if that is said, else those that are ticked.
    pub fn in_portfolio(&self) -> Option<Chosen> {
        if self.which == "sought" {
            let (q, qualite, access) = (self.q.clone(), self.qualite.clone(), self.access.clone());
            return Some(Chosen::sought(Search { q, qualite, access }));
        }
        let is_there = self.which == "ticked" || !self.tiers.is_empty();
        is_there.then(|| Chosen::ticked(self.tiers.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "7d9f1a52-5c1e-4b8f-9a54-0f6a8f3b2c11";

    fn form(fields: &[(&str, &str)]) -> Result<WhomForm, &'static str> {
        let fields = fields.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        WhomForm::try_from(fields.collect::<Vec<(String, String)>>())
    }

    #[test]
    fn ticks_come_many_times_and_everything_else_once() {
        let ticked = form(&[("tiers", ONE), ("tiers", ONE), ("holders", "2")]).unwrap();
        let (chosen, holders) = ticked.check().unwrap();
        assert_eq!((chosen.ids.len(), holders), (1, 2));
        assert!(form(&[("which", "all"), ("which", "expired")]).is_err());
        assert!(form(&[("tiers", "1")]).is_err() && form(&[("other", "")]).is_err());
        assert!(form(&vec![("tiers", ONE); MOST_TICKED + 1]).is_err());
    }

    #[test]
    fn nobody_is_chosen_by_mistake() {
        for which in ["", "everybody"] {
            assert!(form(&[("which", which)]).unwrap().check().is_err());
        }
        for holders in ["0", "21", "-1", "two"] {
            assert!(form(&[("which", "all"), ("holders", holders)]).unwrap().check().is_err());
        }
        assert_eq!(form(&[("which", "expired")]).unwrap().check().unwrap().1, 1);
    }

    #[test]
    fn a_whole_search_is_chosen_only_when_that_is_said() {
        let fields = [("tiers", ONE), ("which", "ticked"), ("q", "roux"), ("qualite", "")];
        let ticked = form(&fields).unwrap().in_portfolio().unwrap();
        assert_eq!((ticked.ids.len(), ticked.search), (1, None));
        let fields = [("tiers", ONE), ("which", "sought"), ("q", "roux"), ("access", "linked")];
        let sought = form(&fields).unwrap().in_portfolio().unwrap();
        assert!(sought.ids.is_empty() && sought.search.is_some_and(|search| search.q == "roux"));
        let nobody = form(&[("which", "ticked"), ("q", "roux")]).unwrap().in_portfolio();
        assert!(nobody.is_some_and(|nobody| nobody.ids.is_empty() && nobody.search.is_none()));
    }
}

//! The two ways to close an access, with their words and addresses.

use crate::access::agency_act::Why;
use crate::access::dissociation::{self, Dissociated};
use crate::access::suspension::{self, Changed};
use crate::contracts::Tiers;
use crate::staff::{AgencyStaff, Gestion};
use crate::texts::Texts;
use crate::web::{App, Error, Visitor};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    Dissociation,
    Suspension,
}

impl Closing {
    /// Below the address of the tiers.
    pub fn path(self) -> &'static str {
        match self {
            Self::Dissociation => "dissociate",
            Self::Suspension => "suspend",
        }
    }

    pub fn title(self, texts: &Texts) -> String {
        match self {
            Self::Dissociation => texts.dissociate_title(),
            Self::Suspension => texts.suspend_title(),
        }
    }

    pub fn effects(self, texts: &Texts) -> Vec<String> {
        match self {
            Self::Dissociation => vec![
                texts.dissociate_effect_sight(),
                texts.dissociate_effect_credentials(),
                texts.dissociate_effect_told(),
                texts.dissociate_effect_kept(),
            ],
            Self::Suspension => vec![
                texts.suspend_effect_sight(),
                texts.suspend_effect_told(),
                texts.suspend_effect_back(),
            ],
        }
    }

    pub fn submit(self, texts: &Texts) -> String {
        match self {
            Self::Dissociation => texts.dissociate_submit(),
            Self::Suspension => texts.suspend_submit(),
        }
    }

    /// Does it, and says how the page of the tiers tells of it.
    pub async fn of(
        self,
        app: &App,
        visitor: &Visitor,
        staff: &AgencyStaff<Gestion>,
        (tiers, why): (&Tiers, &Why),
    ) -> Result<&'static str, Error> {
        let (of, by) = ((staff.societe(), tiers), (staff.actor(), why));
        Ok(match self {
            Self::Dissociation => match dissociation::dissociate(app, visitor, of, by).await? {
                Dissociated::Done => "dissociated",
                Dissociated::Nothing => "unchanged",
            },
            Self::Suspension => match suspension::suspend(app, visitor, of, by).await? {
                Changed::Done => "suspended",
                Changed::Nothing => "unchanged",
            },
        })
    }
}

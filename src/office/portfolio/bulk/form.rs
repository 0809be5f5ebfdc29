//! Why several accesses are closed or opened, and the reasons there are.

use super::act::BulkWhat;
use crate::access::agency_act::{Reason, Why};
use crate::office::portfolio::closure::WhyForm;
use crate::web::{Mistake, Mistakes};

impl BulkWhat {
    pub fn reasons(self) -> impl Iterator<Item = Reason> {
        Reason::all().filter(move |reason| match self {
            Self::Suspend => reason.can_close(),
            Self::Restore => reason.can_open(),
        })
    }

    pub fn check(self, form: &WhyForm) -> Result<Why, Mistakes> {
        let why = form.check()?;
        if self.reasons().any(|reason| reason == why.reason) {
            return Ok(why);
        }
        Err(Mistakes::on("reason", Mistake::ReasonMissing))
    }
}

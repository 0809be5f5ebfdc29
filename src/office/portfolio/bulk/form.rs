//! Why several accesses are closed or opened, and the reasons there are.

use super::act::BulkWhat;
use crate::access::agency_act::{Reason, Why};
use crate::office::portfolio::closure::WhyForm;
use crate::web::Mistakes;

impl BulkWhat {
    pub fn reasons(self) -> impl Iterator<Item = Reason> {
        let allows = self.allows();
        Reason::all().filter(move |reason| allows(*reason))
    }

    fn allows(self) -> fn(Reason) -> bool {
        match self {
            Self::Suspend => Reason::can_close,
            Self::Restore => Reason::can_open,
        }
    }

    pub fn check(self, form: &WhyForm) -> Result<Why, Mistakes> {
        form.check(self.allows())
    }
}

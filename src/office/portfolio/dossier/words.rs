//! What happened and what became of letters, in words.

use super::deed::{By, Deed, What};
use super::mails::Fate;
use crate::access::agency_act::Reason;
use crate::clock::paris_day;
use crate::texts::{Lang, Texts};

impl Deed {
    /// « Identifiants émis, valables jusqu'au 12 août 2026 »
    pub fn text(&self, lang: Lang) -> String {
        let texts = lang.texts();
        match self.what {
            What::Issued { until } => texts.deed_issued(paris_day(until, lang)),
            What::Expired => texts.deed_expired(),
            What::Cancelled => texts.deed_cancelled(),
            What::Begun => texts.deed_begun(),
            What::Contested => texts.deed_contested(),
            What::AccessContested => texts.deed_access_contested(),
            What::Linked => texts.deed_linked(),
            What::Detached => texts.deed_detached(),
            What::Dissociated => texts.deed_dissociated(),
            What::Suspended => texts.deed_suspended(),
            What::Restored => texts.deed_restored(),
        }
    }

    /// « Claire Aubert », « le titulaire »
    pub fn who(&self, texts: &Texts) -> String {
        match &self.by {
            By::Holder => texts.by_holder(),
            By::Bearer => texts.by_bearer(),
            By::Recipient => texts.by_recipient(),
            By::OnFile => texts.by_on_file(),
            By::Colleague(name) => name.clone(),
            By::FormerStaff => texts.by_former_staff(),
            By::Key => texts.by_key(),
            By::Operator => texts.by_operator(),
            By::Palier => texts.by_palier(),
        }
    }

    /// The reason, and what was added to it.
    pub fn why(&self, texts: &Texts) -> Option<String> {
        let why = self.why.as_ref()?;
        let reason = why.reason.text(texts);
        Some(match &why.note {
            Some(note) => format!("{reason} – {note}"),
            None => reason,
        })
    }
}

impl Reason {
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::LostMailbox => texts.reason_lost_mailbox(),
            Self::WrongPerson => texts.reason_wrong_person(),
            Self::Departure => texts.reason_departure(),
            Self::Death => texts.reason_death(),
            Self::Asked => texts.reason_asked(),
            Self::Doubt => texts.reason_doubt(),
            Self::Settled => texts.reason_settled(),
            Self::Other => texts.reason_other(),
        }
    }
}

impl Fate {
    pub fn text(self, lang: Lang) -> String {
        let texts = lang.texts();
        match self {
            Self::Waiting => texts.mailed_waiting(),
            Self::Sent(at) => texts.mailed_sent(crate::clock::paris_day_and_time(at, lang)),
            Self::Retrying => texts.mailed_retrying(),
            Self::Failed => texts.mailed_failed(),
            Self::Withdrawn => texts.mailed_withdrawn(),
        }
    }

    /// Whether somebody should look at the address.
    pub fn is_bad(self) -> bool {
        self == Self::Failed
    }
}

//! Something that happened to the access to a tiers.

use crate::access::agency_act::Why;
use crate::clock::Moment;

#[derive(Clone, Debug)]
pub struct Deed {
    pub at: Moment,
    pub what: What,
    pub by: By,
    /// Of an act of the agency.
    pub why: Option<Why>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Issued {
        until: Moment,
    },
    Expired,
    Cancelled,
    Begun,
    Contested,
    /// The access itself, by who reads the address on file.
    AccessContested,
    Linked,
    Detached,
    Dissociated,
    Suspended,
    Restored,
}

/// Who did it; of a person, never which account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    Holder,
    /// Whoever typed the credentials, before they had an account.
    Bearer,
    /// The reader of a mailbox that an activation was mailed to.
    Recipient,
    /// Who reads the address on file.
    OnFile,
    Colleague(String),
    FormerStaff,
    Key,
    Operator,
    Palier,
}

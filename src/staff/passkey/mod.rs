//! Passkeys of a member of staff: one is both factors at once, as its device verifies who holds it.

mod holding;
mod judging;
mod making;
mod notices;
mod policy;
mod row;

pub use holding::{hold, release};
pub use judging::{Judged, ProvenKey, ask, ask_anyone, judge};
pub use making::{KeyHolder, Made, ask_new, make, remove};
pub use policy::{WholeAgency, is_needed, need};
pub use row::{StaffKeyId, StaffPasskey, forget_all, mine, of_staff, rename};

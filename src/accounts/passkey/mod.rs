//! Passkeys of a person: one opens the account by itself, as the device verifies who holds it.

mod holding;
mod judging;
mod making;
mod notices;
mod row;

pub use crate::guard::webauthn::challenge::sweep as sweep_challenges;
pub use judging::{Judged, ProvenKey, ask, ask_anyone, judge};
pub use making::{Made, ask_new, make};
pub use row::{Passkey, PasskeyId, mine, of_account};

pub(in crate::accounts) use holding::{hold, release};
pub(in crate::accounts) use notices::removed as removal_notice;
pub(in crate::accounts) use row::{forget, forget_all, rename};

//! The chains of the trail: each event sealed with the one before it, so that none can be changed,
//! moved, put in or taken out without a trace. One chain for each société, one for what belongs to
//! none.
//!
//! Events are written without it, and sealed a few seconds later by whichever node comes first: a
//! sign-in does not wait for its place in a line. `docs/security/audit.md` says what that holds against.

mod adoption;
mod forgetting;
mod places;
mod row;
mod seal;
mod sealing;
mod state;
mod telling;
mod verifying;

pub use adoption::adopt;
pub use forgetting::{Forgotten, forget_before, would_forget_before};
pub use row::{Chained, Head, count_sealed_with, heads, stands};
pub use seal::chain_of;
pub use sealing::{Sealed, is_any_waiting, seal_all};
pub use state::{State, state};
pub use telling::{Told, told_since};
pub use verifying::{Anchor, Break, ChainReport, Trail, Why, is_cut_sealed, verify};

pub(crate) use state::{restore, revoke_restoration};

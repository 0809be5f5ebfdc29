//! How long things about people are kept: the rules of the rooms below, in one transaction. Whoever
//! calls it, once an hour or to reckon, adds the rules of the rooms above. `docs/rgpd.md` lists them all in
//! words.

mod inactive;
mod rules;
mod trail;

pub use rules::{Report, within};
pub use trail::{forget as forget_trail, would_forget as would_forget_trail};

//! Sessions: one browser, signed in to one account, for a while.

mod activity;
mod ended;
mod live;
mod mine;
mod opened;
mod row;

pub use activity::{authenticated, carry_on, note_activity, touch};
pub use ended::{end, end_all, sign_out, sweep};
pub use live::{Found, Live, account_behind, find, judge, question};
pub use mine::{MySession, end_mine, mine};
pub use opened::{Opened, open};
pub use row::{Column, Entity, Model, SessionId};

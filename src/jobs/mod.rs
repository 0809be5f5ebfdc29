//! Jobs: long work that nobody waits for in front of a page. A node takes one up for a while (a
//! lease) and says that it lives; should it die, another begins the job anew.
//!
//! ```ignore
//! let id = jobs::ask(&tx, Kind::Letters, (societe, actor), total, now).await?;   // in an operation
//!
//! async fn print(app: App, held: Held) -> Result<(), Fault> {                    // its doer
//!     held.progress(12, 5_000);
//!     let tx = app.db.begin().await?;
//!     // … what the job is for, and last:
//!     held.finish(&tx, app.clock.now()).await?;
//!     tx.commit().await?;
//!     Ok(())
//! }
//! ```

mod held;
pub mod job;
mod worker;

pub use held::{Fault, Held};
pub use job::{Job, JobId, Kind, Standing, ask, sweep, tally};
pub use worker::{Doer, take_up, work};

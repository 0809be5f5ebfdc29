//! The operator's list of stolen passwords: made once by a command, read at each new password.

mod build;
mod format;
mod list;
#[cfg(test)]
mod tests;

pub use build::{BuildFault, Built, build};
pub use list::{BreachedList, ListFault};

use std::path::Path;

use tokio::task;

/// Whether a password, or a simple variation of it, is on the list; no list holds none.
///
/// A list that cannot be read at this moment refuses nobody: an operator who moves a file must not
/// keep everybody from activating, and the other criteria have been met without it. The log says so.
pub(super) async fn holds(list: Option<&Path>, password: &str) -> bool {
    let Some(file) = list else { return false };
    let (file, spellings) = (file.to_owned(), spellings(password));
    let looked = task::spawn_blocking(move || {
        let list = BreachedList::open(&file)?;
        spellings.iter().try_fold(false, |held, text| Ok(held || list.holds(text)?))
    });
    match looked.await {
        Ok(Ok(held)) => held,
        Ok(Err(error)) => {
            let error: ListFault = error;
            tracing::error!(%error, "a new password is accepted without password.breached_list");
            false
        }
        Err(error) => {
            tracing::error!(%error, "a new password is accepted without password.breached_list");
            false
        }
    }
}

/// As typed and in lower case, each also without the figures and signs around it if that is at least
/// half of it. Signs read as letters are left to the lists that are built in.
fn spellings(password: &str) -> Vec<String> {
    let stem = password.trim_matches(|c: char| !c.is_alphabetic());
    let is_most_of_it = 2 * stem.chars().count() >= password.chars().count();
    let mut spellings = vec![password.to_owned(), password.to_lowercase()];
    if is_most_of_it {
        spellings.extend([stem.to_owned(), stem.to_lowercase()]);
    }
    spellings.sort();
    spellings.dedup();
    spellings
}

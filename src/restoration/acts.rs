//! The copy of the acts that no restored backup may undo: sealed events of the trail, one a line, in a
//! file that is only ever added to.

use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use sea_orm::ConnectionTrait;

use super::fault::Refusal;
use crate::audit::Kind;
use crate::audit::chain::{self, Told};
use crate::clock::Moment;

/// What must not come back to life.
pub const KINDS: [Kind; 22] = [
    Kind::PairSpent,
    Kind::PairIssued,
    Kind::TiersUnlinked,
    Kind::TiersSuspended,
    Kind::TiersRestored,
    Kind::TiersContested,
    Kind::PasswordReset,
    Kind::PasswordChanged,
    Kind::EmailChanged,
    Kind::EmailRestored,
    Kind::AccountClosed,
    Kind::FactorEnrolled,
    Kind::FactorRemoved,
    Kind::RecoveryCodeUsed,
    Kind::RecoveryCodesRenewed,
    Kind::PasskeyRemoved,
    Kind::PasskeyBlocked,
    Kind::StaffRightChanged,
    Kind::StaffRemoved,
    Kind::ConsentWithdrawn,
    Kind::DocumentWithdrawn,
    Kind::ApiKeyRevoked,
];

/// Many sealings in one question: each is of 250 events at most.
const AT_ONCE: u64 = 2_000;

/// Adds what was sealed after this turn to the file, piece by piece.
pub async fn copy(db: &impl ConnectionTrait, file: &Path, since: i64) -> Result<(), Refusal> {
    let mut since = since;
    loop {
        let mut acts = chain::told_since(db, since, &KINDS, AT_ONCE).await?;
        let is_last = (acts.len() as u64) < AT_ONCE;
        if let Some(last) = acts.last().map(|act| act.turn).filter(|_| !is_last) {
            // Of this sealing more may follow.
            acts.retain(|act| act.turn < last);
            since = last - 1;
        }
        let added = add(file, &acts);
        added.map_err(|reason| Refusal::Acts { file: file.to_owned(), reason })?;
        if is_last {
            return Ok(());
        }
    }
}

/// On the disk before anything else goes on.
fn add(file: &Path, acts: &[Told]) -> io::Result<()> {
    if acts.is_empty() {
        return Ok(());
    }
    let mut lines = Vec::new();
    for act in acts {
        serde_json::to_writer(&mut lines, act)?;
        lines.push(b'\n');
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    file.write_all(&lines)?;
    file.sync_data()
}

/// What a file holds, each act once, in the order in which they were done; and how many lines are not
/// as Palier writes them, such as one that a power cut broke off.
pub fn read(file: &Path) -> io::Result<(Vec<Told>, usize)> {
    let text = fs::read_to_string(file)?;
    let (mut acts, mut seen, mut broken) = (Vec::new(), HashSet::new(), 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match serde_json::from_str::<Told>(line) {
            Ok(act) if seen.insert(act.id) => acts.push(act),
            Ok(_) => {}
            Err(_) => broken += 1,
        }
    }
    acts.sort_by_key(|act| (act.at, act.id));
    Ok((acts, broken))
}

/// Leaves out what is older than that: no backup of then is restored any more.
pub fn forget_before(file: &Path, before: Moment) -> io::Result<()> {
    let text = match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        read => read?,
    };
    let is_old =
        |line: &str| serde_json::from_str::<Told>(line).is_ok_and(|act| act.at < before.millis());
    if !text.lines().next().is_some_and(is_old) {
        return Ok(());
    }
    let kept: String =
        text.lines().filter(|line| !is_old(line)).flat_map(|line| [line, "\n"]).collect();
    let draft = file.with_extension("part");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut new = options.open(&draft)?;
    new.write_all(kept.as_bytes())?;
    new.sync_all()?;
    fs::rename(draft, file)
}

//! Letters that were printed and taken out.

use sea_orm::DbErr;

use super::Past;
use super::accesses::{Held, SUSPENDED};
use crate::audit::Kind;
use crate::office::letters::file::{self, FileKind};
use crate::office::letters::letter;
use crate::office::letters::run::{self, Made, Run};
use crate::office::whom::Chosen;

/// Bytes of what was taken out.
const PDF: usize = 184_320;
const CSV: usize = 412;

pub async fn write(past: &Past<'_>, held: &Held) -> Result<(), DbErr> {
    let whose = (past.societe.id, past.actor());
    let chosen = Chosen::ticked(vec![held.suspended.0.id, held.contested.0.id]);
    let at = past.days_ago(SUSPENDED.2 + 6);
    let id = Run::draft(past.tx, whose, (&chosen, 1), at).await?;
    let pairs = [held.suspended.1, held.contested.1];
    letter::keep(past.tx, (past.societe.id, id), &pairs).await?;
    let made = Made { letters: pairs.len(), ..Made::default() };
    run::made(past.tx, (past.societe.id, id), &made, at).await?;
    let taken = Some((past.actor(), at));
    for (kind, bytes) in [(FileKind::Pdf, PDF), (FileKind::Csv, CSV)] {
        file::keep(past.tx, (past.societe.id, id, kind), (bytes, 0), taken).await?;
    }
    let what = (Kind::LettersPrinted, format!("{id} {} letters", pairs.len()));
    past.told(what, past.actor(), at).await?;
    past.told((Kind::LettersTaken, id), past.actor(), at).await
}

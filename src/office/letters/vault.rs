//! The vault: what a run printed, sealed piece by piece in the database until it is taken out.
//!
//! Its key is in the ring, which no copy of the database holds. A piece opens in its own place of
//! its own file only.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::file::{File, FileKind};
use super::run::{Run, RunId};
use crate::agencies::SocieteId;
use crate::guard::Sealer;
use crate::jobs::{Fault, Held};
use crate::web::App;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter_piece")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub run_id: RunId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: FileKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub sealed: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Bytes of a piece: so much is in memory while a file leaves.
const PIECE: usize = 256 * 1024;
/// Pieces of one transaction: others write in between.
const AT_ONCE: usize = 8;

/// Puts a file away, in as many pieces; nobody sees it before its run is ready. Only whoever holds
/// the job may: a node that lost it puts nothing among the pieces of the next.
pub async fn put(
    (app, held): (&App, &Held),
    run: &Run,
    sealer: &Sealer,
    (kind, bytes): (FileKind, &[u8]),
) -> Result<usize, Fault> {
    let pieces: Vec<&[u8]> = bytes.chunks(PIECE).collect();
    let count = pieces.len();
    for (round, some) in pieces.chunks(AT_ONCE).enumerate() {
        let rows = some.iter().enumerate().map(|(at, piece)| {
            let number = round * AT_ONCE + at;
            let place = context(run.id, kind, (number, count));
            ActiveModel {
                societe_id: Set(run.societe_id),
                run_id: Set(run.id),
                kind: Set(kind),
                number: Set(i32::try_from(number).unwrap_or(i32::MAX)),
                sealed: Set(sealer.seal(piece, &place)),
            }
        });
        let rows: Vec<ActiveModel> = rows.collect();
        let tx = app.db.begin().await?;
        held.is_own(&tx).await?;
        Entity::insert_many(rows).exec_without_returning(&tx).await?;
        tx.commit().await?;
    }
    Ok(count)
}

/// One piece in clear; nothing when it is gone, or not what was put there.
pub async fn piece(
    db: &impl ConnectionTrait,
    file: &File,
    sealer: &Sealer,
    number: i32,
) -> Result<Option<Vec<u8>>, DbErr> {
    let key = (file.societe_id, file.run_id, file.kind, number);
    let Some(found) = Entity::find_by_id(key).one(db).await? else { return Ok(None) };
    let (at, of) = (usize::try_from(number), usize::try_from(file.pieces));
    let (Ok(at), Ok(of)) = (at, of) else { return Ok(None) };
    Ok(sealer.open(&found.sealed, &context(file.run_id, file.kind, (at, of))))
}

/// Removes what was put away of a run: of one file, or of all.
pub async fn erase(
    tx: &impl ConnectionTrait,
    (societe, run): (SocieteId, RunId),
    kind: Option<FileKind>,
) -> Result<(), DbErr> {
    let mut own =
        Entity::delete_many().filter(COLUMN.societe_id.eq(societe)).filter(COLUMN.run_id.eq(run));
    if let Some(kind) = kind {
        own = own.filter(COLUMN.kind.eq(kind));
    }
    own.exec(tx).await?;
    Ok(())
}

fn context(run: RunId, kind: FileKind, (number, count): (usize, usize)) -> String {
    format!("letters {run} {} {number}/{count}", kind.name())
}

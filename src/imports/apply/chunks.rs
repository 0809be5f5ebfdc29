//! The file, read ahead by a few chunks on a thread that may block.

use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use crate::imports::reading::{FileFault, Record, Refusal, Rows};

/// Chunks that may wait between the reader and the database; memory is bounded by them.
const AHEAD: usize = 4;

/// Some rows in the order of the file.
pub struct Chunk<R> {
    pub rows: Vec<Result<R, Refusal>>,
    /// Bytes of the file read so far.
    pub bytes: u64,
    /// Whether the file ends here.
    pub last: bool,
}

pub struct Chunks<R>(mpsc::Receiver<Result<Chunk<R>, FileFault>>);

impl<R: Record> Chunks<R> {
    /// Reading stops when this value is dropped.
    pub fn of(mut rows: Rows<R>, size: usize) -> Self {
        let (filled, chunks) = mpsc::channel(AHEAD);
        spawn_blocking(move || {
            loop {
                let chunk = next(&mut rows, size);
                let over = chunk.as_ref().map_or(true, |chunk| chunk.last);
                if filled.blocking_send(chunk).is_err() || over {
                    return;
                }
            }
        });
        Self(chunks)
    }

    /// The next ones, up to `most`; fewer only at the end. Nothing after the last one.
    pub async fn next(&mut self, most: usize) -> Result<Option<Vec<Chunk<R>>>, FileFault> {
        let mut batch = Vec::new();
        while batch.len() < most {
            let Some(chunk) = self.0.recv().await else { break };
            batch.push(chunk?);
        }
        Ok((!batch.is_empty()).then_some(batch))
    }
}

fn next<R: Record>(rows: &mut Rows<R>, size: usize) -> Result<Chunk<R>, FileFault> {
    let read = rows.by_ref().take(size).collect::<Result<Vec<_>, _>>()?;
    let last = read.len() < size;
    Ok(Chunk { rows: read, bytes: rows.bytes_read(), last })
}

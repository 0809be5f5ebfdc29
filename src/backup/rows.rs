//! Rows on their way: summed up, and put into a table.

use data_encoding::HEXLOWER;
use futures_util::StreamExt;
use sea_orm::sea_query::{Alias, Expr, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use sha2::{Digest, Sha256};

use super::fault::BackupError;
use super::manifest::Sum;
use crate::database::{Table, Tx};

/// Values of one statement: SQLite takes 32 766, and a longer text costs more than it saves.
const VALUES: usize = 4_000;

/// What was counted and hashed so far.
pub struct Tally {
    rows: u64,
    hash: Sha256,
}

impl Tally {
    pub fn new() -> Self {
        Self { rows: 0, hash: Sha256::new() }
    }

    pub fn add(&mut self, line: &[u8]) {
        self.rows += 1;
        self.hash.update(line);
        self.hash.update(b"\n");
    }

    pub fn sum(self) -> Sum {
        Sum { rows: self.rows, sha256: HEXLOWER.encode(&self.hash.finalize()) }
    }
}

/// What a table comes to.
pub async fn sum(tx: &DatabaseTransaction, table: &Table) -> Result<Sum, BackupError> {
    let mut lines = std::pin::pin!(table.lines(tx).await?);
    let mut tally = Tally::new();
    while let Some(line) = lines.next().await {
        tally.add(&line?);
    }
    Ok(tally.sum())
}

/// Takes out of a table what its making put there.
pub async fn empty(tx: &Tx, table: &Table) -> Result<(), BackupError> {
    let mut delete = Query::delete();
    tx.execute(delete.from_table(Alias::new(&table.name))).await?;
    Ok(())
}

/// Puts lines into a table, many at once.
pub struct Loader<'a> {
    tx: &'a Tx,
    table: &'a Table,
    most: usize,
    waiting: Vec<Vec<Expr>>,
}

impl<'a> Loader<'a> {
    pub fn new(tx: &'a Tx, table: &'a Table) -> Self {
        let most = (VALUES / table.columns.len().max(1)).max(1);
        Self { tx, table, most, waiting: Vec::with_capacity(most) }
    }

    pub async fn add(&mut self, line: &[u8]) -> Result<(), BackupError> {
        let values = self.table.values(line);
        let values = values
            .ok_or_else(|| BackupError::damaged(&self.table.name, "a line is not of this table"))?;
        self.waiting.push(values.into_iter().map(Expr::val).collect());
        if self.waiting.len() == self.most { self.put().await } else { Ok(()) }
    }

    /// Puts what still waits, and looks whether the table now holds what it should.
    pub async fn finish(mut self, expected: &Sum) -> Result<(), BackupError> {
        self.put().await?;
        let found = sum(self.tx, self.table).await?;
        if found == *expected {
            return Ok(());
        }
        let why = format!(
            "{} rows of {} arrived, or others than those that left",
            found.rows, expected.rows
        );
        Err(BackupError::damaged(&self.table.name, why))
    }

    async fn put(&mut self) -> Result<(), BackupError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let mut insert = Query::insert();
        insert.into_table(Alias::new(&self.table.name));
        insert.columns(self.table.columns.iter().map(|column| Alias::new(&column.name)));
        for row in self.waiting.drain(..) {
            insert.values_panic(row);
        }
        self.tx.execute(&insert).await?;
        Ok(())
    }
}

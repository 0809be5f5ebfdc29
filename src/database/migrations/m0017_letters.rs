//! Letters of provisional pairs: runs, which pairs each of them printed, and what they printed,
//! sealed, until somebody takes it out.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::societe_key;
use super::to_row;
use super::within_index;
use super::within_societe;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_table(letter_run()).await?;
        schema.create_table(letter_file()).await?;
        schema.create_table(letter_piece()).await?;
        schema.create_table(letter()).await?;
        schema.create_index(within_index("letter", "run_id")).await
    }
}

fn letter_run() -> TableCreateStatement {
    Table::create()
        .table("letter_run")
        .col(uuid("societe_id"))
        .col(uuid("id"))
        .col(text("asked_by"))
        .col(text("chosen"))
        .col(integer("holders"))
        .col(big_integer("created_at"))
        .col(uuid_null("job_id"))
        .col(big_integer_null("ready_at"))
        .col(big_integer("letters"))
        .col(big_integer("odd_names"))
        .col(text_null("sealed_with"))
        .col(big_integer_null("withdrawn_at"))
        .primary_key(&mut societe_key())
        .foreign_key(&mut to_row("letter_run", "societe_id", "societe"))
        .to_owned()
}

fn letter_file() -> TableCreateStatement {
    Table::create()
        .table("letter_file")
        .col(uuid("societe_id"))
        .col(uuid("run_id"))
        .col(text("kind"))
        .col(big_integer("bytes"))
        .col(integer("pieces"))
        .col(big_integer_null("leaving_until"))
        .col(text_null("taken_by"))
        .col(big_integer_null("taken_at"))
        .col(big_integer_null("erased_at"))
        .primary_key(Index::create().col("societe_id").col("run_id").col("kind").primary())
        .foreign_key(&mut within_societe("letter_file", "run_id", "letter_run"))
        .to_owned()
}

fn letter_piece() -> TableCreateStatement {
    Table::create()
        .table("letter_piece")
        .col(uuid("societe_id"))
        .col(uuid("run_id"))
        .col(text("kind"))
        .col(integer("number"))
        .col(blob("sealed"))
        .primary_key(
            Index::create().col("societe_id").col("run_id").col("kind").col("number").primary(),
        )
        .foreign_key(&mut within_societe("letter_piece", "run_id", "letter_run"))
        .to_owned()
}

fn letter() -> TableCreateStatement {
    Table::create()
        .table("letter")
        .col(uuid("societe_id"))
        .col(uuid("pair_id"))
        .col(uuid("run_id"))
        .primary_key(Index::create().col("societe_id").col("pair_id").primary())
        .foreign_key(&mut within_societe("letter", "run_id", "letter_run"))
        .foreign_key(&mut within_societe("letter", "pair_id", "provisional_pair"))
        .to_owned()
}

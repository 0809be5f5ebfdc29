//! Sessions get an id that their holder may name them by, apart from the hash of their token.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let db = schema.get_connection();
        for statement in add_id(schema.get_database_backend()) {
            db.execute_unprepared(statement).await?;
        }
        schema
            .create_index(
                Index::create()
                    .name("session_public_id")
                    .table("session")
                    .col("public_id")
                    .unique()
                    .to_owned(),
            )
            .await
    }
}

/// Those who are signed in stay so: each session gets an id of its own.
fn add_id(engine: DbBackend) -> &'static [&'static str] {
    match engine {
        DbBackend::Postgres => &[
            "alter table session add column public_id uuid not null default gen_random_uuid()",
            "alter table session alter column public_id drop default",
        ],
        // SQLite takes no random default; every row is written with an id from now on.
        _ => &[
            "alter table session add column public_id uuid_text not null \
             default x'00000000000000000000000000000000'",
            "update session set public_id = randomblob(16)",
        ],
    }
}

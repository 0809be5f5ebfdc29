//! Reports of imports that tell each row, the files that come with an index, and until when a report
//! is kept.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // One at a time: SQLite adds no two columns in one statement.
        add(schema, "import_line", text_null("changes")).await?;
        add(schema, "import", uuid_null("batch_id")).await?;
        add(schema, "import", big_integer_null("report_gone_at")).await?;
        // Whether a content that waits has become a document.
        schema.create_index(index("document", "object")).await?;
        // The few whose report is still there: what the upkeep looks for.
        let reported = "create index import_reported on import (sent_at) \
                        where report_gone_at is null";
        schema.get_connection().execute_unprepared(reported).await.map(drop)
    }
}

async fn add(
    schema: &SchemaManager<'_>,
    table: &'static str,
    column: ColumnDef,
) -> Result<(), DbErr> {
    let mut change = Table::alter();
    schema.alter_table(change.table(table).add_column(column).to_owned()).await
}

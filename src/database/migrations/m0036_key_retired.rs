//! A key may be retired: the rings of nodes need not hold it any more.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = big_integer_null("retired_at");
        schema.alter_table(Table::alter().table("key_check").add_column(column).to_owned()).await
    }
}

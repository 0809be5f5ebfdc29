//! When somebody who works for an agency signed in last: a column, so that a list of colleagues
//! need not read the trail.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = big_integer_null("last_sign_in_at");
        schema.alter_table(Table::alter().table("staff").add_column(column).to_owned()).await
    }
}

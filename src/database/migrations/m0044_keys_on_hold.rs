//! Passkeys of the staff that wait to be looked through, and which keys may be copied by their holder.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let review = big_integer_null("review_since");
        schema.alter_table(Table::alter().table("staff").add_column(review).to_owned()).await?;
        for table in ["passkey", "staff_passkey"] {
            // Of keys that are there it is not known: their next use says it.
            let may = boolean_null("may_be_backed_up");
            schema.alter_table(Table::alter().table(table).add_column(may).to_owned()).await?;
        }
        Ok(())
    }
}

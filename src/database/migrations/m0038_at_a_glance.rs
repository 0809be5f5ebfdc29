//! What is left to pay of a contract, in the row of its balance; and documents found by when they were
//! published, so that what is new of a contract of twenty years is not looked for among all of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let unpaid = Table::alter().table("balance").add_column(text_null("unpaid")).to_owned();
        schema.alter_table(unpaid).await?;
        schema.get_connection().execute_unprepared(AS_THE_DUES_SAY).await?;
        for of in ["contract_id", "tiers_id", "immeuble_id"] {
            let name = format!("document_{of}");
            schema.drop_index(Index::drop().name(&name).table("document").to_owned()).await?;
            schema.create_index(by_day_of_publication(&name, of)).await?;
        }
        Ok(())
    }
}

/// One part a day, the oldest first.
const AS_THE_DUES_SAY: &str = "update balance set unpaid = (select string_agg(\
     a_day.due_on || ' ' || a_day.cents, ',' order by a_day.due_on) from (select due_on, \
     cast(sum(cents) as bigint) as cents from due where due.societe_id = balance.societe_id \
     and due.contract_id = balance.contract_id group by due_on) as a_day)";

fn by_day_of_publication(name: &str, of: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(name)
        .table("document")
        .col("societe_id")
        .col(of)
        .col("published_at")
        .to_owned()
}

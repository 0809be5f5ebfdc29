//! One request of lost factors at a time, and which agency confirmed it; every kind of try that failed,
//! found by whose account it was.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let agency = uuid_null("agency_id");
        schema
            .alter_table(Table::alter().table("factor_loss").add_column(agency).to_owned())
            .await?;
        let db = schema.get_connection();
        for statement in [ONE_OF_SEVERAL, ONE_AT_A_TIME, NO_MORE_SIGN_INS_ALONE, FAILED] {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// Of requests that were made at the same moment, the first goes on.
const ONE_OF_SEVERAL: &str = "update factor_loss set ended_at = asked_at, outcome = 'cancelled' \
     where ended_at is null and exists (select 1 from factor_loss o \
     where o.account_id = factor_loss.account_id and o.ended_at is null \
     and (o.asked_at < factor_loss.asked_at \
     or (o.asked_at = factor_loss.asked_at and o.id < factor_loss.id)))";

const ONE_AT_A_TIME: &str = "create unique index factor_loss_open on factor_loss (account_id) \
     where ended_at is null";

const NO_MORE_SIGN_INS_ALONE: &str = "drop index audit_event_refused";

/// The few tries that failed, by whose account they were at.
const FAILED: &str = "create index audit_event_failed on audit_event (subject, at) \
     where kind in ('sign_in', 'factor_tried', 'passkey_tried', 'step_up') and outcome <> 'done'";

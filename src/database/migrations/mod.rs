//! The schema's history, in order. A migration that has shipped never changes.
//!
//! Instants are `bigint` milliseconds since 1970, UTC; days are ISO text; money is `bigint`
//! cents. Business rows are keyed `(societe_id, id)`, so that no row can refer to
//! another société's.

use sea_orm_migration::prelude::*;

mod m0001_agencies;
mod m0002_accounts;
mod m0003_portfolio;
mod m0004_access;
mod m0005_mail;
mod m0006_audit;
mod m0007_guard;
mod m0008_keys;
mod m0009_session_public_id;
mod m0010_immeubles;
mod m0011_ledger;
mod m0012_documents;
mod m0013_staff;
mod m0014_staff_last_sign_in;
mod m0015_portfolio;
mod m0016_jobs;
mod m0017_letters;
mod m0018_document_drafts;
mod m0019_api;
mod m0020_journal;
mod m0021_imports;
mod m0022_terms_changes;
mod m0023_agency_acts;
mod m0024_conformite;
mod m0025_bulk_acts;
mod m0026_portfolio_kinds;
mod m0027_import_reports;
mod m0028_staff_reset;
mod m0029_account_factors;
mod m0030_passkeys;
mod m0031_factor_losses;
mod m0032_email_changes;
mod m0033_rgpd;
mod m0035_audit_chain;
mod m0036_key_retired;
mod m0038_at_a_glance;
mod m0039_contestations;
mod m0040_audit_adoptions;
mod m0041_restoration_seal;
mod m0043_addresses_and_devices;
mod m0044_keys_on_hold;
mod m0045_losses_and_failures;
mod m0046_notifications;
mod m0047_told;
mod m0053_conformite_verification;
mod m0054_tiers_line_waiting;
mod m0056_turns;
mod m0060_demandes;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    #[expect(clippy::too_many_lines, reason = "a list, which only grows")]
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_agencies::Migration),
            Box::new(m0002_accounts::Migration),
            Box::new(m0003_portfolio::Migration),
            Box::new(m0004_access::Migration),
            Box::new(m0005_mail::Migration),
            Box::new(m0006_audit::Migration),
            Box::new(m0007_guard::Migration),
            Box::new(m0008_keys::Migration),
            Box::new(m0009_session_public_id::Migration),
            Box::new(m0010_immeubles::Migration),
            Box::new(m0011_ledger::Migration),
            Box::new(m0012_documents::Migration),
            Box::new(m0013_staff::Migration),
            Box::new(m0014_staff_last_sign_in::Migration),
            Box::new(m0015_portfolio::Migration),
            Box::new(m0016_jobs::Migration),
            Box::new(m0017_letters::Migration),
            Box::new(m0018_document_drafts::Migration),
            Box::new(m0019_api::Migration),
            Box::new(m0020_journal::Migration),
            Box::new(m0021_imports::Migration),
            Box::new(m0022_terms_changes::Migration),
            Box::new(m0023_agency_acts::Migration),
            Box::new(m0024_conformite::Migration),
            Box::new(m0025_bulk_acts::Migration),
            Box::new(m0026_portfolio_kinds::Migration),
            Box::new(m0027_import_reports::Migration),
            Box::new(m0028_staff_reset::Migration),
            Box::new(m0029_account_factors::Migration),
            Box::new(m0030_passkeys::Migration),
            Box::new(m0031_factor_losses::Migration),
            Box::new(m0032_email_changes::Migration),
            Box::new(m0033_rgpd::Migration),
            Box::new(m0035_audit_chain::Migration),
            Box::new(m0036_key_retired::Migration),
            Box::new(m0038_at_a_glance::Migration),
            Box::new(m0039_contestations::Migration),
            Box::new(m0040_audit_adoptions::Migration),
            Box::new(m0041_restoration_seal::Migration),
            Box::new(m0043_addresses_and_devices::Migration),
            Box::new(m0044_keys_on_hold::Migration),
            Box::new(m0045_losses_and_failures::Migration),
            Box::new(m0046_notifications::Migration),
            Box::new(m0047_told::Migration),
            Box::new(m0053_conformite_verification::Migration),
            Box::new(m0054_tiers_line_waiting::Migration),
            Box::new(m0056_turns::Migration),
            Box::new(m0060_demandes::Migration),
        ]
    }
}

/// A foreign key to a row of the same société.
fn within_societe(
    table: &'static str,
    column: &'static str,
    to: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, ("societe_id", column)).to(to, ("societe_id", "id")).to_owned()
}

/// A foreign key to a row known by its `id` alone.
fn to_row(
    table: &'static str,
    column: &'static str,
    to: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").to_owned()
}

/// The key of a business table: the société first, always.
fn societe_key() -> IndexCreateStatement {
    Index::create().col("societe_id").col("id").primary().to_owned()
}

fn index(table: &'static str, column: &'static str) -> IndexCreateStatement {
    Index::create().name(format!("{table}_{column}")).table(table).col(column).to_owned()
}

fn within_index(table: &'static str, column: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(format!("{table}_{column}"))
        .table(table)
        .col("societe_id")
        .col(column)
        .to_owned()
}

/// The agency's own reference is unique within its société: imports are told apart by it.
fn reference_index(table: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(format!("{table}_reference"))
        .table(table)
        .col("societe_id")
        .col("reference")
        .unique()
        .to_owned()
}

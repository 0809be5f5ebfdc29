//! The orders of the portfolio, as its filters need them: the lines of one kind (qualités and access)
//! lie together, in each order of the list, so that a filter that few lines match, or none, is
//! answered as soon as one that many match.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for name in BEFORE {
            schema.drop_index(Index::drop().name(name).table("tiers_line").to_owned()).await?;
        }
        for (name, columns) in INDEXES {
            let mut index = Index::create().name(name).table("tiers_line").to_owned();
            for column in columns {
                index.col(*column);
            }
            schema.create_index(index).await?;
        }
        Ok(())
    }
}

const BEFORE: [&str; 5] = [
    "tiers_line_name",
    "tiers_line_reference",
    "tiers_line_activated",
    "tiers_line_access",
    "tiers_line_expires",
];

/// The whole list in each of its orders; the same of each kind; and each kind by the time until
/// which its pairs are good.
const INDEXES: [(&str, &[&str]); 7] = [
    ("tiers_line_by_name", &["societe_id", "sort_name", "tiers_id"]),
    ("tiers_line_by_reference", &["societe_id", "reference", "tiers_id"]),
    ("tiers_line_by_activation", &["societe_id", "activated_at", "tiers_id"]),
    (
        "tiers_line_kind_by_name",
        &["societe_id", "qualites", "access", "sort_name", "tiers_id", "expires_at"],
    ),
    (
        "tiers_line_kind_by_reference",
        &["societe_id", "qualites", "access", "reference", "tiers_id", "expires_at"],
    ),
    (
        "tiers_line_kind_by_activation",
        &["societe_id", "qualites", "access", "activated_at", "tiers_id", "expires_at"],
    ),
    ("tiers_line_kind_by_expiry", &["societe_id", "qualites", "access", "expires_at", "tiers_id"]),
];

//! What an agency has sent of a contract: its entries, what they come to, what is due, its documents.

use palier::agencies::Societe;
use palier::clock::{Day, Moment, paris_today};
use palier::contracts::ContractId;
use palier::documents::{Audience, DocumentId, DocumentKind, document};
use palier::ledger::{EntryId, EntryKind, balance, due, entry, unpaid};
use palier::money::Cents;
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, EntityTrait};

const RENT: i64 = 80_000;
/// Rows of one statement: SQLite takes 32 766 values.
const ROWS: usize = 1_000;

/// Rows to be written together.
#[derive(Default)]
pub struct Books {
    entries: Vec<entry::ActiveModel>,
    balances: Vec<balance::ActiveModel>,
    dues: Vec<due::ActiveModel>,
    documents: Vec<document::ActiveModel>,
}

impl Books {
    /// So many months of rent, all paid but the last one, and two letters that nobody opened.
    pub fn add(&mut self, societe: &Societe, contract: ContractId, months: i16, now: Moment) {
        let today = paris_today(now);
        let month = |ago: i16| -> Day {
            today.date().saturating_sub(jiff_months(ago)).first_of_month().into()
        };
        for ago in (0..months).rev() {
            let rent = one_entry(societe, contract, month(ago), RENT, now);
            if ago == 0 {
                self.dues.push(one_due(societe, contract, &rent, month(-1)));
            } else {
                self.entries.push(one_entry(societe, contract, month(ago), -RENT, now));
            }
            self.entries.push(rent);
        }
        self.balances.push(balance::ActiveModel {
            societe_id: Set(societe.id),
            contract_id: Set(contract),
            cents: Set(Cents::new(RENT)),
            unpaid: Set(unpaid::written([(month(-1), Cents::new(RENT))])),
            updated_at: Set(now),
        });
        self.documents.extend([1, 0].map(|ago| one_document(societe, contract, month(ago), now)));
    }

    pub async fn write(self, tx: &impl ConnectionTrait) -> anyhow::Result<()> {
        for some in self.entries.chunks(ROWS) {
            entry::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
        }
        for some in self.balances.chunks(ROWS) {
            balance::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
        }
        for some in self.dues.chunks(ROWS) {
            due::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
        }
        for some in self.documents.chunks(ROWS) {
            document::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
        }
        Ok(())
    }
}

fn jiff_months(months: i16) -> jiff::Span {
    jiff::Span::new().months(months)
}

fn one_entry(
    societe: &Societe,
    contract: ContractId,
    day: Day,
    cents: i64,
    now: Moment,
) -> entry::ActiveModel {
    let id = EntryId::new();
    entry::ActiveModel {
        societe_id: Set(societe.id),
        id: Set(id),
        contract_id: Set(contract),
        reference: Set(format!("E-{id}")),
        revision: Set(0),
        kind: Set(if cents < 0 { EntryKind::Reglement } else { EntryKind::Loyer }),
        dated_on: Set(day),
        due_on: Set(None),
        period_from: Set(None),
        period_until: Set(None),
        label: Set("Loyer et provision sur charges".into()),
        cents: Set(Cents::new(cents)),
        recorded_at: Set(now),
    }
}

fn one_due(
    societe: &Societe,
    contract: ContractId,
    of: &entry::ActiveModel,
    due_on: Day,
) -> due::ActiveModel {
    due::ActiveModel {
        societe_id: Set(societe.id),
        contract_id: Set(contract),
        entry_id: of.id.clone(),
        due_on: Set(due_on),
        cents: Set(Cents::new(RENT)),
    }
}

fn one_document(
    societe: &Societe,
    contract: ContractId,
    day: Day,
    now: Moment,
) -> document::ActiveModel {
    let id = DocumentId::new();
    document::ActiveModel {
        societe_id: Set(societe.id),
        id: Set(id),
        reference: Set(format!("D-{id}")),
        kind: Set(DocumentKind::AvisDEcheance),
        audience: Set(Audience::Contract),
        title: Set("Avis d’échéance".into()),
        search_text: Set("avis d echeance".into()),
        contract_id: Set(Some(contract)),
        tiers_id: Set(None),
        immeuble_id: Set(None),
        dated_on: Set(day),
        period_from: Set(None),
        period_until: Set(None),
        exercice: Set(None),
        valid_until: Set(None),
        file_name: Set("avis.pdf".into()),
        media_type: Set("application/pdf".into()),
        bytes: Set(84_000),
        sha256: Set("0".repeat(64)),
        object: Set(id.to_string()),
        published_at: Set(now),
        withdrawn_at: Set(None),
        updated_at: Set(now),
        is_tagged: Set(None),
    }
}

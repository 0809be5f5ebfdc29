//! What an agency's ledger says of a contract and of its immeuble, row by row.

use palier::agencies::Societe;
use palier::clock::Day;
use palier::contracts::{
    Contract, ContractId, Immeuble, ImmeubleId, LotId, Qualite, contract, contract_lot, immeuble,
    lot, tiers_line,
};
use palier::ledger::{EntryId, EntryKind, balance, due, entry, state, unpaid};
use palier::money::Cents;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

use super::{Dossier, Extranet};

/// An IBAN that is nobody's, with good check digits.
pub const IBAN: &str = "FR7630006000011234567890189";

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

impl Extranet {
    /// The ledger of a société as of a day, paid on [`IBAN`].
    pub async fn ledger(&self, societe: &Societe, as_of: &str) {
        let row = state::ActiveModel {
            societe_id: Set(societe.id),
            as_of: Set(day(as_of)),
            payee: Set(Some(societe.name.clone())),
            iban: Set(Some(IBAN.into())),
            bic: Set(Some("AGRIFRPP".into())),
            updated_at: Set(self.clock.now()),
        };
        let tx = self.app.db.begin().await.expect("a transaction");
        state::Entity::insert(row).exec_without_returning(&tx).await.expect("a ledger");
        tx.commit().await.expect("a commit");
    }

    /// What the entries of a contract come to.
    pub async fn balance(&self, of: &Contract, cents: i64) {
        self.balance_with(of, cents, &[]).await;
    }

    async fn balance_with(&self, of: &Contract, cents: i64, dues: &[(&str, i64)]) {
        let dues = dues.iter().map(|(due_on, cents)| (day(due_on), Cents::new(*cents)));
        let row = balance::ActiveModel {
            societe_id: Set(of.societe_id),
            contract_id: Set(of.id),
            cents: Set(Cents::new(cents)),
            unpaid: Set(unpaid::written(dues)),
            updated_at: Set(self.clock.now()),
        };
        let tx = self.app.db.begin().await.expect("a transaction");
        balance::Entity::insert(row).exec_without_returning(&tx).await.expect("a balance");
        tx.commit().await.expect("a commit");
    }

    pub async fn entry(
        &self,
        of: &Contract,
        dated_on: &str,
        (label, cents): (&str, i64),
    ) -> EntryId {
        let id = EntryId::new();
        let row = entry::ActiveModel {
            societe_id: Set(of.societe_id),
            id: Set(id),
            contract_id: Set(of.id),
            reference: Set(format!("E-{id}")),
            revision: Set(0),
            kind: Set(EntryKind::Autre),
            dated_on: Set(day(dated_on)),
            due_on: Set(None),
            period_from: Set(None),
            period_until: Set(None),
            label: Set(label.into()),
            cents: Set(Cents::new(cents)),
            recorded_at: Set(self.clock.now()),
        };
        let tx = self.app.db.begin().await.expect("a transaction");
        entry::Entity::insert(row).exec_without_returning(&tx).await.expect("an entry");
        tx.commit().await.expect("a commit");
        id
    }

    /// A balance that is made of what is left to pay by these days.
    pub async fn owes(&self, of: &Contract, dues: &[(&str, i64)]) {
        self.balance_with(of, dues.iter().map(|(_, cents)| cents).sum(), dues).await;
        for (due_on, cents) in dues {
            let entry_id = self.entry(of, due_on, ("Loyer et charges", *cents)).await;
            let row = due::ActiveModel {
                societe_id: Set(of.societe_id),
                contract_id: Set(of.id),
                entry_id: Set(entry_id),
                due_on: Set(day(due_on)),
                cents: Set(Cents::new(*cents)),
            };
            let tx = self.app.db.begin().await.expect("a transaction");
            due::Entity::insert(row).exec_without_returning(&tx).await.expect("a due");
            tx.commit().await.expect("a commit");
        }
    }

    /// One more contract of the same tiers, at another address, in this quality.
    pub async fn another(&self, of: &Dossier, qualite: Qualite, address: &str) -> Contract {
        let mut row = of.contract.clone().into_active_model().reset_all();
        let id = ContractId::new();
        row.id = Set(id);
        row.reference = Set(format!("C-{}", id.to_string().split_at(8).0));
        row.qualite = Set(qualite);
        row.address = Set(address.into());
        let tx = self.app.db.begin().await.expect("a transaction");
        let contract = row.insert(&tx).await.expect("a contract");
        tiers_line::renew(&tx, contract.societe_id, &[contract.tiers_id]).await.expect("a line");
        tx.commit().await.expect("a commit");
        contract
    }

    pub async fn change_contract(
        &self,
        of: &Contract,
        change: impl FnOnce(&mut contract::ActiveModel),
    ) {
        let mut row = of.clone().into_active_model();
        change(&mut row);
        let tx = self.app.db.begin().await.expect("a transaction");
        row.update(&tx).await.expect("a contract");
        tx.commit().await.expect("a commit");
    }

    /// « Résidence Les Tilleuls », where this contract is.
    pub async fn immeuble(
        &self,
        of: &Contract,
        change: impl FnOnce(&mut immeuble::ActiveModel),
    ) -> Immeuble {
        let mut row = immeuble::ActiveModel {
            societe_id: Set(of.societe_id),
            id: Set(ImmeubleId::new()),
            reference: Set("I-1".into()),
            name: Set("Résidence Les Tilleuls".into()),
            address: Set("8 rue des Lilas".into()),
            postcode: Set("31000".into()),
            city: Set("Toulouse".into()),
            is_copropriete: Set(true),
            waived_on: Set(None),
            payee: Set(None),
            iban: Set(None),
            bic: Set(None),
            created_at: Set(self.clock.now()),
            updated_at: Set(self.clock.now()),
        };
        change(&mut row);
        let tx = self.app.db.begin().await.expect("a transaction");
        let immeuble = row.insert(&tx).await.expect("an immeuble");
        tx.commit().await.expect("a commit");
        self.change_contract(of, |row| row.immeuble_id = Set(Some(immeuble.id))).await;
        immeuble
    }

    /// A lot of an immeuble, held by this contract.
    pub async fn lot(
        &self,
        (of, at): (&Contract, &Immeuble),
        (reference, nature, place): (&str, &str, &str),
        tantiemes: Option<i64>,
    ) {
        let id = LotId::new();
        let row = lot::ActiveModel {
            societe_id: Set(of.societe_id),
            id: Set(id),
            immeuble_id: Set(at.id),
            reference: Set(reference.into()),
            nature: Set(nature.into()),
            place: Set(place.into()),
            tantiemes: Set(tantiemes),
            created_at: Set(self.clock.now()),
            updated_at: Set(self.clock.now()),
        };
        let held = contract_lot::ActiveModel {
            societe_id: Set(of.societe_id),
            contract_id: Set(of.id),
            lot_id: Set(id),
        };
        let tx = self.app.db.begin().await.expect("a transaction");
        lot::Entity::insert(row).exec_without_returning(&tx).await.expect("a lot");
        contract_lot::Entity::insert(held).exec_without_returning(&tx).await.expect("it is held");
        tx.commit().await.expect("a commit");
    }
}

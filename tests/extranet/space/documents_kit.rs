//! What stories about documents begin with: immeubles, lots held, files published.

use std::io::Write;

use bytes::Bytes;
use palier::audit::Actor;
use palier::clock::{Day, paris_today};
use palier::contracts::{
    ConseilMandatId, Contract, ImmeubleId, Qualite, conseil_mandat, contract, immeuble,
};
use palier::documents::{self, DocumentId, DocumentKind, NewDocument, Published, Readers};
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use crate::support::{Agence, Dossier, Extranet};

pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// A file that a browser would take for a PDF, and no other story has.
pub fn pdf(words: &str) -> Bytes {
    let mut file = b"%PDF-1.7\n".to_vec();
    for line in 0..200 {
        writeln!(file, "% {line} {words}").expect("memory");
    }
    file.into()
}

/// A document as the agency describes it, to be changed by the story.
pub fn new(agence: &Agence, kind: DocumentKind, readers: Readers, title: &str) -> NewDocument {
    NewDocument {
        societe_id: agence.societe.id,
        reference: Uuid::new_v4().to_string(),
        kind,
        readers,
        title: title.to_owned(),
        dated_on: day("2026-04-30"),
        period: None,
        exercice: None,
        valid_until: None,
        file_name: title.to_owned(),
    }
}

impl Extranet {
    pub async fn publish(&self, new: &NewDocument) -> DocumentId {
        self.publish_file(new, pdf(&new.title)).await
    }

    pub async fn publish_file(&self, new: &NewDocument, file: Bytes) -> DocumentId {
        let stored = documents::store(&self.app.store, file).await.expect("stored");
        let tx = self.app.db.begin().await.expect("a transaction");
        let published =
            documents::publish(&tx, new, &stored, (Actor::Operator, self.clock.now())).await;
        tx.commit().await.expect("a commit");
        match published.expect("published") {
            Published::Added(id) | Published::Replaced(id) => id,
        }
    }

    pub async fn withdraw(&self, agence: &Agence, id: DocumentId) -> bool {
        let tx = self.app.db.begin().await.expect("a transaction");
        let now = self.clock.now();
        let withdrawn = documents::withdraw(&tx, agence.societe.id, id, now).await;
        tx.commit().await.expect("a commit");
        withdrawn.expect("withdrawn")
    }

    pub async fn immeuble_named(&self, agence: &Agence, name: &str) -> ImmeubleId {
        let id = ImmeubleId::new();
        let row = immeuble::ActiveModel {
            societe_id: Set(agence.societe.id),
            id: Set(id),
            reference: Set(id.to_string()),
            name: Set(name.to_owned()),
            address: Set("1 place du Capitole".into()),
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
        let tx = self.app.db.begin().await.expect("a transaction");
        row.insert(&tx).await.expect("an immeuble");
        tx.commit().await.expect("a commit");
        id
    }

    /// The contract of a dossier, changed.
    pub async fn change(
        &self,
        dossier: &Dossier,
        change: impl FnOnce(&mut contract::ActiveModel),
    ) -> Contract {
        let mut row = dossier.contract.clone().into_active_model();
        change(&mut row);
        let tx = self.app.db.begin().await.expect("a transaction");
        let changed = row.update(&tx).await.expect("a contract");
        tx.commit().await.expect("a commit");
        changed
    }

    /// Makes it the lots of a copropriétaire, from a day to another.
    pub async fn holds_lots(
        &self,
        dossier: &Dossier,
        immeuble: ImmeubleId,
        (from, until): (Option<&str>, Option<&str>),
    ) {
        self.change(dossier, |contract| {
            contract.qualite = Set(Qualite::Coproprietaire);
            contract.immeuble_id = Set(Some(immeuble));
            contract.started_on = Set(from.map(day));
            contract.ended_on = Set(until.map(day));
        })
        .await;
    }

    /// Elects the tiers of a dossier to the conseil syndical.
    pub async fn elect(
        &self,
        dossier: &Dossier,
        immeuble: ImmeubleId,
        (from, until): (&str, Option<&str>),
    ) {
        let id = ConseilMandatId::new();
        let row = conseil_mandat::ActiveModel {
            societe_id: Set(dossier.tiers.societe_id),
            id: Set(id),
            immeuble_id: Set(immeuble),
            tiers_id: Set(dossier.tiers.id),
            reference: Set(id.to_string()),
            presides: Set(false),
            started_on: Set(day(from)),
            ended_on: Set(until.map(day)),
            created_at: Set(self.clock.now()),
            updated_at: Set(self.clock.now()),
        };
        let tx = self.app.db.begin().await.expect("a transaction");
        row.insert(&tx).await.expect("a mandate");
        tx.commit().await.expect("a commit");
    }

    pub fn today(&self) -> Day {
        paris_today(self.clock.now())
    }
}

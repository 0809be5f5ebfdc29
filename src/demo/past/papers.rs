//! A file that was imported, the day of an assemblée générale, a document without object.

use jiff::ToSpan;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::{HERE, Past, missing, societe};
use crate::agencies::Societe;
use crate::audit::{Actor, Kind};
use crate::clock::{Day, paris_today};
use crate::contracts::Immeuble;
use crate::documents::DocumentKind;
use crate::imports;
use crate::office::conformite::assemblee_generale;
use crate::office::conformite::exemption::{self, ExemptionId};
use crate::office::imports::import::{self, Format, ImportId, State};

/// Days ago.
const IMPORTED: u64 = 19;
const SAID: u64 = 80;
/// Days until the assemblée.
const COMES_IN: i64 = 54;

pub async fn write(past: &Past<'_>) -> Result<(), DbErr> {
    import(past).await?;
    assemblee(past).await?;
    exempted(past).await
}

/// Of the file of the month's entries.
const SHA256: &str = "9f2c41d07be8a35614c0d9e27f83b5a6e1047c92db36f85a0c7e419d2b83f650";

/// The month's entries, sent on the pages.
async fn import(past: &Past<'_>) -> Result<(), DbErr> {
    let at = past.days_ago(IMPORTED);
    let row = import::ActiveModel {
        societe_id: Set(past.societe.id),
        id: Set(ImportId::new()),
        kind: Set(imports::Kind::Entries),
        format: Set(Format::Csv),
        file_name: Set("ecritures-du-mois.csv".into()),
        bytes: Set(48_213),
        sha256: Set(SHA256.into()),
        object: Set(None),
        batch_id: Set(None),
        as_of: Set(paris_today(at)),
        state: Set(State::Applied),
        job_id: Set(None),
        sent_by: Set(past.by),
        sent_at: Set(at),
        network: Set("203.0.113.0/24".into()),
        request: Set("demo".into()),
        fingerprint: Set(String::new()),
        has_moved: Set(false),
        fault_fr: Set(None),
        fault_en: Set(None),
        confirmed_by: Set(Some(past.by)),
        confirmed_at: Set(Some(at)),
        ended_at: Set(Some(at)),
        rows_read: Set(412),
        rows_created: Set(396),
        rows_changed: Set(14),
        rows_unchanged: Set(0),
        rows_ended: Set(0),
        rows_refused: Set(2),
        rows_flaws: Set(0),
        report_gone_at: Set(Some(at)),
    };
    import::Entity::insert(row).exec_without_returning(past.tx).await?;
    let counts = "412 read, 396 created, 14 changed, 0 unchanged, 0 ended, 2 refused";
    past.told((Kind::Imported, format!("entries, sha256 {SHA256}: {counts}")), past.actor(), at)
        .await
}

/// In some weeks, for the copropriété that has all of its documents.
async fn assemblee(past: &Past<'_>) -> Result<(), DbErr> {
    let cedres = immeuble(past, &past.societe, "CEDRES").await?;
    let today = paris_today(past.now);
    let held_on = today.date().checked_add(COMES_IN.days()).map_or(today, Day::from);
    let row = assemblee_generale::ActiveModel {
        societe_id: Set(past.societe.id),
        immeuble_id: Set(cedres.id),
        held_on: Set(held_on),
        noted_at: Set(past.days_ago(SAID)),
        noted_by: Set(past.actor().to_string()),
    };
    assemblee_generale::Entity::insert(row).exec_without_returning(past.tx).await?;
    past.told((Kind::ConformiteChanged, cedres.id), past.actor(), past.days_ago(SAID)).await
}

/// At the sister société, whose copropriété lacks some.
async fn exempted(past: &Past<'_>) -> Result<(), DbErr> {
    let sister = societe(past.tx, (HERE.0, "MTB")).await?;
    let place = immeuble(past, &sister, "LACAPELLE").await?;
    let by = Actor::Staff(
        super::member(past.tx, "claire.aubert@cabinet-bellevue.example").await?.uuid(),
    );
    let row = exemption::ActiveModel {
        societe_id: Set(sister.id),
        id: Set(ExemptionId::new()),
        immeuble_id: Set(place.id),
        kind: Set(DocumentKind::MarcheDeTravaux),
        reason: Set("Aucun marché de travaux en cours.".into()),
        said_at: Set(past.days_ago(SAID)),
        said_by: Set(by.to_string()),
        lifted_at: Set(None),
        lifted_by: Set(None),
    };
    exemption::Entity::insert(row).exec_without_returning(past.tx).await.map(drop)
}

async fn immeuble(past: &Past<'_>, societe: &Societe, reference: &str) -> Result<Immeuble, DbErr> {
    let references = [reference.to_owned()];
    let found = Immeuble::with_references(past.tx, societe, &references).await?.pop();
    found.ok_or_else(|| missing(reference))
}

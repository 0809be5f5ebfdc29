//! A document on its way: its file lies in the store, and somebody has still to say who it is for, or
//! to confirm it. What is not confirmed within a day is removed, file and all.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{ExprTrait, IntoActiveModel, QuerySelect};

use super::audience::Audience;
use super::batch::{self, Batch, BatchId};
use super::content::{Caution, Media};
use super::document::{self, Document, DocumentId};
use super::kind::DocumentKind;
use super::publication::{NewDocument, Readers, Stored};
use crate::agencies::SocieteId;
use crate::clock::{Day, Moment};
use crate::contracts::{ContractId, ImmeubleId, TiersId};
use crate::store::Kept;
use crate::web::App;

pub use Model as Draft;

crate::id!(DraftId);

/// How long a file waits for a confirmation.
pub const KEPT: Duration = Duration::from_hours(24);

/// Removed at a time, so that no upkeep takes long.
const AT_A_TIME: u64 = 500;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DraftId,
    /// Whose it is: nobody else sees it.
    pub staff_id: Uuid,
    /// The files that it was sent with.
    pub batch_id: Option<BatchId>,
    /// What the file was called where it came from; for the eye alone.
    pub given_name: String,
    pub object: String,
    pub bytes: i64,
    pub sha256: String,
    pub media_type: String,
    /// Names of [`Caution`], with a space between.
    pub cautions: String,
    /// Whether it can be read aloud.
    pub is_tagged: Option<bool>,
    /// The document that it takes the place of.
    pub replaces_id: Option<DocumentId>,
    /// From here on: nothing until all of it is known.
    pub kind: Option<DocumentKind>,
    pub audience: Option<Audience>,
    pub title: Option<String>,
    pub contract_id: Option<ContractId>,
    pub tiers_id: Option<TiersId>,
    pub immeuble_id: Option<ImmeubleId>,
    pub dated_on: Option<Day>,
    pub period_from: Option<Day>,
    pub period_until: Option<Day>,
    pub exercice: Option<i32>,
    pub valid_until: Option<Day>,
    pub created_at: Moment,
    /// Once it was confirmed, as this document.
    pub published_at: Option<Moment>,
    pub document_id: Option<DocumentId>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Whose drafts: a member of staff, at a société.
pub type Sender = (SocieteId, Uuid);

impl Draft {
    pub async fn of(
        db: &impl ConnectionTrait,
        (societe, staff): Sender,
        id: DraftId,
    ) -> Result<Option<Self>, DbErr> {
        let own = Entity::find_by_id((societe, id));
        own.filter(COLUMN.staff_id.eq(staff)).one(db).await
    }

    /// What is to be published; nothing while something is missing.
    pub fn described(&self, reference: String) -> Option<NewDocument> {
        let title = self.title.clone()?;
        Some(NewDocument {
            societe_id: self.societe_id,
            reference,
            kind: self.kind?,
            readers: self.readers()?,
            file_name: title.clone(),
            title,
            dated_on: self.dated_on?,
            period: self.period_from.zip(self.period_until),
            exercice: self.exercice,
            valid_until: self.valid_until,
        })
    }

    pub fn readers(&self) -> Option<Readers> {
        match self.audience? {
            Audience::Contract => self.contract_id.map(Readers::Contract),
            Audience::Tiers => self.tiers_id.map(Readers::Tiers),
            Audience::Coproprietaires => self.immeuble_id.map(Readers::Coproprietaires),
            Audience::ConseilSyndical => self.immeuble_id.map(Readers::ConseilSyndical),
        }
    }

    pub fn cautions(&self) -> Vec<Caution> {
        use sea_orm::{ActiveEnum, Iterable};
        let is_told = |one: &Caution| self.cautions.split(' ').any(|name| name == one.to_value());
        Caution::iter().filter(is_told).collect()
    }

    /// Its content, as a document takes it.
    pub fn stored(&self) -> Option<Stored> {
        let kept =
            Kept { object: self.object.clone(), bytes: self.bytes, sha256: self.sha256.clone() };
        let media = Media::named(&self.media_type)?;
        Some(Stored { kept, media, cautions: self.cautions(), is_tagged: self.is_tagged })
    }

    /// The reference under which it is published: the one of what it replaces, or one of its own.
    pub async fn reference(&self, db: &impl ConnectionTrait) -> Result<String, DbErr> {
        let own = format!("web-{}", self.id);
        let Some(replaced) = self.replaces_id else { return Ok(own) };
        let replaced = Document::of_societe(db, self.societe_id, replaced).await?;
        Ok(replaced.map_or(own, |document| document.reference))
    }
}

/// Keeps a stored file aside for its sender.
pub async fn keep_aside(
    tx: &impl ConnectionTrait,
    (societe, staff): Sender,
    (stored, given_name, batch): (&Stored, &str, Option<BatchId>),
    now: Moment,
) -> Result<Draft, DbErr> {
    use sea_orm::ActiveEnum;
    let cautions: Vec<String> = stored.cautions.iter().map(ActiveEnum::to_value).collect();
    let draft = Model {
        societe_id: societe,
        id: DraftId::new(),
        staff_id: staff,
        batch_id: batch,
        given_name: given_name.to_owned(),
        object: stored.kept.object.clone(),
        bytes: stored.kept.bytes,
        sha256: stored.kept.sha256.clone(),
        media_type: stored.media.media_type().to_owned(),
        cautions: cautions.join(" "),
        is_tagged: stored.is_tagged,
        replaces_id: None,
        kind: None,
        audience: None,
        title: None,
        contract_id: None,
        tiers_id: None,
        immeuble_id: None,
        dated_on: None,
        period_from: None,
        period_until: None,
        exercice: None,
        valid_until: None,
        created_at: now,
        published_at: None,
        document_id: None,
    };
    draft.into_active_model().reset_all().insert(tx).await
}

/// Writes down what is said of a file that waits. False when it was published in the meantime.
pub async fn describe(
    tx: &impl ConnectionTrait,
    draft: &Draft,
    (new, replaces): (&NewDocument, Option<DocumentId>),
) -> Result<bool, DbErr> {
    let (mut contract, mut tiers, mut immeuble) = (None, None, None);
    match new.readers {
        Readers::Contract(id) => contract = Some(id),
        Readers::Tiers(id) => tiers = Some(id),
        Readers::Coproprietaires(id) | Readers::ConseilSyndical(id) => immeuble = Some(id),
    }
    let said = ActiveModel {
        replaces_id: Set(replaces),
        kind: Set(Some(new.kind)),
        audience: Set(Some(new.readers.audience())),
        title: Set(Some(new.title.clone())),
        contract_id: Set(contract),
        tiers_id: Set(tiers),
        immeuble_id: Set(immeuble),
        dated_on: Set(Some(new.dated_on)),
        period_from: Set(new.period.map(|(from, _)| from)),
        period_until: Set(new.period.map(|(_, until)| until)),
        exercice: Set(new.exercice),
        valid_until: Set(new.valid_until),
        ..Default::default()
    };
    let waiting = Entity::update_many()
        .set(said)
        .filter(COLUMN.societe_id.eq(draft.societe_id))
        .filter(COLUMN.id.eq(draft.id))
        .filter(COLUMN.published_at.is_null());
    Ok(waiting.exec(tx).await?.rows_affected == 1)
}

/// How many [`sweep`] would remove.
pub async fn count_old(db: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    Ok(old(now).all(db).await?.len() as u64)
}

fn old(now: Moment) -> Select<Entity> {
    Entity::find().filter(COLUMN.created_at.lt(now - KEPT)).limit(AT_A_TIME)
}

/// Removes what was not confirmed in time; a content that a document has in the meantime stays, and so
/// does one that a document had: it is among those that were retired.
pub async fn sweep(app: &App, now: Moment) -> Result<u64, DbErr> {
    let old = old(now).all(app.db.reader()).await?;
    let forgotten = remove(app, &old).await?;
    if forgotten > 0 {
        let tx = app.db.begin().await?;
        batch::sweep(&tx, now - KEPT).await?;
        tx.commit().await?;
    }
    Ok(forgotten)
}

/// Removes the files of a batch that became no document.
pub async fn discard(app: &App, societe: SocieteId, batch: BatchId) -> Result<u64, DbErr> {
    let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
    let left = own.filter(COLUMN.batch_id.eq(batch)).all(app.db.reader()).await?;
    remove(app, &left).await
}

/// Files of a batch that documents have from now on are no drafts any more.
pub async fn settle(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    batch: BatchId,
) -> Result<(), DbErr> {
    let own = Expr::col((document::Entity, document::Column::SocieteId)).eq(societe);
    let mut taken = Query::select();
    taken.column(document::Column::Object).from(document::Entity).and_where(own);
    let settled = Entity::delete_many()
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.batch_id.eq(batch))
        .filter(Expr::col(Column::Object).in_subquery(taken));
    settled.exec(tx).await.map(drop)
}

/// The files of one batch are another's from now on.
pub async fn move_all(tx: &impl ConnectionTrait, from: &Batch, to: &Batch) -> Result<(), DbErr> {
    let own = Entity::update_many()
        .col_expr(Column::BatchId, Expr::value(to.id))
        .filter(COLUMN.societe_id.eq(from.societe_id))
        .filter(COLUMN.batch_id.eq(from.id));
    own.exec(tx).await.map(drop)
}

/// Removes these, and their files but for those that a document has or had.
pub async fn remove(app: &App, drafts: &[Draft]) -> Result<u64, DbErr> {
    if drafts.is_empty() {
        return Ok(0);
    }
    let waiting = drafts.iter().filter(|draft| draft.published_at.is_none());
    let objects: Vec<&str> = waiting.map(|draft| draft.object.as_str()).collect();
    let named: Vec<String> = document::Entity::find()
        .select_only()
        .column(document::Column::Object)
        .filter(document::COLUMN.object.is_in(objects.iter().copied()))
        .into_tuple()
        .all(app.db.reader())
        .await?;
    for object in objects.iter().filter(|object| !named.iter().any(|it| it == **object)) {
        if let Err(error) = app.store.remove(object).await {
            tracing::warn!(%error, "a file that nobody confirmed stays in the store");
        }
    }
    let tx = app.db.begin().await?;
    let ids: Vec<DraftId> = drafts.iter().map(|draft| draft.id).collect();
    let forgotten = Entity::delete_many().filter(COLUMN.id.is_in(ids)).exec(&tx).await?;
    tx.commit().await?;
    Ok(forgotten.rows_affected)
}

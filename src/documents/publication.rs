//! Publishing: a document put before its readers, replaced by a newer content, taken back.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::audience::Audience;
use super::content::{Caution, Media};
use super::document::{ActiveModel, COLUMN, Column, Document, DocumentId, Entity};
use super::kind::DocumentKind;
use super::picture::PictureFault;
use super::retired;
use super::search_text::search_text;
use super::version;
use crate::agencies::SocieteId;
use crate::audit::Actor;
use crate::clock::{Day, Moment};
use crate::contracts::{ContractId, ImmeubleId, TiersId};
use crate::ledger::Owed;
use crate::store::{Kept, PutError, StoreError};
use crate::web::Error;

/// What an agency says of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDocument {
    pub societe_id: SocieteId,
    /// The agency's own: the same one again replaces the document.
    pub reference: String,
    pub kind: DocumentKind,
    pub readers: Readers,
    pub title: String,
    pub dated_on: Day,
    /// The first and the last day; a quittance has them, or nobody ever sees it.
    pub period: Option<(Day, Day)>,
    pub exercice: Option<i32>,
    pub valid_until: Option<Day>,
    /// Without its extension, which comes from the content.
    pub file_name: String,
}

/// An audience and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    Contract(ContractId),
    Tiers(TiersId),
    Coproprietaires(ImmeubleId),
    ConseilSyndical(ImmeubleId),
}

impl Readers {
    pub fn audience(self) -> Audience {
        match self {
            Self::Contract(_) => Audience::Contract,
            Self::Tiers(_) => Audience::Tiers,
            Self::Coproprietaires(_) => Audience::Coproprietaires,
            Self::ConseilSyndical(_) => Audience::ConseilSyndical,
        }
    }
}

/// A content that lies in the store already, and waits for its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub(super) kept: Kept,
    pub(super) media: Media,
    /// For the agency's eyes; nothing is refused for it.
    pub cautions: Vec<Caution>,
    /// Unknown of what was stored before anybody looked.
    pub(super) is_tagged: Option<bool>,
}

impl Stored {
    /// Its name in the store.
    pub fn object(&self) -> &str {
        &self.kept.object
    }

    pub fn bytes(&self) -> i64 {
        self.kept.bytes
    }

    /// What it is, told by what it holds.
    pub fn media(&self) -> Media {
        self.media
    }

    /// Of the content, in lowercase hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.kept.sha256
    }
}

/// Why a document is not published.
#[derive(Debug, thiserror::Error)]
pub enum NotPublished {
    #[error("neither a PDF, nor a PNG, nor a JPEG")]
    Content,
    #[error(transparent)]
    Picture(#[from] PictureFault),
    #[error("the file could not be read to its end")]
    Interrupted,
    #[error("a document of this kind is not for these readers")]
    Readers,
    #[error("a quittance without its term")]
    Term,
    #[error(transparent)]
    Store(#[from] PutError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

impl From<NotPublished> for Error {
    /// A store or a database that does not answer is a matter of time; the rest is our fault.
    fn from(error: NotPublished) -> Self {
        match error {
            NotPublished::Database(error) => error.into(),
            NotPublished::Store(PutError::Store(error)) => StoreError::Store(error).into(),
            other => Self::internal(other),
        }
    }
}

/// What became of a document that was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    Added(DocumentId),
    /// The same reference: what is said of it, or its content, is new.
    Replaced(DocumentId),
}

/// Whether the document may be published so, before anything is stored.
pub fn check(new: &NewDocument) -> Result<(), NotPublished> {
    if !new.kind.allows(new.readers.audience()) {
        return Err(NotPublished::Readers);
    }
    if new.kind == DocumentKind::Quittance && new.period.is_none() {
        return Err(NotPublished::Term);
    }
    Ok(())
}

/// Whether something of a quittance's term is still due: it would say what is not so (loi 89-462,
/// art. 21).
pub async fn is_owed(db: &impl ConnectionTrait, new: &NewDocument) -> Result<bool, DbErr> {
    let (DocumentKind::Quittance, Readers::Contract(contract), Some(term)) =
        (new.kind, new.readers, new.period)
    else {
        return Ok(false);
    };
    let dues = Owed::of_contracts(db, new.societe_id, &[contract]).await?;
    Ok(dues.iter().any(|due| due.is_of(term)))
}

/// Writes the row of a stored content. One that was withdrawn is shown again; the former content is
/// told of among the versions, kept in the store for [`retired::KEPT`], then removed.
pub async fn publish(
    tx: &impl ConnectionTrait,
    new: &NewDocument,
    stored: &Stored,
    (by, now): (Actor, Moment),
) -> Result<Published, NotPublished> {
    check(new)?;
    let row = row(new, stored, now);
    let Some(former) = with_reference(tx, new.societe_id, &new.reference).await? else {
        let id = DocumentId::new();
        let row = ActiveModel { id: Set(id), published_at: Set(now), ..row };
        Entity::insert(row).exec_without_returning(tx).await?;
        return Ok(Published::Added(id));
    };
    if former.object != stored.kept.object {
        retired::retire(tx, &former.object, now).await?;
        version::note(tx, &former, (by, now)).await?;
    }
    let row = ActiveModel { id: Set(former.id), published_at: Set(former.published_at), ..row };
    row.update(tx).await?;
    Ok(Published::Replaced(former.id))
}

/// Takes a document back: at the next request nobody may open it. False when it was gone already.
pub async fn withdraw(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    id: DocumentId,
    now: Moment,
) -> Result<bool, DbErr> {
    let withdrawn = Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(now))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.id.eq(id))
        .filter(COLUMN.withdrawn_at.is_null());
    Ok(withdrawn.exec(tx).await?.rows_affected == 1)
}

/// Shows a document again that was taken back. False when nobody had taken it back.
pub async fn show_again(
    tx: &impl ConnectionTrait,
    societe: SocieteId,
    id: DocumentId,
    now: Moment,
) -> Result<bool, DbErr> {
    let shown = Entity::update_many()
        .col_expr(Column::WithdrawnAt, Expr::value(Option::<Moment>::None))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.id.eq(id))
        .filter(COLUMN.withdrawn_at.is_not_null());
    Ok(shown.exec(tx).await?.rows_affected == 1)
}

/// The document of this reference, withdrawn or not: what an import compares with.
pub async fn with_reference(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    reference: &str,
) -> Result<Option<Document>, DbErr> {
    let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
    own.filter(COLUMN.reference.eq(reference)).one(db).await
}

/// All but its number and the day of its publication.
fn row(new: &NewDocument, stored: &Stored, now: Moment) -> ActiveModel {
    let (mut contract_id, mut tiers_id, mut immeuble_id) = (None, None, None);
    match new.readers {
        Readers::Contract(id) => contract_id = Some(id),
        Readers::Tiers(id) => tiers_id = Some(id),
        Readers::Coproprietaires(id) | Readers::ConseilSyndical(id) => immeuble_id = Some(id),
    }
    ActiveModel {
        societe_id: Set(new.societe_id),
        reference: Set(new.reference.clone()),
        kind: Set(new.kind),
        audience: Set(new.readers.audience()),
        title: Set(new.title.clone()),
        search_text: Set(search_text(&new.title, new.kind)),
        contract_id: Set(contract_id),
        tiers_id: Set(tiers_id),
        immeuble_id: Set(immeuble_id),
        dated_on: Set(new.dated_on),
        period_from: Set(new.period.map(|(from, _)| from)),
        period_until: Set(new.period.map(|(_, until)| until)),
        exercice: Set(new.exercice),
        valid_until: Set(new.valid_until),
        file_name: Set(format!("{}.{}", new.file_name, stored.media.extension())),
        media_type: Set(stored.media.media_type().to_owned()),
        bytes: Set(stored.kept.bytes),
        sha256: Set(stored.kept.sha256.clone()),
        object: Set(stored.kept.object.clone()),
        is_tagged: Set(stored.is_tagged),
        withdrawn_at: Set(None),
        updated_at: Set(now),
        ..Default::default()
    }
}

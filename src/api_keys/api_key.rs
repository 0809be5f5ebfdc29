//! A key of the API: of one société, for some purposes, until a day.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use super::scope::Scope;
use super::secret::KeySecret;
use crate::agencies::SocieteId;
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::web::App;

pub use Model as ApiKey;

crate::id!(ApiKeyId);

/// Uses are written down at most this often: a request need not cost a write.
const NOTED_EVERY: Duration = Duration::from_mins(1);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApiKeyId,
    /// What it is for, in the agency's words.
    pub name: String,
    /// The key itself is only ever with its holder.
    pub token_hash: String,
    /// Its first signs.
    pub hint: String,
    /// The names of its scopes.
    scopes: String,
    /// As the audit trail says it.
    pub created_by: String,
    pub created_at: Moment,
    pub expires_at: Moment,
    /// To the minute.
    pub last_used_at: Option<Moment>,
    pub revoked_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What is said of a key when it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    pub name: String,
    pub scopes: Vec<Scope>,
    pub expires_at: Moment,
}

impl ApiKey {
    /// Whether it opens anything still.
    pub fn is_live(&self, now: Moment) -> bool {
        self.revoked_at.is_none() && self.expires_at > now
    }

    pub fn scopes(&self) -> Vec<Scope> {
        Scope::all_in(&self.scopes)
    }

    /// Who the audit trail says that it was.
    pub fn actor(&self) -> Actor {
        Actor::Key(self.id.uuid())
    }

    pub(super) fn may(&self, scope: Option<Scope>) -> bool {
        scope.is_none_or(|scope| self.scopes().contains(&scope))
    }
}

/// Makes a key: it can be read in what is returned, and nowhere else ever again.
pub async fn create(
    app: &App,
    (origin, actor): (&Origin, Actor),
    societe: SocieteId,
    new: NewKey,
) -> Result<(ApiKey, KeySecret), DbErr> {
    let secret = KeySecret::fresh();
    let row = ActiveModel {
        societe_id: Set(societe),
        id: Set(ApiKeyId::new()),
        name: Set(new.name),
        token_hash: Set(secret.hash().into()),
        hint: Set(secret.hint()),
        scopes: Set(Scope::in_words(&new.scopes)),
        created_by: Set(actor.to_string()),
        created_at: Set(origin.at),
        expires_at: Set(new.expires_at),
        last_used_at: Set(None),
        revoked_at: Set(None),
    };
    let tx = app.db.begin().await?;
    let key = row.insert(&tx).await?;
    let subject = format!("{} {}: {}", key.id, key.hint, key.scopes);
    let event = Event::done(Kind::ApiKeyCreated, actor, subject);
    audit::record(&tx, origin, event.at(societe.uuid())).await?;
    tx.commit().await?;
    Ok((key, secret))
}

/// All keys of a société, those that are over too, the newest first.
pub async fn list(db: &impl ConnectionTrait, societe: SocieteId) -> Result<Vec<ApiKey>, DbErr> {
    let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
    own.order_by_desc(COLUMN.created_at).order_by_desc(COLUMN.id).all(db).await
}

/// From the next request on it opens nothing; false when there is no such key, or it was over.
pub async fn revoke(
    app: &App,
    (origin, actor): (&Origin, Actor),
    (societe, id): (SocieteId, ApiKeyId),
) -> Result<bool, DbErr> {
    let tx = app.db.begin().await?;
    if !end(&tx, (societe, id), origin.at).await? {
        return Ok(false);
    }
    let event = Event::done(Kind::ApiKeyRevoked, actor, id).at(societe.uuid());
    audit::record(&tx, origin, event).await?;
    tx.commit().await?;
    Ok(true)
}

/// The step that does so.
pub async fn end(
    tx: &impl ConnectionTrait,
    (societe, id): (SocieteId, ApiKeyId),
    now: Moment,
) -> Result<bool, DbErr> {
    let revoked = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(now))
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.id.eq(id))
        .filter(COLUMN.revoked_at.is_null())
        .exec(tx)
        .await?;
    Ok(revoked.rows_affected == 1)
}

/// The key that this is, if it opens anything.
pub async fn live(
    db: &impl ConnectionTrait,
    secret: &KeySecret,
    now: Moment,
) -> Result<Option<ApiKey>, DbErr> {
    let own = Entity::find().filter(COLUMN.token_hash.eq(secret.hash().as_str()));
    Ok(own.one(db).await?.filter(|key| key.is_live(now)))
}

/// Writes down that it was used, unless that was done a moment ago.
pub(super) async fn note_use(app: &App, key: &ApiKey, now: Moment) -> Result<(), DbErr> {
    if key.last_used_at.is_some_and(|last| now.since(last) < NOTED_EVERY) {
        return Ok(());
    }
    let tx = app.db.begin().await?;
    Entity::update_many()
        .col_expr(Column::LastUsedAt, Expr::value(now))
        .filter(COLUMN.societe_id.eq(key.societe_id))
        .filter(COLUMN.id.eq(key.id))
        .exec(&tx)
        .await?;
    tx.commit().await
}

//! Answers that are kept for a day, by the key that asked and the name that it gave its request.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use crate::agencies::SocieteId;
use crate::api_keys::ApiKeyId;
use crate::clock::Moment;
use crate::web::App;

/// As long as software may be away and come back with the same request.
pub const KEPT: Duration = Duration::from_hours(24);

/// Beyond the longest request, one that is still not answered has died on the way.
const GRACE: Duration = Duration::from_secs(30);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub api_key_id: ApiKeyId,
    /// As the software names its request.
    #[sea_orm(primary_key, auto_increment = false)]
    pub idempotency_key: String,
    /// SHA-256 of its method, address and body.
    pub request_hash: String,
    pub begun_at: Moment,
    /// Nothing while it is worked on.
    pub sealed: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Whose request it is, and what it is called.
#[derive(Clone, Debug)]
pub struct Place {
    pub societe_id: SocieteId,
    pub api_key_id: ApiKeyId,
    pub name: String,
}

/// What is known of a request before it is worked on.
pub enum Begun {
    /// Nothing: it is to be done.
    First,
    /// It was done: the sealed answer.
    Answered(String),
    /// It is being done.
    InProgress,
    /// Another request had the same name.
    Reused,
}

/// Takes the place of a request, unless somebody did before.
pub async fn begin(app: &App, place: &Place, hash: &str, now: Moment) -> Result<Begun, DbErr> {
    let tx = app.db.begin().await?;
    let row = ActiveModel {
        societe_id: Set(place.societe_id),
        api_key_id: Set(place.api_key_id),
        idempotency_key: Set(place.name.clone()),
        request_hash: Set(hash.to_owned()),
        begun_at: Set(now),
        sealed: Set(None),
    };
    let already = OnConflict::new().do_nothing().to_owned();
    let insert = Entity::insert(row).on_conflict(already);
    if insert.exec_without_returning(&tx).await? == 1 {
        tx.commit().await?;
        return Ok(Begun::First);
    }
    let Some(former) = own(place).one(&tx).await? else { return Ok(Begun::InProgress) };
    if !former.is_over(app, now) {
        return Ok(former.judged(hash));
    }
    // Of two that come at once, one finds the row as it was.
    let taken = Entity::update_many()
        .col_expr(Column::BegunAt, Expr::value(now))
        .col_expr(Column::RequestHash, Expr::value(hash))
        .col_expr(Column::Sealed, Expr::value(None::<String>))
        .filter(of(place))
        .filter(COLUMN.begun_at.eq(former.begun_at))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(if taken.rows_affected == 1 { Begun::First } else { Begun::InProgress })
}

/// Keeps the answer of a request that was done.
pub async fn keep(app: &App, place: &Place, sealed: String) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    Entity::update_many()
        .col_expr(Column::Sealed, Expr::value(sealed))
        .filter(of(place))
        .exec(&tx)
        .await?;
    tx.commit().await
}

/// Frees the place of a request that was not done: it may come again.
pub async fn forget(app: &App, place: &Place) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    Entity::delete_many().filter(of(place)).exec(&tx).await?;
    tx.commit().await
}

/// Removes those that nobody will ask for any more.
pub async fn sweep(tx: &impl ConnectionTrait, now: Moment) -> Result<u64, DbErr> {
    let over = Entity::delete_many().filter(COLUMN.begun_at.lte(now - KEPT));
    Ok(over.exec(tx).await?.rows_affected)
}

impl Model {
    /// Whether its time has passed, or its worker died.
    fn is_over(&self, app: &App, now: Moment) -> bool {
        let lasts = match self.sealed {
            Some(_) => KEPT,
            None => app.settings.server.request_timeout + GRACE,
        };
        now.since(self.begun_at) >= lasts
    }

    fn judged(self, hash: &str) -> Begun {
        if self.request_hash != hash {
            return Begun::Reused;
        }
        self.sealed.map_or(Begun::InProgress, Begun::Answered)
    }
}

fn own(place: &Place) -> Select<Entity> {
    Entity::find().filter(of(place))
}

fn of(place: &Place) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(COLUMN.societe_id.eq(place.societe_id))
        .add(COLUMN.api_key_id.eq(place.api_key_id))
        .add(COLUMN.idempotency_key.eq(place.name.as_str()))
}

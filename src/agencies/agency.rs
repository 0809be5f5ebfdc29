//! An agency: the business that subscribes, with one or more sociétés and one client code.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};

use super::codes::Code;
use crate::clock::Moment;

pub use Model as Agency;

crate::id!(AgencyId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AgencyId,
    #[sea_orm(unique)]
    pub client_code: String,
    pub name: String,
    pub created_at: Moment,
    /// Whether everybody who works for it must sign in with a passkey.
    pub needs_passkey: bool,
}

impl ActiveModelBehavior for ActiveModel {}

impl Agency {
    /// Registers an agency; the database refuses a second one of the same client code.
    pub async fn create(
        tx: &impl ConnectionTrait,
        code: &Code,
        name: &str,
        now: Moment,
    ) -> Result<Self, DbErr> {
        ActiveModel {
            id: Set(AgencyId::new()),
            client_code: Set(code.as_str().to_owned()),
            name: Set(name.to_owned()),
            created_at: Set(now),
            needs_passkey: Set(false),
        }
        .insert(tx)
        .await
    }

    /// Gives it another client code; the database refuses one that is taken.
    pub async fn recode(self, tx: &impl ConnectionTrait, code: &Code) -> Result<Self, DbErr> {
        let mut row = self.into_active_model();
        row.client_code = Set(code.as_str().to_owned());
        row.update(tx).await
    }

    /// Whether its staff must sign in with a passkey from now on.
    pub async fn need_passkey(
        tx: &impl ConnectionTrait,
        id: AgencyId,
        needs: bool,
    ) -> Result<(), DbErr> {
        Entity::update_many()
            .col_expr(Column::NeedsPasskey, Expr::value(needs))
            .filter(COLUMN.id.eq(id))
            .exec(tx)
            .await?;
        Ok(())
    }

    pub async fn with_code(db: &impl ConnectionTrait, code: &Code) -> Result<Option<Self>, DbErr> {
        Entity::find().filter(COLUMN.client_code.eq(code.as_str())).one(db).await
    }

    /// The agency that a foreign key promises.
    pub async fn known(db: &impl ConnectionTrait, id: AgencyId) -> Result<Self, DbErr> {
        let found = Entity::find_by_id(id).one(db).await?;
        found.ok_or_else(|| DbErr::RecordNotFound(format!("agency {id}")))
    }

    /// Every agency, by client code.
    pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Self>, DbErr> {
        Entity::find().order_by_asc(COLUMN.client_code).all(db).await
    }
}

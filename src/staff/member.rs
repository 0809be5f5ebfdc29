//! A member of staff: somebody who works for an agency and may look after some of its sociétés.

use sea_orm::entity::prelude::*;

use crate::agencies::AgencyId;
use crate::clock::Moment;
use crate::guard::SecretHash;

pub use Model as Staff;

crate::id!(StaffId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StaffId,
    pub agency_id: AgencyId,
    /// Unique within the agency: another agency never learns of it.
    pub email: String,
    pub name: String,
    /// None until the invitation was accepted.
    pub password_hash: Option<String>,
    /// Sealed (`guard`); none until the second factor was set up.
    pub totp_secret: Option<String>,
    /// The last time step whose code was used: none is used twice (RFC 6238, 5.2).
    pub totp_step: Option<i64>,
    /// Raised by whatever must end every session.
    pub security_epoch: i64,
    pub lang: String,
    pub created_at: Moment,
    pub joined_at: Option<Moment>,
    pub removed_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Staff {
    /// The hash of their password, once they chose one.
    pub fn hash(&self) -> Option<SecretHash> {
        SecretHash::parse(self.password_hash.as_deref()?)
    }

    /// The member that a foreign key promises.
    pub async fn known(db: &impl ConnectionTrait, id: StaffId) -> Result<Self, DbErr> {
        let found = Entity::find_by_id(id).one(db).await?;
        found.ok_or_else(|| DbErr::RecordNotFound(format!("staff {id}")))
    }
}

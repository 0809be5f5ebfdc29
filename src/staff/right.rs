//! What a member of staff may do at one société; each right holds those before it.

use sea_orm::entity::prelude::*;

use super::member::StaffId;
use crate::agencies::{Societe, SocieteId};
use crate::clock::Moment;
use crate::texts::Texts;

/// Ordered from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Right {
    /// Reads everything of the société.
    Lecture,
    /// Issues, publishes, imports, dissociates.
    Gestion,
    /// Invites staff, changes the société's identity, gives keys to its software.
    Administration,
}

impl Right {
    pub fn text(self, texts: &Texts) -> String {
        match self {
            Self::Lecture => texts.office_right_lecture(),
            Self::Gestion => texts.office_right_gestion(),
            Self::Administration => texts.office_right_administration(),
        }
    }
}

/// A right as a type, so that a function can ask for it: see `AgencyStaff`.
pub trait AtLeast: Send + Sync + 'static {
    const RIGHT: Right;
}

pub struct Lecture;
pub struct Gestion;
pub struct Administration;

impl AtLeast for Lecture {
    const RIGHT: Right = Right::Lecture;
}
impl AtLeast for Gestion {
    const RIGHT: Right = Right::Gestion;
}
impl AtLeast for Administration {
    const RIGHT: Right = Right::Administration;
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_right")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    pub right: Right,
    pub given_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// The sociétés where a member has a right, by name.
pub async fn of_staff(
    db: &impl ConnectionTrait,
    staff: StaffId,
) -> Result<Vec<(Societe, Right)>, DbErr> {
    let rights = Entity::find().filter(COLUMN.staff_id.eq(staff)).all(db).await?;
    let societes = Societe::all_known(db, rights.iter().map(|right| right.societe_id)).await?;
    let own = |societe: Societe| {
        let right = rights.iter().find(|right| right.societe_id == societe.id)?.right;
        Some((societe, right))
    };
    Ok(societes.into_iter().filter_map(own).collect())
}

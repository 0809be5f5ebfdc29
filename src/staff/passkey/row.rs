//! The row of a passkey of a member of staff.

use data_encoding::BASE64URL_NOPAD;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::database::Db;
use crate::guard::webauthn::{Asserted, KnownKey, NewKey, PublicKey};
use crate::staff::member::StaffId;

pub use Model as StaffPasskey;

crate::id!(StaffKeyId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_passkey")]
pub struct Model {
    /// What our addresses call it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StaffKeyId,
    /// The device's own name for it, in base 64 for addresses.
    #[sea_orm(unique)]
    pub credential_id: String,
    pub staff_id: StaffId,
    pub name: String,
    /// COSE, in base 64 for addresses.
    pub public_key: String,
    /// How often it was used, if its device counts.
    pub counter: i64,
    /// Whether it may ever be elsewhere than in its device; none of keys made before this was kept,
    /// until they are used.
    pub may_be_backed_up: Option<bool>,
    /// Whether it is also in its holder's password manager.
    pub is_backed_up: bool,
    pub created_at: Moment,
    pub used_at: Option<Moment>,
    /// Since it counted backwards: it opens nothing any more.
    pub blocked_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

impl StaffPasskey {
    pub fn public_key(&self) -> Option<PublicKey> {
        PublicKey::parse(&BASE64URL_NOPAD.decode(self.public_key.as_bytes()).ok()?)
    }

    pub(super) fn known<'a>(&self, public_key: &'a PublicKey) -> KnownKey<'a> {
        KnownKey {
            public_key,
            counter: u32::try_from(self.counter).unwrap_or(u32::MAX),
            may_be_backed_up: self.may_be_backed_up,
        }
    }
}

/// How the database writes a key's name.
pub(super) fn written(credential_id: &[u8]) -> String {
    BASE64URL_NOPAD.encode(credential_id)
}

/// The key of this name, whosever it is.
pub(super) async fn with_name(
    db: &impl ConnectionTrait,
    credential_id: &[u8],
) -> Result<Option<StaffPasskey>, DbErr> {
    Entity::find().filter(COLUMN.credential_id.eq(written(credential_id))).one(db).await
}

/// Every key of a member, the oldest first.
pub async fn of_staff(
    db: &impl ConnectionTrait,
    staff: StaffId,
) -> Result<Vec<StaffPasskey>, DbErr> {
    let own = Entity::find().filter(COLUMN.staff_id.eq(staff));
    own.order_by_asc(COLUMN.created_at).order_by_asc(COLUMN.credential_id).all(db).await
}

/// One key of a member; another's is as unknown as one that never was.
pub async fn mine(
    db: &impl ConnectionTrait,
    staff: StaffId,
    id: StaffKeyId,
) -> Result<Option<StaffPasskey>, DbErr> {
    let own = Entity::find().filter(COLUMN.staff_id.eq(staff));
    own.filter(COLUMN.id.eq(id)).one(db).await
}

/// Keeps a new one; the database refuses a name that it knows.
pub(super) async fn keep(
    tx: &impl ConnectionTrait,
    (staff, name): (StaffId, &str),
    key: &NewKey,
    now: Moment,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        credential_id: Set(written(&key.id)),
        id: Set(StaffKeyId::new()),
        staff_id: Set(staff),
        name: Set(name.to_owned()),
        public_key: Set(BASE64URL_NOPAD.encode(key.public_key.cose())),
        counter: Set(key.counter.into()),
        may_be_backed_up: Set(Some(key.may_be_backed_up)),
        is_backed_up: Set(key.is_backed_up),
        created_at: Set(now),
        used_at: Set(None),
        blocked_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Notes a use: false when it was used elsewhere meanwhile, blocked or deleted.
pub(super) async fn used(
    tx: &impl ConnectionTrait,
    (key, asserted): (&StaffPasskey, Asserted),
    now: Moment,
) -> Result<bool, DbErr> {
    let noted = Entity::update_many()
        .col_expr(Column::Counter, Expr::value(i64::from(asserted.counter)))
        .col_expr(Column::MayBeBackedUp, Expr::value(Some(asserted.may_be_backed_up)))
        .col_expr(Column::IsBackedUp, Expr::value(asserted.is_backed_up))
        .col_expr(Column::UsedAt, Expr::value(Some(now)))
        .filter(COLUMN.id.eq(key.id))
        .filter(COLUMN.counter.eq(key.counter))
        .filter(COLUMN.blocked_at.is_null())
        .exec(tx)
        .await?;
    Ok(noted.rows_affected == 1)
}

/// Blocks one that may have been copied: false when it was blocked already.
pub(super) async fn block(
    tx: &impl ConnectionTrait,
    key: &StaffPasskey,
    now: Moment,
) -> Result<bool, DbErr> {
    let blocked = Entity::update_many()
        .col_expr(Column::BlockedAt, Expr::value(Some(now)))
        .filter(COLUMN.id.eq(key.id))
        .filter(COLUMN.blocked_at.is_null())
        .exec(tx)
        .await?;
    Ok(blocked.rows_affected == 1)
}

pub async fn rename(db: &Db, key: &StaffPasskey, name: &str) -> Result<(), DbErr> {
    let tx = db.begin().await?;
    Entity::update_many()
        .col_expr(Column::Name, Expr::value(name))
        .filter(COLUMN.id.eq(key.id))
        .exec(&tx)
        .await?;
    tx.commit().await
}

/// Deletes one: false when it was gone already.
pub async fn forget(tx: &impl ConnectionTrait, key: &StaffPasskey) -> Result<bool, DbErr> {
    let gone = Entity::delete_by_id(key.id).exec(tx).await?;
    Ok(gone.rows_affected == 1)
}

/// Deletes every key of a member.
pub async fn forget_all(tx: &impl ConnectionTrait, staff: StaffId) -> Result<(), DbErr> {
    Entity::delete_many().filter(COLUMN.staff_id.eq(staff)).exec(tx).await?;
    Ok(())
}

//! A member of staff: somebody who works for an agency and may look after some of its sociétés.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{ExprTrait, QueryOrder};

use crate::accounts::Email;
use crate::agencies::AgencyId;
use crate::clock::Moment;
use crate::guard::{SecretHash, TotpSecret};
use crate::texts::Lang;
use crate::web::App;

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
    pub last_sign_in_at: Option<Moment>,
    /// Since a reset, until they have looked through their passkeys: none opens alone.
    pub review_since: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What stands for the address of somebody whose name was forgotten; no address has this form.
const FORGOTTEN: &str = "removed:";

impl Staff {
    /// Of somebody whose secrets never changed.
    pub const FIRST_EPOCH: i64 = 1;

    /// The hash of their password, once they chose one.
    pub fn hash(&self) -> Option<SecretHash> {
        SecretHash::parse(self.password_hash.as_deref()?)
    }

    /// What their application shares with us; none before it does, or when its key is lost.
    pub fn totp(&self, app: &App) -> Option<TotpSecret> {
        TotpSecret::unsealed(self.totp_secret.as_deref()?, &app.keys, &self.id.to_string())
    }

    /// The language of their letters; French when it is not known.
    pub fn lang(&self) -> Lang {
        Lang::parse(&self.lang).unwrap_or_default()
    }

    /// Whether they accepted their invitation, and were not removed since.
    pub fn is_here(&self) -> bool {
        self.joined_at.is_some() && self.removed_at.is_none()
    }

    /// The member that a foreign key promises.
    pub async fn known(db: &impl ConnectionTrait, id: StaffId) -> Result<Self, DbErr> {
        let found = Entity::find_by_id(id).one(db).await?;
        found.ok_or_else(|| DbErr::RecordNotFound(format!("staff {id}")))
    }

    /// Whoever has this address at an agency, removed or not.
    pub async fn at(
        db: &impl ConnectionTrait,
        agency: AgencyId,
        email: &Email,
    ) -> Result<Option<Self>, DbErr> {
        let own = Entity::find().filter(COLUMN.agency_id.eq(agency));
        own.filter(COLUMN.email.eq(email.as_str())).one(db).await
    }

    /// Everybody who works for an agency, by name, and is not removed.
    pub async fn of_agency(
        db: &impl ConnectionTrait,
        agency: AgencyId,
    ) -> Result<Vec<Self>, DbErr> {
        let own = Entity::find().filter(COLUMN.agency_id.eq(agency));
        own.filter(COLUMN.removed_at.is_null()).order_by_asc(COLUMN.name).all(db).await
    }

    /// Somebody new, or somebody removed who comes back: without password, factor or right.
    pub async fn welcome(
        tx: &impl ConnectionTrait,
        (agency, former): (AgencyId, Option<&Self>),
        (email, name): (&Email, &str),
        now: Moment,
    ) -> Result<Self, DbErr> {
        if let Some(former) = former {
            let row = former.emptied().col_expr(Column::Name, Expr::value(name));
            let back = Expr::value(Option::<Moment>::None);
            row.col_expr(Column::RemovedAt, back).exec(tx).await?;
            return Self::known(tx, former.id).await;
        }
        ActiveModel {
            id: Set(StaffId::new()),
            agency_id: Set(agency),
            email: Set(email.as_str().to_owned()),
            name: Set(name.to_owned()),
            password_hash: Set(None),
            totp_secret: Set(None),
            totp_step: Set(None),
            security_epoch: Set(Self::FIRST_EPOCH),
            lang: Set(Lang::default().code().to_owned()),
            created_at: Set(now),
            joined_at: Set(None),
            removed_at: Set(None),
            last_sign_in_at: Set(None),
            review_since: Set(None),
        }
        .insert(tx)
        .await
    }

    /// Takes everything away that opens something; the row stays, for the trail to name.
    pub async fn dismiss(&self, tx: &impl ConnectionTrait, now: Moment) -> Result<(), DbErr> {
        self.emptied().col_expr(Column::RemovedAt, Expr::value(Some(now))).exec(tx).await?;
        Ok(())
    }

    /// Another password, under a new epoch; nothing when the epoch is not the one known: of two
    /// changes made side by side, one wins.
    pub async fn choose_password(
        &self,
        tx: &impl ConnectionTrait,
        password: &SecretHash,
        now: Moment,
    ) -> Result<bool, DbErr> {
        let joined = self.joined_at.unwrap_or(now);
        let row = self
            .in_new_epoch()
            .col_expr(Column::PasswordHash, Expr::value(Some(password.as_str())))
            .col_expr(Column::JoinedAt, Expr::value(Some(joined)));
        let done = row.filter(COLUMN.security_epoch.eq(self.security_epoch)).exec(tx).await?;
        Ok(done.rows_affected == 1)
    }

    /// Another factor, whose present code was just used, likewise.
    pub async fn enrol(
        &self,
        tx: &impl ConnectionTrait,
        (sealed, step): (&str, i64),
    ) -> Result<bool, DbErr> {
        let row = self
            .in_new_epoch()
            .col_expr(Column::TotpSecret, Expr::value(Some(sealed)))
            .col_expr(Column::TotpStep, Expr::value(Some(step)));
        let done = row.filter(COLUMN.security_epoch.eq(self.security_epoch)).exec(tx).await?;
        Ok(done.rows_affected == 1)
    }

    /// No factor any more: the next sign-in sets another one up.
    pub async fn forget_factor(&self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        self.in_new_epoch()
            .col_expr(Column::TotpSecret, Expr::value(Option::<String>::None))
            .col_expr(Column::TotpStep, Expr::value(Option::<i64>::None))
            .col_expr(Column::ReviewSince, Expr::value(Option::<Moment>::None))
            .exec(tx)
            .await?;
        Ok(())
    }

    /// Spends the step of a code: false when it, or a later one, was used before.
    pub async fn spend_step(&self, tx: &impl ConnectionTrait, step: i64) -> Result<bool, DbErr> {
        let unused = COLUMN.totp_step.is_null().or(COLUMN.totp_step.lt(step));
        let row = self.row().col_expr(Column::TotpStep, Expr::value(Some(step)));
        let same_secret = COLUMN.totp_secret.eq(self.totp_secret.clone());
        Ok(row.filter(unused).filter(same_secret).exec(tx).await?.rows_affected == 1)
    }

    /// Notes a sign-in; secrets written the old way are written today's.
    pub async fn signed_in(
        &self,
        tx: &impl ConnectionTrait,
        app: &App,
        now: Moment,
    ) -> Result<(), DbErr> {
        let mut row = self.row().col_expr(Column::LastSignInAt, Expr::value(Some(now)));
        if let Some(sealed) = &self.totp_secret
            && TotpSecret::is_outdated(sealed, &app.keys)
            && let Some(secret) = self.totp(app)
        {
            let anew = secret.sealed(&app.keys, &self.id.to_string());
            row = row.col_expr(Column::TotpSecret, Expr::value(Some(anew)));
        }
        row.exec(tx).await?;
        Ok(())
    }

    /// The same password under today's hashing cost.
    pub async fn rehash(&self, tx: &impl ConnectionTrait, hash: &SecretHash) -> Result<(), DbErr> {
        let row = self.row().col_expr(Column::PasswordHash, Expr::value(Some(hash.as_str())));
        row.filter(COLUMN.password_hash.eq(self.password_hash.clone())).exec(tx).await?;
        Ok(())
    }

    /// Takes name and address from those who were removed by then: a number is left, for what the trail
    /// says that they did. How many.
    pub async fn forget_removed(tx: &impl ConnectionTrait, before: Moment) -> Result<u64, DbErr> {
        let gone = Entity::find()
            .filter(COLUMN.removed_at.lte(before))
            .filter(COLUMN.email.not_like(format!("{FORGOTTEN}%")));
        let gone = gone.all(tx).await?;
        for staff in &gone {
            let nobody = format!("{FORGOTTEN}{}", staff.id);
            let row = staff.row().col_expr(Column::Email, Expr::value(nobody));
            row.col_expr(Column::Name, Expr::value("")).exec(tx).await?;
        }
        Ok(gone.len() as u64)
    }

    /// Makes worthless all that was issued before, and keeps the secrets.
    pub(super) async fn raise_epoch(&self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        self.in_new_epoch().exec(tx).await.map(drop)
    }

    /// Neither password nor factor: whoever it is must be invited again.
    pub(super) async fn close(&self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        self.emptied().exec(tx).await.map(drop)
    }

    fn emptied(&self) -> sea_orm::UpdateMany<Entity> {
        self.in_new_epoch()
            .col_expr(Column::PasswordHash, Expr::value(Option::<String>::None))
            .col_expr(Column::TotpSecret, Expr::value(Option::<String>::None))
            .col_expr(Column::TotpStep, Expr::value(Option::<i64>::None))
            .col_expr(Column::JoinedAt, Expr::value(Option::<Moment>::None))
            .col_expr(Column::ReviewSince, Expr::value(Option::<Moment>::None))
    }

    fn in_new_epoch(&self) -> sea_orm::UpdateMany<Entity> {
        self.row().col_expr(Column::SecurityEpoch, Expr::col(Column::SecurityEpoch).add(1))
    }

    fn row(&self) -> sea_orm::UpdateMany<Entity> {
        Entity::update_many().filter(COLUMN.id.eq(self.id))
    }
}

//! An invitation: a mailed link with which a new colleague chooses a password.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::half_session;
use super::member::{Staff, StaffId};
use super::notices;
use super::session;
use crate::accounts::password::NewPassword;
use crate::audit::{self, Actor, Event, Kind};
use crate::clock::Moment;
use crate::guard::{Fault, Token};
use crate::web::{App, CookieKind, Visitor};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_invitation")]
pub struct Model {
    /// The token itself is only ever in the mail.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub staff_id: StaffId,
    /// Where it was sent.
    pub email: String,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub consumed_at: Option<Moment>,
    pub superseded_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a followed link turns out to be.
pub enum Followed {
    Fresh(Box<InvitationProof>),
    Expired(Moment),
    Used,
    /// Another one was sent since, or the invitation was taken back.
    Superseded,
    Unknown,
}

/// Proof that this browser followed an invitation that is still good.
pub struct InvitationProof {
    link: Model,
    staff: Staff,
}

impl InvitationProof {
    pub fn staff(&self) -> &Staff {
        &self.staff
    }
}

/// Mails a link; any former one is dead.
pub(super) async fn send(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    staff: &Staff,
    societe: &str,
) -> Result<(), DbErr> {
    supersede_all(tx, staff.id, now).await?;
    let token = Token::fresh();
    let row = ActiveModel {
        token_hash: Set(token.hash().as_str().to_owned()),
        staff_id: Set(staff.id),
        email: Set(staff.email.clone()),
        created_at: Set(now),
        expires_at: Set(now + app.settings.office.invitation),
        consumed_at: Set(None),
        superseded_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    let path = format!("/office/invitation/link/{}", token.as_str());
    notices::invited(tx, (app, now), staff, (societe, &path)).await
}

/// Reads the invitation whose token this browser carries; changes nothing.
pub async fn follow(app: &App, visitor: &Visitor) -> Result<Followed, DbErr> {
    let Some(token) = visitor.cookies.token(CookieKind::Invitation) else {
        return Ok(Followed::Unknown);
    };
    let found = Entity::find_by_id(token.hash().as_str()).one(app.db.reader()).await?;
    let Some(link) = found else { return Ok(Followed::Unknown) };
    let staff = Staff::known(app.db.reader(), link.staff_id).await?;
    Ok(match () {
        () if link.consumed_at.is_some() => Followed::Used,
        () if link.superseded_at.is_some() || link.email != staff.email => Followed::Superseded,
        () if staff.removed_at.is_some() || staff.joined_at.is_some() => Followed::Superseded,
        () if link.expires_at <= visitor.now => Followed::Expired(link.expires_at),
        () => Followed::Fresh(Box::new(InvitationProof { link, staff })),
    })
}

/// Spends the invitation and keeps the password, both or neither. What opens is the setting up of a
/// factor and nothing else; none when the link was spent meanwhile, by another tab.
pub async fn accept(
    app: &App,
    visitor: &Visitor,
    proof: &InvitationProof,
    password: &NewPassword,
) -> Result<Option<Token>, Fault> {
    let hash = app.guard.hash(password.as_str()).await?;
    let tx = app.db.begin().await?;
    let spent = Entity::update_many()
        .col_expr(Column::ConsumedAt, Expr::value(Some(visitor.now)))
        .filter(COLUMN.token_hash.eq(proof.link.token_hash.as_str()))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .filter(COLUMN.expires_at.gt(visitor.now))
        .exec(&tx)
        .await?;
    let staff = &proof.staff;
    if spent.rows_affected != 1 || !staff.choose_password(&tx, &hash, visitor.now).await? {
        return Ok(None);
    }
    session::end_all(&tx, staff.id, None).await?;
    half_session::end_all(&tx, staff.id).await?;
    let staff = Staff::known(&tx, staff.id).await?;
    let event = Event::done(Kind::StaffJoined, Actor::Staff(staff.id.uuid()), staff.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    let enrols = staff.totp_secret.is_none();
    let token = half_session::open(&tx, (app, visitor.now), &staff, enrols).await?;
    tx.commit().await?;
    Ok(Some(token))
}

/// Makes every invitation of everybody worthless.
pub(super) async fn supersede_everybodys(
    tx: &impl ConnectionTrait,
    now: Moment,
) -> Result<(), DbErr> {
    let links = Entity::update_many().col_expr(Column::SupersededAt, Expr::value(Some(now)));
    let unused = links.filter(COLUMN.consumed_at.is_null());
    unused.filter(COLUMN.superseded_at.is_null()).exec(tx).await.map(drop)
}

/// Makes every invitation of a member worthless.
pub(super) async fn supersede_all(
    tx: &impl ConnectionTrait,
    staff: StaffId,
    now: Moment,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(Some(now)))
        .filter(COLUMN.staff_id.eq(staff))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Those of these members who have an invitation that is still good.
pub(super) async fn waiting(
    db: &impl ConnectionTrait,
    all_staff: &[StaffId],
    now: Moment,
) -> Result<Vec<StaffId>, DbErr> {
    let good = Entity::find()
        .filter(COLUMN.staff_id.is_in(all_staff.iter().copied()))
        .filter(COLUMN.consumed_at.is_null())
        .filter(COLUMN.superseded_at.is_null())
        .filter(COLUMN.expires_at.gt(now));
    Ok(good.all(db).await?.into_iter().map(|link| link.staff_id).collect())
}

/// Removes invitations that had expired by then, used or not.
pub async fn sweep(tx: &impl ConnectionTrait, before: Moment) -> Result<u64, DbErr> {
    let expired = Entity::delete_many().filter(COLUMN.expires_at.lte(before));
    Ok(expired.exec(tx).await?.rows_affected)
}

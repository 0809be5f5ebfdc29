//! A reset link of the staff: proof, by e-mail, that its bearer may choose a new password. It never
//! touches the second factor, which the next sign-in asks for.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use super::half_session;
use super::member::{Staff, StaffId};
use super::notices;
use super::passkey;
use super::session;
use crate::accounts::Email;
use crate::accounts::password::NewPassword;
use crate::agencies::{Agency, Code};
use crate::audit::{self, Actor, Event, Kind};
use crate::clock::Moment;
use crate::guard::{Fault, Token};
use crate::mail::{self, Allowance, Asked};
use crate::web::{App, CookieKind, Visitor};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_reset_link")]
pub struct Model {
    /// The token itself is only ever in the mail.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub staff_id: StaffId,
    /// Where it was sent: the member's own address.
    pub email: String,
    /// The member's epoch when it was sent; whatever ended every session since makes it worthless.
    pub epoch: i64,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub consumed_at: Option<Moment>,
    pub superseded_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a followed link turns out to be.
pub enum Followed {
    Fresh(Box<StaffResetProof>),
    Expired(Moment),
    Used,
    /// Another link was asked for since, or the member's secrets changed otherwise.
    Superseded,
    Unknown,
}

/// Proof that this browser followed a reset link that is still good.
pub struct StaffResetProof {
    link: Model,
    staff: Staff,
}

impl StaffResetProof {
    pub fn staff(&self) -> &Staff {
        &self.staff
    }
}

/// Mails a link to whoever has this address at the agency; does nothing, silently, when nobody has.
///
/// Mail is counted by what was typed, known or not, so that nobody learns which. Whoever has no second
/// factor is told to ask for a new invitation instead: no factor is set up behind a mailed link alone.
pub async fn send(
    app: &App,
    visitor: &Visitor,
    (client, email): (&Code, &Email),
) -> Result<Allowance, DbErr> {
    let tx = app.db.begin().await?;
    let asked = Asked::StaffReset { client: client.as_str(), address: email.as_str() };
    let asked = (&*visitor.counted_ip(), asked);
    if let Allowance::Wait { until } =
        mail::allowance(&tx, &app.settings, asked, visitor.now).await?
    {
        return Ok(Allowance::Wait { until });
    }
    let staff = match Agency::with_code(&tx, client).await? {
        Some(agency) => Staff::at(&tx, agency.id, email).await?.filter(Staff::is_here),
        None => None,
    };
    let subject = staff.as_ref().map_or_else(String::new, |staff| staff.id.to_string());
    let event = Event::done(Kind::ResetAsked, Actor::Anyone, subject);
    audit::record(&tx, &visitor.origin(), event).await?;
    match staff {
        Some(staff) if staff.totp_secret.is_some() => post(&tx, (app, visitor), &staff).await?,
        Some(staff) => notices::reset_without_factor(&tx, (app, visitor), &staff).await?,
        None => {}
    }
    tx.commit().await?;
    Ok(Allowance::Granted)
}

async fn post(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    staff: &Staff,
) -> Result<(), DbErr> {
    supersede_all(tx, staff.id, visitor.now).await?;
    let token = Token::fresh();
    let row = ActiveModel {
        token_hash: Set(token.hash().as_str().to_owned()),
        staff_id: Set(staff.id),
        email: Set(staff.email.clone()),
        epoch: Set(staff.security_epoch),
        created_at: Set(visitor.now),
        expires_at: Set(visitor.now + app.settings.reset.link),
        consumed_at: Set(None),
        superseded_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    let path = format!("/office/password-reset/link/{}", token.as_str());
    notices::reset_asked(tx, (app, visitor), staff, &path).await
}

/// Reads the link whose token this browser carries; changes nothing.
pub async fn follow(app: &App, visitor: &Visitor) -> Result<Followed, DbErr> {
    let Some(token) = visitor.cookies.token(CookieKind::OfficeReset) else {
        return Ok(Followed::Unknown);
    };
    let found = Entity::find_by_id(token.hash().as_str()).one(app.db.reader()).await?;
    let Some(link) = found else { return Ok(Followed::Unknown) };
    let staff = Staff::known(app.db.reader(), link.staff_id).await?;
    Ok(match () {
        () if link.consumed_at.is_some() => Followed::Used,
        () if link.superseded_at.is_some() || link.email != staff.email => Followed::Superseded,
        () if link.epoch != staff.security_epoch || !staff.is_here() => Followed::Superseded,
        () if link.expires_at <= visitor.now => Followed::Expired(link.expires_at),
        () => Followed::Fresh(Box::new(StaffResetProof { link, staff })),
    })
}

/// Spends the link and changes the password, both or neither: every session ends, every browser becomes
/// unknown, no session opens, and no passkey does by itself before it was looked at. False when the link was spent meanwhile, by another tab.
pub async fn redeem(
    app: &App,
    visitor: &Visitor,
    proof: &StaffResetProof,
    password: &NewPassword,
) -> Result<bool, Fault> {
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
    // Whoever was removed meanwhile has another epoch.
    if spent.rows_affected != 1 || !staff.choose_password(&tx, &hash, visitor.now).await? {
        return Ok(false);
    }
    session::end_all(&tx, staff.id, None).await?;
    half_session::end_all(&tx, staff.id).await?;
    passkey::hold(&tx, staff.id, visitor.now).await?;
    supersede_all(&tx, staff.id, visitor.now).await?;
    let event = Event::done(Kind::PasswordReset, Actor::Staff(staff.id.uuid()), staff.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::password_reset(&tx, app, visitor, staff).await?;
    tx.commit().await?;
    Ok(true)
}

/// Makes every link of a member worthless.
async fn supersede_all(
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

/// Removes links that had expired by then, used or not.
pub async fn sweep(tx: &impl ConnectionTrait, before: Moment) -> Result<u64, DbErr> {
    let expired = Entity::delete_many().filter(COLUMN.expires_at.lte(before));
    Ok(expired.exec(tx).await?.rows_affected)
}

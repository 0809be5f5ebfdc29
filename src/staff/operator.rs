//! What only the operator does, at the command line: who works for an agency, and help for whoever
//! lost everything.

use sea_orm::ExprTrait;
use sea_orm::entity::prelude::*;

use super::half_session;
use super::member::{self, Staff};
use super::membership;
use super::notices;
use super::passkey;
use super::recovery_code;
use super::right::{self, Right};
use super::session;
use crate::accounts::Email;
use crate::agencies::{Agency, Code, Societe};
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::guard::{KeyId, SecretHash, TotpSecret};
use crate::web::App;

/// A member, with their rights.
pub struct Listed {
    pub agency: Agency,
    pub staff: Staff,
    pub rights: Vec<(Societe, Right)>,
}

/// Everybody who works for an agency, or for any.
pub async fn list(app: &App, client: Option<&Code>) -> Result<Vec<Listed>, DbErr> {
    let db = app.db.reader();
    let mut listed = Vec::new();
    for agency in Agency::all(db).await? {
        if client.is_some_and(|code| code.as_str() != agency.client_code) {
            continue;
        }
        for staff in Staff::of_agency(db, agency.id).await? {
            let rights = right::of_staff(db, staff.id).await?;
            listed.push(Listed { agency: agency.clone(), staff, rights });
        }
    }
    Ok(listed)
}

/// Removes somebody from the whole agency; false when nobody has this address there.
pub async fn remove(
    app: &App,
    (client, email): (&Code, &Email),
    origin: &Origin,
) -> Result<bool, DbErr> {
    let tx = app.db.begin().await?;
    let Some((agency, staff)) = find(&tx, client, email).await? else { return Ok(false) };
    for (societe, _) in right::of_staff(&tx, staff.id).await? {
        let event = Event::done(Kind::StaffRemoved, Actor::Operator, staff.id);
        audit::record(&tx, origin, event.at(societe.id.uuid())).await?;
    }
    membership::dismiss(&tx, &staff, origin).await?;
    notices::removed(&tx, (app, origin.at), &staff, &agency.name).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes the second factor of somebody away, with their recovery codes: their sessions end, and the
/// next sign-in, by the same password, sets another one up.
pub async fn reset_factor(
    app: &App,
    (client, email): (&Code, &Email),
    origin: &Origin,
) -> Result<bool, DbErr> {
    let tx = app.db.begin().await?;
    let Some((_, staff)) = find(&tx, client, email).await? else { return Ok(false) };
    staff.forget_factor(&tx).await?;
    recovery_code::forget_all(&tx, staff.id).await?;
    passkey::forget_all(&tx, staff.id).await?;
    session::end_all(&tx, staff.id, None).await?;
    half_session::end_all(&tx, staff.id).await?;
    let event = Event::done(Kind::FactorRemoved, Actor::Operator, staff.id);
    audit::record(&tx, origin, event).await?;
    notices::factor_removed(&tx, (app, origin.at), &staff).await?;
    tx.commit().await?;
    Ok(true)
}

/// How many members only this key lets in: their password, or their factor.
pub async fn count_locked_with(db: &impl ConnectionTrait, key: &KeyId) -> Result<u64, DbErr> {
    let hashed = SecretHash::is_made_with_key(member::Column::PasswordHash, key);
    let sealed = TotpSecret::is_sealed_with(member::Column::TotpSecret, key);
    member::Entity::find().filter(hashed.or(sealed)).count(db).await
}

/// How many recovery codes that were not used only this key can check.
pub async fn count_codes_with(db: &impl ConnectionTrait, key: &KeyId) -> Result<u64, DbErr> {
    recovery_code::count_hashed_with(db, key).await
}

/// How many factors are in the database in clear, for want of a ring of keys.
pub async fn count_unsealed(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    member::Entity::find().filter(TotpSecret::is_plain(member::Column::TotpSecret)).count(db).await
}

async fn find(
    db: &impl ConnectionTrait,
    client: &Code,
    email: &Email,
) -> Result<Option<(Agency, Staff)>, DbErr> {
    let Some(agency) = Agency::with_code(db, client).await? else { return Ok(None) };
    let staff = Staff::at(db, agency.id, email).await?;
    let staff = staff.filter(|staff| staff.removed_at.is_none());
    Ok(staff.map(|staff| (agency, staff)))
}

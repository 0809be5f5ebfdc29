//! « Clé d'accès exigée »: an agency asks everybody who works for it for a passkey. A session that
//! another factor opened leads to one's own account, where a key is made, and nowhere else.

use sea_orm::{ConnectionTrait, DbErr};

use crate::agencies::{Agency, AgencyId};
use crate::audit::{self, Kind};
use crate::staff::agency_staff::AgencyStaff;
use crate::staff::right::Administration;
use crate::web::{App, Visitor};

pub async fn is_needed(db: &impl ConnectionTrait, agency: AgencyId) -> Result<bool, DbErr> {
    Ok(Agency::known(db, agency).await?.needs_passkey)
}

/// Asks for one from the next request on, or asks no more.
pub async fn need(
    app: &App,
    visitor: &Visitor,
    staff: &AgencyStaff<Administration>,
    needs: bool,
) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    Agency::need_passkey(&tx, staff.signed_in().agency_id(), needs).await?;
    let subject = if needs { "passkey needed" } else { "passkey not needed" };
    audit::record(&tx, &visitor.origin(), staff.event(Kind::AgencyChanged, subject)).await?;
    tx.commit().await
}

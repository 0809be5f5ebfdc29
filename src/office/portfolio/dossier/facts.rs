//! All that the page of a tiers tells, as it was read.

use sea_orm::entity::prelude::*;

use super::deed::Deed;
use super::history;
use super::mails::{self, Mailed};
use crate::access::contestation::{self, Contested};
use crate::access::factor_loss;
use crate::audit::{self, Kind};
use crate::contracts::tiers_line::{self, AccessState, TiersLine};
use crate::contracts::{Contract, Tiers, TiersId, tiers};
use crate::staff::{AgencyStaff, AtLeast};
use crate::web::{App, Error, Visitor};

pub struct Facts {
    pub tiers: Tiers,
    pub state: AccessState,
    pub contracts: Vec<Contract>,
    pub deeds: Vec<Deed>,
    pub mails: Vec<Mailed>,
    /// Accesses that wait for the agency's word.
    pub contested: Vec<Contested>,
    /// Somebody who holds it waits to be identified here.
    pub has_loss: bool,
}

impl Facts {
    /// Of a tiers of the société, whose trail keeps that it was looked at.
    pub async fn of(
        app: &App,
        visitor: &Visitor,
        staff: &AgencyStaff<impl AtLeast>,
        id: TiersId,
    ) -> Result<Self, Error> {
        let tiers = self::tiers(app, staff, id).await?;
        let (db, societe) = (app.db.reader(), staff.societe_id());
        let tx = app.db.begin().await?;
        let event = staff.event(Kind::TiersViewed, id);
        audit::record(&tx, &visitor.origin(), event).await?;
        tx.commit().await?;
        let line = tiers_line::row::Entity::find_by_id((societe, id)).one(db).await?;
        let waiting = factor_loss::waiting(db, (staff.societe(), &tiers)).await?;
        Ok(Self {
            has_loss: !waiting.is_empty(),
            tiers,
            state: state(line.as_ref(), visitor),
            contracts: Contract::of_tiers(db, societe, id).await?,
            deeds: history::of(db, staff, id, visitor.now).await?,
            mails: mails::of(db, societe, id).await?,
            contested: contestation::waiting(db, societe, Some(id)).await?,
        })
    }
}

/// The tiers of this number, if it is the société's; otherwise it does not exist.
pub async fn tiers(
    app: &App,
    staff: &AgencyStaff<impl AtLeast>,
    id: TiersId,
) -> Result<Tiers, Error> {
    let found = tiers::Entity::find_by_id((staff.societe_id(), id)).one(app.db.reader()).await?;
    found.ok_or(Error::NotFound)
}

fn state(line: Option<&TiersLine>, visitor: &Visitor) -> AccessState {
    let of = |line: &TiersLine| AccessState::of(line.access, line.expires_at, visitor.now);
    line.map_or(AccessState::None, of)
}

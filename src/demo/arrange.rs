//! Immeubles, lots, seats and accounts to pay to, written where they are not there yet.

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::places::{Copropriete, PAYEES, PLACES, Place, SEATS, Seat};
use crate::agencies::Societe;
use crate::clock::{Day, Moment, paris_today};
use crate::contracts::{ConseilMandatId, Contract, Immeuble, ImmeubleId, Lot, LotId, Tiers};
use crate::contracts::{conseil_mandat, contract, contract_lot, immeuble, lot};
use crate::database::Tx;
use crate::ledger::{Ledger, state};
use crate::web::App;

/// The immeubles of a société, by their own reference.
pub type Immeubles = HashMap<String, Immeuble>;

pub async fn arrange(app: &App, societe: &Societe) -> Result<Immeubles, DbErr> {
    let (now, tx) = (app.clock.now(), app.db.begin().await?);
    let hand = Hand { tx: &tx, societe, now };
    let own = || PLACES.iter().filter(|place| place.societe == societe.societe_code);
    let contracts = hand.contracts().await?;
    for place in own() {
        hand.immeuble(place, &contracts).await?;
    }
    let immeubles = hand.immeubles().await?;
    for place in own() {
        let Some(immeuble) = immeubles.get(place.reference) else { continue };
        hand.lots(place, immeuble, &contracts).await?;
    }
    for seat in SEATS.iter().filter(|seat| seat.societe == societe.societe_code) {
        hand.seat(seat, &immeubles).await?;
    }
    hand.payee().await?;
    tx.commit().await?;
    Ok(immeubles)
}

struct Hand<'a> {
    tx: &'a Tx,
    societe: &'a Societe,
    now: Moment,
}

/// What is there already stays as it is.
fn already() -> OnConflict {
    OnConflict::new().do_nothing().to_owned()
}

impl Hand<'_> {
    async fn contracts(&self) -> Result<HashMap<String, Contract>, DbErr> {
        let own = contract::Entity::find().filter(contract::COLUMN.societe_id.eq(self.societe.id));
        let own = own.all(self.tx).await?.into_iter();
        Ok(own.map(|it| (it.reference.clone(), it)).collect())
    }

    async fn immeubles(&self) -> Result<Immeubles, DbErr> {
        let own = immeuble::Entity::find().filter(immeuble::COLUMN.societe_id.eq(self.societe.id));
        let own = own.all(self.tx).await?.into_iter();
        Ok(own.map(|it| (it.reference.clone(), it)).collect())
    }

    /// Its address is that of the contracts there.
    async fn immeuble(
        &self,
        place: &Place,
        contracts: &HashMap<String, Contract>,
    ) -> Result<(), DbErr> {
        let Some(there) = contracts.values().find(|it| it.immeuble == place.name) else {
            return Ok(());
        };
        let own = place.copropriete.as_ref().and_then(|it: &Copropriete| it.account);
        let row = immeuble::ActiveModel {
            societe_id: Set(self.societe.id),
            id: Set(ImmeubleId::new()),
            reference: Set(place.reference.to_owned()),
            name: Set(place.name.to_owned()),
            address: Set(there.address.clone()),
            postcode: Set(there.postcode.clone()),
            city: Set(there.city.clone()),
            is_copropriete: Set(place.copropriete.is_some()),
            waived_on: Set(None),
            payee: Set(own.map(|(payee, _)| payee.to_owned())),
            iban: Set(own.map(|(_, iban)| iban.to_owned())),
            bic: Set(None),
            created_at: Set(self.now),
            updated_at: Set(self.now),
        };
        let row = immeuble::Entity::insert(row).on_conflict(already());
        row.exec_without_returning(self.tx).await.map(drop)
    }

    async fn lots(
        &self,
        place: &Place,
        immeuble: &Immeuble,
        contracts: &HashMap<String, Contract>,
    ) -> Result<(), DbErr> {
        let rows = place.lots.iter().map(|facts| lot::ActiveModel {
            societe_id: Set(self.societe.id),
            id: Set(LotId::new()),
            immeuble_id: Set(immeuble.id),
            reference: Set(facts.reference.to_owned()),
            nature: Set(facts.nature.to_owned()),
            place: Set(facts.place.to_owned()),
            tantiemes: Set(facts.tantiemes),
            created_at: Set(self.now),
            updated_at: Set(self.now),
        });
        let rows = lot::Entity::insert_many(rows).on_conflict(already());
        rows.exec_without_returning(self.tx).await?;
        let known = lot::Entity::find().filter(lot::COLUMN.societe_id.eq(self.societe.id));
        let known = known.filter(lot::COLUMN.immeuble_id.eq(immeuble.id)).all(self.tx).await?;
        let held: Vec<_> = known.iter().flat_map(|lot| holders(place, lot, contracts)).collect();
        let rows = held.iter().map(|(lot, contract)| contract_lot::ActiveModel {
            societe_id: Set(self.societe.id),
            contract_id: Set(contract.id),
            lot_id: Set(lot.id),
        });
        let rows = contract_lot::Entity::insert_many(rows).on_conflict(already());
        rows.exec_without_returning(self.tx).await?;
        let there = held.iter().map(|(_, contract)| contract.id);
        contract::Entity::update_many()
            .col_expr(contract::Column::ImmeubleId, Expr::value(immeuble.id))
            .filter(contract::COLUMN.societe_id.eq(self.societe.id))
            .filter(contract::COLUMN.id.is_in(there))
            .exec(self.tx)
            .await
            .map(drop)
    }

    async fn seat(&self, seat: &Seat, immeubles: &Immeubles) -> Result<(), DbErr> {
        let references = [seat.tiers.to_owned()];
        let tiers = Tiers::with_references(self.tx, self.societe, &references).await?.pop();
        let (Some(tiers), Some(immeuble)) = (tiers, immeubles.get(seat.place)) else {
            return Ok(());
        };
        let row = conseil_mandat::ActiveModel {
            societe_id: Set(self.societe.id),
            id: Set(ConseilMandatId::new()),
            immeuble_id: Set(immeuble.id),
            tiers_id: Set(tiers.id),
            reference: Set(seat.reference.to_owned()),
            presides: Set(seat.presides),
            started_on: Set(self.assemblee(seat.years_ago)),
            ended_on: Set(seat.ended_years_ago.map(|years| self.assemblee(years))),
            created_at: Set(self.now),
            updated_at: Set(self.now),
        };
        let row = conseil_mandat::Entity::insert(row).on_conflict(already());
        row.exec_without_returning(self.tx).await.map(drop)
    }

    /// The assemblée générale of so many years ago: in June.
    fn assemblee(&self, years_ago: i16) -> Day {
        let year = paris_today(self.now).date().year() - years_ago;
        Day::from(jiff::civil::date(year, 6, 18))
    }

    /// The day of the ledger is told by the entries.
    async fn payee(&self) -> Result<(), DbErr> {
        let own = PAYEES.iter().find(|(societe, ..)| *societe == self.societe.societe_code);
        let Some((_, payee, iban)) = own else { return Ok(()) };
        Ledger::stamp(self.tx, self.societe.id, paris_today(self.now), self.now).await?;
        state::Entity::update_many()
            .col_expr(state::Column::Payee, Expr::value(*payee))
            .col_expr(state::Column::Iban, Expr::value(*iban))
            .filter(state::COLUMN.societe_id.eq(self.societe.id))
            .exec(self.tx)
            .await
            .map(drop)
    }
}

fn holders<'a>(
    place: &Place,
    lot: &'a Lot,
    contracts: &'a HashMap<String, Contract>,
) -> Vec<(&'a Lot, &'a Contract)> {
    let facts = place.lots.iter().find(|facts| facts.reference == lot.reference);
    let held_by = facts.map(|facts| facts.held_by).unwrap_or_default();
    held_by.iter().filter_map(|own| Some((lot, contracts.get(*own)?))).collect()
}

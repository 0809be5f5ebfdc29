//! From a row of the file to the rows of the database: what is already known stays its own.

use crate::agencies::SocieteId;
use crate::clock::{Day, Moment};
use crate::contracts::{Contract, ContractId, Tiers, TiersId};
use crate::imports::reading::{Civility, ContractRecord, TiersRecord};

/// The tiers as the file has it; `updated_at` moves only when something else does.
pub fn tiers(societe: SocieteId, record: TiersRecord, known: Option<&Tiers>, now: Moment) -> Tiers {
    let postal = record.postal;
    let lines: Vec<String> = [postal.line_1, postal.line_2].into_iter().flatten().collect();
    let tiers = Tiers {
        societe_id: societe,
        id: known.map_or_else(TiersId::new, |known| known.id),
        reference: record.reference,
        civility: record.civility.map(Civility::label).filter(|it| !it.is_empty()).map(Into::into),
        last_name: record.last_name,
        first_name: record.first_name,
        address: lines.join("\n"),
        postcode: postal.postal_code.unwrap_or_default(),
        city: postal.city.unwrap_or_default(),
        country: postal.country.unwrap_or_default(),
        suggested_email: record.suggested_email,
        created_at: known.map_or(now, |known| known.created_at),
        updated_at: known.map_or(now, |known| known.updated_at),
    };
    if known.is_some_and(|known| *known != tiers) {
        return Tiers { updated_at: now, ..tiers };
    }
    tiers
}

/// The contract of this tiers as the file has it.
pub fn contract(
    tiers: &Tiers,
    record: ContractRecord,
    known: Option<&Contract>,
    now: Moment,
) -> Contract {
    let immeuble = record.immeuble;
    let contract = Contract {
        societe_id: tiers.societe_id,
        id: known.map_or_else(ContractId::new, |known| known.id),
        tiers_id: tiers.id,
        immeuble_id: known.and_then(|known| known.immeuble_id),
        reference: record.reference,
        qualite: record.qualite,
        immeuble: immeuble.name.unwrap_or_default(),
        address: immeuble.street.unwrap_or_default(),
        postcode: immeuble.postal_code.unwrap_or_default(),
        city: immeuble.city.unwrap_or_default(),
        lot: record.lot.unwrap_or_default(),
        started_on: record.started_on.map(Day::from),
        ended_on: record.ended_on.map(Day::from),
        created_at: known.map_or(now, |known| known.created_at),
        updated_at: known.map_or(now, |known| known.updated_at),
    };
    if known.is_some_and(|known| *known != contract) {
        return Contract { updated_at: now, ..contract };
    }
    contract
}

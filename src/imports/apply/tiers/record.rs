//! From a row of the file to the rows of the database: what is already known stays its own.

use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::{Contract, ContractId, Tiers, TiersId};
use crate::imports::reading::{ContractRecord, Given, TiersRecord, is_whole_name};

/// The tiers as the file has it; `updated_at` moves only when something else does.
pub fn tiers(societe: SocieteId, record: TiersRecord, known: Option<&Tiers>, now: Moment) -> Tiers {
    let postal = record.postal;
    let civility = record.civility.map(|it| it.label().to_owned());
    let tiers = Tiers {
        societe_id: societe,
        id: known.map_or_else(TiersId::new, |known| known.id),
        reference: record.reference,
        last_name: last_name(record.last_name, known.filter(|_| civility.is_absent())),
        civility: civility.or(known, |it| it.civility.clone()).filter(|it| !it.is_empty()),
        first_name: record.first_name.or(known, |it| it.first_name.clone()),
        address: address((postal.line_1, postal.line_2), known),
        postcode: postal.postal_code.text_or(known, |it| &it.postcode),
        city: postal.city.text_or(known, |it| &it.city),
        country: postal.country.text_or(known, |it| &it.country),
        suggested_email: record.suggested_email.or(known, |it| it.suggested_email.clone()),
        created_at: known.map_or(now, |known| known.created_at),
        updated_at: known.map_or(now, |known| known.updated_at),
    };
    if known.is_some_and(|known| *known != tiers) {
        return Tiers { updated_at: now, ..tiers };
    }
    tiers
}

/// A legal form stands in the column of civilities: where that is absent, the name keeps its own.
fn last_name(name: String, known: Option<&Tiers>) -> String {
    let same = known.filter(|it| is_whole_name(&it.last_name, &name));
    same.map_or(name, |it| it.last_name.clone())
}

/// Two lines, of which each may be absent.
fn address((first, second): (Given<String>, Given<String>), known: Option<&Tiers>) -> String {
    let known = known.map(|it| it.address.split_once('\n').unwrap_or((&it.address, "")));
    let lines = [
        first.or(known.as_ref(), |lines| Some(lines.0.to_owned())),
        second.or(known.as_ref(), |lines| Some(lines.1.to_owned())),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().filter(|line| !line.is_empty()).collect();
    lines.join("\n")
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
        immeuble: immeuble.name.text_or(known, |it| &it.immeuble),
        address: immeuble.street.text_or(known, |it| &it.address),
        postcode: immeuble.postal_code.text_or(known, |it| &it.postcode),
        city: immeuble.city.text_or(known, |it| &it.city),
        lot: record.lot.text_or(known, |it| &it.lot),
        started_on: record.started_on.or(known, |it| it.started_on),
        ended_on: record.ended_on.or(known, |it| it.ended_on),
        created_at: known.map_or(now, |known| known.created_at),
        updated_at: known.map_or(now, |known| known.updated_at),
    };
    if known.is_some_and(|known| *known != contract) {
        return Contract { updated_at: now, ..contract };
    }
    contract
}

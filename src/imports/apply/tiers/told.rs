//! What becomes of a tiers and of a contract that are known, under the names of the file's columns.

use crate::contracts::{Contract, Qualite, Tiers};
use crate::imports::report::Changes;
use crate::texts::Lang;

pub fn tiers(before: &Tiers, after: &Tiers) -> Changes {
    Changes::default()
        .of("civilite", &before.civility, &after.civility)
        .of("nom", &before.last_name, &after.last_name)
        .of("prenom", &before.first_name, &after.first_name)
        .of("adresse1", &before.address, &after.address)
        .of("code_postal", &before.postcode, &after.postcode)
        .of("ville", &before.city, &after.city)
        .of("pays", &before.country, &after.country)
        .of("email", &before.suggested_email, &after.suggested_email)
}

pub fn contract(before: &Contract, after: &Contract) -> Changes {
    Changes::default()
        .of("qualite", &qualite(before.qualite), &qualite(after.qualite))
        .of("immeuble", &before.immeuble, &after.immeuble)
        .of("adresse_immeuble", &before.address, &after.address)
        .of("code_postal_immeuble", &before.postcode, &after.postcode)
        .of("ville_immeuble", &before.city, &after.city)
        .of("lot", &before.lot, &after.lot)
        .of("debut", &before.started_on, &after.started_on)
        .of("fin", &before.ended_on, &after.ended_on)
}

/// As the files write it.
fn qualite(qualite: Qualite) -> String {
    qualite.text(Lang::French.texts())
}

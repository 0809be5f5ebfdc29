//! The same as the letters, a row each: for an agency that prints them elsewhere.

use std::io::{self, Write};

use crate::access::provisional::Issued;
use crate::clock::paris_short;
use crate::web::{Cell, SafeCsv};

pub const HEADER: [&str; 12] = [
    "reference",
    "nom",
    "adresse_1",
    "adresse_2",
    "code_postal",
    "ville",
    "pays",
    "titulaire",
    "identifiant",
    "mot_de_passe",
    "valable_jusqu_au",
    "adresse_de_connexion",
];

/// One pair; `address` is where people sign in.
pub fn row<W: Write>(csv: &mut SafeCsv<W>, pair: &Issued, address: &str) -> io::Result<()> {
    let (tiers, holder) = (&pair.tiers, pair.holder.to_string());
    let (name, until) = (tiers.name(), paris_short(pair.expires_at));
    let (line_1, line_2) = tiers.address.split_once('\n').unwrap_or((&tiers.address, ""));
    let postal = [line_1, line_2, &tiers.postcode, &tiers.city, &tiers.country];
    let access = [pair.login.as_str(), pair.secret.as_str(), &until, address];
    let who = [tiers.reference.as_str(), &name].into_iter();
    let cells = who.chain(postal).chain([holder.as_str()]).chain(access);
    csv.row(cells.map(Cell::Text))
}

//! The immeubles of the demonstration, their lots, who holds which, and who sits on a conseil.

use super::place::{Copropriete, LotFacts, Place, Seat};

/// Payee and IBAN of each société.
pub const PAYEES: [(&str, &str, &str); 3] = [
    ("TLS", "Cabinet Bellevue – gérance", "FR7699999000010000100034178"),
    ("MTB", "Bellevue Montauban", "FR7699999000010000300002782"),
    ("BDX", "Rives Immobilier – gérance", "FR7699999000010000401002771"),
];

pub const SEATS: [Seat; 4] = [
    seat("CS-CEDRES-1", "T1019", (true, 2, None)),
    seat("CS-CEDRES-2", "T1005", (false, 2, None)),
    seat("CS-CEDRES-3", "T1003", (false, 5, Some(2))),
    seat("CS-CEDRES-4", "T1004", (true, 5, Some(2))),
];

const fn seat(
    reference: &'static str,
    tiers: &'static str,
    (presides, years_ago, ended_years_ago): (bool, i16, Option<i16>),
) -> Seat {
    Seat { reference, societe: "TLS", place: "CEDRES", tiers, presides, years_ago, ended_years_ago }
}

const fn flat(
    reference: &'static str,
    place: &'static str,
    tantiemes: Option<i64>,
    held_by: &'static [&'static str],
) -> LotFacts {
    LotFacts { reference, nature: "Appartement", place, tantiemes, held_by }
}

const fn parking(
    reference: &'static str,
    place: &'static str,
    tantiemes: Option<i64>,
    held_by: &'static [&'static str],
) -> LotFacts {
    LotFacts { reference, nature: "Stationnement", place, tantiemes, held_by }
}

pub const PLACES: [Place; 7] = [
    Place {
        societe: "TLS",
        reference: "CEDRES",
        name: "Les Cèdres",
        copropriete: Some(Copropriete {
            tantiemes: 10_000,
            budget: 6_240_000,
            account: Some((
                "Syndicat des copropriétaires Les Cèdres",
                "FR7699999000010000200011884",
            )),
            is_complete: true,
        }),
        lots: &[
            flat("CEDRES-3", "lot 3, bâtiment A, rez-de-jardin", Some(512), &["COPRO-1203"]),
            parking("CEDRES-103", "lot 103, sous-sol", Some(24), &["COPRO-1203"]),
            flat("CEDRES-7", "lot 7, bâtiment A, 1er étage", Some(486), &["COPRO-1207"]),
            flat("CEDRES-8", "lot 8, bâtiment A, 1er étage", Some(318), &["COPRO-1208"]),
            flat("CEDRES-10", "lot 10, bâtiment A, 2e étage", Some(534), &["COPRO-1217"]),
            flat(
                "CEDRES-11",
                "lot 11, bâtiment B, rez-de-chaussée",
                Some(402),
                &["COPRO-1211", "COPRO-1231"],
            ),
            flat(
                "CEDRES-12",
                "lot 12, bâtiment B, 1er étage, porte droite",
                Some(447),
                &["BAIL-0114", "MAND-0031"],
            ),
            parking("CEDRES-112", "lot 112, sous-sol", Some(24), &["BAIL-0207", "MAND-0031"]),
            flat(
                "CEDRES-14",
                "lot 14, bâtiment B, 2e étage",
                Some(461),
                &["COPRO-1214", "COPRO-1232"],
            ),
            flat("CEDRES-15", "lot 15, bâtiment B, 2e étage", Some(395), &["COPRO-1215"]),
            flat("CEDRES-16", "lot 16, bâtiment B, 3e étage", Some(428), &["COPRO-1218"]),
        ],
    },
    Place {
        societe: "TLS",
        reference: "JAURES",
        name: "41 Jean-Jaurès",
        copropriete: None,
        lots: &[
            flat("JAURES-5", "lot 5, 2e étage", None, &["BAIL-0156", "MAND-0032"]),
            flat("JAURES-8", "lot 8, 4e étage avec ascenseur", None, &["BAIL-0188"]),
        ],
    },
    Place {
        societe: "TLS",
        reference: "CYPRIEN",
        name: "Le Clos Saint-Cyprien",
        copropriete: None,
        lots: &[
            flat(
                "CYPRIEN-2",
                "lot 2, rez-de-chaussée sur cour",
                None,
                &["BAIL-0098", "BAIL-0171", "MAND-0040"],
            ),
            flat("CYPRIEN-4", "lot 4, 1er étage", None, &["BAIL-0012", "MAND-0052"]),
            flat("CYPRIEN-6", "lot 6, 2e étage", None, &["BAIL-0131"]),
        ],
    },
    Place {
        societe: "MTB",
        reference: "TERRASSES",
        name: "Les Terrasses du Tarn",
        copropriete: None,
        lots: &[flat("TERRASSES-21", "lot 21, 2e étage, balcon", None, &["G-18-004", "L-23-011"])],
    },
    Place {
        societe: "MTB",
        reference: "LACAPELLE",
        name: "Villa Lacapelle",
        copropriete: Some(Copropriete {
            tantiemes: 1_000,
            budget: 1_180_000,
            account: None,
            is_complete: false,
        }),
        lots: &[
            flat("LACAPELLE-1", "lot 1, rez-de-jardin", Some(214), &["S-09-017"]),
            flat("LACAPELLE-2", "lot 2, entresol", Some(96), &["S-09-017"]),
            LotFacts {
                reference: "LACAPELLE-17",
                nature: "Cave",
                place: "lot 17",
                tantiemes: Some(6),
                held_by: &["S-09-017"],
            },
            parking("LACAPELLE-18", "lot 18, cour", Some(9), &["S-09-017"]),
            flat("LACAPELLE-4", "lot 4, 1er étage", Some(187), &["S-02-003"]),
        ],
    },
    Place {
        societe: "BDX",
        reference: "CHARTRONS",
        name: "Le Carré des Chartrons",
        copropriete: None,
        lots: &[
            flat("CHARTRONS-3B", "lot 3B, 3e étage", None, &["L-2025-018", "M-2016-002"]),
            LotFacts {
                reference: "CHARTRONS-A",
                nature: "Local professionnel",
                place: "local A, sur cour",
                tantiemes: None,
                held_by: &["L-2019-003"],
            },
        ],
    },
    Place {
        societe: "BDX",
        reference: "YSER",
        name: "Résidence de l’Yser",
        copropriete: Some(Copropriete {
            tantiemes: 10_000,
            budget: 7_100_000,
            account: None,
            is_complete: false,
        }),
        lots: &[
            flat("YSER-9", "lot 9, escalier 1, 2e étage", Some(356), &["C-2016-014", "L-2022-007"]),
            LotFacts {
                reference: "YSER-31",
                nature: "Cave",
                place: "lot 31, sous-sol",
                tantiemes: Some(12),
                held_by: &["C-2016-014"],
            },
            flat("YSER-14", "lot 14, escalier 2, 1er étage", Some(298), &["C-2021-022"]),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Iban;

    #[test]
    fn every_iban_could_be_one_and_none_is_of_a_bank() {
        let own = PLACES.iter().filter_map(|place| place.copropriete.as_ref()?.account);
        let all = own.chain(PAYEES.map(|(_, payee, iban)| (payee, iban)));
        for (payee, iban) in all {
            assert!(Iban::parse(iban).is_some() && iban[4..].starts_with("99999"), "{payee}");
        }
    }

    #[test]
    fn no_lot_has_more_tantiemes_than_its_immeuble() {
        for place in &PLACES {
            let told: i64 = place.lots.iter().filter_map(|lot| lot.tantiemes).sum();
            let all = place.copropriete.as_ref().map_or(0, |it| it.tantiemes);
            assert!(told <= all, "{}", place.name);
        }
    }
}

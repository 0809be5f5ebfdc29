//! Requests as they might be: one portfolio, so that each follows from those before it. A test sends
//! them all.

use serde_json::{Value, json};

/// The body of an operation; none for one that has none, or whose body is a file.
pub fn body(id: &str) -> Option<Value> {
    Some(match id {
        "writeTiers" => json!({ "tiers": [{
            "ref_tiers": "T1001", "civilite": "Mme", "nom": "Roux", "prenom": "Camille",
            "contrats": [{
                "ref_contrat": "BAIL-0114", "qualite": "locataire", "debut": "2019-09-01",
            }],
        }] }),
        "writeImmeubles" => json!({ "immeubles": [{
            "ref_immeuble": "IMM-12", "nom": "Les Cèdres", "adresse": "8 rue des Lilas",
            "code_postal": "31000", "ville": "Toulouse", "copropriete": "oui",
        }] }),
        "writeLots" => json!({ "lots": [{
            "ref_lot": "LOT-7", "ref_immeuble": "IMM-12", "nature": "appartement",
            "tantiemes": "112", "ref_contrat": "BAIL-0114",
        }] }),
        "writeMandats" => json!({ "mandats": [{
            "ref_mandat": "CS-3", "ref_immeuble": "IMM-12", "ref_tiers": "T1001",
            "president": "oui", "debut": "2026-03-12",
        }] }),
        "writeEntries" => json!({ "mouvements": [{
            "ref_mouvement": "E-2026-0501", "ref_contrat": "BAIL-0114", "date": "2026-05-01",
            "libelle": "Loyer de mai", "montant": "812,50", "type": "loyer",
        }] }),
        "issuePairs" => json!({ "ref_tiers": ["T1001"], "holders": 1 }),
        _ => return None,
    })
}

/// The value of a parameter, where one is worth showing.
pub fn parameter(name: &str) -> Option<&'static str> {
    Some(match name {
        "ref_tiers" => "T1001",
        "ref_contrat" => "BAIL-0114",
        "ref_immeuble" => "IMM-12",
        "as_of" => "2026-05-01",
        "type" => "bail",
        "titre" => "Bail",
        "date" => "2019-09-01",
        "reason" => "departure",
        _ => return None,
    })
}

/// The reference at the end of an address.
pub fn reference(path: &str) -> &'static str {
    match path.strip_prefix("/api/v1/").and_then(|path| path.split('/').next()) {
        Some("tiers") => "T1001",
        Some("contracts") => "BAIL-0114",
        Some("immeubles") => "IMM-12",
        _ => "D-1",
    }
}

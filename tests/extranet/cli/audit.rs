//! `palier audit`

use serde_json::Value;

use super::{refused, said};
use crate::support::Extranet;

#[tokio::test]
async fn the_audit_trail_lists_what_operators_did() {
    let extranet = Extranet::open().await;
    said(&extranet, "agency add --client-code RIVES --name Rives");
    extranet.bellevue().await;
    said(&extranet, "societe set --client-code BELLEVUE --societe-code TLS --city Blagnac");
    let all = said(&extranet, "audit --kind agency_changed --format json");
    let all: Value = serde_json::from_str(&all).expect("JSON");
    let subjects: Vec<_> = (0..2).map(|n| all[n]["subject"].as_str().expect("a text")).collect();
    assert_eq!(subjects, ["société BELLEVUE/TLS changed: city", "agency RIVES added"]);
    assert_eq!((&all[0]["actor"], &all[0]["network"]), (&"operator".into(), &"console".into()));

    let one = said(&extranet, "audit --societe-codes bellevue/tls --since 2026-01-01 --limit 5");
    assert!(one.contains("BELLEVUE/TLS") && !one.contains("RIVES"), "{one}");
    assert!(!said(&extranet, "audit --since 2999-01-01 --format csv").contains("operator"));
    let kinds = refused(&extranet, "audit --kind nonsense");
    assert!(kinds.contains("sign_in") && kinds.contains("agency_changed"), "{kinds}");
}

//! `palier audit`

use palier::restoration::Marker;
use sea_orm::prelude::Uuid;
use serde_json::Value;

use super::{palier, refused, said};
use crate::support::Extranet;
use crate::walls::chain::{marker, sealed};
use crate::walls::chain_ends::cut_off;
use crate::walls::kit::tampered;

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

/// Whoever has the machine has its marker too; a copy that lies elsewhere tells what they did.
#[tokio::test]
async fn the_trail_is_verified_against_a_copy_of_the_marker_that_lies_elsewhere() {
    let extranet = Extranet::open_today_with_keys().await;
    let (bellevue, ..) = extranet.camille().await;
    sealed(&extranet).await;
    let elsewhere = extranet.folder().join("elsewhere.marker");
    marker(&extranet).await.write(&elsewhere).expect("written");
    let verify = format!("audit verify --marker {}", elsewhere.display());
    let whole = said(&extranet, &verify);
    assert!(whole.contains("BELLEVUE/TLS") && !whole.contains("restore.marker"), "{whole}");
    cut_off(&extranet, bellevue.societe.id.uuid(), 2).await;
    let blind = said(&extranet, "audit verify");
    assert!(blind.contains("nothing is noted outside of the database"), "{blind}");
    let told = broken(&extranet, &verify);
    assert!(told.contains("cut after event"), "{told}");
    // Nor does it help to say that the database was restored since, or that it is another one.
    tampered(&extranet, "update audit_state set restored_turn = 900000000").await.expect("done");
    let told = broken(&extranet, &verify);
    assert!(told.contains("cut after event"), "{told}");
    assert!(told.contains("BROKEN: the database says that it was restored"), "{told}");
    let noted = marker(&extranet).await;
    let other = Marker { database: Uuid::new_v4(), ..noted };
    other.write(&elsewhere).expect("written");
    assert!(broken(&extranet, &verify).contains("is about another one"));
    let none = refused(&extranet, "audit verify --marker nowhere.marker");
    assert!(none.contains("there is no file nowhere.marker"), "{none}");
}

/// What is said on the way to a failure.
fn broken(extranet: &Extranet, words: &str) -> String {
    let output = palier(extranet).args(words.split(' ')).output().expect("palier runs");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

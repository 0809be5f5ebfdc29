//! What an item does not speak of stays; `null` empties it. A `PUT` says all that there is.

use serde_json::{Value, json};

use super::kit::Software;
use super::resources::portfolio;
use crate::support::Extranet;

#[tokio::test]
async fn a_member_that_is_absent_stays_and_null_empties_it() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let mut batch = portfolio();
    batch["tiers"][0]["contrats"][0]["fin"] = json!("2026-03-31");
    software.post("/api/v1/tiers", &batch).await.is(200);
    let tiers = |more: Value, contract: Value| {
        let mut one = json!({ "ref_tiers": "T1", "nom": "Roux" });
        let mut own = json!({ "ref_contrat": "B/1", "qualite": "locataire" });
        one.as_object_mut().expect("an object").extend(more.as_object().cloned().expect("one"));
        own.as_object_mut().expect("an object").extend(contract.as_object().cloned().expect("one"));
        one["contrats"] = json!([own]);
        json!({ "tiers": [one] })
    };
    let least = tiers(json!({}), json!({}));
    let done = software.post("/api/v1/tiers", &least).await.is(200).json;
    assert_eq!(done["unchanged"], 1, "{done}");
    let known = software.get("/api/v1/tiers/T1").await.is(200).json;
    assert_eq!(known["email"], "camille@courriel.example");
    assert_eq!(software.get("/api/v1/contracts/B%2F1").await.json["fin"], "2026-03-31");
    let emptied = tiers(json!({ "email": null }), json!({ "fin": null }));
    let done = software.post("/api/v1/tiers", &emptied).await.is(200).json;
    assert_eq!(done["changed"], 1, "{done}");
    let known = software.get("/api/v1/tiers/T1").await.is(200).json;
    assert_eq!((&known["email"], &known["prenom"]), (&Value::Null, &json!("Camille")));
    assert_eq!(software.get("/api/v1/contracts/B%2F1").await.json["fin"], Value::Null);

    let full = json!({ "immeubles": [{ "ref_immeuble": "I1", "nom": "Les Cèdres",
        "copropriete": "oui", "iban": "FR7630006000011234567890189" }] });
    software.post("/api/v1/immeubles", &full).await.is(200);
    let least = json!({ "immeubles": [{ "ref_immeuble": "I1", "nom": "Les Cèdres" }] });
    let done = software.post("/api/v1/immeubles", &least).await.is(200).json;
    assert_eq!(done["unchanged"], 1, "{done}");
    let none =
        json!({ "immeubles": [{ "ref_immeuble": "I1", "nom": "Les Cèdres", "iban": null }] });
    software.post("/api/v1/immeubles", &none).await.is(200);
    let known = software.get("/api/v1/immeubles/I1").await.is(200).json;
    assert_eq!((&known["copropriete"], &known["iban"]), (&json!("oui"), &Value::Null), "{known}");
}

#[tokio::test]
async fn a_document_that_is_put_again_says_all_that_there_is() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let least = "/api/v1/documents/D1?type=bail&titre=Bail&ref_contrat=B%2F1&date=2026-05-01";
    let put = async |url: &str| {
        software.put(url, "application/pdf", "%PDF-1.7\n").await.is(200);
        software.get("/api/v1/documents/D1").await.json["valable_jusquau"].clone()
    };
    assert_eq!(put(&format!("{least}&valable_jusquau=2027-05-01")).await, "2027-05-01");
    assert_eq!(put(least).await, Value::Null);
}

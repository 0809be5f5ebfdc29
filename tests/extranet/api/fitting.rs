//! What fits the document is taken: the document does not promise what a door refuses.

use serde_json::{Map, Value, json};

use super::contract::document;
use super::kit::Software;
use super::resources::portfolio;
use crate::support::Extranet;

const PDF: &str = "%PDF-1.7\n";

/// A value that fits, the shortest or the longest that can be.
fn fitting(schema: &Value, is_full: bool) -> Value {
    if let Some(choices) = schema["enum"].as_array() {
        return choices[0].clone();
    }
    let is_nullable = schema["type"].as_array().is_some_and(|it| it.contains(&json!("null")));
    if is_nullable {
        return Value::Null;
    }
    match schema["type"].as_str() {
        Some("object") => {
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let own = schema["properties"].as_object().expect("properties").iter();
            let own = own.filter(|(name, _)| is_full || required.contains(&json!(name)));
            own.map(|(name, own)| (name.clone(), fitting(own, is_full)))
                .collect::<Map<_, _>>()
                .into()
        }
        Some("array") => json!([fitting(&schema["items"], is_full)]),
        Some("integer") => schema["minimum"].clone(),
        _ if schema["format"] == "date" => json!("2026-05-01"),
        _ => json!("x"),
    }
}

#[tokio::test]
async fn a_list_that_fits_is_never_refused_whole_and_a_longer_one_does_not_fit() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let document = document(&extranet).await;
    for path in ["tiers", "immeubles", "lots", "mandats", "entries"] {
        let path = format!("/api/v1/{path}");
        let body = &document["paths"][&path]["post"]["requestBody"];
        let schema = &body["content"]["application/json"]["schema"];
        for is_full in [false, true] {
            let body = fitting(schema, is_full);
            let done = software.post(&path, &body).await.is(200).json;
            assert_eq!(done["results"].as_array().map(Vec::len), Some(1), "{path}");
        }
        let (list, own) =
            schema["properties"].as_object().and_then(|it| it.iter().next()).expect("a list");
        let most = usize::try_from(own["maxItems"].as_u64().expect("maxItems")).expect("a number");
        let one = fitting(&own["items"], false);
        let many = |count: usize| json!({ list: vec![one.clone(); count] });
        software.post(&path, &many(most)).await.is(200);
        assert_eq!(software.post(&path, &many(most + 1)).await.is(422).problem(), "invalid");
    }
}

#[tokio::test]
async fn every_kind_of_document_may_be_published_for_somebody() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let immeuble = json!({ "immeubles": [{ "ref_immeuble": "I1", "nom": "Les Cèdres" }] });
    software.post("/api/v1/immeubles", &immeuble).await.is(200);
    let document = document(&extranet).await;
    let operation = &document["paths"]["/api/v1/documents/{reference}"]["put"];
    let parameter = |name: &str| {
        let all = operation["parameters"].as_array().expect("parameters");
        all.iter().find(|it| it["name"] == name).expect("a parameter")["schema"].clone()
    };
    let (kinds, publics) = (parameter("type"), parameter("public"));
    let fixed = "titre=x&date=2026-05-01&periode_debut=2026-05-01&periode_fin=2026-05-31\
                 &exercice=1900&valable_jusquau=2199-12-31";
    let mut met = Vec::new();
    for (at, kind) in kinds["enum"].as_array().expect("kinds").iter().enumerate() {
        let kind = kind.as_str().expect("a code");
        let mut taken = Vec::new();
        for public in publics["enum"].as_array().expect("audiences") {
            let public = public.as_str().expect("a code");
            let of = match public {
                "contrat" => "ref_contrat=B%2F1",
                "tiers" => "ref_tiers=T1",
                _ => "ref_immeuble=I1",
            };
            let url = format!("/api/v1/documents/D{at}?type={kind}&public={public}&{of}&{fixed}");
            let told = software.put(&url, "application/pdf", PDF).await;
            assert!([200, 422].contains(&told.status), "{kind} {public}: {}", told.text);
            taken.extend((told.status == 200).then_some(public.to_owned()));
        }
        assert!(!taken.is_empty(), "{kind} is for nobody");
        met.extend(taken);
    }
    for public in publics["enum"].as_array().expect("audiences") {
        assert!(met.iter().any(|it| public == it), "{public} may have nothing");
    }
}

#[tokio::test]
async fn every_reason_of_the_document_ends_an_access_and_settled_is_none() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let document = document(&extranet).await;
    let operation = &document["paths"]["/api/v1/tiers/{reference}/links"]["delete"];
    let parameters = operation["parameters"].as_array().expect("parameters");
    let reason = parameters.iter().find(|it| it["name"] == "reason").expect("a reason");
    for reason in reason["schema"]["enum"].as_array().expect("reasons") {
        let reason = reason.as_str().expect("a code");
        let url = format!("/api/v1/tiers/T1/links?reason={reason}&note=x");
        software.delete(&url).await.is(200);
    }
    let settled = software.delete("/api/v1/tiers/T1/links?reason=settled").await.is(422);
    assert_eq!(settled.pointers(), ["reason"]);
}

#[tokio::test]
async fn a_withdrawn_document_is_still_told_of() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let url = "/api/v1/documents/D1?type=bail&titre=Bail&ref_contrat=B%2F1&date=2026-05-01";
    software.put(url, "application/pdf", PDF).await.is(200);
    software.delete("/api/v1/documents/D1").await.is(200);
    let told = software.get("/api/v1/documents/D1").await.is(200).json;
    assert!(told["withdrawn_at"].is_string());
    let said = &document(&extranet).await["paths"]["/api/v1/documents/{reference}"]["get"];
    assert!(said["summary"].as_str().is_some_and(|it| it.contains("withdrawn_at")));
}

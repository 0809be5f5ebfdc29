//! What is written is read again, in the same words.

use serde_json::{Value, json};

use super::kit::Software;
use crate::support::Extranet;

/// Two tiers, three contracts.
pub fn portfolio() -> Value {
    json!({ "tiers": [
        { "ref_tiers": "T1", "civilite": "Mme", "nom": "Roux", "prenom": "Camille",
          "adresse1": "8 rue des Lilas", "adresse2": "Bâtiment B", "code_postal": "01000",
          "ville": "Bourg", "email": "camille@courriel.example",
          "contrats": [
            { "ref_contrat": "B/1", "qualite": "locataire", "debut": "2019-09-01" },
            { "ref_contrat": "B 2", "qualite": "locataire", "debut": "2021-02-15" } ] },
        { "ref_tiers": "T2", "civilite": "SCI", "nom": "des Tilleuls",
          "contrats": [{ "ref_contrat": "M1", "qualite": "propriétaire bailleur" }] },
    ] })
}

#[tokio::test]
async fn tiers_and_contracts_are_read_as_they_were_written() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    let done = software.post("/api/v1/tiers", &portfolio()).await.is(200).json;
    assert_eq!((&done["created"], &done["refused"]), (&json!(3), &json!(0)), "{done}");
    let tiers = software.get("/api/v1/tiers/T1").await.is(200).json;
    for (name, value) in [
        ("nom", "Roux"),
        ("prenom", "Camille"),
        ("adresse2", "Bâtiment B"),
        ("code_postal", "01000"),
        ("email", "camille@courriel.example"),
    ] {
        assert_eq!(tiers[name], value, "{tiers}");
    }
    assert_eq!(software.get("/api/v1/tiers/T2").await.is(200).json["nom"], "SCI des Tilleuls");
    let contract = software.get("/api/v1/contracts/B%2F1").await.is(200).json;
    assert_eq!((&contract["ref_tiers"], &contract["debut"]), (&json!("T1"), &json!("2019-09-01")));
    assert_eq!(contract["solde"], Value::Null);
    let own = software.get("/api/v1/contracts?ref_tiers=T1").await.is(200).json;
    assert_eq!(own["contracts"].as_array().map(Vec::len), Some(2));
    software.get("/api/v1/contracts?ref_tiers=T9").await.is(404);
    for odd in ["T9", "%00", "T1%0A", "%C3", "a%2Fb"] {
        let answer = software.get(&format!("/api/v1/tiers/{odd}")).await.is(404);
        assert_eq!(answer.problem(), "not-found");
    }
}

#[tokio::test]
async fn a_list_is_read_to_its_end_page_by_page() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let (mut url, mut seen) = ("/api/v1/contracts?limit=1".to_owned(), Vec::new());
    for _ in 0..4 {
        let page = software.get(&url).await.is(200).json;
        let rows = page["contracts"].as_array().expect("a list").clone();
        seen.extend(rows.iter().map(|row| row["ref_contrat"].as_str().expect("a text").to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        url = format!("/api/v1/contracts?limit=1&after={next}");
    }
    seen.sort();
    assert_eq!(seen, ["B 2", "B/1", "M1"]);
    for (odd, place) in [
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=x", "limit"),
        ("after=%3D", "after"),
        ("after=", "after"),
        ("ref_tiers=", "ref_tiers"),
        ("ref_tiers=%00", "ref_tiers"),
        ("societe=BDX", "societe"),
    ] {
        let answer = software.get(&format!("/api/v1/contracts?{odd}")).await.is(422);
        assert_eq!((answer.problem(), answer.pointers()), ("invalid", vec![place.to_owned()]));
    }
}

#[tokio::test]
async fn immeubles_lots_and_mandates_come_the_same_way() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let immeubles = json!({ "immeubles": [{ "ref_immeuble": "IM-1", "nom": "Les Cèdres",
        "copropriete": "oui", "iban": "FR76 3000 6000 0112 3456 7890 189" }] });
    software.post("/api/v1/immeubles", &immeubles).await.is(200);
    let read = software.get("/api/v1/immeubles/IM-1").await.is(200).json;
    assert_eq!((&read["nom"], &read["copropriete"]), (&json!("Les Cèdres"), &json!("oui")));
    let lots = json!({ "lots": [
        { "ref_lot": "IM-1/3", "ref_immeuble": "IM-1", "nature": "Appartement", "tantiemes": "412",
          "ref_contrat": "B/1" },
        { "ref_lot": "IM-1/4", "ref_immeuble": "IM-9", "nature": "Cave" }] });
    let done = software.post("/api/v1/lots", &lots).await.is(200).json;
    assert_eq!((&done["created"], &done["refused"]), (&json!(1), &json!(1)), "{done}");
    assert_eq!(done["results"][1]["errors"][0]["pointer"], "/lots/1/ref_immeuble");
    let read = software.get("/api/v1/lots?ref_immeuble=IM-1").await.is(200).json;
    assert_eq!(read["lots"][0]["contrats"], json!(["B/1"]));
    let contract = software.get("/api/v1/contracts/B%2F1").await.is(200).json;
    assert_eq!(contract["ref_immeuble"], "IM-1");
    let mandats = json!({ "mandats": [{ "ref_mandat": "CS-1", "ref_immeuble": "IM-1",
        "ref_tiers": "T2", "debut": "2024-05-14", "fin": "2029-05-13" }] });
    let done = software.post("/api/v1/mandats", &mandats).await.is(200).json;
    assert_eq!(done["results"][0]["outcome"], "created");
    assert_eq!(done["results"][0]["warnings"][0]["pointer"], "/mandats/0/fin");
}

#[tokio::test]
async fn an_entry_is_corrected_by_contre_passation_and_the_balance_follows() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let entry = |amount: &str| {
        json!({ "mouvements": [{ "ref_mouvement": "E1", "ref_contrat": "B/1",
            "date": "2026-05-01", "libelle": "Loyer de mai 2026", "montant": amount }] })
    };
    let write = async |amount: &str| {
        let done = software.post("/api/v1/entries?as_of=2026-05-12", &entry(amount)).await.is(200);
        done.json["results"][0]["outcome"].as_str().expect("an outcome").to_owned()
    };
    assert_eq!(write("812.50").await, "created");
    assert_eq!(write("812,50").await, "unchanged");
    assert_eq!(write("800.00").await, "changed");
    let list = software.get("/api/v1/entries?ref_contrat=B%2F1&limit=2").await.is(200).json;
    let amounts = |list: &Value| -> Vec<String> {
        let rows = list["entries"].as_array().expect("a list").iter();
        rows.map(|row| row["montant"].as_str().expect("a text").to_owned()).collect()
    };
    assert_eq!(amounts(&list), ["812.50", "-812.50"]);
    let next = list["next"].as_str().expect("a next page");
    let rest = format!("/api/v1/entries?ref_contrat=B%2F1&limit=2&after={next}");
    assert_eq!(amounts(&software.get(&rest).await.is(200).json), ["800.00"]);
    let contract = software.get("/api/v1/contracts/B%2F1").await.is(200).json;
    assert_eq!(contract["solde"], "800.00");
    let missing = software.get("/api/v1/entries").await.is(422);
    assert_eq!(missing.pointers(), ["ref_contrat"]);
    software.post("/api/v1/entries?as_of=demain", &entry("1")).await.is(422);
}

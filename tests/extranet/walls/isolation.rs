//! The wall between sociétés: in the schema, in the queries, and at every request.

use super::kit::{detachment, dump, somebody, tampered};
use crate::support::Extranet;

/// Each reference to a row of a société: table, column, and where it leads.
const REFERENCES: [(&str, &str, &str); 9] = [
    ("contract", "tiers_id", "tiers"),
    ("provisional_pair", "tiers_id", "tiers"),
    ("activation", "pair_id", "provisional_pair"),
    ("activation_ticket", "pair_id", "provisional_pair"),
    ("activation_ticket", "activation_id", "activation"),
    ("activation_link", "activation_id", "activation"),
    ("activation_link", "pair_id", "provisional_pair"),
    ("link", "tiers_id", "tiers"),
    ("link", "pair_id", "provisional_pair"),
];

#[tokio::test]
async fn a_reference_across_societes_cannot_be_stored() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    somebody(&extranet, &bellevue, "Camille Roux").await;
    somebody(&extranet, &rives, "Louis Petit").await;
    for (table, column, to) in REFERENCES {
        let foreign = format!(
            "update {table} set {column} = (select id from {to} where {to}.societe_id <> \
             {table}.societe_id limit 1)"
        );
        let refused = tampered(&extranet, &foreign).await.expect_err(&foreign).to_lowercase();
        assert!(refused.contains("foreign key"), "{table}.{column}: {refused}");
    }
    for table in ["contract", "provisional_pair", "activation", "activation_link", "link", "tiers"]
    {
        let moved = format!(
            "update {table} set societe_id = (select id from societe where id <> \
             {table}.societe_id limit 1)"
        );
        let refused = tampered(&extranet, &moved).await.expect_err(&moved).to_lowercase();
        assert!(refused.contains("foreign key"), "{table}: {refused}");
    }
}

#[tokio::test]
async fn a_reference_that_the_schema_knows_is_checked_here() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    somebody(&extranet, &bellevue, "Camille Roux").await;
    let lines = dump(&extranet).await;
    for table in REFERENCES.map(|(table, ..)| table) {
        let filled = lines.iter().any(|line| line.starts_with(&format!("{table}: ")));
        assert!(filled, "{table} is empty: nothing was tried");
    }
}

#[tokio::test]
async fn a_detached_contract_is_gone_at_the_next_request_of_every_session() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (phone, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let laptop = super::kit::signed_in(extranet.browser(), &bellevue, &email, super::kit::PASSWORD);
    let laptop = laptop.await.sees("8 rue des Lilas");
    let door = detachment(&phone).await;
    phone.post(&door, &[]).await.does_not_see("8 rue des Lilas");
    laptop.clone().visit("/").await.does_not_see("8 rue des Lilas");
    laptop.clone().visit("/profile").await.does_not_see("Cabinet Bellevue");
    assert_eq!(laptop.clone().visit(&door).await.status, 404);
    laptop.post(&door, &[]).await.sees("Contrat détaché").does_not_see("8 rue des Lilas");
}

#[tokio::test]
async fn an_agency_that_ends_a_link_by_itself_is_obeyed_at_once() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (person, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let door = detachment(&person).await;
    tampered(&extranet, "update link set ended_at = 1, ended_by = 'agency'").await.expect("ended");
    person.clone().visit("/").await.does_not_see("8 rue des Lilas");
    assert_eq!(person.visit(&door).await.status, 404);
}

#[tokio::test]
async fn the_codes_of_an_address_give_no_right() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let (person, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    somebody(&extranet, &rives, "Louis Petit").await;
    for page in ["/", "/profile", "/contracts/add", "/login"] {
        let url = format!("{page}?client=RIVES&societe=BDX");
        person.clone().visit(&url).await.does_not_see("Louis").does_not_see("Petit");
    }
    // The same pair, typed at another agency: it does not exist there.
    let dossier = extranet.dossier(&bellevue, "Anne Blanc", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let elsewhere = super::kit::claimed(extranet.browser(), &rives, &paper).await;
    assert_eq!(elsewhere.status, 422);
    let added = [
        ("client", "RIVES"),
        ("societe", "BDX"),
        ("login", &*paper.login),
        ("secret", &*paper.secret),
    ];
    assert_eq!(person.post("/contracts/add", &added).await.status, 422);
}

#[tokio::test]
async fn two_societes_of_one_client_do_not_see_each_other() {
    let extranet = Extranet::open().await;
    let toulouse = extranet.bellevue().await;
    let albi = extranet.agence(("BELLEVUE", "ALB"), "Bellevue Albi").await;
    let (one, ..) = somebody(&extranet, &toulouse, "Camille Roux").await;
    let (other, ..) = somebody(&extranet, &albi, "Louis Petit").await;
    one.visit("/").await.does_not_see("Albi").does_not_see("Louis");
    other.visit("/").await.sees("Bellevue Albi").does_not_see("Camille");
}

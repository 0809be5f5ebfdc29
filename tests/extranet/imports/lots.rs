//! A file of lots: what it adds to immeubles and contracts, what it refuses.

use palier::contracts::{Contract, contract, lot};
use palier::imports::{Mode, Reason};
use sea_orm::EntityTrait;

use super::{counts, refusals};
use crate::support::{Agence, Dossier, Extranet};

/// Two immeubles, and the contracts of a seller and of a buyer.
async fn les_cedres(extranet: &Extranet) -> (Agence, Dossier, Dossier) {
    let bellevue = extranet.bellevue().await;
    let seller = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let buyer = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let immeubles = "I1;Les Cèdres;;;;oui;;;;\nI2;Les Pins;;;;oui;;;;\n";
    extranet.immeubles(&bellevue.societe, immeubles, Mode::ForReal).await;
    (bellevue, seller, buyer)
}

fn sold(seller: &Dossier, buyer: &Dossier) -> String {
    let (from, to) = (&seller.contract.reference, &buyer.contract.reference);
    format!(
        "L3;I1;Appartement;Bâtiment B;412;{from}\nL3;I1;Appartement;Bâtiment B;412;{to}\n\
         L103;I1;Cave;;6;{to}\nL104;I1;Cave;;;\n"
    )
}

async fn contract_of(extranet: &Extranet, dossier: &Dossier) -> Contract {
    let key = (dossier.contract.societe_id, dossier.contract.id);
    let found = contract::Entity::find_by_id(key).one(extranet.app.db.reader()).await;
    found.expect("an answer").expect("a contract")
}

#[tokio::test]
async fn a_lot_that_was_sold_is_in_two_contracts() {
    let extranet = Extranet::open().await;
    let (bellevue, seller, buyer) = les_cedres(&extranet).await;
    let lines = sold(&seller, &buyer);
    let dry = extranet.lots(&bellevue.societe, &lines, Mode::DryRun).await;
    assert_eq!(counts(&dry), [4, 0, 0, 0, 0]);
    assert_eq!((extranet.count("lot").await, extranet.count("contract_lot").await), (0, 0));
    assert_eq!(contract_of(&extranet, &seller).await, seller.contract);
    let real = extranet.lots(&bellevue.societe, &lines, Mode::ForReal).await;
    assert_eq!(real, dry);
    assert_eq!((extranet.count("lot").await, extranet.count("contract_lot").await), (3, 3));
    let (sellers, buyers) =
        (contract_of(&extranet, &seller).await, contract_of(&extranet, &buyer).await);
    assert!(sellers.immeuble_id.is_some() && sellers.immeuble_id == buyers.immeuble_id);
    let again = extranet.lots(&bellevue.societe, &lines, Mode::ForReal).await;
    assert_eq!(counts(&again), [0, 0, 4, 0, 0]);
    assert_eq!(contract_of(&extranet, &seller).await, sellers);
}

#[tokio::test]
async fn a_changed_lot_is_counted_once_and_keeps_its_contracts() {
    let extranet = Extranet::open().await;
    let (bellevue, seller, buyer) = les_cedres(&extranet).await;
    let lines = sold(&seller, &buyer);
    extranet.lots(&bellevue.societe, &lines, Mode::ForReal).await;
    let changed = lines.replace(";412;", ";413;");
    let report = extranet.lots(&bellevue.societe, &changed, Mode::ForReal).await;
    assert_eq!(counts(&report), [0, 1, 3, 0, 0]);
    let lots = lot::Entity::find().all(extranet.app.db.reader()).await.expect("lots");
    let tantiemes = lots.iter().find(|lot| lot.reference == "L3").and_then(|lot| lot.tantiemes);
    assert_eq!((tantiemes, extranet.count("contract_lot").await), (Some(413), 3));
    // A later file gives the cave that nobody had to a contract.
    let given = format!("L104;I1;Cave;;;{}\n", seller.contract.reference);
    let report = extranet.lots(&bellevue.societe, &given, Mode::ForReal).await;
    assert_eq!((counts(&report), extranet.count("contract_lot").await), ([1, 0, 0, 0, 0], 4));
}

#[tokio::test]
async fn neither_a_lot_nor_a_contract_moves_to_another_immeuble() {
    let extranet = Extranet::open().await;
    let (bellevue, seller, buyer) = les_cedres(&extranet).await;
    extranet.lots(&bellevue.societe, &sold(&seller, &buyer), Mode::ForReal).await;
    let other = extranet.dossier(&bellevue, "Elsa Mora", None).await;
    let (known, fresh) = (&seller.contract.reference, &other.contract.reference);
    let lines = format!(
        "L3;I2;Appartement;;;\nL9;I2;Cave;;;{known}\nN1;I1;Cave;;;{fresh}\nN2;I2;Cave;;;{fresh}\n"
    );
    for mode in [Mode::DryRun, Mode::ForReal] {
        let report = extranet.lots(&bellevue.societe, &lines, mode).await;
        assert_eq!(counts(&report), [1, 0, 0, 0, 3]);
        let expected = [
            (2, "ref_immeuble", Reason::LotElsewhere),
            (3, "ref_contrat", Reason::ContractElsewhere),
            (5, "ref_contrat", Reason::ContractElsewhere),
        ];
        assert_eq!(refusals(&report), expected);
    }
}

#[tokio::test]
async fn what_is_unknown_or_said_in_two_ways_is_refused_with_its_line() {
    let extranet = Extranet::open().await;
    let (bellevue, seller, buyer) = les_cedres(&extranet).await;
    let contract = &seller.contract.reference;
    let lines = format!(
        "L1;I9;Cave;;;\nL2;I1;Cave;;;NOPE\nL3;I1;Cave;;un;\nL4;I1;;;;\n\
         L5;I1;Cave;;1;{contract}\nL5;I1;Cave;;1;{contract}\nL5;I1;Box;;1;\n"
    );
    let report = extranet.lots(&bellevue.societe, &lines, Mode::ForReal).await;
    assert_eq!(counts(&report), [1, 0, 0, 0, 6]);
    let expected = [
        (2, "ref_immeuble", Reason::UnknownImmeuble),
        (3, "ref_contrat", Reason::UnknownContract),
        (4, "tantiemes", Reason::BadNumber),
        (5, "nature", Reason::Missing),
        (7, "ref_lot", Reason::SameReference { first: 6 }),
        (8, "ref_lot", Reason::OtherLot { first: 6 }),
    ];
    assert_eq!(refusals(&report), expected);
    // What is known here is unknown at another société.
    let rives = extranet.rives().await;
    let report = extranet.lots(&rives.societe, &sold(&seller, &buyer), Mode::ForReal).await;
    assert_eq!(counts(&report), [0, 0, 0, 0, 4]);
    let immeubles = "I1;Chez nous;;;;;;;;\n";
    extranet.immeubles(&rives.societe, immeubles, Mode::ForReal).await;
    let report = extranet.lots(&rives.societe, &sold(&seller, &buyer), Mode::ForReal).await;
    assert_eq!(counts(&report), [1, 0, 0, 0, 3]);
    assert_eq!(refusals(&report)[0], (2, "ref_contrat", Reason::UnknownContract));
}

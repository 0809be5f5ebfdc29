//! What a file does not speak of stays; what it says to be empty goes. In every kind of file, in both
//! formats.

use std::io::Cursor;
use std::path::Path;

use palier::agencies::Societe;
use palier::contracts::{conseil_mandat, contract, immeuble, lot, tiers};
use palier::documents::document;
use palier::imports::{self, Files, Format, Limits, Mode, Reason, Record, Report, Rows};
use palier::ledger::entry;
use sea_orm::{EntityTrait, QueryOrder};

use super::documents::folder;
use super::{counts, refusals};
use crate::support::Extranet;
use crate::support::entries::day;

fn rows<R: Record>(file: &str) -> Rows<R> {
    let format = if file.starts_with('{') { Format::Json } else { Format::Csv };
    let file = Cursor::new(file.to_owned().into_bytes());
    imports::read_as(file, format, Limits::default()).expect("a file")
}

async fn tiers_of(extranet: &Extranet, societe: &Societe, file: &str) -> Report {
    let done = imports::apply(&extranet.app, societe, rows(file), Mode::ForReal, &|_, _| ());
    done.await.expect("an import")
}

async fn immeubles_of(extranet: &Extranet, societe: &Societe, file: &str) -> Report {
    let app = &extranet.app;
    let done = imports::apply_immeubles(app, societe, rows(file), Mode::ForReal, &|_, _| ());
    done.await.expect("an import")
}

#[tokio::test]
async fn a_tiers_and_its_contract_keep_what_a_file_has_no_column_for() {
    let extranet = Extranet::open().await;
    let societe = &extranet.bellevue().await.societe;
    let full = "ref_tiers;civilite;nom;adresse1;adresse2;ville;pays;email;ref_contrat;qualite;immeuble;lot;debut;fin\n\
                T1;SCI;des Tilleuls;8 rue X;Bât. B;Toulouse;Belgique;sci@courriel.example;C1;bailleur;Les Cèdres;12;01/09/2019;31/12/2025\n";
    tiers_of(&extranet, societe, full).await;
    let known = async || {
        let db = extranet.app.db.reader();
        let contract = contract::Entity::find().one(db).await.expect("an answer");
        let tiers = tiers::Entity::find().one(db).await.expect("an answer");
        (tiers.expect("a tiers"), contract.expect("a contract"))
    };
    let before = known().await;
    assert_eq!(before.0.last_name, "SCI des Tilleuls");
    for partial in [
        "ref_tiers;nom;ref_contrat;qualite\nT1;des Tilleuls;C1;bailleur\n",
        r#"{"tiers":[{"ref_tiers":"T1","nom":"des Tilleuls","contrats":[{"ref_contrat":"C1","qualite":"bailleur"}]}]}"#,
    ] {
        let report = tiers_of(&extranet, societe, partial).await;
        assert_eq!((counts(&report), known().await), ([0, 0, 1, 0, 0], before.clone()));
    }
    // Each line of the address is its own.
    let moved = "ref_tiers;nom;adresse1;ref_contrat;qualite\nT1;des Tilleuls;9 rue Y;C1;bailleur\n";
    tiers_of(&extranet, societe, moved).await;
    assert_eq!(known().await.0.address, "9 rue Y\nBât. B");
    // A day that is said goes with the one that is known.
    let late = "ref_tiers;nom;ref_contrat;qualite;debut\nT1;des Tilleuls;C1;bailleur;01/02/2026\n";
    let report = tiers_of(&extranet, societe, late).await;
    assert_eq!(refusals(&report), [(2, "debut", Reason::EndsBeforeStart)]);
    let emptied = r#"{"tiers":[{"ref_tiers":"T1","nom":"des Tilleuls","email":null,"adresse2":"",
        "contrats":[{"ref_contrat":"C1","qualite":"bailleur","fin":null,"lot":""}]}]}"#;
    assert_eq!(counts(&tiers_of(&extranet, societe, emptied).await), [0, 1, 0, 0, 0]);
    let (tiers, contract) = known().await;
    assert_eq!((tiers.suggested_email, tiers.address.as_str()), (None, "9 rue Y"));
    assert_eq!((contract.ended_on, contract.lot.as_str()), (None, ""));
    assert_eq!(
        (contract.immeuble.as_str(), contract.started_on),
        ("Les Cèdres", before.1.started_on)
    );
}

#[tokio::test]
async fn an_immeuble_stays_a_copropriete_and_is_paid_where_it_was() {
    let extranet = Extranet::open().await;
    let societe = &extranet.bellevue().await.societe;
    let full = "ref_immeuble;nom;adresse;ville;copropriete;titulaire;iban;bic\n\
                I1;Les Cèdres;8 rue des Lilas;Toulouse;oui;SDC;FR7630006000011234567890189;AGRIFRPP\n";
    immeubles_of(&extranet, societe, full).await;
    let known = async || {
        let found = immeuble::Entity::find().one(extranet.app.db.reader()).await;
        found.expect("an answer").expect("an immeuble")
    };
    let before = known().await;
    for partial in [
        "ref_immeuble;nom\nI1;Les Cèdres\n",
        r#"{"immeubles":[{"ref_immeuble":"I1","nom":"Les Cèdres"}]}"#,
    ] {
        let report = immeubles_of(&extranet, societe, partial).await;
        assert_eq!((counts(&report), known().await), ([0, 0, 1, 0, 0], before.clone()));
    }
    // The code of the bank is not the one of another bank.
    let moved = "ref_immeuble;nom;iban\nI1;Les Cèdres;DE89370400440532013000\n";
    immeubles_of(&extranet, societe, moved).await;
    let after = known().await;
    assert_eq!((after.bic, after.payee.as_deref()), (None, Some("SDC")));
    let emptied =
        r#"{"immeubles":[{"ref_immeuble":"I1","nom":"Les Cèdres","copropriete":null,"iban":""}]}"#;
    immeubles_of(&extranet, societe, emptied).await;
    let after = known().await;
    assert_eq!((after.is_copropriete, after.iban, after.city.as_str()), (false, None, "Toulouse"));
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "two kinds of file, three ways each")]
async fn a_lot_and_a_mandate_keep_what_nothing_is_said_of() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (app, societe) = (&extranet.app, &bellevue.societe);
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let tiers = &dossier.tiers.reference;
    immeubles_of(&extranet, societe, "ref_immeuble;nom\nI1;Les Cèdres\n").await;
    extranet.lots(societe, "L1;I1;Cave;Sous-sol;6;\n", Mode::ForReal).await;
    let mandat = format!("M1;I1;{tiers};oui;12/03/2024;11/03/2026\n");
    extranet.mandats(societe, &mandat, Mode::ForReal).await;
    let lots = [
        ("ref_lot;ref_immeuble;nature\nL1;I1;Cave\n", "Sous-sol", Some(6)),
        (r#"{"lots":[{"ref_lot":"L1","ref_immeuble":"I1","nature":"Cave"}]}"#, "Sous-sol", Some(6)),
        ("ref_lot;ref_immeuble;nature;tantiemes\nL1;I1;Cave;\n", "Sous-sol", None),
    ];
    for (file, place, tantiemes) in lots {
        let done = imports::apply_lots(app, societe, rows(file), Mode::ForReal, &|_, _| ()).await;
        assert_eq!(done.expect("an import").refused_count(), 0);
        let lot = lot::Entity::find().one(app.db.reader()).await.expect("an answer");
        let lot = lot.expect("a lot");
        assert_eq!((lot.place.as_str(), lot.tantiemes), (place, tantiemes), "{file}");
    }
    let own = format!(r#""ref_mandat":"M1","ref_immeuble":"I1","ref_tiers":"{tiers}""#);
    let mandats = [
        (
            format!("ref_mandat;ref_immeuble;ref_tiers;debut\nM1;I1;{tiers};12/03/2024\n"),
            true,
            Some(day("2026-03-11")),
        ),
        (
            format!(r#"{{"mandats":[{{{own},"debut":"2024-03-12"}}]}}"#),
            true,
            Some(day("2026-03-11")),
        ),
        (
            format!(r#"{{"mandats":[{{{own},"debut":"2024-03-12","fin":null,"president":""}}]}}"#),
            false,
            None,
        ),
    ];
    for (file, presides, ended_on) in mandats {
        let file_rows = rows(&file);
        let done = imports::apply_mandats(app, societe, file_rows, Mode::ForReal, &|_, _| ()).await;
        assert_eq!(done.expect("an import").refused_count(), 0);
        let known = conseil_mandat::Entity::find().one(app.db.reader()).await.expect("an answer");
        let known = known.expect("a mandate");
        assert_eq!((known.presides, known.ended_on), (presides, ended_on), "{file}");
    }
}

#[tokio::test]
async fn an_entry_is_not_corrected_by_what_its_file_leaves_out() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (app, societe) = (&extranet.app, &bellevue.societe);
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let contract = &dossier.contract.reference;
    let full =
        format!("E1;{contract};01/05/2026;Loyer;812,50;;05/05/2026;loyer;01/05/2026;31/05/2026\n");
    extranet.entries(societe, &full).await;
    let own = format!(
        r#""ref_mouvement":"E1","ref_contrat":"{contract}","date":"2026-05-01","libelle":"Loyer","montant":"812.50""#
    );
    for (file, expected) in [
        (
            format!(
                "ref_mouvement;ref_contrat;date;libelle;montant\nE1;{contract};01/05/2026;Loyer;812,50\n"
            ),
            [0, 0, 1, 0, 0],
        ),
        (format!(r#"{{"mouvements":[{{{own}}}]}}"#), [0, 0, 1, 0, 0]),
        (format!(r#"{{"mouvements":[{{{own},"echeance":null}}]}}"#), [0, 1, 0, 0, 0]),
    ] {
        let file_rows = (rows(&file), day("2026-05-12"));
        let done = imports::apply_entries(app, societe, file_rows, Mode::ForReal, &|_, _| ()).await;
        assert_eq!(counts(&done.expect("an import")), expected, "{file}");
    }
    let last = entry::Entity::find().order_by_desc(entry::COLUMN.revision).one(app.db.reader());
    let last = last.await.expect("an answer").expect("an entry");
    assert_eq!((last.due_on, last.period_from), (None, Some(day("2026-05-01"))));
}

#[tokio::test]
async fn a_document_keeps_its_dates_where_the_index_has_none() {
    let extranet = Extranet::open().await;
    let societe = &extranet.bellevue().await.societe;
    immeubles_of(&extranet, societe, "ref_immeuble;nom\nI1;Les Cèdres\n").await;
    let files = folder();
    let send = async |folder: &Path, file: &str| {
        let index = (rows(file), Files::of(folder).expect("a folder"));
        let app = &extranet.app;
        let done = imports::apply_documents(app, societe, index, Mode::ForReal, &|_, _| ()).await;
        counts(&done.expect("an import"))
    };
    let own = "ref_document;fichier;type;titre;ref_immeuble;date";
    let row = "D1;bail.pdf;assurance_de_l_immeuble;Multirisque;I1;01/01/2026";
    let full = format!(
        "{own};periode_debut;periode_fin;exercice;valable_jusquau\n{row};01/01/2026;31/12/2026;2026;31/12/2026\n"
    );
    assert_eq!(send(files.path(), &full).await, [1, 0, 0, 0, 0]);
    assert_eq!(send(files.path(), &format!("{own}\n{row}\n")).await, [0, 0, 1, 0, 0]);
    let object = r#"{"documents":[{"ref_document":"D1","fichier":"bail.pdf","type":"assurance_de_l_immeuble","titre":"Multirisque","ref_immeuble":"I1","date":"2026-01-01"}]}"#;
    assert_eq!(send(files.path(), object).await, [0, 0, 1, 0, 0]);
    let emptied = object.replace("\"date\"", "\"exercice\":null,\"date\"");
    assert_eq!(send(files.path(), &emptied).await, [0, 1, 0, 0, 0]);
    let known = document::Entity::find().one(extranet.app.db.reader()).await.expect("an answer");
    let known = known.expect("a document");
    assert_eq!((known.exercice, known.valid_until), (None, Some(day("2026-12-31"))));
}

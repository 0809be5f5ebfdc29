//! `palier import --kind …`: the other kinds, as JSON, and documents with their folder.

use std::fs;

use super::import::{figures, import};
use super::told;
use crate::support::Extranet;

const TIERS: &str = r#"{"tiers": [{"ref_tiers": "T1", "nom": "Roux", "contrats": [
    {"ref_contrat": "C1", "qualite": "copropriétaire", "debut": "2019-09-01"}]}]}"#;
const IMMEUBLES: &str =
    r#"{"immeubles": [{"ref_immeuble": "I1", "nom": "Les Cèdres", "copropriete": "oui"}]}"#;
const LOTS: &str = r#"{"lots": [{"ref_lot": "I1/3", "ref_immeuble": "I1", "nature": "Cave",
    "tantiemes": "6", "ref_contrat": "C1"}, {"ref_lot": "I1/4", "ref_immeuble": "I9", "nature": "Cave"}]}"#;
const MANDATS: &str = r#"{"mandats": [{"ref_mandat": "M1", "ref_immeuble": "I1", "ref_tiers": "T1",
    "debut": "2025-05-14", "fin": "14/05/2027"}]}"#;
const ENTRIES: &str = r#"{"mouvements": [
    {"ref_mouvement": "E1", "ref_contrat": "C1", "date": "01/05/2026", "libelle": "Appel", "debit": "1 234,56"},
    {"ref_mouvement": "E2", "ref_contrat": "C1", "date": "2026-05-04", "libelle": "Virement", "montant": "-1234.56"}]}"#;
const DOCUMENTS: &str = r#"{"documents": [
    {"ref_document": "D1", "fichier": "pv.pdf", "type": "proces_verbal", "titre": "AG 2026", "ref_immeuble": "I1", "date": "2026-03-12"},
    {"ref_document": "D2", "fichier": "../secret.pdf", "type": "courrier", "titre": "Lettre", "ref_tiers": "T1", "date": "2026-03-12"},
    {"ref_document": "D3", "fichier": "notes.pdf", "type": "courrier", "titre": "Notes", "ref_tiers": "T1", "date": "2026-03-12"}]}"#;

#[tokio::test]
async fn every_kind_of_file_comes_as_json_and_changes_nothing_the_second_time() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let folder = extranet.folder().join("papiers");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("pv.pdf"), "%PDF-1.7\n").expect("a file");
    fs::write(folder.join("notes.pdf"), "<html>").expect("a file");
    fs::write(extranet.folder().join("secret.pdf"), "%PDF-1.7\n").expect("a file");
    let files = folder.display().to_string();
    for (kind, text, table, created, refused) in [
        ("tiers", TIERS, "contract", 1, 0),
        ("immeubles", IMMEUBLES, "immeuble", 1, 0),
        ("lots", LOTS, "lot", 1, 1),
        ("mandats", MANDATS, "conseil_mandat", 1, 0),
        ("entries", ENTRIES, "entry", 2, 0),
        ("documents", DOCUMENTS, "document", 1, 2),
    ] {
        let file = extranet.file(&format!("{kind}.json"), text);
        let mut more = vec!["--kind", kind];
        if kind == "documents" {
            more.extend(["--files", files.as_str()]);
        }
        let code = Some(if refused == 0 { 0 } else { 2 });
        let read = created + refused;
        let dry = told(&import(&extranet, &file, &[more.as_slice(), &["--dry-run"]].concat()));
        assert_eq!(
            (dry.0, figures(&dry.1)),
            (code, vec![read, created, 0, 0, 0, refused]),
            "{dry:?}"
        );
        assert_eq!(extranet.count(table).await, 0, "{kind}");
        let done = told(&import(&extranet, &file, &more));
        assert_eq!((done.0, figures(&done.1)), (dry.0, figures(&dry.1)), "{done:?}");
        assert_eq!(u64::try_from(extranet.count(table).await), Ok(created), "{kind}");
        let again = told(&import(&extranet, &file, &more));
        assert_eq!(figures(&again.1), vec![read, 0, 0, created, 0, refused], "{again:?}");
        assert_eq!(u64::try_from(extranet.count(table).await), Ok(created), "{kind}");
    }
    assert_eq!(extranet.count("balance where cents = 0").await, 1, "1 234,56 is 1234.56");
}

#[tokio::test]
async fn without_its_folder_no_document_is_published_and_no_other_kind_takes_one() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let file = extranet.file("documents.json", DOCUMENTS);
    let (code, said, complaint) = told(&import(&extranet, &file, &["--kind", "documents"]));
    assert!(code == Some(2) && complaint.contains("--files <DIR>"), "{said}{complaint}");
    let (code, said, complaint) = told(&import(&extranet, &file, &["--files", "."]));
    assert!(code != Some(0) && complaint.contains("--files goes with"), "{said}{complaint}");
    let none = extranet.folder().join("none").display().to_string();
    let more = ["--kind", "documents", "--files", &none];
    let (code, said, complaint) = told(&import(&extranet, &file, &more));
    assert!(code != Some(0) && complaint.contains("none"), "{said}{complaint}");
    assert_eq!(extranet.count("document").await, 0);
}

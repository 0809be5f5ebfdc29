//! An index of documents and its files: published, sent again, replaced, withdrawn, and read.

use std::fs;

use palier::documents::{Caution, Document, document};
use palier::imports::{Mode, Notice};
use sea_orm::{EntityTrait, QueryOrder};
use tempfile::TempDir;

use super::counts;
use crate::support::{Agence, Dossier, Extranet};

/// Files as an agency's software leaves them.
pub fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["bail.pdf", "pv 2026.pdf", "balance.pdf", "lettre.pdf"] {
        fs::write(folder.path().join(name), format!("%PDF-1.7\n% {name}\n")).expect("a file");
    }
    folder
}

pub async fn known(extranet: &Extranet) -> Vec<Document> {
    let all = document::Entity::find().order_by_asc(document::COLUMN.reference);
    all.all(extranet.app.db.reader()).await.expect("documents")
}

/// Camille's contract in « Les Cèdres », not signed in.
async fn les_cedres(extranet: &Extranet) -> (Agence, Dossier) {
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    extranet.immeubles(&bellevue.societe, "I1;Les Cèdres;;;;oui;;;;\n", Mode::ForReal).await;
    (bellevue, dossier)
}

fn lines(dossier: &Dossier) -> String {
    let (contract, tiers) = (&dossier.contract.reference, &dossier.tiers.reference);
    format!(
        "D1;bail.pdf;Bail;Bail du 8 rue des Lilas;;{contract};;;01/02/2024;;;;;\n\
         D2;pv 2026.pdf;proces_verbal;AG du 12 mars;;;;I1;2026-03-12;;;2025;;\n\
         D3;balance.pdf;Balance générale;Balance 2025;conseil syndical;;;I1;31/12/2025;\
         01/01/2025;31/12/2025;2025;;\n\
         D4;lettre.pdf;courrier;Votre adresse;tiers;;{tiers};;02/04/2026;;;;30/06/2026;\n"
    )
}

fn contents(extranet: &Extranet) -> usize {
    let folders = fs::read_dir(&extranet.app.settings.documents.folder).expect("a store").flatten();
    folders.map(|inner| fs::read_dir(inner.path()).expect("a folder").count()).sum()
}

#[tokio::test]
async fn a_dry_run_writes_and_stores_nothing_and_the_same_index_twice_changes_nothing() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier) = les_cedres(&extranet).await;
    let (files, lines) = (folder(), lines(&dossier));
    let index = (files.path(), lines.as_str());
    let dry = extranet.documents(&bellevue.societe, index, Mode::DryRun).await.expect("a dry run");
    assert_eq!((dry.read, counts(&dry)), (4, [4, 0, 0, 0, 0]), "{:?}", dry.refused());
    assert_eq!((known(&extranet).await.len(), contents(&extranet)), (0, 0));
    let real = extranet.documents(&bellevue.societe, index, Mode::ForReal).await;
    assert_eq!(real.expect("an import"), dry);
    let before = known(&extranet).await;
    assert_eq!((before.len(), contents(&extranet)), (4, 4));
    assert_eq!(before[0].file_name, "Bail du 8 rue des Lilas.pdf");
    let again = extranet.documents(&bellevue.societe, index, Mode::ForReal).await;
    assert_eq!(counts(&again.expect("an import")), [0, 0, 4, 0, 0]);
    assert_eq!((known(&extranet).await, contents(&extranet)), (before, 4));
}

#[tokio::test]
async fn new_words_keep_the_content_and_a_new_content_takes_its_place() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier) = les_cedres(&extranet).await;
    let (files, lines) = (folder(), lines(&dossier));
    let send = |lines: String| {
        let (extranet, societe, folder) = (&extranet, &bellevue.societe, files.path());
        async move {
            let sent = extranet.documents(societe, (folder, &lines), Mode::ForReal).await;
            counts(&sent.expect("an import"))
        }
    };
    send(lines.clone()).await;
    let before = known(&extranet).await;
    let renamed = lines.replace("AG du 12 mars", "Assemblée du 12 mars");
    assert_eq!(send(renamed.clone()).await, [0, 1, 3, 0, 0]);
    let after = known(&extranet).await;
    assert_eq!(
        (after[1].title.as_str(), &after[1].object),
        ("Assemblée du 12 mars", &before[1].object)
    );
    assert_eq!((contents(&extranet), extranet.count("retired_object").await), (4, 0));

    fs::write(files.path().join("bail.pdf"), "%PDF-1.7\n% signed\n").expect("a file");
    assert_eq!(send(renamed.clone()).await, [0, 1, 3, 0, 0]);
    let after = known(&extranet).await;
    assert!(after[0].id == before[0].id && after[0].sha256 != before[0].sha256);
    assert_eq!((contents(&extranet), extranet.count("retired_object").await), (5, 1));

    assert_eq!(send("D2;;;;;;;;;;;;;oui\n".into()).await, [0, 0, 0, 1, 0]);
    assert_eq!(send("D2;;;;;;;;;;;;;oui\n".into()).await, [0, 0, 1, 0, 0]);
    assert!(known(&extranet).await[1].withdrawn_at.is_some());
    assert_eq!(send(renamed).await, [0, 1, 3, 0, 0]);
    assert!(known(&extranet).await[1].withdrawn_at.is_none());
}

#[tokio::test]
async fn a_pdf_that_could_do_something_by_itself_is_imported_with_a_warning() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier) = les_cedres(&extranet).await;
    let files = folder();
    fs::write(files.path().join("bail.pdf"), "%PDF-1.7 /OpenAction /JavaScript").expect("a file");
    let lines = lines(&dossier);
    for mode in [Mode::DryRun, Mode::ForReal, Mode::ForReal] {
        let report = extranet.documents(&bellevue.societe, (files.path(), &lines), mode).await;
        let report = report.expect("an import");
        assert_eq!(report.refused_count(), 0);
        let told: Vec<_> = report.flaws().iter().map(|it| (it.line, it.notice)).collect();
        let action = (2, Notice::Content(Caution::OpenAction));
        assert_eq!(told, [action, (2, Notice::Content(Caution::JavaScript))]);
    }
}

#[tokio::test]
async fn after_the_four_imports_a_co_owner_sees_their_lots_and_documents() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = extranet.camille().await;
    let (contract, tiers) = (&dossier.contract.reference, &dossier.tiers.reference);
    let own = format!(
        "ref_tiers;nom;prenom;ref_contrat;qualite;debut\n\
         {tiers};Roux;Camille;{contract};copropriétaire;01/02/2024\n"
    );
    extranet.apply(&bellevue.societe, own, Mode::ForReal).await.expect("an import");
    let societe = &bellevue.societe;
    extranet.immeubles(societe, "I1;Les Cèdres;;;;oui;;;;\n", Mode::ForReal).await;
    let lots = format!("L3;I1;Appartement;Bâtiment B;412;{contract}\nL9;I1;Cave;;6;{contract}\n");
    extranet.lots(societe, &lots, Mode::ForReal).await;
    let mandate = format!("M1;I1;{tiers};;14/05/2025;13/05/2028\n");
    extranet.mandats(societe, &mandate, Mode::ForReal).await;
    let (files, lines) = (folder(), lines(&dossier));
    let sent = extranet.documents(societe, (files.path(), &lines), Mode::ForReal).await;
    assert_eq!(counts(&sent.expect("an import")), [4, 0, 0, 0, 0]);

    let address = format!("/contracts/{}", dossier.contract.id);
    let page = page.get(&address).await.sees("Bâtiment B").sees("412").sees("Cave");
    let page = page.get("/documents").await.sees("Documents de la copropriété");
    let page = page.sees("AG du 12 mars").sees("Conseil syndical").sees("Balance 2025");
    let page = page.sees("Bail du 8 rue des Lilas").sees("Votre adresse");
    let minutes = known(&extranet).await[1].id;
    let file = page.clone().get(&format!("/documents/{minutes}")).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.header("content-type"), Some("application/pdf"));

    let withdrawn = (files.path(), "D2;;;;;;;;;;;;;oui\n");
    extranet.documents(societe, withdrawn, Mode::ForReal).await.expect("an import");
    page.get("/documents").await.does_not_see("AG du 12 mars").sees("Balance 2025");
}

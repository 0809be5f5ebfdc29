//! Documents imported on the web: an index and its files, looked at, agreed to, published in one go.

use std::time::Duration;

use palier::staff::Right;

use super::documents::{Cedres, cedres, contents, known, pdf};
use super::imports::{confirmed, imports};
use crate::support::files::DOCUMENTS;
use crate::support::{Browser, Extranet};
use crate::walls::kit::{set, somebody};

async fn form(cedres: &Cedres) -> Browser {
    let page = cedres.staff.clone().visit(&imports(&cedres.bellevue, "")).await;
    page.click("Importer des documents").await
}

async fn looked_at(extranet: &Extranet, page: Browser) -> Browser {
    let page = page.press("Envoyer et voir le rapport").await.sees("Lecture du fichier");
    extranet.jobs_done().await;
    page.reload().await
}

fn index(cedres: &Cedres, title: &str) -> String {
    let place = cedres.immeuble;
    format!(
        "{DOCUMENTS}D1;pv.pdf;proces_verbal;{title};;;;{place};2026-03-12;;;;;\n\
         D2;pv.pdf;proces_verbal;AG du 13;;;;{place};2026-03-13;;;;;\n\
         D3;absent.pdf;proces_verbal;AG du 14;;;;{place};2026-03-14;;;;;\n"
    )
}

#[tokio::test]
async fn an_index_and_its_files_are_shown_then_published_together() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page =
        form(&cedres).await.attach("index", "index.csv", index(&cedres, "AG du 12").as_bytes());
    let page = page.attach("files", "pv.pdf", &pdf("pv")).attach("files", "seul.pdf", &pdf("seul"));
    let page = looked_at(&extranet, page).await.sees("Créées (2)").sees("Refusées (1)");
    let page = page.sees("Ce fichier n’est pas dans le dossier").sees("Fichiers sans ligne (1)");
    let page =
        page.click("Fichiers sans ligne (1)").await.sees("seul.pdf").sees("n'est pas publié");
    let page = page.click("Créées (2)").await.sees("D1").sees("AG du 12");
    let page = page.sees("AG du 12 – Copropriétaires : Les Cèdres – 1 tiers.");
    let page = page.sees(&format!("ref_immeuble : « {} », rien auparavant", cedres.immeuble));
    assert!(known(&extranet).await.is_empty(), "nothing is published by looking");
    let page = confirmed(&extranet, page, "Importer 2 lignes").await.sees("Import terminé");
    let all = known(&extranet).await;
    assert_eq!(
        all.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(),
        ["AG du 12", "AG du 13"]
    );
    assert_ne!(all[0].object, all[1].object, "two documents never share a content");
    assert_eq!(contents(&extranet), 2, "neither the index nor the file without a line stays");
    assert_eq!(extranet.count("document_draft").await, 0);
    cedres.camille.clone().visit("/documents").await.sees("AG du 12");
    let page = page.visit(&imports(&cedres.bellevue, "")).await.sees("index.csv");
    page.sees("Créées : 2 · modifiées : 0 · terminées : 0 · refusées : 1");
    assert_eq!(extranet.count("audit_event where kind = 'imported'").await, 1);
    let of_each =
        format!("audit_event where kind = 'document_published' and subject = '{}'", all[0].id);
    assert_eq!(extranet.count(&of_each).await, 1, "each document has its own");
}

#[tokio::test]
async fn the_same_again_changes_nothing_and_another_content_replaces() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let import = async |title: &str, content: &str| {
        let page = form(&cedres).await;
        let page = page.attach("index", "index.csv", index(&cedres, title).as_bytes());
        looked_at(&extranet, page.attach("files", "pv.pdf", &pdf(content))).await
    };
    let page = import("AG du 12", "un").await;
    confirmed(&extranet, page, "Importer 2 lignes").await;
    let page = import("AG du 12", "un").await.sees("ne changerait rien");
    page.press("Abandonner").await.sees("Import abandonné");
    assert_eq!((contents(&extranet), extranet.count("document_draft").await), (2, 0));
    let page = import("AG du 12 mars", "un").await.click("Modifiées (1)").await;
    let page = page.sees("titre : « AG du 12 » devient « AG du 12 mars »");
    confirmed(&extranet, page, "Importer 2 lignes").await;
    let page = import("AG du 12 mars", "deux")
        .await
        .click("Modifiées (2)")
        .await
        .sees("fichier : nouvelle valeur");
    confirmed(&extranet, page, "Importer 2 lignes").await.sees("Import terminé");
    assert_eq!(extranet.count("document_version").await, 2);
    assert_eq!(known(&extranet).await.len(), 2);
}

#[tokio::test]
async fn what_is_no_document_is_named_at_once_and_the_rest_need_not_be_sent_again() {
    let extranet = Extranet::open_with(|settings| set(settings, "import.web_files", "2")).await;
    let cedres = cedres(&extranet).await;
    let page = form(&cedres).await.attach("files", "pv.pdf", &pdf("pv"));
    let page =
        page.attach("files", "faux.pdf", b"<html>").attach("files", "de-trop.pdf", &pdf("3"));
    let page = page.press("Envoyer et voir le rapport").await;
    assert_eq!(page.status, 422);
    assert!(page.mistake_on("index").is_some() && page.mistake_on("files").is_some());
    let page = page.sees("faux.pdf").sees("de-trop.pdf").sees("1 fichier reçu");
    let page = page.attach("index", "index.csv", index(&cedres, "AG du 12").as_bytes());
    looked_at(&extranet, page).await.sees("Créées (2)");
    assert_eq!(extranet.count("document_draft").await, 1);
}

#[tokio::test]
async fn files_wait_a_day_for_a_confirmation_and_are_nobody_elses() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = form(&cedres).await.attach("files", "pv.pdf", &pdf("pv"));
    let page = page.attach("index", "index.csv", index(&cedres, "AG du 12").as_bytes());
    let page = looked_at(&extranet, page).await.sees("Créées (2)");
    let reader = extranet.staff(&cedres.bellevue, Right::Lecture).await;
    assert_eq!(reader.visit(&imports(&cedres.bellevue, "/documents")).await.status, 404);
    extranet.later(Duration::from_hours(25));
    let late = extranet.staff(&cedres.bellevue, Right::Gestion).await;
    let late = late.visit(&page.url).await.press("Importer 2 lignes").await;
    late.sees("Ce fichier n'a pas été confirmé à temps");
    palier::upkeep::sweep(&extranet.app).await.expect("an upkeep");
    assert_eq!((contents(&extranet), known(&extranet).await.len()), (0, 0));
    assert_eq!(extranet.count("document_draft").await, 0);
}

/// The same file under the same reference, for somebody else: theirs from then on.
#[tokio::test]
async fn a_document_that_goes_to_others_is_told_as_such() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let (paul, other, _) = somebody(&extranet, &cedres.bellevue, "Paul Martin").await;
    let [mine, theirs] = [&cedres.dossier, &other].map(|it| it.contract.reference.clone());
    let import = async |contract: &str| {
        let index = format!("{DOCUMENTS}D1;c.pdf;courrier;Relance;;{contract};;;2026-03-12;;;;;\n");
        let page = form(&cedres).await.attach("index", "index.csv", index.as_bytes());
        looked_at(&extranet, page.attach("files", "c.pdf", &pdf("c"))).await
    };
    let page = import(&mine).await.sees(&format!("ref_contrat : « {mine} », rien auparavant"));
    confirmed(&extranet, page, "Importer 1 ligne").await.sees("Import terminé");
    cedres.camille.clone().visit("/documents").await.sees("Relance");
    let page = import(&theirs).await.click("Modifiées (1)").await;
    let page = page.sees(&format!("ref_contrat : « {mine} » devient « {theirs} »"));
    let page = page.sees(&format!("Relance – Titulaires du contrat {theirs} – 1 tiers."));
    confirmed(&extranet, page, "Importer 1 ligne").await.sees("Import terminé");
    cedres.camille.visit("/documents").await.does_not_see("Relance");
    paul.visit("/documents").await.sees("Relance");
}

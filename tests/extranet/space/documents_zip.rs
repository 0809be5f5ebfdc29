//! Several documents as one archive: all of them or none, and never a shorter one.

use std::io::{Cursor, Read};

use axum::body::Body;
use http_body_util::BodyExt;
use palier::documents::{DocumentId, DocumentKind, Readers};
use tower::ServiceExt;

use super::documents_kit::{new, pdf};
use crate::support::{Browser, Extranet, PASSWORD};
use crate::walls::kit::{FORM, cookies, request, rows};

/// Camille and three letters, two of the same name.
async fn letters(extranet: &Extranet) -> (Browser, Vec<DocumentId>) {
    let (bellevue, dossier, camille) = extranet.camille().await;
    let mut letters = Vec::new();
    for (title, words) in [("Relevé", "un"), ("Relevé", "deux"), ("Attestation", "trois")] {
        let readers = Readers::Contract(dossier.contract.id);
        let new = new(&bellevue, DocumentKind::Attestation, readers, title);
        letters.push(extranet.publish_file(&new, pdf(words)).await);
    }
    (camille, letters)
}

fn form(ids: &[DocumentId]) -> Vec<(&'static str, String)> {
    ids.iter().map(|id| ("document", id.to_string())).collect()
}

async fn posted(browser: &Browser, fields: &[(&'static str, String)]) -> Browser {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.clone().post("/documents/zip", &fields).await
}

#[tokio::test]
async fn the_selection_comes_as_one_archive_and_each_document_is_noted() {
    let extranet = Extranet::open().await;
    let (camille, _) = letters(&extranet).await;
    let page = camille.get("/documents").await.tick("Choisir : Attestation");
    let file = page.press("Télécharger la sélection").await;
    assert_eq!(file.status, 200);
    let mut archive = zip::ZipArchive::new(Cursor::new(file.body())).expect("an archive");
    assert_eq!(archive.file_names().collect::<Vec<_>>(), ["Attestation.pdf"]);
    let mut content = Vec::new();
    archive.by_index(0).expect("a file").read_to_end(&mut content).expect("its content");
    assert_eq!(content, pdf("trois"));
    let page = file.get("/documents").await;
    assert_eq!(page.html().matches("Nouveau").count(), 2);
}

#[tokio::test]
async fn names_are_unique_and_contents_whole() {
    let extranet = Extranet::open().await;
    let (camille, ids) = letters(&extranet).await;
    let file = posted(&camille, &form(&ids)).await;
    for (name, value) in [
        ("content-type", "application/zip"),
        ("content-disposition", "attachment; filename=\"documents-2026-05-12.zip\""),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(file.header(name), Some(value), "{name}");
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(file.body())).expect("an archive");
    let mut found = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("a file");
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("its content");
        let date = entry.last_modified().expect("a date");
        assert_eq!((date.year(), date.month(), date.day()), (2026, 4, 30));
        found.push((entry.name().to_owned(), content));
    }
    let names: std::collections::BTreeSet<_> = found.iter().map(|it| it.0.clone()).collect();
    assert_eq!(names, ["Attestation.pdf", "Relevé (2).pdf", "Relevé.pdf"].map(Into::into).into());
    for words in ["un", "deux", "trois"] {
        assert!(found.iter().any(|(_, content)| *content == pdf(words)), "{words}");
    }
    let zipped = "document_opening where means = 'zip'";
    assert_eq!(extranet.count(zipped).await, 3);
    assert_eq!(extranet.count("audit_event where kind = 'document_opened'").await, 3);
}

#[tokio::test]
async fn one_that_is_not_theirs_and_there_is_no_archive() {
    let extranet = Extranet::open().await;
    let (camille, ids) = letters(&extranet).await;
    let bellevue = extranet.rives().await;
    let dossier = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let denis = extranet.activated(&bellevue, &dossier, "denis@example.org", PASSWORD).await;
    assert_eq!(posted(&denis, &form(&ids)).await.status, 404);
    let mut mixed = form(&ids);
    mixed.push(("document", "7d9f1a52-5c1e-4b8f-9a54-0f6a8f3b2c11".to_owned()));
    assert_eq!(posted(&camille, &mixed).await.status, 404);
    for odd in [vec![("document", "x".to_owned())], vec![("other", String::new())]] {
        assert_eq!(posted(&camille, &odd).await.status, 400);
    }
    let many = vec![("document", ids[0].to_string()); 201];
    assert_eq!(posted(&camille, &many).await.status, 400);
    assert_eq!(extranet.count("document_opening").await, 0);
}

#[tokio::test]
async fn nothing_ticked_says_so_on_the_same_page() {
    let extranet = Extranet::open().await;
    let (camille, _) = letters(&extranet).await;
    let page = camille.get("/documents?q=attestation").await.press("Télécharger la sélection");
    let page = page.await.sees("Cochez au moins un document");
    assert_eq!(page.value("q"), "attestation");
}

#[tokio::test]
async fn a_store_that_fails_on_the_way_breaks_the_transfer_off() {
    let extranet = Extranet::open().await;
    let (camille, ids) = letters(&extranet).await;
    let body = form(&ids).iter().map(|(name, id)| format!("{name}={id}")).collect::<Vec<_>>();
    let asked = request("POST", "/documents/zip")
        .header("cookie", cookies(&camille))
        .header("content-type", FORM)
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body.join("&")))
        .expect("a request");
    let answer = extranet.router().oneshot(asked).await.expect("an answer");
    assert_eq!(answer.status(), 200);
    // The archive is begun; the contents go now.
    for object in rows(&extranet, "select object as line from document").await {
        extranet.app.store.remove(&object).await.expect("removed");
    }
    assert!(answer.into_body().collect().await.is_err(), "a shorter archive passed for whole");
    let again = posted(&camille, &form(&ids)).await;
    assert_eq!(again.status, 500);
    assert_eq!(extranet.count("document_opening").await, 3, "the second time nothing was noted");
}

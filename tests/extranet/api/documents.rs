//! Documents: published with their content, replaced, taken back.

use palier::api_keys::Scope;

use super::kit::Software;
use super::resources::portfolio;
use crate::support::Extranet;

const PDF: &str = "%PDF-1.7\n1 0 obj\n";
const BAIL: &str = "/api/v1/documents/D%2F1?type=bail&titre=Bail&ref_contrat=B%2F1&date=2026-05-01";

#[tokio::test]
async fn a_document_is_published_replaced_and_taken_back() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let outcome = async |url: &str, content: &str| {
        let done = software.put(url, "application/pdf", content.to_owned()).await.is(200);
        done.json["outcome"].as_str().expect("an outcome").to_owned()
    };
    assert_eq!(outcome(BAIL, PDF).await, "created");
    assert_eq!(outcome(BAIL, PDF).await, "unchanged");
    assert_eq!(outcome(&BAIL.replace("titre=Bail", "titre=Bail%202"), PDF).await, "changed");
    let trap = format!("{PDF}/OpenAction");
    let done = software.put(BAIL, "application/pdf", trap).await.is(200).json;
    assert_eq!(done["warnings"].as_array().map(Vec::len), Some(1), "{done}");
    let read = software.get("/api/v1/documents/D%2F1").await.is(200).json;
    assert_eq!((&read["type"], &read["ref_contrat"]), (&"bail".into(), &"B/1".into()));
    assert_eq!(read["public"], "contract");
    assert!(read.get("object").is_none());
    let list = software.get("/api/v1/documents?ref_contrat=B%2F1").await.is(200).json;
    assert_eq!(list["documents"][0]["ref_document"], "D/1");
    assert_eq!(software.delete("/api/v1/documents/D%2F1").await.is(200).json["outcome"], "ended");
    assert_eq!(
        software.delete("/api/v1/documents/D%2F1").await.is(200).json["outcome"],
        "unchanged"
    );
    assert_eq!(software.delete("/api/v1/documents/D9").await.is(404).problem(), "not-found");
    assert!(software.get("/api/v1/documents/D%2F1").await.json["withdrawn_at"].is_string());
}

#[tokio::test]
async fn a_content_is_what_it_holds_and_what_is_said_of_it_is_checked() {
    let extranet = Extranet::open_with(|settings| {
        settings.documents.max_size = palier::settings::Value::parse("1 MiB").expect("a size");
    })
    .await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    for (kind, content) in [
        ("text/html", PDF),
        ("application/pdf", "<html>"),
        ("image/png", PDF),
        ("application/octet-stream", "MZ"),
        ("application/pdf", ""),
    ] {
        let answer = software.put(BAIL, kind, content).await.is(415);
        assert_eq!(answer.problem(), "media-type", "{kind}");
    }
    let large = [PDF.as_bytes(), &vec![b'x'; 1024 * 1024]].concat();
    assert_eq!(software.put(BAIL, "application/pdf", large).await.is(413).problem(), "too-large");
    for (change, place) in [
        (("type=bail", "type=bails"), "type"),
        (("ref_contrat=B%2F1", "ref_contrat=B9"), "ref_contrat"),
        (("ref_contrat=B%2F1", "ref_immeuble=I1"), "public"),
        (("date=2026-05-01", "date=hier"), "date"),
        (("titre=Bail", "title=Bail"), "title"),
        (("type=bail", "type=quittance"), "periode_debut"),
    ] {
        let url = BAIL.replace(change.0, change.1);
        let answer = software.put(&url, "application/pdf", PDF).await.is(422);
        assert!(answer.pointers().contains(&place.to_owned()), "{}", answer.text);
    }
    software.put(BAIL, "application/octet-stream", PDF).await.is(200);
    let reader = Software::with(&extranet, &bellevue, &[Scope::DocumentsRead]).await;
    reader.put(BAIL, "application/pdf", PDF).await.is(403);
}

/// A large file on a slow line takes longer than a page may.
#[tokio::test]
async fn a_content_that_comes_slowly_has_the_time_of_uploads() {
    use std::time::Duration;

    use futures_util::{StreamExt, stream};

    let extranet = Extranet::open_with(|settings| {
        settings.server.request_timeout = Duration::from_millis(300);
        settings.server.upload_timeout = Duration::from_mins(1);
    })
    .await;
    let bellevue = extranet.bellevue().await;
    let software = Software::of(&extranet, &bellevue).await;
    software.post("/api/v1/tiers", &portfolio()).await.is(200);
    let pieces = stream::iter([PDF, "2 0 obj\n", "3 0 obj\n"]).then(async |piece| {
        tokio::time::sleep(Duration::from_millis(200)).await;
        Ok::<_, std::io::Error>(piece)
    });
    let body = axum::body::Body::from_stream(Box::pin(pieces));
    let done = software.put(BAIL, "application/pdf", body).await.is(200);
    assert_eq!(done.json["outcome"], "created");
    let event = "audit_event where kind = 'document_published' and actor like 'key:%'";
    assert_eq!(extranet.count(event).await, 1);
}

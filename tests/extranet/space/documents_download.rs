//! One document taken: its headers, its parts, its trace, and nothing for anybody else.

use axum::body::Body;
use palier::documents::{DocumentId, DocumentKind, Readers};

use super::documents_kit::{new, pdf};
use crate::support::{Browser, Extranet, PASSWORD};
use crate::walls::kit::{cookies, request, rows, sent};

const UNKNOWN: &str = "7d9f1a52-5c1e-4b8f-9a54-0f6a8f3b2c11";

/// Camille, and her lease.
async fn lease(extranet: &Extranet) -> (Browser, DocumentId) {
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    let mut lease = new(&bellevue, DocumentKind::Bail, readers, "Bail");
    "Bail signé – été".clone_into(&mut lease.file_name);
    let id = extranet.publish(&lease).await;
    (camille, id)
}

async fn openings(extranet: &Extranet) -> i64 {
    extranet.count("document_opening").await
}

#[tokio::test]
async fn a_document_comes_whole_under_headers_that_let_it_do_nothing() {
    let extranet = Extranet::open().await;
    let (camille, id) = lease(&extranet).await;
    let file = camille.get(&format!("/documents/{id}")).await;
    assert_eq!(file.body(), &pdf("Bail")[..]);
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
        ("accept-ranges", "bytes"),
        (
            "content-disposition",
            "attachment; filename=\"Bail signe - ete.pdf\"; \
             filename*=UTF-8''Bail%20sign%C3%A9%20%E2%80%93%20%C3%A9t%C3%A9.pdf",
        ),
    ] {
        assert_eq!(file.header(name), Some(value), "{name}");
    }
    assert_eq!(file.header("content-length"), Some(&*pdf("Bail").len().to_string()));
    let zipped = file.with_header("accept-encoding", "gzip").get(&format!("/documents/{id}")).await;
    assert_eq!(zipped.header("content-encoding"), None, "ranges count its own bytes");
}

#[tokio::test]
async fn opening_is_noted_and_the_mark_goes() {
    let extranet = Extranet::open().await;
    let (camille, id) = lease(&extranet).await;
    let page = camille.get("/documents").await.sees("Nouveau");
    let page = page.click("Télécharger Bail").await.get("/documents").await;
    let page = page.sees("Bail").does_not_see("Nouveau");
    let noted = rows(
        &extranet,
        "select o.sha256 || ' ' || o.means as line from document_opening o \
         join document d on d.id = o.document_id and d.sha256 = o.sha256",
    )
    .await;
    assert_eq!(noted.len(), 1);
    assert!(noted[0].ends_with(" alone"), "{noted:?}");
    let events = format!("audit_event where kind = 'document_opened' and subject = '{id}'");
    assert_eq!(extranet.count(&events).await, 1);
    page.get(&format!("/documents/{id}")).await;
    assert_eq!(openings(&extranet).await, 2, "a second download is a second opening");
}

#[tokio::test]
async fn asking_for_headers_or_ahead_of_need_opens_nothing() {
    let extranet = Extranet::open().await;
    let (camille, id) = lease(&extranet).await;
    let url = format!("/documents/{id}");
    let head = request("HEAD", &url).header("cookie", cookies(&camille));
    let head = sent(&extranet, head.body(Body::empty()).expect("a request")).await;
    assert_eq!((head.status.as_u16(), &*head.body), (200, ""));
    assert_eq!(head.header("content-length"), pdf("Bail").len().to_string());
    for (name, value) in [
        ("sec-purpose", "prefetch"),
        ("sec-purpose", "prefetch;prerender"),
        ("purpose", "prefetch"),
    ] {
        let ahead = camille.clone().with_header(name, value).get(&url).await;
        assert_eq!(ahead.status, 503, "{name}");
        assert!(!ahead.body().starts_with(b"%PDF"));
    }
    let far = camille.clone().with_header("range", "bytes=999999-").get(&url).await;
    assert_eq!(far.status, 416);
    assert_eq!(openings(&extranet).await, 0);
    camille.get("/documents").await.sees("Nouveau");
}

#[tokio::test]
async fn a_part_is_sent_and_the_rest_of_it_is_the_same_reading() {
    let extranet = Extranet::open().await;
    let (camille, id) = lease(&extranet).await;
    let (url, whole) = (format!("/documents/{id}"), pdf("Bail"));
    let asked = |range: &str| camille.clone().with_header("range", range).get(&url);
    let first = asked("bytes=0-99").await;
    assert_eq!((first.status.as_u16(), first.body()), (206, &whole[..100]));
    assert_eq!(first.header("content-range"), Some(&*format!("bytes 0-99/{}", whole.len())));
    let etag = first.header("etag").expect("a tag").to_owned();
    assert_eq!(asked("bytes=100-").await.body(), &whole[100..]);
    assert_eq!(asked("bytes=-7").await.body(), &whole[whole.len() - 7..]);
    assert_eq!(asked("bytes=0-1,5-6").await.status, 200, "several are answered by the whole");
    let goes_on = |tag: &str| {
        let browser = camille.clone().with_header("if-range", tag);
        browser.with_header("range", "bytes=100-").get(&url)
    };
    assert_eq!(goes_on(&etag).await.status, 206);
    assert_eq!(goes_on("\"another\"").await.body(), &whole[..]);
    let far = asked(&format!("bytes={}-", whole.len())).await;
    assert_eq!(far.header("content-range"), Some(&*format!("bytes */{}", whole.len())));
    // One reading in parts, and two wholes.
    assert_eq!(openings(&extranet).await, 3);
    extranet.later(std::time::Duration::from_mins(59));
    assert_eq!(asked("bytes=100-").await.status, 206);
    assert_eq!(openings(&extranet).await, 3);
    extranet.later(std::time::Duration::from_mins(59));
    assert_eq!(asked("bytes=100-").await.status, 206);
    assert_eq!(openings(&extranet).await, 4, "two hours later it is another one");
}

#[tokio::test]
async fn what_is_foreign_withdrawn_or_unknown_is_answered_alike() {
    let extranet = Extranet::open().await;
    let (camille, id) = lease(&extranet).await;
    let rives = extranet.rives().await;
    let dossier = extranet.dossier(&rives, "Denis Petit", None).await;
    let denis = extranet.activated(&rives, &dossier, "denis@example.org", PASSWORD).await;
    let readers = Readers::Contract(dossier.contract.id);
    let gone = extranet.publish(&new(&rives, DocumentKind::Bail, readers, "x")).await;
    extranet.withdraw(&rives, gone).await;
    let answer = |id: String| {
        let denis = denis.clone();
        async move {
            let page = denis.get(&format!("/documents/{id}")).await;
            let names: Vec<_> = page.hops[0].headers.keys().map(ToString::to_string).collect();
            (page.status.as_u16(), page.html().replace(&id, "…"), names)
        }
    };
    let unknown = answer(UNKNOWN.to_owned()).await;
    assert_eq!(unknown.0, 404);
    for id in [id.to_string(), gone.to_string()] {
        assert_eq!(answer(id).await, unknown);
    }
    for odd in ["1", "x%00", "..%2f", "%ff"] {
        assert_eq!(denis.clone().get(&format!("/documents/{odd}")).await.status, 404, "{odd}");
    }
    let stranger = extranet.browser().get(&format!("/documents/{id}")).await;
    assert_eq!(stranger.hops[0].status, 303);
    assert_eq!(openings(&extranet).await, 0);
    assert_eq!(camille.get(&format!("/documents/{id}")).await.status, 200);
}

#[tokio::test]
async fn a_new_content_takes_the_place_of_the_former_which_stays_for_a_month() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    let lease = new(&bellevue, DocumentKind::Bail, readers, "Bail");
    let id = extranet.publish(&lease).await;
    let object = rows(&extranet, "select object as line from document").await.remove(0);
    assert_eq!(extranet.publish_file(&lease, pdf("nouveau")).await, id);
    let file = camille.get(&format!("/documents/{id}")).await;
    assert_eq!(file.body(), &pdf("nouveau")[..]);
    palier::upkeep::sweep(&extranet.app).await.expect("swept");
    assert_eq!(extranet.app.store.whole(&object).await.expect("kept"), pdf("Bail"));
    extranet.later(std::time::Duration::from_hours(31 * 24));
    palier::upkeep::sweep(&extranet.app).await.expect("swept");
    assert!(extranet.app.store.whole(&object).await.is_err());
    assert_eq!(extranet.count("retired_object").await, 0);
}

#[tokio::test]
async fn a_content_that_is_gone_is_our_fault_and_opens_nothing() {
    let extranet = Extranet::open().await;
    let (camille, id) = lease(&extranet).await;
    let object = rows(&extranet, "select object as line from document").await.remove(0);
    extranet.app.store.remove(&object).await.expect("removed");
    assert_eq!(camille.get(&format!("/documents/{id}")).await.status, 500);
    assert_eq!(openings(&extranet).await, 0);
}

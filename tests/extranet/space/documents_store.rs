//! Where contents lie: a store that speaks S3 as well as a folder, and what nobody names in either.

use std::path::Path;
use std::time::Duration;

use bytes::Bytes;
use palier::documents::{self, DocumentId, DocumentKind, Readers};
use palier::upkeep;

use super::documents_kit::{new, pdf};
use crate::support::s3_server::Bucket;
use crate::support::{Browser, Extranet, PASSWORD};

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

async fn lease(extranet: &Extranet, file: Bytes) -> (Browser, DocumentId) {
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    let lease = new(&bellevue, DocumentKind::Bail, readers, "Bail");
    (camille, extranet.publish_file(&lease, file).await)
}

/// Larger than a part of an upload, and no multiple of one.
fn large() -> Bytes {
    let mut file = pdf("grand").to_vec();
    file.resize(12_000_001, b'%');
    file.into()
}

/// Every hour of a day.
async fn a_day_of_upkeep(extranet: &Extranet) {
    for _ in 0..24 {
        extranet.later(HOUR);
        upkeep::sweep(&extranet.app).await.expect("a sweep");
    }
}

fn files(folder: &Path) -> usize {
    let folders = std::fs::read_dir(folder).expect("a folder").flatten();
    folders.map(|inner| std::fs::read_dir(inner.path()).expect("a folder").count()).sum()
}

#[tokio::test]
async fn a_document_in_a_store_that_speaks_s3_is_taken_whole_in_part_and_in_an_archive() {
    let bucket = Bucket::default();
    let (_server, settings) = bucket.serve().await;
    let extranet = Extranet::open_with(settings).await;
    let (camille, id) = lease(&extranet, pdf("Bail")).await;
    assert_eq!(bucket.names().len(), 1);
    let url = format!("/documents/{id}");
    bucket.asked();
    let whole = camille.get(&url).await;
    assert_eq!((whole.status.as_u16(), whole.body()), (200, &pdf("Bail")[..]));
    assert_eq!(bucket.asked(), ["GET"]);
    let part = whole.with_header("range", "bytes=9-20").get(&url).await;
    assert_eq!((part.status.as_u16(), part.body()), (206, &pdf("Bail")[9..=20]));
    assert_eq!(bucket.asked(), ["GET bytes=9-20"], "no more is read than was asked for");
    let page = part.without_header("range");
    let zip = page.post("/documents/zip", &[("document", &id.to_string())]).await;
    assert_eq!((zip.status.as_u16(), &zip.body()[..2]), (200, &b"PK"[..]));
}

#[tokio::test]
async fn what_is_larger_than_a_part_goes_to_an_s3_store_in_parts_and_comes_back_whole() {
    let bucket = Bucket::default();
    let (_server, settings) = bucket.serve().await;
    let extranet = Extranet::open_with(settings).await;
    let (camille, id) = lease(&extranet, large()).await;
    let puts = bucket.asked().iter().filter(|asked| *asked == "PUT").count();
    assert_eq!(puts, 3, "parts of at least 5 MiB");
    let url = format!("/documents/{id}");
    assert_eq!(camille.get(&url).await.body(), &large()[..]);
}

#[tokio::test]
async fn what_an_s3_store_lost_is_not_taken_for_an_empty_document_and_opens_nothing() {
    let bucket = Bucket::default();
    let (_server, settings) = bucket.serve().await;
    let extranet = Extranet::open_with(settings).await;
    let (camille, id) = lease(&extranet, pdf("Bail")).await;
    bucket.remove(&bucket.names()[0]);
    let page = camille.get(&format!("/documents/{id}")).await;
    assert_eq!(page.status, 500);
    assert_eq!(extranet.count("document_opening").await, 0);
}

#[tokio::test]
async fn a_content_that_was_replaced_leaves_the_s3_store_after_a_month() {
    let bucket = Bucket::default();
    let (_server, settings) = bucket.serve().await;
    let extranet = Extranet::open_with(settings).await;
    let (bellevue, dossier, _) = extranet.camille().await;
    let lease = new(&bellevue, DocumentKind::Bail, Readers::Contract(dossier.contract.id), "Bail");
    extranet.publish_file(&lease, pdf("un")).await;
    let id = extranet.publish_file(&lease, pdf("deux")).await;
    assert_eq!(bucket.names().len(), 2);
    extranet.later(31 * DAY);
    upkeep::sweep(&extranet.app).await.expect("a sweep");
    assert_eq!(bucket.names().len(), 1);
    let camille = extranet.signed_in(&bellevue, "camille@example.org", PASSWORD).await;
    assert_eq!(camille.get(&format!("/documents/{id}")).await.body(), &pdf("deux")[..]);
}

#[tokio::test]
async fn a_content_without_a_document_leaves_the_s3_store_and_nothing_else_does() {
    let bucket = Bucket::default();
    let (_server, settings) = bucket.serve().await;
    let extranet = Extranet::open_today_with(settings).await;
    lease(&extranet, pdf("Bail")).await;
    let kept = bucket.names();
    // As if the program had died before it wrote the row.
    documents::store(&extranet.app.store, pdf("perdu")).await.expect("stored");
    bucket.put("sauvegardes/palier.db", Bytes::from_static(b"not ours"));
    bucket.put("ab/notes.txt", Bytes::from_static(b"not ours"));
    a_day_of_upkeep(&extranet).await;
    assert_eq!(extranet.count("retired_object").await, 0, "its row may still come");
    a_day_of_upkeep(&extranet).await;
    assert_eq!(extranet.count("retired_object").await, 1);
    assert_eq!(bucket.names().len(), 4, "nothing goes at once");
    extranet.later(30 * DAY);
    a_day_of_upkeep(&extranet).await;
    let left = [kept, vec!["ab/notes.txt".into(), "sauvegardes/palier.db".into()]].concat();
    let mut names = bucket.names();
    names.sort_by_key(|name| left.iter().position(|it| it == name));
    assert_eq!(names, left);
}

#[tokio::test]
async fn a_content_without_a_document_leaves_the_folder_too() {
    let extranet = Extranet::open_today().await;
    let (camille, id) = lease(&extranet, pdf("Bail")).await;
    documents::store(&extranet.app.store, pdf("perdu")).await.expect("stored");
    let folder = extranet.app.settings.documents.folder.clone();
    a_day_of_upkeep(&extranet).await;
    a_day_of_upkeep(&extranet).await;
    assert_eq!((files(&folder), extranet.count("retired_object").await), (2, 1));
    extranet.later(30 * DAY);
    a_day_of_upkeep(&extranet).await;
    assert_eq!((files(&folder), extranet.count("retired_object").await), (1, 0));
    drop((camille, id));
}

#[tokio::test]
async fn a_content_that_is_named_again_is_kept() {
    let extranet = Extranet::open_today().await;
    let (_, id) = lease(&extranet, pdf("Bail")).await;
    // As after a restore: the row is there again, and so is the note that it was gone.
    let tx = extranet.app.db.begin().await.expect("a transaction");
    let note = "insert into retired_object (object, retired_at) \
                select object, 0 from document";
    sea_orm::ConnectionTrait::execute_unprepared(&tx, note).await.expect("a note");
    tx.commit().await.expect("a commit");
    upkeep::sweep(&extranet.app).await.expect("a sweep");
    assert_eq!(files(&extranet.app.settings.documents.folder), 1, "{id}");
    assert_eq!(extranet.count("retired_object").await, 0);
}

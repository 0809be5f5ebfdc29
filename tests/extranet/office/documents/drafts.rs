//! Files that wait: published once however often one presses, seen by nobody else, swept after a day.

use std::time::Duration;

use palier::staff::Right;
use palier::upkeep;

use super::{cedres, contents, filled, known, pdf};
use crate::support::Extranet;
use crate::walls::kit::count;

#[tokio::test]
async fn two_presses_publish_one_document() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = filled(&cedres, "AG").await.attach("file", "a.pdf", &pdf("a"));
    let page = page.press("Continuer").await;
    let (one, other) = tokio::join!(page.clone().press("Publier"), page.clone().press("Publier"));
    assert_eq!(one.url, other.url);
    assert_eq!((one.status.as_u16(), other.status.as_u16()), (200, 200));
    page.press("Publier").await.sees("AG");
    assert_eq!(known(&extranet).await.len(), 1);
    let published = "audit_event where kind = 'document_published'";
    assert_eq!(count(&extranet, published).await, "1");
}

#[tokio::test]
async fn a_file_that_nobody_confirms_is_removed_after_a_day_and_a_published_one_stays() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = filled(&cedres, "AG").await.attach("file", "a.pdf", &pdf("a"));
    page.press("Continuer").await.press("Publier").await.sees("Le document est publié");
    let page = filled(&cedres, "Autre").await.attach("file", "b.pdf", &pdf("b"));
    let waiting = page.press("Continuer").await.sees("Vérifiez");
    assert_eq!(contents(&extranet), 2);
    extranet.later(Duration::from_hours(23));
    upkeep::sweep(&extranet.app).await.expect("swept");
    assert_eq!(contents(&extranet), 2);
    extranet.later(Duration::from_hours(2));
    upkeep::sweep(&extranet.app).await.expect("swept");
    assert_eq!((contents(&extranet), count(&extranet, "document_draft").await), (1, "0".into()));
    let staff = extranet.staff(&cedres.bellevue, Right::Gestion).await;
    assert_eq!(staff.get(&waiting.url).await.status, 404);
    let document = known(&extranet).await.remove(0);
    let content = extranet.app.store.whole(&document.object).await.expect("there");
    assert_eq!(content, pdf("a"));
}

#[tokio::test]
async fn a_draft_is_its_owners_alone() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = filled(&cedres, "AG").await.attach("file", "a.pdf", &pdf("a"));
    let page = page.press("Continuer").await.sees("Vérifiez");
    let (_, colleague) = extranet.colleague(&cedres.bellevue, "Luc Petit", Right::Gestion).await;
    let file = format!("{}/file", page.url);
    for url in [&page.url, &file] {
        assert_eq!(colleague.clone().get(url).await.status, 404);
    }
    assert_eq!(colleague.post(&page.url, &[]).await.status, 404);
    assert_eq!(page.get(&file).await.body(), pdf("a"));
    assert!(known(&extranet).await.is_empty());
}

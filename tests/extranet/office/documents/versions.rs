//! One document through time: who opened it, what it held before, and who replaced that.

use palier::staff::Right;

use super::{at, cedres, contents, filled, known, pdf};
use crate::support::Extranet;
use crate::walls::kit::somebody;

#[tokio::test]
async fn who_opened_a_document_is_told_by_the_name_of_their_tiers_and_by_nothing_else() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = filled(&cedres, "AG").await.attach("file", "a.pdf", &pdf("a"));
    let page = page.press("Continuer").await.press("Publier").await;
    let page = page.sees("Personne ne l’a encore ouvert");
    // Camille holds something at another agency too, under another name.
    let rives = extranet.rives().await;
    extranet.dossier(&rives, "Camille Ailleurs", None).await;
    let door = format!("/documents/{}", known(&extranet).await[0].id);
    for _ in 0..2 {
        assert_eq!(cedres.camille.clone().get(&door).await.status, 200);
    }
    let page = page.reload().await.sees("1 tiers l’a ouvert").sees("Camille Roux");
    let page = page.sees("2 fois, la dernière le 12 mai 2026").does_not_see("Ailleurs");
    page.does_not_see("camille.roux@example.org");
}

#[tokio::test]
async fn a_replaced_content_leaves_its_hash_its_day_and_who_did_it() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = filled(&cedres, "AG").await.attach("file", "a.pdf", &pdf("a"));
    let page = page.press("Continuer").await.press("Publier").await.sees("Le document est publié");
    let before = known(&extranet).await.remove(0);
    let page = page.click("Remplacer").await.sees("prendra la place de « AG »");
    assert_eq!(page.value("title"), "AG");
    let page =
        page.attach("file", "b.pdf", &pdf("b")).press("Continuer").await.press("Publier").await;
    let page = page.sees("Contenus précédents").sees(&before.sha256).sees("par Claire Aubert");
    let after = known(&extranet).await.remove(0);
    assert_eq!((after.id, &after.reference), (before.id, &before.reference));
    assert_ne!(after.sha256, before.sha256);
    let door = format!("/documents/{}", after.id);
    assert_eq!(cedres.camille.clone().get(&door).await.body(), pdf("b"));
    let list = at(cedres.bellevue.societe.id, "?state=replaced");
    page.clone().visit(&list).await.sees("AG").sees("Remplacé");
    // Words alone: the content stays, and nothing is among the former ones.
    let page =
        page.click("Remplacer").await.fill("title", "AG du 12 mars").press("Continuer").await;
    page.press("Publier").await.sees("AG du 12 mars");
    let corrected = known(&extranet).await.remove(0);
    assert_eq!((&corrected.sha256, corrected.title.as_str()), (&after.sha256, "AG du 12 mars"));
    assert_eq!(contents(&extranet), 2, "the former content is kept for a while, none is doubled");
}

#[tokio::test]
async fn a_withdrawn_document_still_tells_who_had_opened_it() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let (other, dossier, _) = somebody(&extranet, &cedres.bellevue, "Paul Martin").await;
    extranet.holds_lots(&dossier, cedres.immeuble, (Some("2021-01-01"), None)).await;
    let page = filled(&cedres, "AG").await.attach("file", "a.pdf", &pdf("a"));
    let page = page.press("Continuer").await.press("Publier").await;
    let door = format!("/documents/{}", known(&extranet).await[0].id);
    other.get(&door).await;
    let page = page.press("Retirer").await.sees("Paul Martin").does_not_see("Camille Roux");
    let reader = extranet.staff(&cedres.bellevue, Right::Lecture).await;
    reader.get(&page.url).await.sees("Paul Martin");
}

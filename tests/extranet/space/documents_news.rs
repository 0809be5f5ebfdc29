//! « Nouveau », and « Demander une version accessible ».

use bytes::Bytes;
use palier::documents::{DocumentKind, Readers};
use palier::paper::Paper;
use palier::texts::Lang;
use sea_orm::ConnectionTrait;

use super::documents_kit::{new, pdf};
use crate::support::{Agence, Dossier, Extranet};

async fn published(extranet: &Extranet, (bellevue, dossier): (&Agence, &Dossier), title: &str) {
    let readers = Readers::Contract(dossier.contract.id);
    extranet.publish(&new(bellevue, DocumentKind::Bail, readers, title)).await;
}

async fn long_before(extranet: &Extranet, title: &str, days: i64) {
    let tx = extranet.app.db.begin().await.expect("a transaction");
    let millis = days * 86_400_000;
    let older = format!(
        "update document set published_at = published_at - {millis} where title = '{title}'"
    );
    tx.execute_unprepared(&older).await.expect("an older document");
    tx.commit().await.expect("a commit");
}

#[tokio::test]
async fn what_lay_there_long_before_somebody_came_is_no_news_and_the_last_quarter_is() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    for (title, days) in [("Ancien bail", 93), ("Avenant", 80), ("Annexe", 0)] {
        published(&extranet, (&bellevue, &dossier), title).await;
        long_before(&extranet, title, days).await;
    }
    let page = camille.visit("/documents").await;
    let page = page.sees("Avenant Nouveau").sees("Annexe Nouveau").sees("Ancien bail");
    let page = page.does_not_see("Ancien bail Nouveau");
    let page = page.click("Télécharger Annexe").await.get("/documents").await;
    page.sees("Avenant Nouveau").does_not_see("Annexe Nouveau");
}

#[tokio::test]
async fn who_cannot_read_a_file_is_told_whom_to_ask_with_the_words_ready() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    published(&extranet, (&bellevue, &dossier), "Bail & annexes").await;
    let page = camille.visit("/documents").await;
    let page = page.click("Demander une version accessible de Bail & annexes").await;
    let page = page.sees("Bail & annexes 30 avril 2026").sees("Cabinet Bellevue");
    let html = page.html();
    assert!(
        html.contains("?subject=Version%20accessible%C2%A0%3A%20Bail%20%26%20annexes&amp;body=")
            || html.contains(
                "?subject=Version%20accessible%C2%A0%3A%20Bail%20%26%20annexes&#38;body="
            ),
        "{html}"
    );
    page.sees("Par téléphone").sees("donnez le titre et la date du document");
}

#[tokio::test]
async fn a_pdf_that_can_be_read_aloud_is_not_offered_in_another_version() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let readers = Readers::Contract(dossier.contract.id);
    let asked = |title: &str| format!("Demander une version accessible de {title}");
    let tagged = Paper::new("Relevé", Lang::French).paragraph("Bonjour").finish();
    for (title, file) in [("Relevé", Bytes::from(tagged)), ("Scan", pdf("Scan"))] {
        let new = new(&bellevue, DocumentKind::Bail, readers, title);
        extranet.publish_file(&new, file).await;
    }
    let page = camille.visit("/documents").await;
    let page = page.does_not_see(&asked("Relevé")).sees(&asked("Scan"));
    // Nobody looked at what was published before.
    let forget = "update document set is_tagged = null";
    crate::walls::kit::tampered(&extranet, forget).await.expect("older rows");
    page.reload().await.sees(&asked("Relevé")).sees(&asked("Scan"));
}

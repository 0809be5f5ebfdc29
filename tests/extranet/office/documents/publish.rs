//! The ordinary day: one document published, seen by its readers, withdrawn, shown again.

use palier::staff::Right;

use super::{at, cedres, filled, known, pdf};
use crate::support::Extranet;
use crate::walls::kit::{rows, somebody};

#[tokio::test]
async fn a_document_is_published_after_a_look_at_who_will_read_it() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let (other, ..) = somebody(&extranet, &cedres.bellevue, "Paul Martin").await;
    let page = filled(&cedres, "AG du 12 mars").await.attach("file", "C:\\PV.exe", &pdf("pv"));
    let page = page.press("Continuer").await.sees("Vérifiez avant de publier");
    let page = page.sees("AG du 12 mars").sees("Copropriétaires : Les Cèdres").sees("PV.exe");
    let page = page.sees("1 tiers").sees("Camille Roux").does_not_see("Paul Martin");
    let page = page.sees("Liste légale I, 8°");
    cedres.camille.clone().visit("/documents").await.does_not_see("AG du 12 mars");
    let page = page.press("Publier").await.sees("Le document est publié").sees("AG du 12 mars.pdf");
    cedres.camille.clone().visit("/documents").await.sees("AG du 12 mars");
    other.visit("/documents").await.does_not_see("AG du 12 mars");
    let document = known(&extranet).await.remove(0);
    let door = format!("/documents/{}", document.id);
    assert_eq!(cedres.camille.clone().get(&door).await.body(), pdf("pv"));
    let file = page.clone().click("AG du 12 mars.pdf").await;
    assert_eq!((file.body(), file.header("content-type")), (&*pdf("pv"), Some("application/pdf")));
    let page = page.press("Retirer").await.sees("Le document est retiré");
    assert_eq!(cedres.camille.clone().get(&door).await.status, 404);
    page.press("Publier à nouveau").await.sees("Le document est de nouveau publié");
    assert_eq!(cedres.camille.clone().get(&door).await.status, 200);
    let trail = "audit_event where kind in ('document_published', 'document_withdrawn')";
    let trail = rows(&extranet, &format!("select kind as line from {trail} order by id")).await;
    assert_eq!(trail, ["document_published", "document_withdrawn", "document_published"]);
}

#[tokio::test]
async fn the_list_is_searched_and_filtered_in_its_address() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    for title in ["Été 2025", "Hiver 2026"] {
        let page = filled(&cedres, title).await.attach("file", "a.pdf", &pdf(title));
        page.press("Continuer").await.press("Publier").await.sees("Le document est publié");
    }
    let all = known(&extranet).await;
    let winter = all.iter().find(|it| it.title == "Hiver 2026").expect("published");
    let own = cedres.bellevue.societe.id;
    let withdraw = at(own, &format!("/{}/withdraw", winter.id));
    let page = cedres.staff.clone().visit(&at(own, "")).await.sees("Été 2025").sees("Hiver 2026");
    let page = page.fill_labelled("Rechercher", "ETE").press("Filtrer").await;
    page.sees("Été 2025").does_not_see("Hiver 2026").post(&withdraw, &[]).await.sees("Retiré le");
    let only = async |query: &str| cedres.staff.clone().visit(&at(own, query)).await;
    only("?state=withdrawn").await.sees("Hiver 2026").does_not_see("Été 2025");
    only("?state=current").await.sees("Été 2025").does_not_see("Hiver 2026");
    only("?kind=bail").await.sees("Aucun document ne correspond");
    only("?kind=x&state=y&page=-1").await.sees("Été 2025").sees("Hiver 2026");
    let reader = extranet.staff(&cedres.bellevue, Right::Lecture).await;
    let list =
        reader.visit(&at(own, "")).await.sees("Été 2025").does_not_see("Publier un document");
    let sheet = list.click("Été 2025").await.sees("Copropriétaires : Les Cèdres");
    sheet.does_not_see("Retirer").does_not_see("Remplacer");
}

#[tokio::test]
async fn what_was_typed_and_the_file_are_kept_when_something_is_wrong() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = filled(&cedres, "").await.attach("file", "pv.pdf", &pdf("pv"));
    let page = page.fill("exercice", "25").press("Continuer").await;
    assert_eq!(page.status, 422);
    let page = page.sees("Saisissez un titre").sees("Saisissez une année");
    let page = page.sees("Fichier reçu : pv.pdf");
    assert_eq!(page.value("target"), cedres.immeuble.to_string());
    assert_eq!(page.value("dated_on"), "2026-03-12");
    let page = page.fill("title", "AG").fill("exercice", "2025").press("Continuer").await;
    let page = page.sees("Vérifiez avant de publier").sees("2025").click("Modifier").await;
    assert_eq!((page.value("title"), page.value("exercice")), ("AG".into(), "2025".into()));
    let page =
        page.sees("Fichier reçu : pv.pdf").fill("title", "AG du 12").press("Continuer").await;
    page.press("Publier").await.sees("AG du 12");
    assert_eq!(known(&extranet).await.len(), 1);
}

#[tokio::test]
async fn what_the_law_keeps_for_some_is_refused_to_the_others() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = filled(&cedres, "Relevé").await.attach("file", "a.pdf", &pdf("a"));
    let page = page.select("Type", "Relevé du compte bancaire séparé");
    let page = page.select("Pour qui", "Tous les copropriétaires d’un immeuble");
    let page = page.press("Continuer").await.sees("ne peut pas être publié pour ces lecteurs");
    let page =
        page.select("Pour qui", "Le conseil syndical d’un immeuble").press("Continuer").await;
    page.sees("Conseil syndical : Les Cèdres").sees("Personne");
    let courrier = filled(&cedres, "Lettre").await.select("Type", "Courrier");
    courrier.press("Continuer").await.sees("Choisissez pour qui").sees("Choisissez un fichier");
}

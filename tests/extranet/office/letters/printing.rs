//! Whom letters are for, what they replace, and what is printed.

use palier::staff::Right;

use super::kit::{bellevue, chosen, list, papers, printed, type_pair, words, work};
use crate::support::Extranet;

#[tokio::test]
async fn letters_are_chosen_confirmed_printed_and_downloaded() {
    let (extranet, bellevue) = bellevue(3).await;
    let page = chosen(&extranet, &bellevue).await.sees("3 courriers à imprimer");
    let page = page.sees("3 identifiants provisoires").sees("Aucun courrier encore valable");
    assert_eq!(extranet.count("provisional_pair").await, 0, "nothing before it is confirmed");
    let page = page.press("Émettre les identifiants").await.sees("attendent leur tour");
    assert!(page.html().contains("http-equiv=\"refresh\"") && page.html().contains("<progress"));
    assert_eq!(extranet.count("provisional_pair").await, 0);
    assert!(work(&extranet.app).await);
    let page = page.reload().await.sees("3 courriers sont prêts");
    assert!(!page.html().contains("http-equiv=\"refresh\""));
    assert_eq!(extranet.count("provisional_pair").await, 3);

    let pdf = page.clone().press("Télécharger le PDF").await;
    assert_eq!(pdf.header("content-type"), Some("application/pdf"));
    let named = pdf.header("content-disposition").expect("a name").to_owned();
    assert_eq!(named, "attachment; filename=\"courriers-tls-2026-05-12.pdf\"");
    assert_eq!(pdf.header("cache-control"), Some("no-store"));
    let told = words(pdf.body());
    let csv = page.clone().press("Télécharger le CSV").await.html();
    for paper in papers(&csv) {
        assert!(told.contains(&paper.login) && told.contains(&paper.secret), "{told}");
        type_pair(&extranet, &bellevue, &paper).await.sees("Continuer");
    }
    let list = page.reload().await.click("Courriers").await;
    list.sees("3 courriers").sees("Claire Aubert");
}

#[tokio::test]
async fn a_letter_that_still_works_is_said_to_be_replaced_and_is() {
    let (extranet, bellevue) = bellevue(1).await;
    let csv = printed(&extranet, &bellevue).await.press("Télécharger le CSV").await.html();
    let former = papers(&csv).remove(0);
    type_pair(&extranet, &bellevue, &former).await.sees("Continuer");
    let page = extranet.staff(&bellevue, Right::Gestion).await.visit(&list(&bellevue)).await;
    page.clone().press("Voir ce qui sera imprimé").await.sees("Aucun tiers ne correspond");
    let page = page.select("Pour qui", "Tous les tiers, même ceux qui ont un compte");
    let page = page.press("Voir ce qui sera imprimé").await;
    let page = page.sees("1 tiers a un courrier encore valable");
    let page = page.press("Émettre les identifiants").await;
    type_pair(&extranet, &bellevue, &former).await.sees("Continuer");
    work(&extranet.app).await;
    type_pair(&extranet, &bellevue, &former).await.does_not_see("Continuer");
    let csv = page.reload().await.press("Télécharger le CSV").await.html();
    type_pair(&extranet, &bellevue, &papers(&csv)[0]).await.sees("Continuer");
}

#[tokio::test]
async fn tiers_that_were_ticked_get_letters_and_those_of_another_societe_do_not() {
    let (extranet, bellevue) = bellevue(2).await;
    let rives = extranet.rives().await;
    let own = extranet.dossier(&bellevue, "Nadia Benali", None).await;
    let foreign = extranet.dossier(&rives, "Jeanne Mora", None).await;
    let (own, foreign) = (own.tiers.id.to_string(), foreign.tiers.id.to_string());
    let staff = extranet.staff(&bellevue, Right::Gestion).await.visit(&list(&bellevue)).await;
    let ticked = [("tiers", own.as_str()), ("tiers", &foreign), ("tiers", &own), ("holders", "2")];
    let page = staff.clone().post(&list(&bellevue), &ticked).await;
    let page = page.sees("2 courriers à imprimer").press("Émettre les identifiants").await;
    work(&extranet.app).await;
    let csv = page.reload().await.press("Télécharger le CSV").await.html();
    assert!(csv.contains("Nadia Benali") && !csv.contains("Jeanne Mora"), "{csv}");
    assert_eq!(papers(&csv).len(), 2, "one for each holder");
    let nobody = staff.clone().post(&list(&bellevue), &[("tiers", foreign.as_str())]).await;
    nobody.sees("Aucun tiers ne correspond");
    assert_eq!(staff.post(&list(&bellevue), &[("tiers", "x")]).await.status, 400);
}

#[tokio::test]
async fn a_choice_that_makes_no_sense_comes_back_with_its_mistakes() {
    let (extranet, bellevue) = bellevue(1).await;
    let page = extranet.staff(&bellevue, Right::Gestion).await.visit(&list(&bellevue)).await;
    let again = page.clone().fill("immeuble", "NOPE").press("Voir ce qui sera imprimé").await;
    assert_eq!(again.status, 422);
    assert!(again.mistake_on("immeuble").is_some_and(|said| said.contains("Aucun immeuble")));
    let again = page.fill("holders", "99").press("Voir ce qui sera imprimé").await;
    assert!(again.mistake_on("holders").is_some_and(|said| said.contains("de 1 à 20")));
    assert_eq!(extranet.count("letter_run").await, 0);
}

#[tokio::test]
async fn without_a_key_or_beyond_the_limit_nothing_is_issued() {
    let extranet = Extranet::open_with(|settings| settings.letters.most = 1).await;
    let agence = extranet.bellevue().await;
    for name in ["Camille Roux", "Nadia Benali"] {
        extranet.dossier(&agence, name, None).await;
    }
    let page = chosen(&extranet, &agence).await.sees("1 courriers au plus");
    let page = page.sees("Plus de 1 courriers à imprimer");
    let url = format!("{}/print", page.url);
    assert_eq!(page.post(&url, &[]).await.status, 422);
    assert!(!work(&extranet.app).await);
    assert_eq!(extranet.count("provisional_pair").await, 0);
}

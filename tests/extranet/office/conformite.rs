//! « Conformité »: each legal document of a copropriété, present, missing, expired or without object.

use palier::documents::{DocumentKind, Readers};
use palier::staff::Right;

use super::documents::{Cedres, cedres};
use crate::space::documents_kit::{day, new};
use crate::support::{Browser, Extranet};
use crate::walls::kit::{count, rows};

pub fn at(cedres: &Cedres, path: &str) -> String {
    format!("/office/{}/conformite{path}", cedres.bellevue.societe.id)
}

pub async fn sheet(cedres: &Cedres, browser: &Browser) -> Browser {
    browser.clone().visit(&at(cedres, &format!("/{}", cedres.immeuble))).await
}

/// The words of one line of the lists.
pub fn line(page: &Browser, name: &str) -> String {
    let html = page.html();
    let lines = html.split("<span class=\"number\">").skip(1);
    let line = lines.into_iter().find(|line| line.contains(name));
    let line = line.unwrap_or_else(|| panic!("no line {name}"));
    line.split("</p>").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn each_legal_document_is_online_missing_or_expired() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let all = Readers::Coproprietaires(cedres.immeuble);
    let insurance = palier::documents::NewDocument {
        valid_until: Some(day("2026-05-11")),
        ..new(&cedres.bellevue, DocumentKind::AssuranceDeLImmeuble, all, "Assurance")
    };
    extranet.publish(&insurance).await;
    extranet.publish(&new(&cedres.bellevue, DocumentKind::FicheSynthetique, all, "Fiche")).await;
    extranet.publish(&new(&cedres.bellevue, DocumentKind::ProcesVerbal, all, "PV")).await;
    let own = Readers::Contract(cedres.dossier.contract.id);
    for year in ["2024", "2025", "2026"] {
        let call = palier::documents::NewDocument {
            dated_on: day(&format!("{year}-04-01")),
            ..new(&cedres.bellevue, DocumentKind::AppelDeFonds, own, "Appel")
        };
        extranet.publish(&call).await;
    }
    let another = extranet.dossier(&cedres.bellevue, "Zoé Blanc", None).await;
    extranet.holds_lots(&another, cedres.immeuble, (Some("2024-01-01"), None)).await;
    let reader = extranet.staff(&cedres.bellevue, Right::Lecture).await;
    let list = reader.clone().visit(&at(&cedres, "")).await.sees("Les Cèdres").sees("1 expiré");
    let page = list.click("Les Cèdres").await.sees("I. Pour tous les copropriétaires");
    assert!(line(&page, "Fiche synthétique").contains("En ligne"));
    assert!(line(&page, "assurance de l").contains("Expiré"));
    assert!(line(&page, "assemblée générale").contains("1 sur 3"));
    assert!(line(&page, "Carnet d").contains("Manquant"));
    assert!(line(&page, "Appel de fonds").contains("1 sur 2"));
    assert!(line(&page, "Relevé du compte bancaire").contains("Manquant"));
    page.does_not_see("Publier un document").does_not_see("Enregistrer la date");
}

#[tokio::test]
async fn a_missing_document_leads_to_the_form_of_publication_filled() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = sheet(&cedres, &cedres.staff).await;
    let form = page.click("Publier un document – Carnet d’entretien").await;
    assert_eq!(form.value("target"), cedres.immeuble.to_string());
    assert!(form.html().contains("value=\"carnet_d_entretien\" selected"));
}

#[tokio::test]
async fn what_need_not_be_there_has_a_reason_a_day_and_a_name_and_may_be_asked_for_again() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = sheet(&cedres, &cedres.staff).await.click("Sans objet – Marché de travaux").await;
    let page = page.press("Sans objet").await.sees("Saisissez une raison");
    let page = page.fill("reason", "Aucun travaux votés").press("Sans objet").await;
    let page = page.sees("Aucun travaux votés – Claire Aubert, le 12 mai 2026");
    assert!(line(&page, "Marché de travaux").contains("Sans objet"));
    let page = page.press("Demander à nouveau – Marché de travaux").await;
    assert!(line(&page, "Marché de travaux").contains("Manquant"));
    page.sees("Dit autrefois").sees("Aucun travaux votés");
    assert_eq!(count(&extranet, "audit_event where kind = 'conformite_changed'").await, "2");
    let bail = at(&cedres, &format!("/{}/bail", cedres.immeuble));
    assert_eq!(cedres.staff.get(&bail).await.status, 404, "a lease is on no list");
}

#[tokio::test]
async fn the_three_months_around_the_assemblee_ask_for_what_is_up_to_date() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let all = Readers::Coproprietaires(cedres.immeuble);
    extranet.publish(&new(&cedres.bellevue, DocumentKind::FicheSynthetique, all, "Fiche")).await;
    let page = sheet(&cedres, &cedres.staff).await.fill("held_on", "2026-02-30");
    let page = page.press("Enregistrer la date").await.sees("Saisissez une date qui existe");
    assert_eq!(page.value("held_on"), "2026-02-30");
    let page = page.fill("held_on", "2026-06-12").press("Enregistrer la date").await;
    page.sees("à partir du 12 mars 2026").sees("Tout ce qui est en ligne est à jour");
    let page = sheet(&cedres, &cedres.staff).await.fill("held_on", "2026-08-12");
    page.press("Enregistrer la date").await.sees("à partir du 12 mai 2026");
    extranet.later(std::time::Duration::from_hours(24 * 40));
    let staff = extranet.staff(&cedres.bellevue, Right::Gestion).await;
    let page = sheet(&cedres, &staff).await.fill("held_on", "2026-09-20");
    let page = page.press("Enregistrer la date").await.sees("1 à actualiser");
    assert!(line(&page, "Fiche synthétique").contains("À actualiser"));
    staff.clone().visit(&at(&cedres, "")).await.sees("1 à actualiser").sees("20 septembre 2026");
    // « Dans les trois mois suivant la dernière assemblée générale annuelle. »
    let page = sheet(&cedres, &staff).await.fill("held_on", "2026-06-02");
    let page = page.press("Enregistrer la date").await.sees("tenue le 2 juin 2026");
    page.sees("au plus tard le 2 septembre 2026").sees("1 à actualiser");
    let again = new(&cedres.bellevue, DocumentKind::CarnetDEntretien, all, "Carnet");
    extranet.publish(&again).await;
    let page = sheet(&cedres, &staff).await.sees("1 à actualiser");
    assert!(!line(&page, "Carnet d").contains("À actualiser"), "it came after the assemblée");
    let page = page.fill("held_on", "2026-02-02").press("Enregistrer la date").await;
    page.sees("devaient être actualisés en ligne au plus tard le 2 mai 2026");
}

#[tokio::test]
async fn a_waiver_of_the_assemblee_is_kept_with_its_day() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = sheet(&cedres, &cedres.staff).await.fill("waived_on", "2027-01-01");
    let page = page.press("Enregistrer la dispense").await.sees("Saisissez une date qui existe");
    let page = page.fill("waived_on", "2026-04-02").press("Enregistrer la dispense").await;
    let page = page.sees("L’assemblée générale du 2 avril 2026 a décidé");
    page.clone().visit(&at(&cedres, "")).await.sees("Dispensée");
    let page = page.fill("waived_on", "").press("Enregistrer la dispense").await;
    page.does_not_see("du 2 avril 2026");
    let waived = "select subject as line from audit_event where kind = 'conformite_changed'";
    assert_eq!(rows(&extranet, waived).await.len(), 2);
}

#[tokio::test]
async fn a_copropriete_of_another_societe_is_none_and_a_reader_changes_nothing() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let rives = extranet.rives().await;
    let theirs = extranet.immeuble_named(&rives, "Les Quais").await;
    let url = at(&cedres, &format!("/{theirs}"));
    assert_eq!(cedres.staff.clone().get(&url).await.status, 404);
    for path in ["assemblee", "waiver", "marche_de_travaux", "marche_de_travaux/lift"] {
        let url = format!("{url}/{path}");
        let answer = cedres.staff.clone().post(&url, &[("reason", "x")]).await;
        assert_eq!(answer.status, 404, "{url}");
    }
    let reader = extranet.staff(&cedres.bellevue, Right::Lecture).await;
    for path in ["assemblee", "waiver", "marche_de_travaux", "marche_de_travaux/lift"] {
        let url = at(&cedres, &format!("/{}/{path}", cedres.immeuble));
        let answer = reader.clone().post(&url, &[("reason", "x"), ("held_on", "2026-06-12")]).await;
        assert_eq!(answer.status, 404, "{url}");
    }
    assert_eq!(count(&extranet, "conformite_exemption").await, "0");
    assert_eq!(count(&extranet, "assemblee_generale").await, "0");
    cedres.staff.clone().visit(&at(&cedres, "")).await.does_not_see("Les Quais");
}

//! « Émettre des identifiants »: for one tiers, shown once.

use palier::staff::Right;

use super::dossier::address;
use crate::support::{Browser, Extranet, PASSWORD, Paper};

/// What the page shows to be copied, two by two.
fn papers(page: &Browser) -> Vec<Paper> {
    let html = page.html();
    let parts = html.split("class=\"copied secret\">").skip(1);
    let parts: Vec<String> =
        parts.map(|part| part.split('<').next().unwrap_or_default().to_owned()).collect();
    let pairs = parts.chunks(2);
    pairs.map(|pair| Paper { login: pair[0].clone(), secret: pair[1].clone() }).collect()
}

#[tokio::test]
async fn credentials_are_issued_shown_once_and_open_an_activation() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some("camille@example.org")).await;
    let former = extranet.paper(&bellevue, &dossier).await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let page = staff.visit(&address(&bellevue, &dossier, "")).await;
    let page = page.click("Émettre des identifiants").await.sees("une seule fois");
    let page = page.press("Émettre").await.sees("Identifiants émis").sees("BELLEVUE, TLS");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let [paper] = papers(&page).try_into().expect("one pair");
    let shown = page.click("J'ai noté les identifiants").await.sees("identifiants émis");
    assert!(!shown.html().contains(&paper.secret), "shown once");
    let shown = shown.sees("Claire Aubert").sees("Identifiants annulés");
    let refused = extranet.browser().claim(&bellevue, &former).await;
    refused.does_not_see("Votre adresse e-mail");
    let typed = ("camille@example.org", PASSWORD);
    extranet.at_check_mail(&bellevue, &paper, typed).await;
    shown.reload().await.sees("en attente de validation");
    let dump = crate::walls::kit::dump(&extranet).await.join("\n");
    assert!(!dump.contains(&paper.secret));
}

#[tokio::test]
async fn each_holder_has_credentials_of_their_own_and_whoever_has_the_access_is_told() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let page = staff.visit(&address(&bellevue, &dossier, "/issue")).await;
    let page = page.select("Nombre de titulaires", "2").press("Émettre").await;
    let page = page.sees("Titulaire 1").sees("Titulaire 2");
    let [_, second] = papers(&page).try_into().expect("two pairs");
    extranet.at_email_step(&bellevue, &second).await;
    camille.visit("/").await.sees("8 rue des Lilas");
    let letters = extranet.mailbox("camille@example.org").await;
    assert!(letters.iter().any(|it| it.subject.starts_with("De nouveaux identifiants")));
    for holders in ["0", "5", "x", ""] {
        let url = address(&bellevue, &dossier, "/issue");
        assert_eq!(page.clone().post(&url, &[("holders", holders)]).await.status, 422, "{holders}");
    }
}

#[tokio::test]
async fn an_old_session_is_asked_for_its_secrets_before_anything_is_done() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _) = extranet.camille().await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let staff = staff.visit(&address(&bellevue, &dossier, "")).await;
    let later = extranet.app.settings.session.step_up + std::time::Duration::from_secs(1);
    let staff = extranet.wait(staff, later);
    let before = extranet.count("provisional_pair").await;
    for ending in ["/issue", "/dissociate", "/suspend", "/restore"] {
        let url = address(&bellevue, &dossier, ending);
        let asked = staff.clone().visit(&url).await;
        assert!(asked.url.starts_with("/office/step-up"), "{}", asked.url);
        let form = [("reason", "death"), ("holders", "1")];
        let asked = staff.clone().post(&url, &form).await;
        assert!(asked.url.starts_with("/office/step-up"), "{}", asked.url);
    }
    assert_eq!(extranet.count("provisional_pair").await, before);
    assert_eq!(extranet.count("agency_act where what <> 'issued'").await, 0);
}

#[tokio::test]
async fn letters_are_prepared_for_those_that_are_ticked() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    for name in ["Camille Roux", "Paul Vidal", "Zoé Martin"] {
        extranet.dossier(&bellevue, name, None).await;
    }
    let list = format!("/office/{}/tiers", bellevue.societe.id);
    let reader = extranet.staff(&bellevue, Right::Lecture).await.visit(&list).await;
    assert!(!reader.has_field("tiers"));
    let page = extranet.staff(&bellevue, Right::Gestion).await.visit(&list).await;
    let page = page.tick("Choisir Camille Roux").tick("Choisir Zoé Martin");
    let page = page.press("Préparer les courriers").await;
    assert!(
        page.url.starts_with(&format!("/office/{}/letters/", bellevue.societe.id)),
        "{}",
        page.url
    );
    assert_eq!(page.status, 200);
    assert_eq!(extranet.count("provisional_pair").await, 0, "nothing before it is confirmed");
}

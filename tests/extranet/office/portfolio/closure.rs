//! « Dissocier », « Suspendre », « Rétablir »: what the person sees at their next request.

use palier::documents::{DocumentKind, Readers};
use palier::staff::Right;

use super::dossier::address;
use crate::space::documents_kit::new;
use crate::support::{Browser, Extranet, PASSWORD};

const SUSPENDED: &str = "L'accès à ce dossier est suspendu";

/// Every page that shows something of a contract.
fn pages(contract: impl std::fmt::Display) -> Vec<String> {
    let endings = ["", "/statement", "/statement.csv", "/quittances"];
    endings.iter().map(|ending| format!("/contracts/{contract}{ending}")).collect()
}

async fn closed(page: Browser, (url, button): (String, &str), reason: &str) -> Browser {
    let page = page.visit(&url).await.sees("Ce qui va se passer").sees("8 rue des Lilas");
    let page = page.press(button).await;
    assert!(page.mistake_on("reason").is_some());
    page.select("Raison", reason).press(button).await
}

#[tokio::test]
async fn whoever_is_dissociated_sees_nothing_more_at_their_next_request_and_is_told() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let contract = dossier.contract.id;
    for url in pages(contract) {
        assert_eq!(camille.clone().visit(&url).await.status, 200, "{url}");
    }
    let spare = extranet.papers(&bellevue, &dossier, 2).await;
    let waiting = ("spouse@example.org", PASSWORD);
    let spouse = extranet.at_check_mail(&bellevue, &spare[1], waiting).await;
    let link = extranet.link_mailed_to("spouse@example.org").await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let url = (address(&bellevue, &dossier, "/dissociate"), "Dissocier maintenant");
    let page = closed(staff, url, "La personne n'a plus accès à sa boîte mail").await;
    let page = page.sees("L'accès est dissocié").sees("dissocié").sees("Claire Aubert");
    let page = page.sees("La personne n'a plus accès à sa boîte mail");
    for url in pages(contract) {
        assert_eq!(camille.clone().visit(&url).await.status, 404, "{url}");
    }
    camille.clone().visit("/").await.does_not_see("Lilas").sees("Ajouter un contrat");
    camille.visit("/documents").await.does_not_see("Avis");
    spouse.visit(&link).await.does_not_see("Votre compte est à jour");
    for paper in &spare {
        let refused = extranet.browser().claim(&bellevue, paper).await;
        refused.does_not_see("Votre adresse e-mail");
    }
    let letters = extranet.mailbox("camille@example.org").await;
    assert!(letters.iter().any(|it| it.subject.starts_with("Votre accès a été retiré")));
    let again = [("reason", "death"), ("note", "")];
    let url = address(&bellevue, &dossier, "/dissociate");
    page.post(&url, &again).await.sees("Rien n'a changé");
    let paper = extranet.paper(&bellevue, &dossier).await;
    extranet.at_email_step(&bellevue, &paper).await;
}

#[tokio::test]
async fn another_reason_is_said_and_seen_by_the_team_alone() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _) = extranet.camille().await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let url = (address(&bellevue, &dossier, "/dissociate"), "Dissocier maintenant");
    let page = closed(staff, url, "Autre raison").await;
    assert!(page.mistake_on("note").is_some());
    let page = page.fill("note", "<b>Erreur</b> de saisie").press("Dissocier maintenant").await;
    let page = page.sees("Autre raison – <b>Erreur</b> de saisie");
    assert!(!page.html().contains("<b>Erreur"));
    for letter in extranet.mailbox("camille@example.org").await {
        assert!(!letter.text.contains("Erreur"), "{}", letter.text);
    }
}

#[tokio::test]
async fn a_suspended_access_shows_nothing_but_whom_to_call_until_it_is_restored() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let contract = dossier.contract.id;
    let readers = Readers::Contract(contract);
    let avis = new(&bellevue, DocumentKind::AvisDEcheance, readers, "Avis de mai");
    let document = extranet.publish(&avis).await;
    let tiers_doc =
        new(&bellevue, DocumentKind::Attestation, Readers::Tiers(dossier.tiers.id), "Attestation");
    extranet.publish(&tiers_doc).await;
    camille.clone().visit("/documents").await.sees("Avis de mai").sees("Attestation");
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let url = (address(&bellevue, &dossier, "/suspend"), "Suspendre maintenant");
    let page = closed(staff, url, "Doute sur l'usage de l'accès").await;
    let page = page.sees("L'accès est suspendu").sees("suspendu");
    let home = camille.clone().visit("/").await.sees(SUSPENDED).sees("05 36 49 12 40");
    assert!(!home.html().contains(&contract.to_string()));
    home.does_not_see("Lilas").does_not_see("Avis de mai");
    let file = format!("/documents/{document}");
    for url in pages(contract).into_iter().chain([file.clone()]) {
        assert_eq!(camille.clone().visit(&url).await.status, 404, "{url}");
    }
    for url in ["/documents", "/profile", "/documents?q=avis", "/?qualite=locataire"] {
        let seen = camille.clone().visit(url).await;
        seen.does_not_see("Avis de mai").does_not_see("Attestation").does_not_see("Lilas");
    }
    let paper = extranet.papers(&bellevue, &dossier, 2).await.remove(1);
    let typed = ("spouse@example.org", PASSWORD);
    let spouse = extranet.at_check_mail(&bellevue, &paper, typed).await;
    let link = extranet.link_mailed_to("spouse@example.org").await;
    let spouse = spouse.visit(&link).await.confirm("spouse@example.org", PASSWORD).await;
    spouse.visit("/").await.sees(SUSPENDED).does_not_see("Lilas");
    let page = page.click("Rétablir").await.select("Raison", "La situation est réglée");
    let page = page.press("Rétablir maintenant").await;
    page.sees("L'accès est rétabli").sees("associé").sees("Accès rétabli");
    let shown = camille.clone().visit("/").await.does_not_see(SUSPENDED);
    shown.sees("Lilas");
    assert_eq!(camille.visit(&file).await.status, 200);
    let letters = extranet.mailbox("camille@example.org").await;
    let about = |start: &str| letters.iter().any(|it| it.subject.starts_with(start));
    assert!(about("Votre accès est suspendu") && about("Votre accès est rétabli"));
}

#[tokio::test]
async fn what_somebody_has_elsewhere_is_not_touched() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let rives = extranet.rives().await;
    let other = extranet.dossier(&rives, "Camille Roux", None).await;
    let paper = extranet.paper(&rives, &other).await;
    let page = camille.visit("/contracts/add").await.fill("client", "RIVES");
    let page = page.fill("societe", "BDX").fill("login", &paper.login);
    let page = page.fill("secret", &paper.secret).press("Continuer").await;
    let camille = page.press("Ajouter ce contrat").await.sees("Rives Immobilier");
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    for (ending, button) in
        [("/suspend", "Suspendre maintenant"), ("/dissociate", "Dissocier maintenant")]
    {
        let url = (address(&bellevue, &dossier, ending), button);
        let page = closed(staff.clone(), url, "Décès").await;
        assert!(!page.html().contains("Rives"), "nothing of it is told");
        let url = format!("/contracts/{}", other.contract.id);
        assert_eq!(camille.clone().visit(&url).await.status, 200);
        let home = camille.clone().visit("/?agency=").await;
        home.sees("Rives Immobilier");
    }
}

#[tokio::test]
async fn an_access_is_restored_for_a_reason_and_closed_for_none_of_those() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _) = extranet.camille().await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let url = address(&bellevue, &dossier, "/suspend");
    let odd = staff.clone().post(&url, &[("reason", "settled")]).await;
    assert_eq!(odd.status, 422, "what opens an access closes none");
    let page = closed(staff, (url, "Suspendre maintenant"), "Doute sur l'usage de l'accès").await;
    let page = page.click("Rétablir").await.press("Rétablir maintenant").await;
    assert!(page.mistake_on("reason").is_some(), "why is asked here too");
    let page = page.select("Raison", "La situation est réglée").press("Rétablir maintenant").await;
    page.sees("L'accès est rétabli").sees("La situation est réglée");
}

//! New terms of use: published by an administrator, shown once after a sign-in, never in the way.

use palier::agencies::Terms;
use palier::staff::Right;

use crate::support::people::Agence;
use crate::support::{Browser, Extranet, PASSWORD};
use crate::walls::kit::somebody;

fn terms(agence: &Agence, part: &str) -> String {
    format!("/office/{}/settings/terms{part}", agence.societe.id)
}

async fn published(extranet: &Extranet, agence: &Agence, body: &str) {
    let tx = extranet.app.db.begin().await.expect("a transaction");
    Terms::publish(&tx, &agence.societe, body, extranet.clock.now()).await.expect("terms");
    tx.commit().await.expect("a commit");
}

async fn publish(page: Browser, (body, changes): (&str, &str)) -> Browser {
    let page = page.click("Publier une nouvelle version").await.fill("body", body);
    let page =
        page.fill("changes", changes).tick("J'ai relu ce texte, il ne pourra plus être modifié");
    page.press("Publier cette version").await
}

async fn sign_in(extranet: &Extranet, agence: &Agence) -> Browser {
    extranet.browser().sign_in(agence, "camille@example.org", PASSWORD).await
}

#[tokio::test]
async fn a_new_version_is_accepted_at_the_next_sign_in_and_asked_once() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    published(&extranet, &bellevue, "Premier texte.").await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let camille = extranet.activated(&bellevue, &dossier, "camille@example.org", PASSWORD).await;
    sign_in(&extranet, &bellevue).await.sees("Mes contrats");

    let page =
        extranet.staff(&bellevue, Right::Administration).await.visit(&terms(&bellevue, "")).await;
    let page = page.sees("Acceptée par 1 compte.");
    let page =
        publish(page, ("Second texte.\n\nPlus long.", "Le délai de réponse passe à 48 h.")).await;
    let page = page.sees("Version publiée.").sees("Version 2").sees("Acceptée par aucun compte.");
    camille.reload().await.sees("Mes contrats");

    let asked = sign_in(&extranet, &bellevue).await.sees("De nouvelles conditions d'utilisation");
    let asked = asked.sees("Le délai de réponse passe à 48 h.").sees("Version 2");
    let asked = asked.does_not_see("aucune version");
    asked.clone().click("Plus tard").await.sees("Mes contrats");
    assert_eq!(extranet.count("terms_acceptance where version = 2").await, 0);
    let asked = sign_in(&extranet, &bellevue).await.sees("De nouvelles conditions d'utilisation");
    let home = asked.clone().press("Accepter et continuer").await.sees("Mes contrats");
    asked.press("Accepter et continuer").await.sees("Mes contrats");
    assert_eq!(extranet.count("terms_acceptance where version = 2").await, 1);
    assert_eq!(extranet.count("audit_event where kind = 'terms_accepted'").await, 1);
    sign_in(&extranet, &bellevue).await.sees("Mes contrats");
    home.visit("/terms?next=/profile").await.sees("Profil");
    page.reload().await.sees("Acceptée par 1 compte.");
}

#[tokio::test]
async fn whoever_was_going_somewhere_gets_there_and_never_to_another_site() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (camille, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    published(&extranet, &bellevue, "Premier texte.").await;
    let page = camille.clone().visit("/terms?next=/profile").await.sees("aucune version");
    page.clone().click("Plus tard").await.sees("Profil");
    page.press("Accepter et continuer").await.sees("Profil");
    published(&extranet, &bellevue, "Second texte.").await;
    let page = camille.visit("/terms?next=https://evil.example/").await;
    let page = page.press("Accepter et continuer").await;
    assert!(page.url.starts_with("/contracts/"), "{}", page.url);
}

#[tokio::test]
async fn nobody_accepts_what_is_not_theirs_nor_what_was_not_shown() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let (camille, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    for agence in [&bellevue, &rives] {
        published(&extranet, agence, "Premier texte.").await;
    }
    let page = camille.visit("/terms?next=/").await.does_not_see(&rives.societe.name);
    published(&extranet, &bellevue, "Second texte.").await;
    let forged = format!(
        "{}:1 {}:9 {}:-1 x:1 :",
        rives.societe.id, bellevue.societe.id, bellevue.societe.id
    );
    page.clone().post("/terms", &[("shown", &forged), ("next", "/")]).await;
    assert_eq!(extranet.count("terms_acceptance").await, 0);
    page.press("Accepter et continuer").await;
    assert_eq!(extranet.count("terms_acceptance where version = 1").await, 1);
    assert_eq!(extranet.count("terms_acceptance").await, 1, "the second was never shown");
}

#[tokio::test]
async fn a_version_is_published_once_whoever_presses_twice() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let staff = extranet.staff(&bellevue, Right::Administration).await;
    let page = staff.visit(&terms(&bellevue, "")).await.sees("Aucune version");
    let form = page.clone().click("Publier une nouvelle version").await;
    let blank = form.clone().press("Publier cette version").await;
    assert!(blank.mistake_on("body").is_some() && blank.mistake_on("sure").is_some());
    let filled = form
        .fill("body", "Premier texte.")
        .tick("J'ai relu ce texte, il ne pourra plus être modifié");
    filled.clone().press("Publier cette version").await.sees("Version publiée.");
    filled.press("Publier cette version").await.sees("Une autre version vient d'être publiée");
    let again = publish(page, ("Premier texte.", "Rien.")).await;
    assert!(again.mistake_on("body").is_some());
    assert_eq!(extranet.count("terms").await, 1);
    let first = extranet.browser().visit("/a/BELLEVUE/TLS/terms?version=1").await;
    first.sees("Premier texte.");
    assert_eq!(extranet.browser().visit("/a/BELLEVUE/TLS/terms?version=2").await.status, 404);
}

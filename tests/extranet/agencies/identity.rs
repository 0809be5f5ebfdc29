//! An agency's own name, looks and terms on the pages.

use palier::agencies::{Changes, Colour, Terms};

use crate::support::Extranet;

#[tokio::test]
async fn the_sign_in_page_says_whose_it_is_and_whom_to_call() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let page = extranet.browser().visit(&bellevue.login).await;
    let page = page.sees("Votre espace propriétaire, locataire ou copropriétaire.");
    let page = page.sees("Cabinet Bellevue").sees("34 rue d'Alsace-Lorraine 31000 Toulouse");
    let page = page.sees("05 36 49 12 40").sees("contact@tls.example");
    let page = page.sees("du lundi au vendredi, 9 h – 18 h");
    assert!(page.html().contains("href=\"tel:+33536491240\""));
    assert_eq!(page.title(), "Connexion – Cabinet Bellevue");
}

#[tokio::test]
async fn each_agency_has_its_own_colours() {
    let extranet = Extranet::open().await;
    let colour = Colour::parse("#b3261e").unwrap();
    let red = extranet.agence_with(("ROUGE", "A"), "Agence Rouge", |new| new.colour = colour).await;
    let bellevue = extranet.bellevue().await;
    let theme = |page: &str| {
        let from = page.find("/a/").expect("a theme");
        page[from..].split('"').next().unwrap().to_owned()
    };
    let red = theme(&extranet.browser().visit(&red.login).await.html());
    let blue = theme(&extranet.browser().visit(&bellevue.login).await.html());
    let red = extranet.browser().visit(&red).await;
    assert_eq!(red.header("content-type"), Some("text/css; charset=utf-8"));
    assert_ne!(red.body(), extranet.browser().visit(&blue).await.body());
}

#[tokio::test]
async fn the_terms_shown_are_those_in_force() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let nothing_yet = extranet.browser().visit("/a/BELLEVUE/TLS/terms").await;
    assert_eq!(nothing_yet.status, 404);
    for body in ["Premier texte.", "Second texte.\n\nAvec un ajout."] {
        let tx = extranet.app.db.begin().await.unwrap();
        Terms::publish(&tx, &bellevue.societe, body, extranet.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
    }
    let page = extranet.browser().visit("/a/BELLEVUE/TLS/terms").await;
    let page = page.sees("Version 2, publiée le 12 mai 2026").sees("Second texte.");
    page.sees("Avec un ajout.").does_not_see("Premier texte.");
}

#[tokio::test]
async fn an_unknown_agency_has_no_looks() {
    let extranet = Extranet::open().await;
    for path in ["/a/NOBODY/X/theme.css", "/a/NOBODY/X/terms", "/a/NOBODY/X/logo.png"] {
        assert_eq!(extranet.browser().visit(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_suspended_agency_says_so_and_activates_nobody() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let now = extranet.clock.now();
    let tx = extranet.app.db.begin().await.expect("a transaction");
    let changes = Changes { suspended: Some(true), ..Changes::default() };
    bellevue.societe.clone().change(&tx, changes, now).await.expect("a suspension");
    tx.commit().await.expect("a commit");

    let page = extranet.browser().visit(&bellevue.login).await;
    page.sees("L’espace en ligne de cette agence est suspendu pour le moment");
    extranet.browser().claim(&bellevue, &paper).await.sees("ne correspond");
}

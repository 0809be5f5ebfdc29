//! « Ajouter un contrat », by somebody who is signed in.

use crate::support::{Agence, Browser, Extranet, PASSWORD, Paper};

const CAMILLE: &str = "camille@example.org";

async fn add(browser: Browser, paper: &Paper, (client, societe): (&str, &str)) -> Browser {
    let page =
        browser.visit("/contracts/add").await.fill("client", client).fill("societe", societe);
    page.fill("login", &paper.login).fill("secret", &paper.secret).press("Continuer").await
}

async fn rives_letter(extranet: &Extranet) -> (Agence, Paper) {
    let rives = extranet.rives().await;
    let dossier = extranet.dossier(&rives, "Camille Roux-Martin", Some(CAMILLE)).await;
    let paper = extranet.paper(&rives, &dossier).await;
    (rives, paper)
}

#[tokio::test]
async fn the_pair_of_another_agency_joins_the_account_at_once() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let (_, paper) = rives_letter(&extranet).await;
    let page = browser.click("Ajouter un contrat").await.sees("le contrat rejoint aussitôt");
    let page = add(page, &paper, ("rives", "bdx")).await;
    let page = page.sees("Rattacher ce contrat à votre compte ?").sees("Rives Immobilier");
    let page = page.sees("Camille Roux-Martin").sees(CAMILLE);
    let page = page.press("Ajouter ce contrat").await;
    let page = page.sees("Contrat ajouté. Vous le retrouverez à chaque connexion.");
    page.sees("Cabinet Bellevue").sees("Rives Immobilier");
    let told = extranet.mailbox(CAMILLE).await.pop().unwrap();
    assert_eq!(told.subject, "Un contrat a été ajouté à votre compte – Rives Immobilier");
    assert!(told.says("Camille Roux-Martin, Rives Immobilier"), "{}", told.text);
}

#[tokio::test]
async fn the_letter_s_own_address_asks_a_signed_in_person_for_the_pair_only() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let (rives, paper) = rives_letter(&extranet).await;
    let page = browser.visit(&rives.login).await.sees("Vous êtes déjà connecté");
    let page = page.click("Ajouter un contrat de cette agence").await.sees("Rives Immobilier");
    assert!(!page.has_field("password"));
    let page = page.fill("login", &paper.login).fill("secret", &paper.secret);
    let page = page.press("Continuer").await.press("Ajouter ce contrat").await;
    page.sees("Contrat ajouté.");
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let (_, paper) = rives_letter(&extranet).await;
    let page = browser.visit("/contracts/add").await.press("Continuer").await;
    let page = page.sees("Il y a 4 erreurs");
    let page = add(page, &paper, ("rive", "bdx")).await;
    let page = page.sees("Nous ne trouvons pas d'agence avec ces codes.");
    assert_eq!((page.value("client").as_str(), page.value("login")), ("rive", paper.login.clone()));
    assert_eq!(page.value("secret"), "");
    let wrong = Paper { secret: "AAAA-BBBB-CCCC".into(), ..paper };
    let page = add(page, &wrong, ("RIVES", "BDX")).await;
    page.sees("ne correspondent à aucune activation en cours");
}

#[tokio::test]
async fn a_pair_serves_once() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let (rives, paper) = rives_letter(&extranet).await;
    let page = add(browser, &paper, ("RIVES", "BDX")).await;
    let other_tab = page.clone();
    page.press("Ajouter ce contrat").await.sees("Contrat ajouté.");
    other_tab.press("Ajouter ce contrat").await.does_not_see("Contrat ajouté.");
    extranet.browser().claim(&rives, &paper).await.sees("ne correspond pas");
    assert_eq!(extranet.count("link").await, 2);
}

#[tokio::test]
async fn a_contract_already_there_is_said_to_be_there() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, browser) = extranet.camille().await;
    let again = extranet.paper(&bellevue, &dossier).await;
    let page = add(browser, &again, ("BELLEVUE", "TLS")).await;
    page.sees("Ce contrat est déjà dans votre espace");
    assert_eq!(extranet.count("link").await, 1);
}

#[tokio::test]
async fn a_contract_of_another_account_is_not_taken_from_it() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let denis = extranet.activated(&bellevue, &denis, "denis@example.org", PASSWORD).await;
    let again = extranet.paper(&bellevue, &dossier).await;
    let page = add(denis, &again, ("BELLEVUE", "TLS")).await;
    let page = page.sees("Ce contrat est rattaché à un autre compte");
    page.sees("Contactez Cabinet Bellevue.").does_not_see(CAMILLE);
    let page = extranet.browser().claim(&bellevue, &again).await;
    page.sees("Ce contrat est rattaché à un autre compte").sees("Contactez Cabinet Bellevue.");
    camille.reload().await.sees("8 rue des Lilas");
}

/// However often it is typed: it was right each time, so it was no guess.
#[tokio::test]
async fn a_right_pair_whose_place_is_taken_is_not_counted_as_a_wrong_one() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _camille) = extranet.camille().await;
    let again = extranet.paper(&bellevue, &dossier).await;
    for _ in 0..8 {
        let page = extranet.browser().claim(&bellevue, &again).await;
        page.sees("Ce contrat est rattaché à un autre compte");
    }
    let now = extranet.clock.now().millis();
    let counted = format!(
        "throttle where key not like 'mail-%' and window_ends_at > {now} and \
         (attempts > 0 or key like 'pair:%')"
    );
    assert_eq!(extranet.count(&counted).await, 0);
}

#[tokio::test]
async fn two_letters_on_one_lease_are_two_people_with_two_accounts() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let papers = extranet.papers(&bellevue, &dossier, 2).await;
    for (paper, email) in papers.iter().zip([CAMILLE, "dominique@example.org"]) {
        extranet.at_check_mail(&bellevue, paper, (email, PASSWORD)).await;
        let page = extranet.browser().visit(&extranet.link_mailed_to(email).await).await;
        page.confirm(email, PASSWORD).await.sees("8 rue des Lilas");
    }
    assert_eq!((extranet.count("account").await, extranet.count("link").await), (2, 2));
}

#[tokio::test]
async fn one_person_needs_no_second_place_on_the_same_lease() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let papers = extranet.papers(&bellevue, &dossier, 2).await;
    extranet.at_check_mail(&bellevue, &papers[0], (CAMILLE, PASSWORD)).await;
    let page = extranet.browser().visit(&extranet.link_mailed_to(CAMILLE).await).await;
    let page = page.confirm(CAMILLE, PASSWORD).await;
    let page = add(page, &papers[1], ("BELLEVUE", "TLS")).await;
    page.press("Ajouter ce contrat").await.sees("Ce contrat est déjà dans votre espace");
    extranet.at_email_step(&bellevue, &papers[1]).await;
}

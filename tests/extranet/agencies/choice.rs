//! /login without codes: which agency?

use palier::agencies::{Codes, add_alias};

use crate::support::Extranet;

#[tokio::test]
async fn codes_are_read_as_people_copy_them_from_paper() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let as_typed = [
        ("BELLEVUE", "TLS"),
        (" bellevue ", "tls"),
        ("Belle-Vue", "t l s"),
        ("belle\u{a0}vue", "T-L-S"),
    ];
    for (client, societe) in as_typed {
        let page = extranet.browser().visit("/").await.sees("Accéder à votre espace");
        let page = page.fill_labelled("Code client", client).fill_labelled("Code société", societe);
        page.press("Continuer").await.sees("Se connecter").sees("Cabinet Bellevue");
    }
}

#[tokio::test]
async fn unknown_codes_are_said_so_and_stay_in_the_form() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let page = extranet.browser().visit("/login").await;
    let page = page.fill("client", "belle vu").fill("societe", "TLS").press("Continuer").await;
    let page = page.sees(
        "Nous ne trouvons pas d'agence avec ces codes. Vérifiez le courrier de votre agence.",
    );
    assert_eq!(
        (page.value("client").as_str(), page.value("societe").as_str()),
        ("belle vu", "TLS")
    );
    assert_eq!(page.status, 422);
    assert!(page.title().starts_with("Erreur – "), "{}", page.title());
}

#[tokio::test]
async fn a_missing_code_is_asked_for_by_name() {
    let extranet = Extranet::open().await;
    let page = extranet.browser().visit("/login").await;
    let page = page.fill("client", "BELLEVUE").press("Continuer").await;
    assert_eq!(page.mistake_on("societe").as_deref(), Some("Saisissez le code société"));
    assert_eq!(page.mistake_on("client"), None);
    let page = page.fill("client", "").fill("societe", "TLS").press("Continuer").await;
    assert_eq!(page.mistake_on("client").as_deref(), Some("Saisissez le code client"));
}

#[tokio::test]
async fn agencies_used_on_this_device_are_offered_and_can_be_forgotten() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let browser = extranet.browser().visit(&bellevue.login).await.visit(&rives.login).await;
    let page = browser.visit("/login").await.sees("Continuer avec Cabinet Bellevue");
    let offered = page.text();
    let last_first = offered.find("Rives Immobilier") < offered.find("Cabinet Bellevue");
    assert!(last_first, "{offered}");

    let other_tab = page.clone();
    other_tab.click("Continuer avec Rives Immobilier").await.sees("Se connecter");
    let page = page.press_beside("Continuer avec Rives Immobilier", "Oublier cette agence").await;
    let page = page.does_not_see("Rives Immobilier").sees("Continuer avec Cabinet Bellevue");
    let page = page.press("Oublier cette agence").await;
    page.does_not_see("Déjà utilisée sur cet appareil").visit("/").await.does_not_see("Cabinet");
}

#[tokio::test]
async fn the_last_agency_is_where_a_known_device_signs_in() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let browser = extranet.browser().visit(&bellevue.login).await.visit(&rives.login).await;
    browser.visit("/").await.sees("Se connecter").sees("Rives Immobilier");
}

#[tokio::test]
async fn an_agency_is_found_by_name_or_town_without_accents() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let codes = ("HERICOURT", "BZR");
    let town = "Béziers".to_owned();
    extranet.agence_with(codes, "Étude Héricourt", |new| new.city = town).await;
    for words in ["etude", "HÉRICOURT", "beziers", "hericourt béziers", " bézi  étu "] {
        let page = extranet.browser().visit("/login").await;
        let page = page.fill_labelled("Nom de l'agence ou ville", words).press("Rechercher").await;
        let page = page.sees("Une agence correspond").does_not_see("Cabinet Bellevue");
        assert_eq!(page.value("q"), words);
        page.click("Étude Héricourt").await.sees("Se connecter").sees("Étude Héricourt");
    }
    let page = extranet.browser().visit("/login?q=nantes").await;
    page.sees("Aucune agence ne correspond à « nantes »");
}

#[tokio::test]
async fn an_agency_that_is_not_listed_is_found_by_its_codes_only() {
    let extranet = Extranet::open().await;
    extranet.agence_with(("SECRET", "A"), "Gérance Discrète", |new| new.listed = false).await;
    let page = extranet.browser().visit("/login?q=discrete").await;
    let page = page.sees("Aucune agence ne correspond").does_not_see("Gérance");
    page.visit("/login?client=SECRET&societe=A").await.sees("Gérance Discrète");
}

#[tokio::test]
async fn the_codes_of_a_letter_in_a_drawer_still_lead_to_their_agency() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let former = Codes::parse("BELVEDERE", "31").unwrap();
    let tx = extranet.app.db.begin().await.unwrap();
    add_alias(&tx, &former, &bellevue.societe).await.unwrap();
    tx.commit().await.unwrap();
    let page = extranet.browser().visit("/login?client=belvedere&societe=31").await;
    let page = page.sees("Se connecter").sees("Cabinet Bellevue");
    assert_eq!(
        (page.value("client").as_str(), page.value("societe").as_str()),
        ("BELLEVUE", "TLS")
    );
}

#[tokio::test]
async fn what_was_asked_for_is_come_back_to_however_the_agency_is_chosen() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let asked = extranet.browser().visit("/password-reset").await.sees("Accéder à votre espace");
    let by_codes = asked.clone().fill("client", "bellevue").fill("societe", "tls");
    by_codes.press("Continuer").await.sees("Recevoir le lien").forget_cookies();

    let found = extranet.browser().visit("/password-reset").await;
    let found = found.fill("q", "toulouse").press("Rechercher").await;
    found.click("Cabinet Bellevue").await.sees("Recevoir le lien").sees("Cabinet Bellevue");
}

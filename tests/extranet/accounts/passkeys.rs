//! Passkeys, by a key in software: what opens, and what none of them opens.

use std::time::Duration;

use super::factor_kit::{CAMILLE, camille_with_application, half, session};
use crate::support::extranet::ORIGIN;
use crate::support::soft_key::{SoftKey, options};
use crate::support::{Agence, Browser, Extranet, PASSWORD};

const MAKE: &str = "/profile/security/passkeys";
const SIGN_IN: &str = "/login/passkey";

/// Camille, and a key of hers; its device counts.
pub async fn camille_with_key(extranet: &Extranet) -> (Agence, Browser, SoftKey) {
    let (bellevue, _, browser) = extranet.camille().await;
    let mut key = SoftKey::new(ORIGIN);
    let page = made(browser, &mut key, "Téléphone de Camille").await;
    key.counter = 1;
    (bellevue, page.sees("Clé d'accès créée."), key)
}

async fn made(browser: Browser, key: &mut SoftKey, name: &str) -> Browser {
    let asked = options(&browser, &format!("{MAKE}/options")).await;
    let credential = key.made(&asked);
    browser.post(MAKE, &[("name", name), ("credential", &credential)]).await
}

/// The sign-in page's script, on a new browser.
pub async fn arrives(extranet: &Extranet, key: &SoftKey) -> Browser {
    let page = extranet.browser().visit("/login?client=BELLEVUE&societe=TLS").await;
    let asked = options(&page, &format!("{SIGN_IN}/options")).await;
    posted(page, &key.used(&asked)).await
}

async fn posted(page: Browser, credential: &str) -> Browser {
    let form = [("credential", credential), ("client", "BELLEVUE"), ("societe", "TLS")];
    page.post(SIGN_IN, &form).await
}

#[tokio::test]
async fn a_key_that_was_made_here_signs_in_alone_and_is_told_of() {
    let extranet = Extranet::open().await;
    let (_, page, mut key) = camille_with_key(&extranet).await;
    page.sees("Téléphone de Camille").sees("Jamais utilisée");
    let told = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert!(told.subject.starts_with("Clé d’accès créée"), "{}", told.subject);
    assert!(told.says("Téléphone de Camille"));
    let page = arrives(&extranet, &key).await.sees("Mes contrats");
    assert!(session(&page).is_some());
    key.counter = 2;
    let page = arrives(&extranet, &key).await;
    page.visit("/profile/security").await.sees("Dernière utilisation le");
}

#[tokio::test]
async fn the_options_ask_for_a_verified_holder_and_name_nobody() {
    let extranet = Extranet::open().await;
    let (_, page, _) = camille_with_key(&extranet).await;
    let asked = options(&extranet.browser(), &format!("{SIGN_IN}/options")).await;
    assert_eq!(asked["userVerification"], "required");
    assert_eq!(asked["allowCredentials"], serde_json::json!([]));
    assert_eq!(asked["rpId"], ORIGIN.trim_start_matches("https://"));
    let asked = options(&page, &format!("{MAKE}/options")).await;
    assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(asked["attestation"], "none");
    assert_eq!(asked["excludeCredentials"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn another_site_an_unverified_holder_and_a_stranger_are_refused_in_plain_words() {
    let extranet = Extranet::open().await;
    let (_, _, mut key) = camille_with_key(&extranet).await;
    let (origin, site) = (key.origin.clone(), key.site.clone());
    key.origin = "https://extranet.evil.example".into();
    let page = arrives(&extranet, &key).await.sees("a été utilisée pour un autre site");
    assert_eq!((page.status.as_u16(), session(&page)), (422, None));
    key.origin = origin;
    key.site = "evil.example".into();
    arrives(&extranet, &key).await.sees("a été utilisée pour un autre site");
    key.site = site;
    key.verifies = false;
    let page = arrives(&extranet, &key).await.sees("n'a pas vérifié que c'était vous");
    assert_eq!(session(&page), None);
    let stranger = SoftKey::new(ORIGIN);
    arrives(&extranet, &stranger).await.sees("n'est plus liée à un compte");
    let page = extranet.browser().visit("/login?client=BELLEVUE&societe=TLS").await;
    posted(page, "{}").await.sees("n'a pas pu être vérifiée");
    key.verifies = true;
    arrives(&extranet, &key).await.sees("Mes contrats");
}

#[tokio::test]
async fn a_challenge_is_good_once_for_five_minutes_and_for_its_purpose() {
    let extranet = Extranet::open().await;
    let (_, signed_in, mut key) = camille_with_key(&extranet).await;
    let page = extranet.browser().visit("/login?client=BELLEVUE&societe=TLS").await;
    let asked = options(&page, &format!("{SIGN_IN}/options")).await;
    let credential = key.used(&asked);
    posted(page.clone(), &credential).await.sees("Mes contrats");
    // The same answer again, and another answer to the same challenge.
    let again = posted(extranet.browser(), &credential).await.sees("n'est plus valable");
    assert_eq!(session(&again), None);
    key.counter += 1;
    posted(page.clone(), &key.used(&asked)).await.sees("n'est plus valable");
    let late = options(&page, &format!("{SIGN_IN}/options")).await;
    extranet.later(Duration::from_mins(5));
    posted(page.clone(), &key.used(&late)).await.sees("n'est plus valable");
    let for_step_up = options(&signed_in, "/step-up/passkey/options").await;
    posted(page.clone(), &key.used(&for_step_up)).await.sees("n'est plus valable");
    let own = serde_json::json!({ "challenge": palier::guard::Token::fresh().as_str() });
    posted(page, &key.used(&own)).await.sees("n'est plus valable");
}

#[tokio::test]
async fn one_answer_sent_ten_times_at_once_opens_one_session() {
    let extranet = Extranet::open().await;
    let (_, _, key) = camille_with_key(&extranet).await;
    let before = extranet.count("session").await;
    let page = extranet.browser().visit("/login?client=BELLEVUE&societe=TLS").await;
    let credential = key.used(&options(&page, &format!("{SIGN_IN}/options")).await);
    let tries = (0..10).map(|_| {
        let (page, credential) = (page.clone(), credential.clone());
        tokio::spawn(async move { posted(page, &credential).await.status })
    });
    for one in tries.collect::<Vec<_>>() {
        one.await.expect("an answer");
    }
    assert_eq!(extranet.count("session").await, before + 1);
}

#[tokio::test]
async fn a_copied_key_is_blocked_and_its_holder_hears_of_it() {
    let extranet = Extranet::open().await;
    let (bellevue, _, mut key) = camille_with_key(&extranet).await;
    key.counter = 7;
    arrives(&extranet, &key).await.sees("Mes contrats");
    key.counter = 5;
    let copy = arrives(&extranet, &key).await.sees("semble avoir été copiée");
    assert_eq!(session(&copy), None);
    // Which of the two is the copy nobody knows: what either had opened is over.
    assert_eq!(extranet.count("session").await, 0);
    key.counter = 8;
    arrives(&extranet, &key).await.sees("semble avoir été copiée");
    let told = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert!(told.subject.starts_with("Une clé d’accès semble copiée"), "{}", told.subject);
    let page = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    page.visit("/profile/security").await.sees("Bloquée : elle a peut-être été copiée.");
}

#[tokio::test]
async fn a_key_chosen_on_the_device_must_say_whose_it_is() {
    let extranet = Extranet::open().await;
    let (_, page, mut key) = camille_with_key(&extranet).await;
    key.says_whose = false;
    let silent = arrives(&extranet, &key).await.sees("n'est plus liée à un compte");
    assert_eq!(session(&silent), None);
    // Where we named it, it need not.
    extranet.later(Duration::from_mins(11));
    let page = page.visit(&format!("{MAKE}/new")).await.sees("Confirmez que c'est vous");
    let asked = options(&page, "/step-up/passkey/options").await;
    let credential = key.used(&asked);
    let form = [("credential", &*credential), ("next", "/profile/security")];
    page.post("/step-up/passkey", &form).await.sees("Clés d'accès");
}

#[tokio::test]
async fn a_key_without_a_name_is_called_after_what_it_is_in() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let mut key = SoftKey::new(ORIGIN);
    key.aaguid = 0xd548_826e_79b4_db40_a3d8_1111_6f7e_8349;
    let page = made(browser, &mut key, " ").await.sees("Clé d'accès créée.").sees("Bitwarden");
    let mut other = SoftKey::new(ORIGIN);
    let page = made(page, &mut other, "").await.sees("Chrome sur Linux");
    let told = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert!(told.says("Chrome sur Linux"), "{}", told.text);
    assert!(page.visit(&format!("{MAKE}/new")).await.html().contains("Laissez vide"));
}

#[tokio::test]
async fn keys_are_made_renamed_and_deleted_by_their_holder_alone() {
    let extranet = Extranet::open().await;
    let (bellevue, page, key) = camille_with_key(&extranet).await;
    let other = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let page = page.click("Renommer").await.fill("name", "").press("Renommer").await;
    assert!(page.mistake_on("name").is_some());
    let page = page.fill("name", "Clé du salon").press("Renommer").await;
    let page = page.sees("Clé d'accès renommée.").sees("Clé du salon");
    let remove = page.clone().click("Supprimer").await.url;
    let dossier = extranet.dossier(&bellevue, "Louis Petit", None).await;
    let louis = extranet.activated(&bellevue, &dossier, "louis@example.org", PASSWORD).await;
    for url in [remove.clone(), remove.replace("remove", "rename")] {
        assert_eq!(louis.clone().visit(&url).await.status, 404);
        assert_eq!(louis.clone().post(&url, &[("name", "x")]).await.status, 404);
    }
    let page = page.click("Supprimer").await.sees("n'ouvrira plus votre compte");
    page.press("Supprimer").await.sees("Clé d'accès supprimée.").sees("pas encore de clé");
    other.reload().await.sees("Se connecter");
    arrives(&extranet, &key).await.sees("n'est plus liée à un compte");
    let letters = extranet.mailbox(CAMILLE).await;
    assert!(letters.iter().any(|it| it.subject.starts_with("Clé d’accès supprimée")));
}

#[tokio::test]
async fn making_one_asks_for_fresh_secrets_and_for_a_challenge_of_its_own() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let mut key = SoftKey::new(ORIGIN);
    let asked = options(&browser, &format!("{SIGN_IN}/options")).await;
    let credential = key.made(&asked);
    let form = [("name", "Clé"), ("credential", credential.as_str())];
    browser.clone().post(MAKE, &form).await.sees("n'est plus valable");
    key.verifies = false;
    made(browser.clone(), &mut key, "Clé").await.sees("n'a pas vérifié");
    key.verifies = true;
    let page = made(browser.clone(), &mut key, "Clé").await.sees("Clé d'accès créée.");
    let twice = made(page.clone(), &mut key, "Clé").await;
    twice.sees("déjà enregistrée");
    extranet.later(Duration::from_mins(11));
    let page = page.visit(&format!("{MAKE}/new")).await;
    assert_eq!(page.url, format!("/step-up?next={MAKE}/new"));
    let asked = page.clone().post(&format!("{MAKE}/options"), &[]).await;
    assert!(asked.url.starts_with("/step-up"));
}

#[tokio::test]
async fn a_key_is_a_second_step_and_a_step_up_for_its_own_account() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let mut key = SoftKey::new(ORIGIN);
    let page = made(camille.browser.clone(), &mut key, "Clé").await.sees("Clé d'accès créée.");
    key.counter = 1;
    let waiting = half(&extranet, &camille.bellevue).await;
    let asked = options(&waiting, "/login/factor/passkey/options").await;
    assert_eq!(asked["allowCredentials"].as_array().map(Vec::len), Some(1));
    let form = [("credential", key.used(&asked))];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let opened = waiting.post("/login/factor/passkey", &form).await;
    assert!(session(&opened).is_some());
    extranet.later(Duration::from_mins(11));
    let page = page.visit("/profile/security/two-steps/off").await.sees("Confirmez");
    let asked = options(&page, "/step-up/passkey/options").await;
    key.counter = 2;
    let credential = key.used(&asked);
    let form = [("credential", &*credential), ("next", "/profile/security/two-steps/off")];
    let page = page.post("/step-up/passkey", &form).await;
    page.sees("Votre mot de passe suffira de nouveau");
    let dossier = extranet.dossier(&camille.bellevue, "Louis Petit", None).await;
    let louis =
        extranet.activated(&camille.bellevue, &dossier, "louis@example.org", PASSWORD).await;
    let asked = options(&louis, "/step-up/passkey/options").await;
    key.counter = 3;
    let credential = key.used(&asked);
    let page = louis.post("/step-up/passkey", &[("credential", &credential)]).await;
    page.sees("n'est plus liée à un compte");
}

/// B22, PH3: a key that somebody planted gains nothing by a recovery.
#[tokio::test]
async fn after_a_recovery_no_key_opens_alone_before_its_holder_has_looked_through_them() {
    const NEW: &str = "neuf girafes violettes nagent";
    let extranet = Extranet::open().await;
    let (bellevue, _, mut key) = camille_with_key(&extranet).await;
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await;
    let link = extranet.link_mailed_to(CAMILLE).await;
    let page = extranet.browser().visit(&link).await.fill("password", NEW);
    page.press("Enregistrer le mot de passe").await.sees("Mot de passe réinitialisé");
    let planted = arrives(&extranet, &key).await.sees("Votre mot de passe a été réinitialisé");
    assert_eq!(session(&planted), None);
    let page = extranet.browser().sign_in(&bellevue, CAMILLE, NEW).await;
    let page = page.sees("Vérifiez vos clés d'accès").sees("Téléphone de Camille");
    page.press("Toutes ces clés sont à moi").await.does_not_see("Vérifiez vos clés d'accès");
    key.counter = 3;
    arrives(&extranet, &key).await.sees("Mes contrats");
}

#[tokio::test]
async fn a_key_may_be_asked_after_the_password_and_the_last_one_takes_that_with_it() {
    let extranet = Extranet::open().await;
    let (bellevue, page, _) = camille_with_key(&extranet).await;
    let page = page.press("Demander une clé d'accès après le mot de passe").await;
    page.clone().sees("Vos codes de secours");
    half(&extranet, &bellevue).await.sees("Utiliser un code de secours");
    let page = page.visit("/profile/security").await.sees("Activée depuis");
    page.click("Supprimer").await.press("Supprimer").await.sees("Désactivée.");
    assert_eq!(extranet.count("recovery_code").await, 0);
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
}

#[tokio::test]
async fn systems_find_where_keys_are_made_and_managed() {
    let extranet = Extranet::open().await;
    let page = extranet.browser().get("/.well-known/passkey-endpoints").await;
    assert_eq!(page.header("content-type"), Some("application/json"));
    let told: serde_json::Value = serde_json::from_slice(page.body()).expect("JSON");
    assert_eq!(told["enroll"], format!("{ORIGIN}/profile/security/passkeys/new"));
    assert_eq!(told["manage"], format!("{ORIGIN}/profile/security"));
}

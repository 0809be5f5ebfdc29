//! The double authentication: set up once, each code used once, and nothing without it.

use std::time::Duration;

use palier::guard::TotpSecret;

use super::factor_kit::{CAMILLE, camille_with_application, code, enrolled, half, secrets};
use super::factor_kit::{session, signed_in, wrong_code};
use crate::support::{Extranet, PASSWORD};
use crate::walls::kit::{dump, rows};

#[tokio::test]
async fn an_application_counts_once_a_code_of_it_was_right_and_ends_the_other_sessions() {
    let extranet = Extranet::open().await;
    let (bellevue, _, browser) = extranet.camille().await;
    let other = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let page = browser.visit("/profile").await.click("Gérer la connexion renforcée").await;
    let page = page.sees("Désactivée").press("Configurer une application").await;
    assert!(page.html().contains("otpauth://totp/") && page.html().contains("<svg viewBox"));
    let shown = secrets(&page)[0].clone();
    assert_eq!(shown.split(' ').count(), 8, "the key in groups");
    let secret = TotpSecret::parse(&shown).expect("a key");
    let page = page.fill("code", "").press("Activer").await;
    assert!(page.mistake_on("code").expect("a mistake").contains("Saisissez le code"));
    let page = page.fill("code", &wrong_code(&extranet, &secret)).press("Activer").await;
    assert!(page.mistake_on("code").expect("a mistake").contains("ne correspond pas"));
    assert_eq!(secrets(&page)[0], shown, "the same key as long as it is not confirmed");
    // Nothing counts yet: the password alone still opens.
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let before = session(&page);
    let page = page.fill("code", &code(&extranet, &secret)).press("Activer").await;
    let page = page.sees("Vos codes de secours").sees("Ils ne seront plus jamais affichés");
    assert_eq!(secrets(&page).len(), 10);
    assert_ne!(session(&page), before, "the session has a new number");
    page.visit("/profile/security").await.sees("Activée depuis").sees("10 codes de secours");
    other.reload().await.sees("Se connecter");
    assert_eq!(extranet.count("session").await, 1);
    let told = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert!(told.subject.starts_with("Double authentification activée"), "{}", told.subject);
}

#[tokio::test]
async fn the_password_opens_the_second_step_and_nothing_else() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let page = half(&extranet, &camille.bellevue).await;
    assert_eq!(session(&page), None);
    for address in ["/", "/profile", "/profile/security", "/documents", "/step-up"] {
        let seen = page.clone().visit(address).await;
        assert!(seen.url.starts_with("/login"), "{address}: {}", seen.url);
    }
    let page = page.fill("code", &code(&extranet, &camille.secret)).press("Se connecter").await;
    page.sees("Mes contrats").visit("/profile").await.sees(CAMILLE);
}

#[tokio::test]
async fn half_a_sign_in_is_over_after_ten_minutes_and_dies_with_a_recovery() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let late = half(&extranet, &camille.bellevue).await;
    extranet.later(Duration::from_mins(10));
    let late = late.fill("code", &code(&extranet, &camille.secret)).press("Se connecter").await;
    assert_eq!(session(&late), None);
    assert!(late.url.starts_with("/login"), "{}", late.url);
    let planted = half(&extranet, &camille.bellevue).await;
    reset(&extranet, "neuf girafes violettes nagent").await;
    let page = planted.fill("code", &code(&extranet, &camille.secret)).press("Se connecter").await;
    assert_eq!(session(&page), None);
}

async fn reset(extranet: &Extranet, password: &str) {
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await;
    let link = extranet.link_mailed_to(CAMILLE).await;
    let page = extranet.browser().visit(&link).await;
    let page = page.fill("password", password).press("Enregistrer le mot de passe").await;
    page.sees("Mot de passe réinitialisé");
}

#[tokio::test]
async fn a_code_opens_once_even_within_its_half_minute() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    assert!(session(&signed_in(&extranet, &camille).await).is_some());
    let again = signed_in(&extranet, &camille).await.sees("ou a déjà servi");
    assert_eq!(session(&again), None);
    extranet.later(Duration::from_secs(30));
    let digits = code(&extranet, &camille.secret);
    let spaced = format!("{} {}", &digits[..3], &digits[3..]);
    let page = again.fill("code", &spaced).press("Se connecter").await;
    assert!(session(&page).is_some());
}

#[tokio::test]
async fn of_twenty_codes_sent_at_once_one_right_opens_and_few_wrong_are_looked_at() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let before = extranet.count("session").await;
    let waiting = half(&extranet, &camille.bellevue).await;
    let sent = async |page: &crate::support::Browser, digits: String| {
        let tries = (0..20).map(|_| {
            let (page, digits) = (page.clone(), digits.clone());
            tokio::spawn(
                async move { page.post("/login/factor", &[("code", &digits)]).await.status },
            )
        });
        let mut refused = 0;
        for one in tries.collect::<Vec<_>>() {
            refused += usize::from(one.await.expect("an answer") == 422);
        }
        refused
    };
    sent(&waiting, code(&extranet, &camille.secret)).await;
    assert_eq!(extranet.count("session").await, before + 1);
    extranet.later(Duration::from_hours(25));
    let waiting = half(&extranet, &camille.bellevue).await;
    let refused = sent(&waiting, wrong_code(&extranet, &camille.secret)).await;
    assert_eq!(refused, 5);
    let digits = code(&extranet, &camille.secret);
    let page = waiting.fill("code", &digits).press("Se connecter").await;
    assert_eq!((page.status.as_u16(), session(&page)), (429, None), "a right one says as little");
}

#[tokio::test]
async fn a_recovery_code_opens_once_and_its_holder_hears_of_it() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    for (opens, number) in [(true, 3), (false, 3), (true, 4)] {
        let page = half(&extranet, &camille.bellevue).await;
        let page = page.click("Utiliser un code de secours").await;
        let written = camille.codes[number].to_lowercase().replace('-', " ");
        let page = page.fill("code", &written).press("Se connecter").await;
        assert_eq!(session(&page).is_some(), opens, "code {number}");
    }
    let letters = extranet.mailbox(CAMILLE).await;
    let told: Vec<_> =
        letters.iter().filter(|it| it.subject.starts_with("Code de secours utilisé")).collect();
    assert_eq!(told.len(), 2);
    assert!(told[1].says("Codes de secours restants : 8"));
    let page = camille.browser.clone().visit("/profile/security").await.sees("8 codes de secours");
    let page = page.press("Créer de nouveaux codes de secours").await;
    let renewed = secrets(&page);
    assert_eq!(renewed.len(), 10);
    assert!(renewed.iter().all(|code| !camille.codes.contains(code)));
    let page = half(&extranet, &camille.bellevue).await;
    let page = page.click("Utiliser un code de secours").await;
    let page = page.fill("code", &camille.codes[7]).press("Se connecter").await;
    assert_eq!(session(&page), None, "a former code is worth nothing");
    let told = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert!(told.subject.starts_with("Nouveaux codes de secours"), "{}", told.subject);
}

/// ASVS 6.4.3, Keycloak CVE-2026-37982: a mailed link opens neither the account nor its factors.
#[tokio::test]
async fn a_reset_keeps_the_factor_and_opens_nothing_by_itself() {
    const NEW: &str = "neuf girafes violettes nagent";
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    reset(&extranet, NEW).await;
    camille.browser.clone().reload().await.sees("Se connecter");
    assert_eq!(extranet.count("session").await, 0);
    let page = extranet.browser().sign_in(&camille.bellevue, CAMILLE, NEW).await;
    let page = page.sees("Code de vérification");
    let page = page.fill("code", &code(&extranet, &camille.secret)).press("Se connecter").await;
    page.sees("Mes contrats").visit("/profile/security").await.sees("10 codes de secours");
}

#[tokio::test]
async fn turning_it_off_asks_for_both_secrets_ends_the_others_and_is_told() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    extranet.later(Duration::from_mins(11));
    let other = signed_in(&extranet, &camille).await;
    let page = camille.browser.clone().visit("/profile/security").await;
    let page = page.click("Désactiver la double authentification").await;
    let page = page.sees("Confirmez que c'est vous");
    extranet.later(Duration::from_secs(30));
    let digits = code(&extranet, &camille.secret);
    let page = page.fill("password", PASSWORD).fill("code", &digits).press("Confirmer").await;
    let page = page.sees("Votre mot de passe suffira de nouveau");
    let page = page.press("Désactiver la double authentification").await;
    page.sees("Double authentification désactivée.").sees("Désactivée.");
    other.reload().await.sees("Se connecter");
    assert_eq!(extranet.count("recovery_code").await, 0);
    extranet.signed_in(&camille.bellevue, CAMILLE, PASSWORD).await;
    let letters = extranet.mailbox(CAMILLE).await;
    let told =
        letters.iter().any(|it| it.subject.starts_with("Double authentification désactivée"));
    assert!(told);
}

#[tokio::test]
async fn another_telephone_takes_the_place_of_the_former_once_it_shows_a_code() {
    let extranet = Extranet::open().await;
    let camille = camille_with_application(&extranet).await;
    let page = camille.browser.clone().press("Changer de téléphone ou d'application").await;
    let new = TotpSecret::parse(&secrets(&page)[0]).expect("a key");
    // The former one is good until then.
    assert!(session(&signed_in(&extranet, &camille).await).is_some());
    let page = page.fill("code", &code(&extranet, &new)).press("Activer").await;
    page.sees("Vos codes de secours");
    extranet.later(Duration::from_secs(30));
    let page = signed_in(&extranet, &camille).await;
    assert_eq!(session(&page), None);
    let page = page.fill("code", &code(&extranet, &new)).press("Se connecter").await;
    assert!(session(&page).is_some());
    let letters = extranet.mailbox(CAMILLE).await;
    let told = letters.iter().any(|it| it.subject.starts_with("Nouvelle application"));
    assert!(told);
}

#[tokio::test]
async fn an_offer_is_nobody_elses_and_over_after_an_hour_or_a_recovery() {
    let extranet = Extranet::open().await;
    let (.., browser) = extranet.camille().await;
    let page = browser.visit("/profile/security").await.press("Configurer une application").await;
    let secret = TotpSecret::parse(&secrets(&page)[0]).expect("a key");
    extranet.later(Duration::from_mins(59));
    let page = page.fill("code", &code(&extranet, &secret)).press("Activer").await;
    let page = page.sees("Confirmez que c'est vous").fill("password", PASSWORD);
    let page = page.press("Confirmer").await;
    extranet.later(Duration::from_mins(1));
    let page = page.visit("/profile/security/application").await;
    assert_eq!(page.url, "/profile/security");
    assert_eq!(extranet.count("account where two_steps_since is not null").await, 0);
}

#[tokio::test]
async fn neither_the_secret_nor_a_recovery_code_is_in_the_database() {
    let extranet = Extranet::open_with_keys().await;
    let (.., browser) = extranet.camille().await;
    let (_, secret, codes) = enrolled(&extranet, browser).await;
    let sealed = rows(&extranet, "select totp_secret as line from account").await.remove(0);
    assert!(sealed.starts_with("x1$"), "{sealed}");
    let all = dump(&extranet).await.join("\n");
    assert!(!all.contains(&secret.base32()));
    for code in &codes {
        assert!(!all.contains(code.as_str()) && !all.contains(&code.replace('-', "")));
    }
    let hashes = rows(&extranet, "select code_hash as line from recovery_code").await;
    assert!(hashes.len() == 10 && hashes.iter().all(|hash| hash.starts_with("$argon2id$")));
}

//! From the letter to « Mes contrats », and the contestation of an access, by the keyboard alone: every
//! field and button is reached with Tab, and one sees where one is.

use thirtyfour::Key;

use super::world::{PASSWORD, World, is_at_ease};
use crate::support::chromium::{Chromium, Screen};
use crate::support::words::normal;

/// More than any of these pages has to stop at.
const MOST_STOPS: usize = 60;

/// What has the focus, as a reader of screens calls it; then whether its ring is drawn, and whether
/// all of it is within the window.
const FOCUSED: &str = "const e = document.activeElement, l = e.labels && e.labels[0]; \
    const name = e.getAttribute('aria-label') || (l && l.innerText) || e.innerText || e.value || ''; \
    const style = getComputedStyle(e), box = e.getBoundingClientRect(); \
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; \
    const seen = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth; \
    return [name, String(ring), String(seen)];";

async fn strike(browser: &Chromium, key: Key) {
    let struck = browser.driver.action_chain().send_keys(key).perform().await;
    struck.expect("a key");
}

async fn type_in(browser: &Chromium, text: &str) {
    let typed = browser.driver.action_chain().send_keys(text).perform().await;
    typed.expect("a text");
}

async fn focused(browser: &Chromium) -> (String, bool, bool) {
    let told = browser.driver.execute(FOCUSED, Vec::new()).await.expect("a focus");
    let [name, ring, seen]: [String; 3] = told.convert().expect("three texts");
    (normal(&name), ring == "true", seen == "true")
}

/// Tab, until what is called so has the focus.
async fn tab_to(browser: &Chromium, words: &str) {
    let mut passed = Vec::new();
    for _ in 0..MOST_STOPS {
        strike(browser, Key::Tab).await;
        let (name, has_ring, is_seen) = focused(browser).await;
        if name == normal(words) {
            assert!(has_ring, "no ring around {words:?} at {}", browser.url().await);
            assert!(is_seen, "{words:?} has the focus out of sight at {}", browser.url().await);
            return;
        }
        passed.push(name);
    }
    panic!("Tab never comes to {words:?} at {}: {passed:?}", browser.url().await);
}

async fn fill(browser: &Chromium, label: &str, text: &str) {
    tab_to(browser, label).await;
    type_in(browser, text).await;
}

#[expect(clippy::too_many_lines, reason = "one journey")]
async fn activates(screen: Screen) {
    let world = World::open().await;
    let bellevue = world.extranet.bellevue().await;
    let on_file = "on.file@example.org";
    let dossier = world.extranet.dossier(&bellevue, "Camille Roux", Some(on_file)).await;
    let paper = world.extranet.paper(&bellevue, &dossier).await;

    let browser = world.browser(screen).await;
    browser.visit(&bellevue.login).await;
    strike(&browser, Key::Tab).await;
    assert_eq!(focused(&browser).await.0, normal("Aller au contenu"), "the first stop");
    strike(&browser, Key::Enter).await;
    fill(&browser, "Adresse e-mail ou identifiant provisoire", &paper.login).await;
    fill(&browser, "Mot de passe", &paper.secret).await;
    strike(&browser, Key::Enter).await;
    browser.sees("Votre adresse e-mail").await;
    tab_to(&browser, "Adresse e-mail").await;
    let all = browser.driver.action_chain().key_down(Key::Control).send_keys("a");
    all.key_up(Key::Control).perform().await.expect("all of it");
    type_in(&browser, "camille@example.org").await;
    tab_to(&browser, "Continuer").await;
    strike(&browser, Key::Enter).await;
    browser.sees("Choisissez votre mot de passe").await;
    fill(&browser, "Nouveau mot de passe", PASSWORD).await;
    tab_to(&browser, "Créer mon compte").await;
    strike(&browser, Key::Enter).await;
    browser.sees("Vérifiez votre boîte mail").await;

    browser.visit(&world.link_to("camille@example.org", 1).await).await;
    browser.sees("Votre compte est à jour").await;
    fill(&browser, "Adresse e-mail", "camille@example.org").await;
    fill(&browser, "Mot de passe", PASSWORD).await;
    strike(&browser, Key::Enter).await;
    browser.sees("Mes contrats").await;
    is_at_ease(&browser).await;

    browser.visit(&world.link_to(on_file, 1).await).await;
    browser.sees("Un accès à votre dossier a été activé").await;
    is_at_ease(&browser).await;
    tab_to(&browser, "Contester cet accès").await;
    strike(&browser, Key::Enter).await;
    browser.sees("Cochez la case pour confirmer").await;
    let told = browser.complaints().await;
    assert!(told.iter().all(|one| one.contains("422")), "{told:?}");
    assert!(!browser.overflows().await);
    tab_to(&browser, "Ni moi ni un proche n'avons activé cet accès").await;
    strike(&browser, Key::Space).await;
    tab_to(&browser, "Contester cet accès").await;
    strike(&browser, Key::Enter).await;
    browser.sees("Appelez maintenant votre agence").await;
    is_at_ease(&browser).await;
    world.close().await;
}

#[tokio::test]
async fn somebody_who_has_but_a_keyboard_activates_and_contests_on_a_desk() {
    activates(Screen::desktop()).await;
}

#[tokio::test]
async fn somebody_who_has_but_a_keyboard_activates_and_contests_on_a_phone_in_the_dark() {
    activates(Screen::phone().dark()).await;
}

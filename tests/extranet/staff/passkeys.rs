//! Passkeys of the staff: both factors at once, and an agency may ask everybody for one.

use palier::staff::Right;

use super::kit::{Member, PASSWORD, invited, joined, signed_in, typed};
use crate::support::extranet::ORIGIN;
use crate::support::soft_key::{SoftKey, options};
use crate::support::{Agence, Browser, Extranet};

const MAKE: &str = "/office/account/passkeys";
const SIGN_IN: &str = "/office/login/passkey";

async fn made(browser: &Browser, key: &mut SoftKey) -> Browser {
    let asked = options(browser, &format!("{MAKE}/options")).await;
    let credential = key.made(&asked);
    key.counter += 1;
    let form = [("name", "Clé du bureau"), ("credential", credential.as_str())];
    browser.clone().post(MAKE, &form).await
}

async fn arrives(extranet: &Extranet, key: &mut SoftKey) -> Browser {
    let page = extranet.browser().visit("/office/login").await;
    let asked = options(&page, &format!("{SIGN_IN}/options")).await;
    key.counter += 1;
    page.post(SIGN_IN, &[("credential", &key.used(&asked))]).await
}

fn is_in(page: &Browser) -> bool {
    page.cookie("__Host-bo").is_some()
}

async fn claire_with_key(extranet: &Extranet) -> (Member, Browser, SoftKey) {
    let (_, claire, page, key) = bellevue_with_key(extranet).await;
    (claire, page, key)
}

/// Her agency, Claire, and a key of hers.
async fn bellevue_with_key(extranet: &Extranet) -> (Agence, Member, Browser, SoftKey) {
    let bellevue = extranet.bellevue().await;
    let claire = joined(extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let mut key = SoftKey::new(ORIGIN);
    let page = made(&claire.browser, &mut key).await.sees("Clé d'accès créée.");
    (bellevue, claire, page, key)
}

#[tokio::test]
async fn a_key_signs_in_alone_or_after_the_password_and_steps_up() {
    let extranet = Extranet::open().await;
    let (claire, page, mut key) = claire_with_key(&extranet).await;
    page.sees("Clé du bureau");
    let told = extranet.mailbox(&claire.email).await.pop().expect("a letter");
    assert!(told.subject.starts_with("Clé d’accès créée"), "{}", told.subject);
    let alone = arrives(&extranet, &mut key).await;
    assert!(is_in(&alone));
    let half = typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await;
    let asked = options(&half, "/office/login/factor/passkey/options").await;
    key.counter += 1;
    let form = [("credential", key.used(&asked))];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(is_in(&half.post("/office/login/factor/passkey", &form).await));
    extranet.later(std::time::Duration::from_mins(11));
    let page = alone.visit("/office/account/password").await.sees("Confirmez que c'est vous");
    let asked = options(&page, "/office/step-up/passkey/options").await;
    key.counter += 1;
    let credential = key.used(&asked);
    let form = [("credential", &*credential), ("next", "/office/account/password")];
    page.post("/office/step-up/passkey", &form).await.sees("Nouveau mot de passe");
}

#[tokio::test]
async fn a_persons_key_opens_nothing_here_nor_the_other_way_round() {
    let extranet = Extranet::open().await;
    let (_claire, _page, mut key) = claire_with_key(&extranet).await;
    let page = extranet.browser().visit("/login?client=BELLEVUE&societe=TLS").await;
    let asked = options(&page, "/login/passkey/options").await;
    key.counter += 1;
    let credential = key.used(&asked);
    let form = [("credential", &*credential), ("client", "BELLEVUE"), ("societe", "TLS")];
    let page = page.post("/login/passkey", &form).await.sees("n'est plus liée à un compte");
    assert_eq!(page.cookie("__Host-sid"), None);
    // A challenge of one side is none of the other.
    let asked = options(&page, "/login/passkey/options").await;
    let page = page.post(SIGN_IN, &[("credential", &key.used(&asked))]).await;
    assert!(!is_in(&page.sees("n'est plus valable")));
}

#[tokio::test]
async fn a_deleted_key_and_that_of_somebody_who_left_open_nothing() {
    let extranet = Extranet::open().await;
    let (claire, page, mut key) = claire_with_key(&extranet).await;
    let page = page.press("Supprimer").await.sees("Clé d'accès supprimée.");
    assert!(!is_in(&arrives(&extranet, &mut key).await.sees("n'est plus liée")));
    let mut again = SoftKey::new(ORIGIN);
    made(&page, &mut again).await.sees("Clé d'accès créée.");
    let client = palier::agencies::Code::parse("BELLEVUE").expect("a code");
    let email = palier::accounts::Email::parse(&claire.email).expect("an address");
    let origin = palier::audit::Origin::console(extranet.clock.now());
    let who = (&client, &email);
    palier::staff::operator::remove(&extranet.app, who, &origin).await.expect("a removal");
    assert!(!is_in(&arrives(&extranet, &mut again).await.sees("n'est plus liée")));
    assert_eq!(extranet.count("staff_passkey").await, 0);
}

#[tokio::test]
async fn whoever_administers_one_societe_does_not_decide_for_the_whole_agency() {
    let extranet = Extranet::open().await;
    let (_, page, _) = claire_with_key(&extranet).await;
    let own = page.clone().visit("/office").await.click("Équipe").await.url;
    let sister = extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    let (luc, _) = extranet.colleague(&sister, "Luc Petit", Right::Administration).await;
    let shown = page.clone().visit(&own).await.sees("une personne qui les administre toutes");
    let shown = shown.does_not_see("Exiger une clé d'accès");
    let refused = shown.post(&format!("{own}/policy"), &[("needed", "true")]).await;
    assert_eq!(refused.status, 404);
    assert_eq!(extranet.count("agency where needs_passkey").await, 0);
    invited(&extranet, &sister, "Claire Aubert", Right::Administration).await;
    let team = page.visit(&own).await.press("Exiger une clé d'accès").await;
    team.sees("Règle de connexion enregistrée.");
    let told = "audit_event where kind = 'agency_changed' and subject = 'passkey needed'";
    assert_eq!(extranet.count(told).await, 2, "each société's trail has it");
    let letter = extranet.mailbox(&luc.email).await.pop().expect("a letter");
    assert!(letter.says("Claire Aubert a exigé une clé d’accès"), "{}", letter.text);
}

#[tokio::test]
async fn an_agency_may_ask_its_whole_team_for_a_key() {
    let extranet = Extranet::open().await;
    let (bellevue, claire, page, mut key) = bellevue_with_key(&extranet).await;
    let team = page.visit("/office").await.click("Équipe").await;
    let team = team.press("Exiger une clé d'accès").await.sees("Règle de connexion enregistrée.");
    team.visit("/office").await.click("Équipe").await.sees("Ne plus exiger de clé d'accès");
    // Password and code lead to one's own account and no further.
    let half = signed_in(&extranet, &claire).await;
    assert!(is_in(&half));
    let page = half.visit("/office").await;
    let page = page.sees("Votre agence exige une clé d'accès");
    let portfolio = arrives(&extranet, &mut key).await.visit("/office").await.url;
    assert_eq!(page.clone().visit(&portfolio).await.url, "/office/account?needs=key");
    // Who has none yet makes the first here, and it counts at once.
    let luc = joined(&extranet, &bellevue, "Luc Petit", Right::Lecture).await;
    let mut first = SoftKey::new(ORIGIN);
    let page = made(&luc.browser, &mut first).await.sees("Clé d'accès créée.");
    assert_eq!(page.visit(&portfolio).await.url, portfolio);
}

/// Else a password and a code typed on a false page would make a key of their own.
#[tokio::test]
async fn where_a_key_is_asked_for_another_is_made_or_deleted_with_a_key_only() {
    let extranet = Extranet::open().await;
    let (claire, page, mut key) = claire_with_key(&extranet).await;
    let team = page.visit("/office").await.click("Équipe").await;
    team.press("Exiger une clé d'accès").await.sees("Règle de connexion enregistrée.");
    let thief = signed_in(&extranet, &claire).await.visit("/office/account").await;
    let led = thief.clone().visit(&format!("{MAKE}/new")).await;
    let led = led.sees("utilisez d'abord l'une de celles que vous avez");
    assert!(led.url.starts_with("/office/step-up?key=true"), "{}", led.url);
    led.does_not_see("Mot de passe");
    let refused = thief.clone().post(&format!("{MAKE}/options"), &[]).await;
    assert!(refused.url.starts_with("/office/step-up"), "{}", refused.url);
    let forged = [("name", "x"), ("credential", "{}")];
    let refused = thief.clone().post(MAKE, &forged).await;
    assert!(refused.url.starts_with("/office/step-up"), "{}", refused.url);
    let refused = thief.clone().press("Supprimer").await;
    assert!(refused.url.starts_with("/office/step-up"), "{}", refused.url);
    assert_eq!(extranet.count("staff_passkey").await, 1);
    // Its holder uses it, and goes on.
    let asked = options(&thief, "/office/step-up/passkey/options").await;
    key.counter += 1;
    let credential = key.used(&asked);
    let form = [("credential", &*credential), ("next", "/office/account")];
    let holder = thief.post("/office/step-up/passkey", &form).await.sees("Mon compte");
    let mut second = SoftKey::new(ORIGIN);
    made(&holder, &mut second).await.sees("Clé d'accès créée.");
    assert_eq!(extranet.count("staff_passkey").await, 2);
}

#[tokio::test]
async fn after_a_reset_no_key_opens_alone_before_its_holder_has_looked_through_them() {
    const NEW: &str = "sept lampes jaunes veillent tard";
    let extranet = Extranet::open().await;
    let (claire, _, mut key) = claire_with_key(&extranet).await;
    let page = extranet.browser().visit("/office/login").await.click("Mot de passe oublié ?").await;
    let page = page.fill("client", "BELLEVUE").fill("email", &claire.email);
    page.press("Recevoir le lien").await;
    let link = extranet.link_mailed_to(&claire.email).await;
    let page = extranet.browser().visit(&link).await.fill("password", NEW);
    page.press("Enregistrer le mot de passe").await.sees("Mot de passe réinitialisé");
    let planted = arrives(&extranet, &mut key).await.sees("Votre mot de passe a été réinitialisé");
    assert!(!is_in(&planted));
    let half = typed(extranet.browser(), "BELLEVUE", &claire.email, NEW).await;
    let digits = super::kit::code(&extranet, &claire.secret);
    let page = half.fill("code", &digits).press("Se connecter").await;
    let page = page.visit("/office/account").await.sees("Vérifiez vos clés d'accès");
    let page = page.press("Toutes ces clés sont à moi").await;
    page.does_not_see("Vérifiez vos clés d'accès");
    assert!(is_in(&arrives(&extranet, &mut key).await));
}

#[tokio::test]
async fn a_copied_key_ends_every_session_of_its_holder() {
    let extranet = Extranet::open().await;
    let (claire, page, mut key) = claire_with_key(&extranet).await;
    assert!(is_in(&arrives(&extranet, &mut key).await));
    key.counter = 1;
    let page_of_copy = extranet.browser().visit("/office/login").await;
    let asked = options(&page_of_copy, &format!("{SIGN_IN}/options")).await;
    let copy = page_of_copy.post(SIGN_IN, &[("credential", &key.used(&asked))]).await;
    assert!(!is_in(&copy.sees("semble avoir été copiée")));
    assert_eq!(extranet.count("staff_session").await, 0);
    page.visit("/office/account").await.sees("Réservé au personnel de l'agence");
    let told = extranet.mailbox(&claire.email).await.pop().expect("a letter");
    assert!(told.subject.starts_with("Une clé d’accès semble copiée"), "{}", told.subject);
}

#[tokio::test]
async fn a_key_is_renamed_by_its_holder_alone() {
    let extranet = Extranet::open().await;
    let (_, page, _) = claire_with_key(&extranet).await;
    let page = page.click("Renommer").await;
    let rename = page.url.clone();
    let page = page.fill("name", "").press("Renommer").await;
    assert!(page.mistake_on("name").is_some());
    let page = page.fill("name", "Clé du tiroir").press("Renommer").await;
    page.sees("Clé d'accès renommée.").sees("Clé du tiroir");
    let rives = extranet.rives().await;
    let other = joined(&extranet, &rives, "Luc Petit", Right::Administration).await.browser;
    assert_eq!(other.clone().visit(&rename).await.status, 404);
    assert_eq!(other.post(&rename, &[("name", "x")]).await.status, 404);
}

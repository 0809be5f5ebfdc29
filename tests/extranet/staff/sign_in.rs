//! The sign-in page of the staff: three answers to give, one refusal for all of them.

use std::time::Duration;

use palier::staff::Right;

use super::kit::{self, PASSWORD, code, joined, typed};
use crate::support::Extranet;
use crate::walls::kit::{count, somebody};

#[tokio::test]
async fn a_colleague_signs_in_with_a_password_then_a_code_and_signs_out() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let page = extranet.browser().visit("/office/login?client=bellevue").await;
    assert_eq!(page.value("client"), "BELLEVUE");
    let page = page.fill("email", "CLAIRE.AUBERT@bureau.example").fill("password", PASSWORD);
    let page = page.press("Continuer").await.sees("Code de vérification");
    assert!(page.clone().visit("/office").await.url.starts_with("/office/login"));
    let digits = code(&extranet, &claire.secret);
    let spaced = format!(" {} {} ", &digits[..3], &digits[3..]);
    let page = page.fill("code", &spaced).press("Se connecter").await;
    let former = page.cookie("__Host-bo").expect("a session").value().to_owned();
    let page = page.visit("/office/account").await.sees("Mon compte").sees("Claire Aubert");
    let page = page.press("Se déconnecter").await.sees("Vous êtes déconnecté.");
    assert_eq!(page.value("client"), "BELLEVUE", "the agency last used here");
    let stolen = extranet.browser().with_cookie("__Host-bo", &former);
    assert!(stolen.visit("/office/account").await.url.starts_with("/office/login"));
}

#[tokio::test]
async fn unknown_wrong_removed_and_not_joined_are_one_answer() {
    let extranet = Extranet::open().await;
    let (bellevue, _rives) = (extranet.bellevue().await, extranet.rives().await);
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let waiting = kit::invited(&extranet, &bellevue, "Inès Garnier", Right::Lecture).await;
    let gone = joined(&extranet, &bellevue, "Paul Vidal", Right::Lecture).await;
    super::team::removed(&extranet, &bellevue, &gone.email).await;
    let (_, _, tenant) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let hashes = extranet.app.guard.hashes_asked();
    let mut answers = Vec::new();
    for (client, email, password) in [
        ("BELLEVUE", "nobody@bureau.example", PASSWORD),
        ("BELLEVUE", claire.email.as_str(), "onze tiroirs gris se ferment"),
        ("RIVES", claire.email.as_str(), PASSWORD),
        ("NOWHERE", claire.email.as_str(), PASSWORD),
        ("BELLEVUE", waiting.as_str(), PASSWORD),
        ("BELLEVUE", gone.email.as_str(), PASSWORD),
        ("BELLEVUE", tenant.as_str(), crate::walls::kit::PASSWORD),
    ] {
        let page = typed(extranet.browser(), client, email, password).await;
        let page = page.sees("ne correspond pas").does_not_see("Code de vérification");
        assert_eq!(page.cookie("__Host-bo-half"), None);
        let text = page.html().replace(client, "CODE").replace(email, "EMAIL");
        answers.push((page.status, text));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(extranet.app.guard.hashes_asked() - hashes, 7, "one hash each");
}

#[tokio::test]
async fn guesses_at_a_password_are_few_even_for_whoever_comes_with_the_right_one_after() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    for _ in 0..5 {
        typed(extranet.browser(), "BELLEVUE", &claire.email, "wrong").await;
    }
    let page = typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await;
    assert_eq!(page.status, 429);
    page.sees("Trop d'essais").does_not_see("Code de vérification");
    extranet.later(Duration::from_mins(1));
    let page = typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await;
    page.sees("Code de vérification");
}

#[tokio::test]
async fn strangers_who_guess_cannot_lock_a_colleague_out_of_their_own_browser() {
    let extranet = Extranet::open_with_keys().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let paul = joined(&extranet, &bellevue, "Paul Vidal", Right::Lecture).await;
    let thief = paul.browser.clone();
    for _ in 0..8 {
        typed(thief.clone(), "BELLEVUE", &claire.email, "wrong").await;
    }
    let elsewhere = typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await;
    assert_eq!(elsewhere.status, 429);
    let own = claire.browser.visit("/office/account").await.press("Se déconnecter").await;
    let own = typed(own, "BELLEVUE", &claire.email, PASSWORD).await.sees("Code de vérification");
    // It has a limit too, and counts for nobody else.
    for _ in 0..5 {
        assert_eq!(typed(own.clone(), "BELLEVUE", &claire.email, "wrong").await.status, 422);
    }
    assert_eq!(typed(own.clone(), "BELLEVUE", &claire.email, PASSWORD).await.status, 429);
    assert_eq!(typed(own, "BELLEVUE", &paul.email, "wrong").await.status, 422);
}

#[tokio::test]
async fn another_password_makes_every_other_browser_unknown() {
    let extranet = Extranet::open_with_keys().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let old = kit::signed_in(&extranet, &claire).await;
    let chosen = [("password", "sept lanternes jaunes dérivent")];
    let new = claire.browser.post("/office/account/password", &chosen).await;
    let new = new.sees("Mon compte").press("Se déconnecter").await;
    for _ in 0..5 {
        typed(extranet.browser(), "BELLEVUE", &claire.email, "wrong").await;
    }
    assert_eq!(typed(old, "BELLEVUE", &claire.email, "wrong").await.status, 429);
    assert_eq!(typed(new, "BELLEVUE", &claire.email, "wrong").await.status, 422);
}

#[tokio::test]
async fn an_idle_session_ends_after_twenty_minutes_and_any_after_ten_hours() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let other = kit::signed_in(&extranet, &claire).await;
    extranet.later(Duration::from_mins(19));
    let page = claire.browser.visit("/office/account").await.sees("Mon compte");
    extranet.later(Duration::from_mins(2));
    assert!(other.visit("/office/account").await.url.starts_with("/office/login"));
    let mut page = page.visit("/office/account").await.sees("Mon compte");
    for _ in 0..40 {
        extranet.later(Duration::from_mins(15));
        page = page.visit("/office/account").await;
    }
    assert!(page.url.starts_with("/office/login?next=/office/account"), "{}", page.url);
}

#[tokio::test]
async fn the_password_alone_opens_nothing_and_its_time_is_short() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let half = typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await;
    let token = half.cookie("__Host-bo-half").expect("a half session").value().to_owned();
    let forged = extranet.browser().with_cookie("__Host-bo", &token);
    for page in ["/office", "/office/account", "/office/step-up"] {
        for browser in [&half, &forged] {
            let seen = browser.clone().visit(page).await;
            assert!(seen.url.starts_with("/office/login"), "{}", seen.url);
        }
    }
    let seen = half.clone().visit("/office/login/enrol").await.sees("Code de vérification");
    seen.does_not_see("Clé à saisir");
    extranet.later(Duration::from_mins(10));
    let digits = code(&extranet, &claire.secret);
    let late = half.fill("code", &digits).press("Se connecter").await;
    late.sees("Code client");
}

#[tokio::test]
async fn the_two_sides_do_not_open_each_other() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let (tenant, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let office = claire.browser.cookie("__Host-bo").expect("a session").value().to_owned();
    let sid = tenant.cookie("__Host-sid").expect("a session").value().to_owned();
    let staff_as_person = extranet.browser().with_cookie("__Host-sid", &office);
    staff_as_person.visit("/profile").await.does_not_see("Mes informations");
    let person_as_staff = extranet.browser().with_cookie("__Host-bo", &sid);
    assert!(person_as_staff.visit("/office").await.url.starts_with("/office/login"));
    claire.browser.visit("/profile").await.does_not_see("Mes informations");
    assert!(tenant.visit("/office").await.url.starts_with("/office/login"));
    let page = extranet.browser().sign_in(&bellevue, &claire.email, PASSWORD).await;
    page.sees("ne correspond pas");
}

#[tokio::test]
async fn what_is_over_is_swept() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await;
    kit::invited(&extranet, &bellevue, "Inès Garnier", Right::Lecture).await;
    palier::upkeep::sweep(&extranet.app).await.expect("an upkeep");
    let left = ["staff_session", "staff_half_session", "staff_invitation"];
    for (table, kept) in left.into_iter().zip(["1", "1", "2"]) {
        assert_eq!(count(&extranet, table).await, kept, "{table}");
    }
    extranet.later(Duration::from_hours(24 * 365));
    palier::upkeep::sweep(&extranet.app).await.expect("an upkeep");
    for table in left {
        assert_eq!(count(&extranet, table).await, "0", "{table}");
    }
}

/// How many letters of this subject somebody has.
async fn told(extranet: &Extranet, email: &str, subject: &str) -> usize {
    extranet.mailbox(email).await.iter().filter(|it| it.subject.starts_with(subject)).count()
}

#[tokio::test]
async fn a_sign_in_on_a_browser_never_used_is_told_and_others_are_not() {
    const SUBJECT: &str = "Nouvelle connexion à l’espace gestion";
    let extranet = Extranet::open_with_keys().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    assert_eq!(told(&extranet, &claire.email, SUBJECT).await, 0, "its first one is told otherwise");
    let own = claire.browser.clone().visit("/office/account").await.press("Se déconnecter").await;
    let own = typed(own, "BELLEVUE", &claire.email, PASSWORD).await;
    own.fill("code", &code(&extranet, &claire.secret)).press("Se connecter").await;
    assert_eq!(told(&extranet, &claire.email, SUBJECT).await, 0);
    extranet.later(Duration::from_secs(30));
    let elsewhere = kit::signed_in(&extranet, &claire).await;
    assert!(elsewhere.cookie("__Host-bo").is_some());
    assert_eq!(told(&extranet, &claire.email, SUBJECT).await, 1);
}

#[tokio::test]
async fn repeated_guesses_and_a_wrong_code_after_the_right_password_are_told_once_a_day() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let half = typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await;
    let digits = code(&extranet, &claire.secret);
    let last = if digits.ends_with('0') { '1' } else { '0' };
    let wrong = format!("{}{last}", &digits[..5]);
    for _ in 0..2 {
        half.clone().fill("code", &wrong).press("Se connecter").await;
        assert_eq!(told(&extranet, &claire.email, "Bon mot de passe, mauvais code").await, 1);
    }
    for _ in 0..6 {
        typed(extranet.browser(), "BELLEVUE", &claire.email, "wrong").await;
    }
    assert_eq!(told(&extranet, &claire.email, "Essais répétés sur votre accès").await, 1);
}

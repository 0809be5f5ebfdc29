//! B21, B23: mail as a weapon, and being locked out as a weapon.

use std::time::Duration;

use palier::accounts::{Account, Email};
use palier::texts::Lang;

use super::kit::{OTHER_PASSWORD, PASSWORD, chosen, claimed, confirmed, count};
use super::kit::{signed_in, somebody};
use crate::support::{Browser, Extranet};

const MINUTE: Duration = Duration::from_mins(1);

async fn asked(browser: &Browser, email: &str) -> u16 {
    let reset = browser.clone().post("/password-reset", &[("email", email)]).await;
    reset.hops[0].status.as_u16()
}

#[tokio::test]
async fn an_address_gets_one_mail_a_minute_five_an_hour_and_ten_a_day_known_or_not() {
    let extranet = Extranet::open_with(|settings| settings.mail.per_ip_hour = 1_000).await;
    let bellevue = extranet.bellevue().await;
    let (_, _, known) = somebody(&extranet, &bellevue, "Camille Roux").await;
    extranet.later(Duration::from_hours(25));
    let browser = extranet.browser().visit(&bellevue.login).await;
    for email in [known.as_str(), "nobody@example.org"] {
        let mut granted = Vec::new();
        for minute in 0..(24 * 60) {
            if minute % 5 == 0 && asked(&browser, email).await == 303 {
                assert_eq!(asked(&browser, email).await, 429, "twice in a minute");
                granted.push(minute);
            }
            extranet.later(MINUTE);
        }
        assert_eq!(granted, [0, 5, 10, 15, 20, 60, 65, 70, 75, 80], "{email}");
        extranet.later(MINUTE);
    }
    let letters = extranet.mailbox(&known).await;
    let resets = letters.iter().filter(|letter| letter.text.contains("/password-reset/link/"));
    assert_eq!(resets.count(), 10);
    assert!(extranet.mailbox("nobody@example.org").await.is_empty());
}

#[tokio::test]
async fn one_asker_and_all_of_them_together_have_a_budget() {
    let extranet = Extranet::open_with(|settings| settings.mail.total_hour = 10).await;
    let bellevue = extranet.bellevue().await;
    let bot = extranet.browser().client_ip("203.0.113.9").visit(&bellevue.login).await;
    let mut answers = Vec::new();
    for victim in 0..22 {
        answers.push(asked(&bot, &format!("victim{victim}@example.org")).await);
    }
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 20);
    assert_eq!(answers[20..], [429, 429]);
    let other = extranet.browser().client_ip("203.0.113.10").visit(&bellevue.login).await;
    let mut granted = 0;
    for victim in 30..50 {
        account(&extranet, &format!("victim{victim}@example.org")).await;
        granted += u32::from(asked(&other, &format!("victim{victim}@example.org")).await == 303);
    }
    assert_eq!(granted, 10);
    super::kit::an_hour_later(&extranet);
    assert_eq!(asked(&bot, "victim1@example.org").await, 303);
}

/// An account of nobody in particular.
async fn account(extranet: &Extranet, email: &str) {
    let hash = extranet.app.bulk_hasher().expect("a hasher").hash("any").await.expect("a hash");
    let email = Email::parse(email).expect("an address");
    let tx = extranet.app.db.begin().await.expect("a transaction");
    let now = extranet.clock.now();
    Account::create(&tx, &email, &hash, Lang::French, now).await.expect("an account");
    tx.commit().await.expect("a commit");
}

#[tokio::test]
async fn an_activation_cannot_bomb_a_mailbox() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Eve Noir", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let bomber = claimed(extranet.browser(), &bellevue, &paper).await;
    let bomber = chosen(bomber, "victim@example.org", PASSWORD).await;
    for _ in 0..10 {
        assert_eq!(bomber.clone().post("/activation/resend", &[]).await.status, 429);
        let again = [("password", PASSWORD)];
        assert_eq!(bomber.clone().post("/activation/password", &again).await.status, 429);
    }
    assert_eq!(extranet.mailbox("victim@example.org").await.len(), 1);
}

/// Asks for as many resets as an address gets in a day.
async fn asked_all_day(extranet: &Extranet, stranger: &Browser, email: &str) {
    for _ in 0..2 {
        for _ in 0..5 {
            assert_eq!(asked(stranger, email).await, 303);
            extranet.later(MINUTE);
        }
        super::kit::an_hour_later(extranet);
    }
    assert_eq!(asked(stranger, email).await, 429);
}

/// A browser that nobody knows, somewhere else.
async fn elsewhere(extranet: &Extranet, login: &str, number: usize) -> Browser {
    extranet.browser().client_ip(&format!("203.0.113.{number}")).visit(login).await
}

#[tokio::test]
async fn a_stranger_cannot_use_up_the_resets_of_an_address_for_its_owner() {
    let extranet = Extranet::open_with(|settings| settings.mail.per_ip_hour = 1_000).await;
    let bellevue = extranet.bellevue().await;
    let (_, _, known) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let mut told = Vec::new();
    for email in [known.as_str(), "nobody@example.org"] {
        let stranger = elsewhere(&extranet, &bellevue.login, 9).await;
        asked_all_day(&extranet, &stranger, email).await;
        let owner = elsewhere(&extranet, &bellevue.login, 10).await;
        let mut statuses = vec![asked(&stranger, email).await, asked(&owner, email).await];
        extranet.later(MINUTE * 10);
        statuses.push(asked(&owner, email).await);
        extranet.later(MINUTE * 20);
        statuses.extend([asked(&stranger, email).await, asked(&owner, email).await]);
        if email == known {
            let link = extranet.link_mailed_to(email).await;
            owner.visit(&link).await.sees("Choisissez un nouveau mot de passe");
        }
        told.push(statuses);
    }
    // Granted; then, while that link is good, not; then again.
    assert_eq!(told[0], [429, 303, 429, 429, 303]);
    assert_eq!(told[0], told[1], "nobody learns whether there is an account");
}

#[tokio::test]
async fn however_many_strangers_ask_the_owner_has_a_good_link_or_is_granted_one() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    extranet.later(MINUTE);
    let before = extranet.mailbox(&email).await.len();
    let mut strangers = Vec::new();
    for number in 20..44 {
        strangers.push(elsewhere(&extranet, &bellevue.login, number).await);
    }
    let hours = 5;
    for step in 0..hours * 6 {
        for stranger in &strangers {
            asked(stranger, &email).await;
        }
        extranet.later(MINUTE * 2);
        let owner = elsewhere(&extranet, &bellevue.login, 100 + step).await;
        if asked(&owner, &email).await != 303 {
            let link = extranet.link_mailed_to(&email).await;
            owner.visit(&link).await.sees("Choisissez un nouveau mot de passe");
        }
        extranet.later(MINUTE * 8);
    }
    let mails = extranet.mailbox(&email).await.len() - before;
    assert!(mails <= 11 + 2 * hours, "{mails} mails in {hours} hours");
}

#[tokio::test]
async fn a_browser_that_the_account_knows_is_granted_a_reset_whatever_strangers_ask() {
    let extranet = Extranet::open_with(|settings| settings.mail.per_ip_hour = 1_000).await;
    let bellevue = extranet.bellevue().await;
    let (home, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let (other, _, _) = somebody(&extranet, &bellevue, "Jean Blanc").await;
    for number in 20..24 {
        let stranger = elsewhere(&extranet, &bellevue.login, number).await;
        for _ in 0..6 {
            asked(&stranger, &email).await;
            extranet.later(MINUTE);
        }
    }
    let stranger = elsewhere(&extranet, &bellevue.login, 30).await;
    assert_eq!(asked(&stranger, &email).await, 429);
    assert_eq!(asked(&other, &email).await, 429, "known to another account");
    assert_eq!(asked(&home, &email).await, 303);
    assert_eq!(asked(&home, &email).await, 429, "its own count");
    extranet.later(MINUTE);
    assert_eq!(asked(&home, &email).await, 303);
    let link = extranet.link_mailed_to(&email).await;
    home.visit(&link).await.sees("Choisissez un nouveau mot de passe");
}

#[tokio::test]
async fn strangers_who_ask_for_resets_cannot_keep_somebody_from_activating() {
    let extranet = Extranet::open_with(|settings| settings.mail.per_ip_hour = 1_000).await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let (_, _, known) = somebody(&extranet, &bellevue, "Jean Blanc").await;
    let stranger = extranet.browser().client_ip("203.0.113.9").visit(&bellevue.login).await;
    for email in ["camille@example.org", &*known] {
        asked_all_day(&extranet, &stranger, email).await;
        chosen(claimed(extranet.browser(), &bellevue, &paper).await, email, PASSWORD).await;
    }
}

#[tokio::test]
async fn whoever_activates_with_somebody_elses_address_does_not_keep_them_from_a_reset() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, _, victim) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let dossier = extranet.dossier(&bellevue, "Eve Noir", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let bomber = claimed(extranet.browser(), &bellevue, &paper).await;
    let bomber = chosen(bomber, &victim, PASSWORD).await;
    assert_eq!(bomber.post("/activation/resend", &[]).await.status, 429);
    assert_eq!(asked(&extranet.browser().visit(&bellevue.login).await, &victim).await, 303);
}

#[tokio::test]
async fn one_letter_mails_ten_times_a_day_whatever_the_addresses_and_the_networks() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Eve Noir", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let ticket = claimed(extranet.browser(), &bellevue, &paper).await;
    let mut answers = Vec::new();
    for stranger in 0..24 {
        let bot = ticket.clone().client_ip(&format!("203.0.113.{stranger}"));
        let email = format!("stranger{stranger}@example.org");
        let bot = bot.post("/activation/email", &[("email", &email), ("choice", "keep")]).await;
        let bot = bot.post("/activation/password", &[("password", PASSWORD)]).await;
        answers.push(bot.hops[0].status.as_u16());
    }
    assert_eq!(answers[..10], [303; 10]);
    assert_eq!(answers[10..], [429; 14]);
    assert_eq!(count(&extranet, "outbox where kind = 'activation'").await, "10");
    // Another letter has its own.
    let paper = extranet.paper(&bellevue, &dossier).await;
    let again = claimed(extranet.browser(), &bellevue, &paper).await;
    chosen(again, "eve@example.org", PASSWORD).await;
}

#[tokio::test]
async fn strangers_who_guess_cannot_keep_somebody_from_recovering_their_account() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    extranet.later(MINUTE * 2);
    let thief = extranet.browser().client_ip("203.0.113.9");
    for _ in 0..8 {
        signed_in(thief.clone(), &bellevue, &email, "guess").await;
    }
    let new_phone = extranet.browser().visit(&bellevue.login).await;
    assert_eq!(signed_in(new_phone.clone(), &bellevue, &email, PASSWORD).await.status, 429);
    assert_eq!(asked(&new_phone, &email).await, 303);
    let link = extranet.link_mailed_to(&email).await;
    let choice = [("password", OTHER_PASSWORD)];
    let new_phone = new_phone.visit(&link).await.post("/password-reset/choose", &choice).await;
    signed_in(new_phone, &bellevue, &email, OTHER_PASSWORD).await.sees("Mes contrats");
    assert_eq!(signed_in(thief, &bellevue, &email, "guess").await.status, 429);
}

#[tokio::test]
async fn strangers_who_guess_cannot_keep_somebody_from_activating() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let (email, thief) = ("camille@example.org", extranet.browser().client_ip("203.0.113.9"));
    let browser = chosen(claimed(extranet.browser(), &bellevue, &paper).await, email, PASSWORD);
    let browser = browser.await;
    for _ in 0..8 {
        signed_in(thief.clone(), &bellevue, email, "guess").await;
    }
    let browser = browser.visit(&extranet.link_mailed_to(email).await).await;
    confirmed(browser, email, PASSWORD).await.sees("Mes contrats");
}

/// B19.
#[tokio::test]
async fn a_mailed_link_gives_five_tries_and_no_more() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let email = "camille@example.org";
    chosen(claimed(extranet.browser(), &bellevue, &paper).await, email, PASSWORD).await;
    let reader = extranet.browser().visit(&extranet.link_mailed_to(email).await).await;
    for _ in 0..5 {
        assert_eq!(confirmed(reader.clone(), email, "guess").await.status, 422);
    }
    for _ in 0..12 {
        assert_eq!(confirmed(reader.clone(), email, PASSWORD).await.status, 429);
        extranet.later(MINUTE * 2);
    }
}

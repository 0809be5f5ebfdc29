//! Guessing: how many tries, for whom, and until when.

use std::time::Duration;

use palier::clock::Moment;

use super::kit::{PASSWORD, claimed, signed_in, somebody};
use crate::support::people::Agence;
use crate::support::{Browser, Extranet, Paper};

const MINUTE: Duration = Duration::from_mins(1);

fn thief(extranet: &Extranet) -> Browser {
    extranet.browser().client_ip("203.0.113.9")
}

/// Tries until the door closes, and says how many tries were judged.
async fn tries(extranet: &Extranet, agence: &Agence, email: &str) -> u32 {
    for count in 0..30 {
        let answer = signed_in(thief(extranet), agence, email, "a wrong guess").await;
        match answer.status.as_u16() {
            422 => {}
            429 => return count,
            other => panic!("{other}"),
        }
    }
    panic!("30 tries without an end")
}

#[tokio::test]
async fn five_tries_are_free_then_each_waits_twice_as_long() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, _, known) = somebody(&extranet, &bellevue, "Camille Roux").await;
    for email in [known.as_str(), "nobody@example.org"] {
        assert_eq!(tries(&extranet, &bellevue, email).await, 5, "{email}");
    }
    for minutes in [1, 2, 4, 8, 16, 32, 60, 60] {
        extranet.later((MINUTE * minutes).checked_sub(Duration::from_secs(1)).unwrap());
        for email in [known.as_str(), "nobody@example.org"] {
            assert_eq!(tries(&extranet, &bellevue, email).await, 0, "{email}, {minutes}");
        }
        extranet.later(Duration::from_secs(1));
        for email in [known.as_str(), "nobody@example.org"] {
            assert_eq!(tries(&extranet, &bellevue, email).await, 1, "{email}, {minutes}");
        }
    }
}

#[tokio::test]
async fn no_more_than_twenty_five_tries_are_judged_in_a_day() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let mut judged = tries(&extranet, &bellevue, "nobody@example.org").await;
    for _ in 0..23 {
        extranet.later(MINUTE * 60);
        judged += tries(&extranet, &bellevue, "nobody@example.org").await;
    }
    assert_eq!(judged, 25);
}

/// Not even two days that meet: one try in the morning, then all that the doors let through, from
/// just before the first one's day is over.
#[tokio::test]
async fn no_day_wherever_it_begins_judges_more_than_twenty_five() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let start = extranet.clock.now();
    let since = |now: Moment| now.since(start).as_secs() / 60;
    let mut judged = Vec::new();
    signed_in(thief(&extranet), &bellevue, "nobody@example.org", "a wrong guess").await;
    judged.push(0);
    extranet.later(MINUTE * 60 * 16);
    while since(extranet.clock.now()) < 60 * 72 {
        let answer = signed_in(thief(&extranet), &bellevue, "nobody@example.org", "guess").await;
        if answer.status == 422 {
            judged.push(since(extranet.clock.now()));
        } else {
            let wait = answer.header("retry-after").expect("a wait").parse().expect("seconds");
            extranet.later(Duration::from_secs(wait));
        }
    }
    let a_day =
        |from: &u64| judged.iter().filter(|it| (*from..from + 60 * 24).contains(it)).count();
    assert!(judged.iter().all(|from| a_day(from) <= 25), "{judged:?}");
    assert!(judged.len() > 30, "people who mistype are let in again: {judged:?}");
}

#[tokio::test]
async fn the_right_password_is_answered_like_a_wrong_one_while_the_door_is_closed() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (owner, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    tries(&extranet, &bellevue, &email).await;
    let wrong = signed_in(thief(&extranet), &bellevue, &email, "a wrong guess").await;
    let right = signed_in(thief(&extranet), &bellevue, &email, PASSWORD).await;
    assert_eq!((right.status.as_u16(), right.text()), (429, wrong.text()));
    assert_eq!(right.cookie("__Host-sid"), None);
    // The owner's own device has its own count: strangers cannot lock it out.
    owner.clone().post("/logout", &[]).await;
    signed_in(owner, &bellevue, &email, PASSWORD).await.sees("Mes contrats");
}

#[tokio::test]
async fn a_restart_and_a_second_node_remember_the_tries() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    for _ in 0..4 {
        signed_in(thief(&extranet), &bellevue, "nobody@example.org", "x").await;
    }
    let first = thief(&extranet);
    let extranet = extranet.restarted().await;
    signed_in(thief(&extranet), &bellevue, "nobody@example.org", "x").await;
    assert_eq!(tries(&extranet, &bellevue, "nobody@example.org").await, 0);
    let other_node = signed_in(first, &bellevue, "nobody@example.org", "x").await;
    assert_eq!(other_node.status, 429);
}

#[tokio::test]
async fn a_known_device_has_a_limit_too() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (owner, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let device = owner.post("/logout", &[]).await;
    for _ in 0..5 {
        assert_eq!(signed_in(device.clone(), &bellevue, &email, "x").await.status, 422);
    }
    assert_eq!(signed_in(device, &bellevue, &email, PASSWORD).await.status, 429);
}

/// B20.
#[tokio::test]
async fn ones_own_sign_in_does_not_forgive_the_guesses_of_ones_address() {
    let extranet = Extranet::open_with(|settings| settings.throttle.ip_attempts = 10).await;
    let bellevue = extranet.bellevue().await;
    let (_, _, own) = somebody(&extranet, &bellevue, "Eve Noir").await;
    let mut judged = 0;
    for victim in 0..30 {
        let email = format!("victim{victim}@example.org");
        let guess = signed_in(thief(&extranet), &bellevue, &email, "guess").await;
        judged += u32::from(guess.status == 422);
        signed_in(thief(&extranet), &bellevue, &own, PASSWORD).await;
    }
    assert_eq!(judged, 10);
}

/// One try at a login of an agency, and how it was answered.
async fn typed(browser: Browser, agence: &Agence, login: &str) -> u16 {
    let paper = Paper { login: login.to_owned(), secret: "AAAA-AAAAA-AAAA".into() };
    claimed(browser, agence, &paper).await.status.as_u16()
}

/// B13.
#[tokio::test]
async fn pairs_are_counted_by_login_by_what_they_begin_with_and_by_societe() {
    let extranet = Extranet::open_with(|settings| {
        settings.throttle.prefix_attempts = 8;
        settings.throttle.societe_attempts = 14;
    })
    .await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    for count in 0..8 {
        let login = format!("KX7M-4P{count}");
        assert_eq!(typed(thief(&extranet), &bellevue, &login).await, 422, "{count}");
    }
    for count in 0..6 {
        let login = format!("A{count}BB-2222");
        assert_eq!(typed(thief(&extranet), &bellevue, &login).await, 422, "{count}");
    }
    // Both counts are full: an address has its few free tries here, and no more.
    for count in 0..5 {
        let login = format!("KX7M-5P{count}");
        assert_eq!(typed(thief(&extranet), &bellevue, &login).await, 422, "{count}");
    }
    assert_eq!(typed(thief(&extranet), &bellevue, "KX7M-6P0").await, 429, "by prefix");
    assert_eq!(typed(thief(&extranet), &bellevue, "ZZBB-2222").await, 429, "by société");
    for count in 0..5 {
        assert_eq!(typed(thief(&extranet), &rives, "QQBB-2222").await, 422, "{count}");
    }
    let however = typed(thief(&extranet), &rives, "qq bb.2222").await;
    assert_eq!(however, 429, "by login, however it is typed");
}

/// B13, B21.
#[tokio::test]
async fn strangers_who_guess_at_pairs_cannot_close_a_societe_to_those_who_hold_one() {
    let extranet = Extranet::open_with(|settings| settings.throttle.societe_attempts = 20).await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let mut judged = 0;
    for count in 0..60 {
        let login = format!("{}BB-22{count:02}", char::from(b'A' + count % 20));
        judged += u32::from(typed(thief(&extranet), &bellevue, &login).await == 422);
    }
    assert_eq!(judged, 25, "twenty of everybody's, and five of this address's own");
    for _ in 0..7 {
        let holder = extranet.browser().client_ip("198.51.100.7");
        assert_eq!(claimed(holder, &bellevue, &paper).await.status, 200, "being right is free");
    }
    super::kit::an_hour_later(&extranet);
    assert_eq!(typed(thief(&extranet), &bellevue, "KX7M-4P2").await, 422);
}

#[tokio::test]
async fn a_stolen_session_cannot_guess_the_password_behind_it() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (thief, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let mut answers = Vec::new();
    for _ in 0..7 {
        let guess = [("current", "a wrong guess"), ("password", "treize clous rouges flottent")];
        answers.push(thief.clone().post("/profile/password", &guess).await.status.as_u16());
    }
    assert_eq!(answers, [422, 422, 422, 422, 422, 429, 429]);
    extranet.later(MINUTE * 11);
    let door = super::kit::detachment(&thief).await;
    assert_eq!(thief.clone().post(&door, &[("password", "guess")]).await.status, 422);
    assert_eq!(thief.post(&door, &[("password", "guess")]).await.status, 429, "one count for both");
}

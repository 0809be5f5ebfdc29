//! Steps that meet on their way: a pair typed twice, a mail asked for twice, two wishes at once.

use std::time::Duration;

use tokio::task::JoinSet;

use super::kit::*;
use super::races::{on_two_nodes, twenty};
use crate::support::Extranet;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_mail_asked_for_twenty_times_leaves_once_and_its_link_works() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let email = "camille@example.org";
    let holder = claimed(extranet.browser(), &bellevue, &paper).await;
    let holder = holder.post("/activation/email", &[("email", email)]).await;
    let (extranet, tabs) = on_two_nodes(extranet, holder).await;
    let answers = twenty(&tabs, "/activation/password", &[("password", PASSWORD)]).await;
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    extranet.later(Duration::from_secs(61));
    let answers = twenty(&tabs, "/activation/resend", &[]).await;
    assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
    let live = "activation_link where superseded_at is null and consumed_at is null";
    assert_eq!(count(&extranet, live).await, "1");
    let reader = extranet.browser().visit(&extranet.link_mailed_to(email).await).await;
    confirmed(reader, email, PASSWORD).await.sees("Mes contrats");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_pair_typed_twenty_times_breaks_nothing() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let browser = extranet.browser().visit(&bellevue.login).await;
    let (extranet, tabs) = on_two_nodes(extranet, browser).await;
    let pair = [
        ("login", &*paper.login),
        ("secret", &*paper.secret),
        ("client", "BELLEVUE"),
        ("societe", "TLS"),
    ];
    let answers = twenty(&tabs, "/activation", &pair).await;
    assert!(answers.contains(&303), "{answers:?}");
    extranet.later(Duration::from_hours(1));
    claimed(extranet.browser(), &bellevue, &paper).await.sees("Camille Roux");
}

/// B19.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn guesses_made_side_by_side_do_not_outrun_their_count() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let stranger = extranet.browser().client_ip("203.0.113.9").visit(&bellevue.login).await;
    let (_extranet, tabs) = on_two_nodes(extranet, stranger).await;
    let guess = [
        ("identifier", email.as_str()),
        ("password", "a wrong guess"),
        ("client", "BELLEVUE"),
        ("societe", "TLS"),
    ];
    let answers = twenty(&tabs, "/login", &guess).await;
    assert_eq!(answers.iter().filter(|status| **status == 422).count(), 5, "{answers:?}");
    assert_eq!(answers.iter().filter(|status| **status == 429).count(), 15);
}

/// Right passwords from everywhere, at once: their refunds must not wait for one another in a ring.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_people_sign_in_at_once() {
    let extranet = Extranet::open_with(|settings| settings.mail.per_ip_hour = 1_000).await;
    let bellevue = extranet.bellevue().await;
    let mut emails = Vec::new();
    for name in ["Anne Un", "Anne Deux", "Anne Trois", "Anne Cinq"] {
        emails.push(somebody(&extranet, &bellevue, name).await.2);
    }
    let mut people = JoinSet::new();
    for round in 0..60 {
        let email = emails[round % emails.len()].clone();
        let browser = extranet.browser().client_ip(&format!("203.0.113.{}", round % 3));
        people.spawn(async move {
            let form = [
                ("identifier", email.as_str()),
                ("password", if round % 5 == 0 { "wrong" } else { PASSWORD }),
                ("client", "BELLEVUE"),
                ("societe", "TLS"),
            ];
            browser.post("/login", &form).await.hops[0].status.as_u16()
        });
    }
    let answers = people.join_all().await;
    assert!(answers.iter().all(|status| [303, 422, 429].contains(status)), "{answers:?}");
}

/// B5: two addresses chosen at once for one pair; one link lives, and it leads to its own address.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_addresses_chosen_at_once_leave_one_link() {
    for _ in 0..3 {
        let extranet = Extranet::open().await;
        let bellevue = extranet.bellevue().await;
        let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
        let paper = extranet.paper(&bellevue, &dossier).await;
        let mut wishes = JoinSet::new();
        for wish in 0..4 {
            let holder = claimed(extranet.browser(), &bellevue, &paper).await;
            let email = format!("camille{wish}@example.org");
            let holder = holder.post("/activation/email", &[("email", &email)]).await;
            wishes.spawn(async move {
                let sent = holder.post("/activation/password", &[("password", PASSWORD)]).await;
                sent.hops[0].status.as_u16()
            });
        }
        let answers = wishes.join_all().await;
        assert!(answers.iter().all(|status| *status < 500), "{answers:?}");
        let live = "activation_link where superseded_at is null";
        assert_eq!(count(&extranet, live).await, "1");
        assert_eq!(count(&extranet, "activation where closed_at is null").await, "1");
    }
}

/// B22: whoever knows the old password keeps signing in while it is changed.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_sign_in_with_the_old_password_does_not_survive_its_change() {
    let extranet = Extranet::open_with(|settings| {
        settings.hashing.memory_kib = 8_192;
        settings.session.per_account = 100;
        settings.throttle.free_attempts = 1_000;
        settings.throttle.attempts_per_day = 1_000;
    })
    .await;
    let bellevue = extranet.bellevue().await;
    let (owner, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let mut thieves = JoinSet::new();
    for _ in 0..30 {
        let browser = extranet.browser().client_ip("203.0.113.9");
        let (agence, email) = (bellevue.login.clone(), email.clone());
        thieves.spawn(async move {
            let form = [
                ("identifier", email.as_str()),
                ("password", PASSWORD),
                ("client", "BELLEVUE"),
                ("societe", "TLS"),
            ];
            browser.visit(&agence).await.post("/login", &form).await
        });
    }
    tokio::time::sleep(Duration::from_millis(60)).await;
    let change = [("current", PASSWORD), ("password", OTHER_PASSWORD)];
    let owner = owner.post("/profile/password", &change).await;
    assert_eq!(owner.hops[0].status, 303);
    for thief in thieves.join_all().await {
        thief.visit("/").await.does_not_see("Mes contrats");
    }
    owner.visit("/").await.sees("Mes contrats");
}

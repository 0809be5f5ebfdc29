//! Accounts that nobody uses: warned twice, then closed; and what a rule would do, told before.

use std::time::Duration;

use palier::upkeep;

use crate::support::{Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";
const DAY: Duration = Duration::from_hours(24);

async fn sweep(extranet: &Extranet) {
    upkeep::sweep(&extranet.app).await.expect("a sweep");
}

async fn warnings(extranet: &Extranet) -> usize {
    let letters = extranet.mailbox(CAMILLE).await;
    let about = "Votre compte va être fermé";
    letters.iter().filter(|letter| letter.subject.starts_with(about)).count()
}

async fn rule(extranet: &Extranet, name: &str) -> u64 {
    let report = upkeep::would_apply(&extranet.app, extranet.clock.now()).await;
    let report = report.expect("a report");
    report.iter().find(|(rule, _)| *rule == name).expect("the rule").1
}

#[tokio::test]
async fn three_years_without_a_sign_in_close_an_account_after_two_letters() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    extranet.later(1064 * DAY);
    sweep(&extranet).await;
    assert_eq!(warnings(&extranet).await, 0);
    extranet.later(DAY);
    assert_eq!(rule(&extranet, "accounts_warned").await, 1);
    assert_eq!(warnings(&extranet).await, 0, "a report writes to nobody");
    sweep(&extranet).await;
    sweep(&extranet).await;
    assert_eq!(warnings(&extranet).await, 1);
    extranet.later(23 * DAY);
    sweep(&extranet).await;
    assert_eq!(warnings(&extranet).await, 2);
    extranet.later(6 * DAY);
    sweep(&extranet).await;
    assert_eq!(extranet.count("link where ended_at is null").await, 1);
    extranet.later(DAY);
    sweep(&extranet).await;
    assert_eq!(extranet.count("link where ended_at is null").await, 0);
    let told = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert!(told.says("nous vous avions prévenu deux fois"), "{}", told.text);
}

#[tokio::test]
async fn one_sign_in_keeps_it_and_a_late_upkeep_skips_no_letter() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    extranet.later(1066 * DAY);
    sweep(&extranet).await;
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    extranet.later(900 * DAY);
    sweep(&extranet).await;
    assert_eq!(warnings(&extranet).await, 1);
    // Nobody looked for a year and a half: the letters come first.
    extranet.later(600 * DAY);
    sweep(&extranet).await;
    assert_eq!(warnings(&extranet).await, 2);
    extranet.later(22 * DAY);
    sweep(&extranet).await;
    assert_eq!(warnings(&extranet).await, 2, "not sooner than promised");
    extranet.later(DAY);
    sweep(&extranet).await;
    assert_eq!(warnings(&extranet).await, 3);
    extranet.later(7 * DAY);
    sweep(&extranet).await;
    assert_eq!(extranet.count("link where ended_at is null").await, 0);
}

#[tokio::test]
async fn the_secrets_of_pairs_go_a_month_after_they_expired() {
    let extranet = Extranet::open().await;
    extranet.camilles_letter().await;
    extranet.later(59 * DAY);
    sweep(&extranet).await;
    assert_eq!(extranet.count("provisional_pair where secret_hash = ''").await, 0);
    extranet.later(2 * DAY);
    assert_eq!(rule(&extranet, "pairs").await, 1);
    sweep(&extranet).await;
    assert_eq!(extranet.count("provisional_pair where secret_hash = ''").await, 1);
}

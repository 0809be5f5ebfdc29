use std::sync::Arc;
use std::time::Duration;

use palier::mail::carrier::Carried;
use palier::mail::carrier::CarrierError;
use palier::mail::smtp_settings::SmtpSettings;
use tokio::task::JoinSet;

use super::samples;
use super::samples::PATIENCE;
use crate::support::eml::Eml;
use crate::support::smtp_server::SmtpServer;

#[tokio::test]
async fn the_server_receives_the_letter_byte_for_byte_for_one_recipient() {
    let server = SmtpServer::start();
    let carrier = samples::carrier_to(&server);
    let message = samples::message_to("camille@example.fr");
    assert_eq!(carrier.carry(&message).await, Carried::Accepted);

    let received = server.wait_for("camille@example.fr", 1, PATIENCE).await.remove(0);
    assert_eq!(received.from, "ne-pas-repondre@moncompte.palier.fr");
    assert_eq!(received.to, "camille@example.fr");
    let sent = String::from_utf8(message.formatted()).unwrap();
    assert_eq!(String::from_utf8(received.raw.clone()).unwrap().trim_end(), sent.trim_end());
    assert_eq!(Eml::parse(&received.raw).link(), samples::LINK);
    assert_eq!(server.messages().len(), 1);
}

#[tokio::test]
async fn a_busy_server_is_tried_again_with_the_same_message() {
    let server = SmtpServer::start();
    let carrier = samples::carrier_to(&server);
    let message = samples::message_to("camille@example.fr");
    server.be_busy(2);
    assert_later(&carrier.carry(&message).await, "451");
    assert_later(&carrier.carry(&message).await, "451");
    assert!(server.messages().is_empty());
    assert_eq!(carrier.carry(&message).await, Carried::Accepted);
}

#[tokio::test]
async fn a_recipient_unknown_to_the_server_is_final_and_spoils_nothing() {
    let server = SmtpServer::start();
    server.refuse("nobody@example.fr");
    let carrier = samples::carrier_to(&server);
    assert_refused(&carrier.carry(&samples::message_to("nobody@example.fr")).await, "550");
    let next = carrier.carry(&samples::message_to("camille@example.fr")).await;
    assert_eq!(next, Carried::Accepted);
    assert_eq!(server.messages().len(), 1);
}

#[tokio::test]
async fn a_disliked_letter_is_final_and_its_link_stays_out_of_the_reason() {
    let server = SmtpServer::start();
    server.dislike_letters(554, &format!("5.7.1 Spam: {} {}", samples::LINK, "again ".repeat(60)));
    let carrier = samples::carrier_to(&server);
    let outcome = carrier.carry(&samples::message_to("camille@example.fr")).await;
    assert_refused(&outcome, "554");
    let Carried::Refused(reason) = outcome else { unreachable!("refused") };
    assert!(!reason.contains("token") && reason.contains("Spam: [link]"), "{reason}");
    assert!(reason.chars().count() <= 160);
}

#[tokio::test]
async fn a_sign_in_asked_for_late_condemns_no_letter() {
    let server = SmtpServer::start();
    server.dislike_letters(530, "5.7.0 Authentication required");
    let carrier = samples::carrier_to(&server);
    assert_later(&carrier.carry(&samples::message_to("camille@example.fr")).await, "530");
}

#[tokio::test]
async fn a_server_that_hangs_up_at_the_end_is_tried_again() {
    let server = SmtpServer::start();
    server.hang_up_after_data(1);
    let carrier = samples::carrier_to(&server);
    let message = samples::message_to("camille@example.fr");
    assert_later(&carrier.carry(&message).await, "incomplete response");
    assert_eq!(carrier.carry(&message).await, Carried::Accepted);
    assert_eq!(server.messages().len(), 1);
}

#[tokio::test]
async fn an_absent_server_is_awaited_and_a_restarted_one_found_again() {
    let mut server = SmtpServer::start();
    let carrier = samples::carrier_to(&server);
    let message = samples::message_to("camille@example.fr");
    assert_eq!(carrier.carry(&message).await, Carried::Accepted);
    server.stop();
    assert_later(&carrier.carry(&message).await, "onnection");
    server.restart();
    assert_eq!(carrier.carry(&message).await, Carried::Accepted);
    assert_eq!(server.wait_for("camille@example.fr", 2, PATIENCE).await.len(), 2);
}

#[tokio::test]
async fn an_answer_that_comes_too_late_is_never_taken_for_the_next_letter_s() {
    let server = SmtpServer::start();
    let timeout = Duration::from_millis(300);
    let settings = SmtpSettings { timeout, pool: 1, ..samples::settings_for(&server) };
    let hasty = samples::open(settings).unwrap();
    server.be_slow(Duration::from_millis(900));
    assert_later(&hasty.carry(&samples::message_to("first@example.fr")).await, "too long");
    server.wait_for("first@example.fr", 1, PATIENCE).await;

    server.be_slow(Duration::ZERO);
    server.refuse("second@example.fr");
    assert_refused(&hasty.carry(&samples::message_to("second@example.fr")).await, "550");
    assert_eq!(hasty.carry(&samples::message_to("third@example.fr")).await, Carried::Accepted);
    assert_eq!(server.wait_for("third@example.fr", 1, PATIENCE).await.len(), 1);
}

#[tokio::test]
async fn letters_one_after_the_other_share_one_connection() {
    let server = SmtpServer::start();
    let carrier = samples::carrier_to(&server);
    for _ in 0..5 {
        let message = samples::message_to("camille@example.fr");
        assert_eq!(carrier.carry(&message).await, Carried::Accepted);
    }
    assert_eq!((server.messages().len(), server.connections()), (5, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn letters_sent_at_once_all_arrive_over_no_more_connections_than_allowed() {
    let server = SmtpServer::start();
    let carrier = Arc::new(samples::carrier_to(&server));
    let mut sending = JoinSet::new();
    for n in 0..24 {
        let carrier = Arc::clone(&carrier);
        let message = samples::message_to(&format!("reader{n}@example.fr"));
        sending.spawn(async move { carrier.carry(&message).await });
    }
    for carried in sending.join_all().await {
        assert_eq!(carried, Carried::Accepted);
    }
    let mut readers: Vec<_> = server.messages().into_iter().map(|letter| letter.to).collect();
    readers.sort_unstable();
    readers.dedup();
    assert_eq!((readers.len(), server.messages().len()), (24, 24));
    assert!(server.connections() <= 4, "{} connections", server.connections());
}

#[test]
fn mail_in_clear_is_only_for_a_server_on_this_machine() {
    let server = SmtpServer::start();
    let to = |host: &str| SmtpSettings { host: host.to_owned(), ..samples::settings_for(&server) };
    for host in ["localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]"] {
        assert!(samples::open(to(host)).is_ok(), "{host}");
    }
    for host in ["smtp.example.org", "10.0.0.1", "localhost.example.org", "127.0.0.1.nip.io"] {
        let refused = samples::open(to(host)).err();
        assert!(matches!(refused, Some(CarrierError::ClearText(_))), "{host}");
    }
}

fn assert_later(carried: &Carried, why: &str) {
    assert!(matches!(carried, Carried::Later(reason) if reason.contains(why)), "{carried:?}");
}

fn assert_refused(carried: &Carried, why: &str) {
    assert!(matches!(carried, Carried::Refused(reason) if reason.contains(why)), "{carried:?}");
}

//! The outbox and its postman: each letter once, or given up visibly.

use std::path::PathBuf;
use std::time::Duration;

use palier::mail::{Kind, Letter, Postman, outbox};
use palier::settings::{HostName, SmtpTls, Transport, Value};

use super::samples;
use crate::support::Extranet;
use crate::support::eml::Eml;
use crate::support::smtp_server::SmtpServer;

async fn sending_to(server: &SmtpServer) -> Extranet {
    let port = server.port();
    Extranet::open_with(|settings| {
        settings.mail.transport = Transport::Smtp;
        settings.mail.smtp_host = HostName::parse("127.0.0.1").ok();
        settings.mail.smtp_port = port;
        settings.mail.smtp_tls = SmtpTls::None;
    })
    .await
}

fn postman(extranet: &Extranet) -> Postman {
    let (db, clock) = (extranet.app.db.clone(), extranet.clock.clone());
    Postman::new(db, clock, extranet.app.settings.clone()).expect("a postman")
}

async fn post(extranet: &Extranet, to: &str) {
    let letter = Letter { to: to.to_owned(), ..samples::letter() };
    let tx = extranet.app.db.begin().await.expect("a transaction");
    outbox::post(&tx, Kind::Reset, None, letter, extranet.clock.now()).await.expect("a letter");
    tx.commit().await.expect("a commit");
}

#[tokio::test]
async fn a_letter_is_sent_once_and_its_words_are_forgotten() {
    let server = SmtpServer::start();
    let extranet = sending_to(&server).await;
    post(&extranet, "camille@example.fr").await;
    let postman = postman(&extranet);
    assert_eq!(postman.deliver_due().await.unwrap(), 1);
    let received = server.messages();
    assert_eq!(received.len(), 1);
    assert_eq!(Eml::parse(&received[0].raw).link(), samples::LINK);
    let kept = "outbox where sent_at is not null and text_body = '' and html_body = ''";
    assert_eq!(extranet.count(kept).await, 1);
    for _ in 0..3 {
        extranet.later(Duration::from_hours(2));
        assert_eq!(postman.deliver_due().await.unwrap(), 0);
    }
    assert_eq!(server.messages().len(), 1);
}

#[tokio::test]
async fn a_busy_server_gets_it_later_and_later_again() {
    let server = SmtpServer::start();
    let extranet = sending_to(&server).await;
    post(&extranet, "camille@example.fr").await;
    let postman = postman(&extranet);
    server.be_busy(2);
    for pause in [30, 60] {
        assert_eq!(postman.deliver_due().await.unwrap(), 1);
        extranet.later(Duration::from_secs(pause - 1));
        assert_eq!(postman.deliver_due().await.unwrap(), 0, "not before {pause} s");
        extranet.later(Duration::from_secs(1));
    }
    assert!(server.messages().is_empty());
    assert_eq!(extranet.count("outbox where text_body <> '' and last_fault <> ''").await, 1);
    assert_eq!(postman.deliver_due().await.unwrap(), 1);
    assert_eq!(server.messages().len(), 1);
}

#[tokio::test]
async fn after_a_day_it_is_given_up_and_forgotten() {
    let server = SmtpServer::start();
    let extranet = sending_to(&server).await;
    post(&extranet, "camille@example.fr").await;
    let postman = postman(&extranet);
    server.be_busy(1_000);
    for _ in 0..50 {
        postman.deliver_due().await.unwrap();
        extranet.later(Duration::from_mins(30));
    }
    let given_up = "outbox where failed_at is not null and text_body = '' and html_body = ''";
    assert_eq!(extranet.count(given_up).await, 1);
    server.be_busy(0);
    extranet.later(Duration::from_hours(2));
    assert_eq!(postman.deliver_due().await.unwrap(), 0);
    assert!(server.messages().is_empty());
}

#[tokio::test]
async fn a_recipient_that_the_server_refuses_is_given_up_at_once() {
    let server = SmtpServer::start();
    server.refuse("nobody@example.fr");
    let extranet = sending_to(&server).await;
    post(&extranet, "nobody@example.fr").await;
    post(&extranet, "camille@example.fr").await;
    postman(&extranet).deliver_due().await.unwrap();
    assert_eq!(server.messages().len(), 1);
    let told = outbox::tally(extranet.app.db.reader()).await.unwrap();
    assert_eq!(told, (0, 1), "nothing waits, one was given up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_postmen_at_once_send_each_letter_once() {
    let server = SmtpServer::start();
    let extranet = sending_to(&server).await;
    for n in 0..40 {
        post(&extranet, &format!("reader{n}@example.fr")).await;
    }
    let deliver =
        |postman: Postman| async move { while postman.deliver_due().await.unwrap() > 0 {} };
    let (one, other) = (postman(&extranet), postman(&extranet));
    tokio::join!(tokio::spawn(deliver(one)), tokio::spawn(deliver(other))).0.unwrap();
    let mut readers: Vec<_> = server.messages().into_iter().map(|letter| letter.to).collect();
    let all = readers.len();
    readers.sort_unstable();
    readers.dedup();
    assert_eq!((all, readers.len()), (40, 40));
}

#[tokio::test]
async fn a_postman_who_vanished_leaves_his_letters_to_the_next() {
    let server = SmtpServer::start();
    let extranet = sending_to(&server).await;
    post(&extranet, "camille@example.fr").await;
    server.be_slow(Duration::from_secs(5));
    let vanished = postman(&extranet);
    let cut_short = tokio::time::timeout(Duration::from_millis(300), vanished.deliver_due()).await;
    assert!(cut_short.is_err());
    server.be_slow(Duration::ZERO);
    let next = postman(&extranet);
    assert_eq!(next.deliver_due().await.unwrap(), 0, "it may still be under way");
    extranet.later(Duration::from_mins(2));
    assert_eq!(next.deliver_due().await.unwrap(), 1);
    assert_eq!(extranet.count("outbox where sent_at is not null").await, 1);
}

#[tokio::test]
async fn a_letter_of_a_change_that_failed_is_never_written() {
    let extranet =
        Extranet::open_with(|settings| settings.mail.folder = PathBuf::from("unused")).await;
    let tx = extranet.app.db.begin().await.expect("a transaction");
    let now = extranet.clock.now();
    outbox::post(&tx, Kind::Reset, None, samples::letter(), now).await.unwrap();
    drop(tx);
    assert_eq!(extranet.count("outbox").await, 0);
}

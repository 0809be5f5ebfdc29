//! `kill -9` while mail leaves.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use palier::mail::{Kind, Letter, outbox};

use crate::mail::samples;
use crate::support::Extranet;
use crate::support::eml::Eml;
use crate::support::smtp_server::{Received, SmtpServer};

const LETTERS: usize = 30;
/// Letters under way at once: the setting `mail.pool`.
const POOL: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_while_mail_leaves_each_letter_arrives_and_few_arrive_twice() {
    let server = SmtpServer::start();
    let extranet = Extranet::open_today().await;
    extranet.posted(LETTERS).await;
    server.be_slow(Duration::from_millis(60));
    let fatal = [7, 18];
    for count in fatal {
        let node = extranet.node(&server);
        arrived(&server, count).await;
        node.kill();
    }
    let node = extranet.node(&server);
    extranet.until("outbox where sent_at is not null", 30).await;
    assert_eq!(node.stop(), 0);

    let received = server.messages();
    let (each, ids) = told_apart(&received);
    assert_eq!(each.len(), LETTERS, "every letter arrives");
    assert_eq!(ids.len(), LETTERS, "what arrives twice is the same message");
    let twice = received.len() - LETTERS;
    assert!(twice <= fatal.len() * POOL, "{twice} letters arrived once more");
    let kept = "outbox where text_body <> '' or failed_at is not null";
    assert_eq!(extranet.count(kept).await, 0);
}

impl Extranet {
    /// Letters to as many addresses, each in the outbox for good.
    pub(super) async fn posted(&self, count: usize) {
        for reader in 0..count {
            let letter = Letter { to: format!("reader{reader}@example.org"), ..samples::letter() };
            let tx = self.app.db.begin().await.expect("a transaction");
            let now = self.clock.now();
            outbox::post(&tx, Kind::Reset, None, letter, now).await.expect("a letter");
            tx.commit().await.expect("a commit");
        }
    }
}

/// Waits until the server has so many letters.
pub(super) async fn arrived(server: &SmtpServer, count: usize) {
    for _ in 0..6_000 {
        if server.messages().len() >= count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{} letters, not {count}", server.messages().len());
}

/// How often each reader was written to, and the different messages.
pub(super) fn told_apart(received: &[Received]) -> (HashMap<String, usize>, HashSet<String>) {
    let (mut each, mut ids) = (HashMap::new(), HashSet::new());
    for letter in received {
        *each.entry(letter.to.clone()).or_default() += 1;
        ids.insert(Eml::parse(&letter.raw).message_id);
    }
    (each, ids)
}

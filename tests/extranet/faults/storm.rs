//! Many requests at once, in the middle of which the process is killed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};

use crate::support::Browser;
use crate::support::node::{Node, signal};

/// A number that looks drawn by lot and is the same each time: below `limit`.
pub fn drawn(seed: u64, limit: u64) -> u64 {
    // SplitMix64.
    let mut z = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % limit
}

/// The way to a node that is killed a moment after its `fatal`th answer.
pub fn storm(node: &Node, fatal: usize, moment: Duration) -> Router {
    let (number, answers) = (node.number().to_owned(), Arc::new(AtomicUsize::new(0)));
    node.router().layer(from_fn(move |request: Request, next: Next| {
        let (number, answers) = (number.clone(), answers.clone());
        async move {
            let answer = next.run(request).await;
            if answer.status() != 502 && answers.fetch_add(1, Ordering::SeqCst) + 1 == fatal {
                tokio::spawn(async move {
                    tokio::time::sleep(moment).await;
                    signal(&number, "KILL");
                });
            }
            answer
        }
    }))
}

/// What a person knows of a form that they sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It was done.
    Yes,
    /// No answer came, or they did not get so far.
    Nothing { sent: bool },
}

/// Whether these rounds were enough: two at least, and more until some changes were heard of as done
/// and others cut off, which a busy machine may not show at once.
pub fn enough(rounds: u64, heard: &[Heard]) -> bool {
    let both = heard.contains(&Heard::Yes) && heard.contains(&Heard::Nothing { sent: true });
    rounds >= if both { 2 } else { 8 }
}

pub fn heard(browser: &Browser) -> Heard {
    match browser.hops.first().map(|hop| hop.status.as_u16()) {
        Some(200 | 303) => Heard::Yes,
        Some(502) => Heard::Nothing { sent: true },
        other => panic!("{other:?} at {:?}: {}", browser.way(), browser.text()),
    }
}

/// The page, if the node still answers.
pub fn answered(browser: Browser) -> Option<Browser> {
    (browser.status != 502).then_some(browser)
}

//! Pages as they were last drawn, given again to whoever comes back to one that has not changed since.
//!
//! A page is kept under the hash of the token of the session that it was drawn for, and given to no
//! other; and only at the mark that it was drawn from, which the database is asked for each time,
//! together with the session. Kept in memory alone, not for long, and within a size.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::clock::Moment;
use crate::guard::TokenHash;

/// A page leaves when nobody came back to it for this long, or for twice as long.
const LIFE: Duration = Duration::from_mins(10);

/// Where the page says how many seconds are left of the session, in [`space.html`].
///
/// [`space.html`]: crate::web
const SECONDS: &str = "data-session-ends-in=\"";

/// What is kept by one server.
#[derive(Clone)]
pub struct KeptPages {
    /// Bytes.
    most: usize,
    kept: Arc<Mutex<Kept>>,
}

/// Those of now, and those of before, of which whatever is not asked for again leaves.
#[derive(Default)]
struct Kept {
    young: HashMap<String, Arc<KeptPage>>,
    old: HashMap<String, Arc<KeptPage>>,
    /// Of the young.
    bytes: usize,
    since: Option<Moment>,
}

/// A page, but for the seconds that are left of its session.
pub struct KeptPage {
    /// What it was drawn from.
    pub mark: String,
    before: Box<str>,
    after: Box<str>,
}

impl KeptPage {
    /// None for a page that says nothing of its session.
    pub fn cut(html: &str, mark: String) -> Option<Self> {
        let at = html.rfind(SECONDS)? + SECONDS.len();
        let (before, rest) = html.split_at(at);
        let after = rest.trim_start_matches(|it: char| it.is_ascii_digit());
        Some(Self { mark, before: before.into(), after: after.into() })
    }

    /// The page of somebody whose session has so many seconds left.
    pub fn with(&self, seconds: u32) -> String {
        let seconds = seconds.to_string();
        [&*self.before, seconds.as_str(), &*self.after].concat()
    }

    fn bytes(&self) -> usize {
        self.before.len() + self.after.len() + self.mark.len()
    }
}

impl KeptPages {
    /// Keeps so many bytes of pages at most; with 0, none.
    pub fn new(most: usize) -> Self {
        Self { most, kept: Arc::default() }
    }

    pub fn find(&self, session: &TokenHash, now: Moment) -> Option<Arc<KeptPage>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.grow_old(self.most, now);
        if let Some(page) = kept.young.get(session.as_str()) {
            return Some(page.clone());
        }
        let page = kept.old.remove(session.as_str())?;
        kept.add(session, page.clone());
        Some(page)
    }

    pub fn keep(&self, session: &TokenHash, page: KeptPage, now: Moment) {
        if page.bytes() > self.most / 2 {
            return;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.grow_old(self.most, now);
        kept.add(session, Arc::new(page));
    }
}

impl Kept {
    fn add(&mut self, session: &TokenHash, page: Arc<KeptPage>) {
        self.bytes += page.bytes();
        if let Some(before) = self.young.insert(session.as_str().to_owned(), page) {
            self.bytes -= before.bytes();
        }
    }

    /// What was young is old once there is half as much of it as may be kept, or after a while.
    fn grow_old(&mut self, most: usize, now: Moment) {
        let since = *self.since.get_or_insert(now);
        if self.bytes > most / 2 || now.since(since) > LIFE {
            self.old = mem::take(&mut self.young);
            self.bytes = 0;
            self.since = Some(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::Token;

    fn page(mark: &str, seconds: u32) -> KeptPage {
        let html = format!("<p>Bonjour<i {SECONDS}{seconds}\" b=\"1\">");
        KeptPage::cut(&html, mark.to_owned()).expect("a page of a session")
    }

    fn at(minutes: u64) -> Moment {
        Moment::from_millis(1_000_000) + Duration::from_mins(minutes)
    }

    #[test]
    fn a_page_is_the_same_but_for_the_seconds_left() {
        assert_eq!(page("m", 1800).with(7), format!("<p>Bonjour<i {SECONDS}7\" b=\"1\">"));
        assert!(KeptPage::cut("<p>Bonjour", String::new()).is_none());
    }

    #[test]
    fn a_page_is_its_sessions_alone_and_leaves_when_nobody_comes_back() {
        let (pages, own, other) = (KeptPages::new(1_000), Token::fresh(), Token::fresh());
        pages.keep(&own.hash(), page("m", 1), at(0));
        let mark = |token: &Token, when| pages.find(&token.hash(), when).map(|it| it.mark.clone());
        assert_eq!(mark(&own, at(5)).as_deref(), Some("m"));
        assert_eq!(mark(&other, at(5)), None);
        assert_eq!(mark(&own, at(15)).as_deref(), Some("m"), "asked for again, it stays");
        pages.find(&other.hash(), at(26));
        assert_eq!(mark(&own, at(37)), None);
    }

    #[test]
    fn no_more_is_kept_than_may_be() {
        let pages = KeptPages::new(1_000);
        let tokens: Vec<Token> = (0..100).map(|_| Token::fresh()).collect();
        for token in &tokens {
            pages.keep(&token.hash(), page("m", 1), at(0));
        }
        let left = tokens.iter().filter(|it| pages.find(&it.hash(), at(0)).is_some()).count();
        let each = page("m", 1).bytes();
        assert!(left > 0 && left * each <= 1_000 + each, "{left} of {each}");
        let none = KeptPages::new(0);
        none.keep(&tokens[0].hash(), page("m", 1), at(0));
        assert!(none.find(&tokens[0].hash(), at(0)).is_none());
    }
}

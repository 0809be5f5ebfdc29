//! The cookies of one browser.

use std::time::Duration;
use std::time::SystemTime;

use axum_extra::extract::cookie::Cookie;

use super::address;

/// `SameSite` is kept but not obeyed: an attack told in a test meets the server's own wall.
#[derive(Default)]
pub struct Jar {
    kept: Vec<Kept>,
    /// How long the story has lasted, for cookies that die.
    elapsed: Duration,
}

struct Kept {
    cookie: Cookie<'static>,
    path: String,
    /// In the jar's own time; without it the cookie lasts as long as the browser.
    dies_at: Option<Duration>,
}

impl Jar {
    /// Keeps what a `Set-Cookie` says. A cookie that browsers refuse in silence stops the test.
    pub fn keep(&mut self, set_cookie: &str, origin: &str, url: &str) {
        let cookie = Cookie::parse(set_cookie.to_owned()).expect("a Set-Cookie that can be read");
        if let Some(reason) = refusal(&cookie, origin) {
            panic!("browsers refuse the cookie {set_cookie:?}: {reason}");
        }
        let path = cookie.path().filter(|path| path.starts_with('/')).map(str::to_owned);
        let path = path.unwrap_or_else(|| default_path(url));
        self.kept.retain(|kept| kept.cookie.name() != cookie.name() || kept.path != path);
        let lifetime = lifetime(&cookie);
        if lifetime != Some(Duration::ZERO) {
            let dies_at = lifetime.map(|lifetime| self.elapsed + lifetime);
            self.kept.push(Kept { cookie, path, dies_at });
        }
    }

    /// The `Cookie` header for this address: the longest path first.
    pub fn header(&self, url: &str) -> Option<String> {
        let mut sent: Vec<_> =
            self.alive().filter(|kept| covers(&kept.path, address::path(url))).collect();
        sent.sort_by_key(|kept| std::cmp::Reverse(kept.path.len()));
        let pairs: Vec<_> = sent
            .iter()
            .map(|kept| format!("{}={}", kept.cookie.name(), kept.cookie.value()))
            .collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    pub fn cookie(&self, name: &str) -> Option<Cookie<'static>> {
        self.alive().find(|kept| kept.cookie.name() == name).map(|kept| kept.cookie.clone())
    }

    pub fn wait(&mut self, time: Duration) {
        self.elapsed += time;
    }

    pub fn forget(&mut self) {
        self.kept.clear();
    }

    fn alive(&self) -> impl Iterator<Item = &Kept> {
        self.kept.iter().filter(|kept| kept.dies_at.is_none_or(|end| self.elapsed < end))
    }
}

/// Why browsers would not keep this cookie (RFC 6265 bis, 4.1.3).
fn refusal(cookie: &Cookie, origin: &str) -> Option<&'static str> {
    let name = cookie.name();
    let secure = cookie.secure() == Some(true);
    let trusted = origin.starts_with("https://") || origin.starts_with("http://localhost");
    if secure && !trusted {
        Some("Secure, from an address in http")
    } else if (name.starts_with("__Host-") || name.starts_with("__Secure-")) && !secure {
        Some("its prefix asks for Secure")
    } else if name.starts_with("__Host-")
        && (cookie.domain().is_some() || cookie.path() != Some("/"))
    {
        Some("__Host- asks for Path=/ and no Domain")
    } else if cookie.same_site().is_some_and(|site| site.is_none()) && !secure {
        Some("SameSite=None asks for Secure")
    } else {
        None
    }
}

/// How long the cookie will live: zero deletes it, none means as long as the browser.
#[expect(clippy::disallowed_methods, reason = "Expires is a date of the real calendar")]
fn lifetime(cookie: &Cookie) -> Option<Duration> {
    if let Some(age) = cookie.max_age() {
        return Some(Duration::try_from(age).unwrap_or_default());
    }
    let end = SystemTime::from(cookie.expires_datetime()?);
    Some(end.duration_since(SystemTime::now()).unwrap_or_default())
}

fn default_path(url: &str) -> String {
    let path = address::path(url);
    match path.rfind('/') {
        None | Some(0) => "/".to_owned(),
        Some(end) => path[..end].to_owned(),
    }
}

fn covers(cookie_path: &str, path: &str) -> bool {
    path.strip_prefix(cookie_path)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || cookie_path.ends_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: &str = "https://a.test";

    #[test]
    fn a_cookie_is_sent_under_its_path_until_its_age() {
        let mut jar = Jar::default();
        jar.keep("a=1; Path=/office; Max-Age=60", HOME, "/login");
        jar.keep("b=2", HOME, "/login/step?x=1");
        assert_eq!(jar.header("/office/12").as_deref(), Some("a=1"));
        assert_eq!(jar.header("/officer"), None);
        assert_eq!(jar.header("/login").as_deref(), Some("b=2"));
        jar.wait(Duration::from_mins(1));
        assert_eq!(jar.header("/office"), None);
    }

    #[test]
    fn a_cookie_is_replaced_and_taken_back() {
        let mut jar = Jar::default();
        jar.keep("__Host-sid=1; Path=/; Secure", HOME, "/");
        jar.keep("__Host-sid=2; Path=/; Secure", HOME, "/");
        assert_eq!(jar.header("/").as_deref(), Some("__Host-sid=2"));
        jar.keep("__Host-sid=; Path=/; Secure; Max-Age=0", HOME, "/");
        assert_eq!(jar.header("/"), None);
        jar.keep("c=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT", HOME, "/");
        assert_eq!(jar.header("/"), None);
    }

    #[test]
    #[should_panic(expected = "__Host- asks for Path=/")]
    fn a_host_cookie_with_a_path_of_its_own_is_refused() {
        Jar::default().keep("__Host-act=1; Path=/activation; Secure", HOME, "/");
    }
}

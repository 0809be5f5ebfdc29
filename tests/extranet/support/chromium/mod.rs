//! A real Chromium without a window, for the journeys that only a real browser can prove.

mod driver;
mod hand;
mod screen;
mod story;

use std::path::Path;
use std::time::Duration;
use std::time::Instant;

use serde_json::json;
use thirtyfour::BrowserLogEntry;
use thirtyfour::By;
use thirtyfour::WebDriver;
use thirtyfour::WebElement;
use thirtyfour::error::WebDriverResult;

use super::leash::Leash;
use super::words::normal;

use hand::Hand;
pub use screen::Screen;

const PATIENCE: Duration = Duration::from_secs(10);

/// One Chromium with a profile of its own, at one site. It ends with this value.
pub struct Chromium {
    /// For what this kit does not know to do.
    pub driver: WebDriver,
    site: String,
    hand: Hand,
    _leash: Leash,
}

impl Chromium {
    pub async fn open(site: &str, screen: Screen) -> Self {
        let _already_done = rustls::crypto::ring::default_provider().install_default();
        let profile = tempfile::Builder::new().prefix("palier-chromium-").tempdir();
        let profile = profile.expect("a folder").keep();
        let (leash, port) = driver::start(&profile);
        let asked = screen
            .capabilities(&driver::program("chromium"), &profile)
            .expect("capabilities that can be asked for");
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), asked)
            .await
            .expect("Chromium starts");
        let site = site.trim_end_matches('/').to_owned();
        let chromium = Self { driver, site, hand: screen.hand(), _leash: leash };
        if screen.is_dark() {
            chromium.darken().await;
        }
        chromium
    }

    async fn darken(&self) {
        let dark = json!({ "name": "prefers-color-scheme", "value": "dark" });
        let media = json!({ "features": [dark] });
        let set = self.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await;
        set.expect("Chromium turns dark");
    }

    /// Opens a page of the site, by its path, or any full address.
    pub async fn visit(&self, url: &str) {
        let url = if url.starts_with('/') { format!("{}{url}", self.site) } else { url.to_owned() };
        self.driver.goto(&url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Path and query of the page.
    pub async fn url(&self) -> String {
        let url = self.driver.current_url().await.expect("an address").to_string();
        url.strip_prefix(&self.site).map_or(url.clone(), str::to_owned)
    }

    /// Types into the field named by this label, or by this `autocomplete`, in place of what
    /// stands there.
    pub async fn fill(&self, field: &str, text: &str) {
        let filled = async || {
            let Some(input) = self.field(field).await? else { return Ok(None) };
            input.clear().await?;
            input.send_keys(text).await.map(Some)
        };
        self.eventually(&format!("a field {field:?}"), filled).await;
    }

    /// Ticks a box, or chooses a radio button.
    pub async fn tick(&self, label: &str) {
        let ticked = async || match self.field(label).await? {
            Some(input) if input.is_selected().await? => Ok(Some(())),
            Some(input) => self.hand.tick(&input).await.map(|()| None),
            None => Ok(None),
        };
        self.eventually(&format!("a box {label:?} ticked"), ticked).await;
    }

    pub async fn press(&self, words: &str) {
        self.hit("button, input[type=submit], summary", words).await;
    }

    pub async fn click(&self, words: &str) {
        self.hit("a[href]", words).await;
    }

    /// Waits for the text, whatever its spaces, apostrophes and dots.
    pub async fn sees(&self, text: &str) {
        let seen = async || Ok(self.text().await?.contains(&normal(text)).then_some(()));
        self.eventually(&format!("{text:?} in the page"), seen).await;
    }

    /// Waits until the text is not, or no longer, there.
    pub async fn does_not_see(&self, text: &str) {
        let gone = async || Ok((!self.text().await?.contains(&normal(text))).then_some(()));
        self.eventually(&format!("a page without {text:?}"), gone).await;
    }

    /// Whether the page must be moved sideways to be read.
    pub async fn overflows(&self) -> bool {
        let script = "const e = document.documentElement; return e.scrollWidth > e.clientWidth;";
        let answer = self.driver.execute(script, Vec::new()).await.expect("a measure");
        answer.convert().expect("yes or no")
    }

    /// What went wrong since the last call: errors of scripts, refusals of the content security
    /// policy, files not found. A cross-fade given up under load is none: the page is there.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.driver.browser_log().await.expect("the console");
        let grave = |entry: &BrowserLogEntry| {
            entry.level == "SEVERE" || entry.source.as_deref() == Some("security")
        };
        let grave = log.into_iter().filter(grave).map(|entry| entry.message);
        grave.filter(|message| !is_of_the_fading(message)).collect()
    }

    /// What stands in the field of this id.
    pub async fn typed(&self, id: &str) -> String {
        let field = self.driver.find(By::Id(id)).await.expect("a field");
        field.prop("value").await.expect("a page").unwrap_or_default()
    }

    pub async fn screenshot(&self, file: &Path) {
        self.driver.screenshot(file).await.expect("a screenshot");
    }

    async fn text(&self) -> WebDriverResult<String> {
        Ok(normal(&self.driver.find(By::Tag("body")).await?.text().await?))
    }

    async fn field(&self, named: &str) -> WebDriverResult<Option<WebElement>> {
        let wanted = normal(named);
        for label in self.driver.find_all(By::Css("label")).await? {
            if !normal(&label.text().await?).starts_with(&wanted) {
                continue;
            }
            return match label.attr("for").await? {
                Some(id) => self.driver.find(By::Id(id)).await.map(Some),
                None => label.find(By::Css("input, select, textarea")).await.map(Some),
            };
        }
        let unlabelled = format!("[autocomplete~={named:?}], [aria-label={named:?}]");
        Ok(self.driver.find_all(By::Css(unlabelled)).await?.into_iter().next())
    }

    async fn hit(&self, kind: &str, words: &str) {
        let hit = async || {
            for element in self.driver.find_all(By::Css(kind)).await? {
                if name(&element).await? == normal(words) && element.is_displayed().await? {
                    return self.hand.press(&element).await.map(Some);
                }
            }
            Ok(None)
        };
        self.eventually(&format!("something to press called {words:?}"), hit).await;
    }

    /// Tries until it succeeds: a page may be on its way, or a script at work.
    async fn eventually<T>(
        &self,
        wanted: &str,
        attempt: impl AsyncFn() -> WebDriverResult<Option<T>>,
    ) -> T {
        let start = Instant::now();
        loop {
            let outcome = attempt().await;
            if let Ok(Some(found)) = outcome {
                return found;
            }
            if start.elapsed() > PATIENCE {
                let error = outcome.err().map(|error| error.to_string()).unwrap_or_default();
                let (url, text) = (self.url().await, self.text().await.unwrap_or_default());
                panic!("at {url}, no {wanted} within {PATIENCE:?}. {error}\nThe page says: {text}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// The sentences in which Chromium says that a machine too busy got no cross-fade, and no other.
fn is_of_the_fading(message: &str) -> bool {
    let whys = ["invalid state", "invalid state. Page already revealed", "timeout in DOM update"];
    let given_up = whys.map(|why| format!(": Transition was aborted because of {why}"));
    let told = message.trim_end_matches('.');
    ["Error", "DOMException"]
        .iter()
        .any(|kind| given_up.iter().any(|sentence| told.ends_with(&format!("{kind}{sentence}"))))
}

impl Drop for Chromium {
    /// A goodbye would wait for an answer on the runtime that this very drop holds up.
    fn drop(&mut self) {
        let _ended_by_the_leash = self.driver.clone().leak();
    }
}

/// What an element is called by: `aria-label`, its words, or its value.
async fn name(element: &WebElement) -> WebDriverResult<String> {
    if let Some(label) = element.attr("aria-label").await? {
        return Ok(normal(&label));
    }
    let text = normal(&element.text().await?);
    if !text.is_empty() {
        return Ok(text);
    }
    Ok(normal(&element.attr("value").await?.unwrap_or_default()))
}

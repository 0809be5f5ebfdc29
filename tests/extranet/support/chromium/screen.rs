//! What the person looks at: a phone or a desk, by day or by night.

use std::path::Path;

use serde_json::json;
use thirtyfour::ChromeCapabilities;
use thirtyfour::ChromiumLikeCapabilities;
use thirtyfour::LoggingPrefsLogLevel;
use thirtyfour::error::WebDriverResult;

use super::hand::Hand;

const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox", // Continuous integration runs as root, which the sandbox refuses.
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--accept-lang=fr-FR,fr",
    "--hide-scrollbars",
];

#[derive(Clone, Copy)]
pub struct Screen {
    width: u32,
    height: u32,
    is_phone: bool,
    is_dark: bool,
    runs_scripts: bool,
}

impl Screen {
    pub fn phone() -> Self {
        Self { width: 390, height: 844, is_phone: true, is_dark: false, runs_scripts: true }
    }

    pub fn desktop() -> Self {
        Self { width: 1280, height: 900, is_phone: false, is_dark: false, runs_scripts: true }
    }

    pub fn dark(self) -> Self {
        Self { is_dark: true, ..self }
    }

    pub fn without_javascript(self) -> Self {
        Self { runs_scripts: false, ..self }
    }

    pub fn is_dark(self) -> bool {
        self.is_dark
    }

    pub fn hand(self) -> Hand {
        if self.runs_scripts { Hand::Pointer } else { Hand::Keyboard }
    }

    /// What is asked of the driver; the dark theme is asked of the open page instead.
    pub fn capabilities(
        self,
        program: &Path,
        profile: &Path,
    ) -> WebDriverResult<ChromeCapabilities> {
        let mut asked = ChromeCapabilities::new();
        asked.set_binary(&program.display().to_string())?;
        asked.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        for flag in FLAGS {
            asked.add_arg(flag)?;
        }
        asked.add_arg(&format!("--user-data-dir={}", profile.display()))?;
        asked.add_arg(&format!("--window-size={},{}", self.width, self.height))?;
        if self.is_phone {
            // A window cannot be narrower than 500 pixels: the phone is emulated.
            let metrics = json!({ "width": self.width, "height": self.height, "pixelRatio": 2.0 });
            asked
                .add_experimental_option("mobileEmulation", json!({ "deviceMetrics": metrics }))?;
        }
        if !self.runs_scripts {
            let off = json!({ "profile.managed_default_content_settings.javascript": 2 });
            asked.add_experimental_option("prefs", off)?;
        }
        Ok(asked)
    }
}

//! What presses a button: the pointer, or the keyboard.

use thirtyfour::Key;
use thirtyfour::WebElement;
use thirtyfour::error::WebDriverResult;

#[derive(Clone, Copy)]
pub enum Hand {
    Pointer,
    /// For pages without JavaScript: before it clicks on an emulated phone, chromedriver waits for
    /// a timer that it sets in the page, which never rings there.
    Keyboard,
}

impl Hand {
    pub async fn press(self, element: &WebElement) -> WebDriverResult<()> {
        match self {
            Self::Pointer => element.click().await,
            Self::Keyboard => element.send_keys(Key::Enter).await,
        }
    }

    /// A box, or a radio button.
    pub async fn tick(self, element: &WebElement) -> WebDriverResult<()> {
        match self {
            Self::Pointer => element.click().await,
            Self::Keyboard => element.send_keys(Key::Space).await,
        }
    }
}

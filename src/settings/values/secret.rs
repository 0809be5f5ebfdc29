//! A text that is never printed.

use std::fmt;

use super::Value;

#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// For the one place that needs it; never for a log or a page.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("(secret)")
    }
}

impl Value for Secret {
    const SECRET: bool = true;

    fn kind() -> String {
        "a text".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        Ok(Self::new(text))
    }
}

//! Which log lines are kept.

use super::Value;

const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

/// The subset of `tracing_subscriber::EnvFilter` that a wrong word cannot slip through: there,
/// `inof` would be the name of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFilter(String);

impl LogFilter {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether something is logged in more detail than a service needs.
    pub fn is_verbose(&self) -> bool {
        self.0.split(',').any(|part| part.ends_with("debug") || part.ends_with("trace"))
    }
}

impl Value for LogFilter {
    fn kind() -> String {
        let levels = LEVELS.map(|level| format!("`{level}`")).join(", ");
        format!("{levels}, and exceptions after a comma, such as `info,sqlx=warn`")
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        let is_module = |letter: char| letter.is_ascii_alphanumeric() || "_:".contains(letter);
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        for part in &parts {
            let (module, level) = part.split_once('=').unwrap_or(("all", part));
            if module.is_empty() || !module.chars().all(is_module) || !LEVELS.contains(&level) {
                return Err("is not a list of levels");
            }
        }
        Ok(Self(parts.join(",")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_level_is_refused() {
        assert!(LogFilter::parse("info, sqlx=warn,palier::mail=debug").is_ok());
        for wrong in ["inof", "info,sqlx=loud", "", "=info", "info,"] {
            assert!(LogFilter::parse(wrong).is_err(), "{wrong}");
        }
    }
}

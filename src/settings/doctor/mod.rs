//! What an operator should know of a configuration before it serves people.

mod disk;
mod network;
mod safety;
mod serving;

pub use disk::examine_disk;
pub use network::reach_smtp;

use super::sections::Settings;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something will not work, or is not safe.
    Fault,
    /// It works; think again before going live.
    Warning,
    Fine,
}

/// One thing looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    /// The setting to change, `section.name`, or what else was looked at.
    pub setting: String,
    pub sentence: String,
}

impl Finding {
    fn new(severity: Severity, setting: &str, sentence: String) -> Self {
        Self { severity, setting: setting.to_owned(), sentence }
    }

    pub fn fault(setting: &str, sentence: impl Into<String>) -> Self {
        Self::new(Severity::Fault, setting, sentence.into())
    }

    pub fn warning(setting: &str, sentence: impl Into<String>) -> Self {
        Self::new(Severity::Warning, setting, sentence.into())
    }

    pub fn fine(setting: &str, sentence: impl Into<String>) -> Self {
        Self::new(Severity::Fine, setting, sentence.into())
    }
}

impl From<Finding> for String {
    fn from(finding: Finding) -> Self {
        format!("{}: {}", finding.setting, finding.sentence)
    }
}

/// Looks at the values alone: no disk, no network.
pub fn examine(settings: &Settings) -> Vec<Finding> {
    let checks: [fn(&Settings) -> Finding; 15] = [
        safety::attempts,
        serving::public_url,
        serving::listen,
        serving::metrics_listen,
        serving::trusted_proxies,
        serving::database,
        serving::database_network,
        serving::log_filter,
        safety::mail_transport,
        safety::mail_sender,
        safety::mail_port,
        safety::password,
        safety::hashing_memory,
        safety::hashing_slots,
        safety::security_contact,
    ];
    checks.iter().map(|check| check(settings)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIVE: [(&str, &str); 9] = [
        ("PALIER_SERVER_PUBLIC_URL", "https://extranet.example"),
        ("PALIER_SERVER_TRUSTED_PROXIES", "127.0.0.1"),
        ("PALIER_DATABASE_URL", "postgres://u:p@db.example/palier?sslmode=verify-full"),
        ("PALIER_MAIL_TRANSPORT", "smtp"),
        ("PALIER_MAIL_FROM", "Palier <no-reply@extranet.example>"),
        ("PALIER_MAIL_SMTP_HOST", "smtp.example"),
        ("PALIER_MAIL_SMTP_USER", "palier"),
        ("PALIER_MAIL_SMTP_PASSWORD", "hunter2"),
        ("PALIER_SECURITY_CONTACT", "mailto:security@extranet.example"),
    ];

    /// The live configuration with one variable changed.
    fn warnings_with(variable: &str, text: &str) -> Vec<String> {
        let mut given: std::collections::BTreeMap<_, _> = LIVE.into_iter().collect();
        given.insert(variable, text);
        let given = given.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned()));
        Settings::load(None, given).expect("good settings").warnings()
    }

    #[test]
    fn a_careful_live_configuration_has_no_warning() {
        assert_eq!(warnings_with("PALIER_LOG_FILTER", "info"), Vec::<String>::new());
    }

    #[test]
    fn each_careless_value_is_named() {
        for (variable, text, setting) in [
            ("PALIER_SERVER_PUBLIC_URL", "http://localhost:8080", "server.public_url"),
            ("PALIER_SERVER_TRUSTED_PROXIES", "", "server.trusted_proxies"),
            ("PALIER_SERVER_TRUSTED_PROXIES", "128.0.0.0/1", "server.trusted_proxies"),
            ("PALIER_SERVER_METRICS_LISTEN", "0.0.0.0:9090", "server.metrics_listen"),
            ("PALIER_DATABASE_URL", "postgres://db.example/palier", "database.url"),
            ("PALIER_LOG_FILTER", "info,sqlx=debug", "log.filter"),
            ("PALIER_MAIL_TRANSPORT", "folder", "mail.transport"),
            ("PALIER_MAIL_FROM", "a@localhost", "mail.from"),
            ("PALIER_MAIL_SMTP_PORT", "465", "mail.smtp_port"),
            ("PALIER_PASSWORD_MIN_LENGTH", "8", "password.min_length"),
            ("PALIER_HASHING_MEMORY_KIB", "1048576", "hashing.memory_kib"),
            ("PALIER_HASHING_BULK_SLOTS", "64", "hashing.bulk_slots"),
            ("PALIER_SECURITY_CONTACT", "", "security.contact"),
        ] {
            let warnings = warnings_with(variable, text);
            assert!(warnings.iter().any(|it| it.starts_with(setting)), "{variable}: {warnings:?}");
        }
    }

    #[test]
    fn sqlite_with_one_reader_or_weaker_commits_is_named() {
        for (name, text) in [("database.readers", "1"), ("database.synchronous", "normal")] {
            let settings = Settings::default().overridden(name, text).expect("good settings");
            assert!(settings.warnings().iter().any(|it| it.starts_with(name)), "{name}");
        }
    }
}

//! Rules between settings: values that are each good, but not together.

use super::mistake::SettingError;
use super::sections::Settings;
use super::values::{SmtpTls, StoreKind, Transport};

struct Rule {
    settings: &'static [&'static str],
    says: &'static str,
    holds: fn(&Settings) -> bool,
}

const RULES: &[Rule] = &[
    // OWASP Password Storage Cheat Sheet, Argon2id: settings of equal strength.
    Rule {
        settings: &["hashing.memory_kib", "hashing.iterations"],
        says: "too weak: 1 iteration needs 47104 KiB, 2 need 19456 KiB, 3 or more need 12288 KiB",
        holds: |it| match it.hashing.iterations {
            1 => it.hashing.memory_kib >= 47_104,
            2 => it.hashing.memory_kib >= 19_456,
            _ => it.hashing.memory_kib >= 12_288,
        },
    },
    Rule {
        settings: &["tls.certificate", "tls.key"],
        says: "the certificate and its key go together: give both or neither",
        holds: |it| it.tls.certificate.is_some() == it.tls.key.is_some(),
    },
    Rule {
        settings: &["tls.certificate", "server.public_url"],
        says: "who serves by TLS has an address that begins with https",
        holds: |it| it.tls.certificate.is_none() || it.server.public_url.is_https(),
    },
    Rule {
        settings: &["mail.transport", "mail.smtp_host"],
        says: "sending by SMTP needs the server's name",
        holds: |it| it.mail.transport != Transport::Smtp || it.mail.smtp_host.is_some(),
    },
    Rule {
        settings: &["mail.smtp_user", "mail.smtp_password"],
        says: "the user and the password go together: give both or neither",
        holds: |it| it.mail.smtp_user.is_some() == it.mail.smtp_password.is_some(),
    },
    Rule {
        settings: &["mail.smtp_tls", "mail.smtp_host"],
        says: "mail without TLS is accepted towards this machine only (localhost, 127.0.0.1, ::1)",
        holds: |it| {
            it.mail.smtp_tls != SmtpTls::None
                || it.mail.smtp_host.as_ref().is_none_or(super::values::HostName::is_loopback)
        },
    },
    Rule {
        settings: &["retention.first_warning", "retention.last_warning"],
        says: "the first warning comes before the last one",
        holds: |it| it.retention.first_warning > it.retention.last_warning,
    },
    Rule {
        settings: &["documents.store", "documents.s3_bucket"],
        says: "a store that speaks S3 needs the name of its bucket",
        holds: |it| it.documents.store != StoreKind::S3 || it.documents.s3_bucket.is_some(),
    },
    Rule {
        settings: &["documents.s3_access_key", "documents.s3_secret_key"],
        says: "the access key and the secret key go together: give both or neither",
        holds: |it| it.documents.s3_access_key.is_some() == it.documents.s3_secret_key.is_some(),
    },
];

pub fn clashes(settings: &Settings) -> impl Iterator<Item = SettingError> {
    let broken = RULES.iter().filter(|rule| !(rule.holds)(settings));
    broken.map(|rule| SettingError::Clash {
        settings: rule
            .settings
            .iter()
            .map(|name| format!("{name} ({})", settings.place(name)))
            .collect::<Vec<_>>()
            .join(", "),
        rule: rule.says,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_names_settings_that_exist() {
        for name in RULES.iter().flat_map(|rule| rule.settings) {
            assert!(crate::settings::given::find(name).is_some(), "{name}");
        }
    }
}

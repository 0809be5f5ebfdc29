//! What must never be shown.

use super::{file, loaded, mistake};
use crate::settings::Secret;

#[test]
fn no_secret_is_ever_printed() {
    let text = "[mail]\nsmtp_user = 'u'\nsmtp_password = 'hunter2'\n";
    let url = "postgres://u:hunter2@db.example/palier";
    let settings = loaded(text, &[("PALIER_DATABASE_URL", url)]).expect("good settings");
    let shown = format!("{settings:?} {:?} {}", settings.warnings(), settings.database.url);
    assert!(!shown.contains("hunter2"), "{shown}");
    let kept = settings.mail.smtp_password.as_ref().map(Secret::expose);
    assert_eq!(kept, Some("hunter2"));
    let wrong = mistake("", &[("PALIER_DATABASE_URL", "mysql://u:hunter2@db/palier")]);
    assert!(wrong.contains("database.url begins with") && !wrong.contains("hunter2"), "{wrong}");
}

#[test]
fn a_secret_may_stand_in_a_file_of_its_own() {
    let secret = file("hunter2\n");
    let path = secret.path().to_str().expect("a path");
    let given = [("PALIER_MAIL_SMTP_USER", "u"), ("PALIER_MAIL_SMTP_PASSWORD_FILE", path)];
    let settings = loaded("[mail]\nsmtp_password = 'weaker'\n", &given).expect("good settings");
    assert_eq!(settings.mail.smtp_password.as_ref().map(Secret::expose), Some("hunter2"));
    assert!(loaded("[log]\nfilter_file = 'x'\n", &[]).is_err(), "only secrets have a _file form");
}

#[test]
fn a_secret_given_twice_or_in_a_missing_file_is_refused() {
    let secret = file("hunter2");
    let path = secret.path().to_str().expect("a path");
    let both = format!("[mail]\nsmtp_user='u'\nsmtp_password='a'\nsmtp_password_file='{path}'\n");
    assert!(mistake(&both, &[]).contains("either mail.smtp_password or mail.smtp_password_file"));
    let missing = mistake("[database]\nurl_file = 'nowhere/url'\n", &[]);
    assert!(missing.contains("database.url_file: cannot read nowhere/url"), "{missing}");
}

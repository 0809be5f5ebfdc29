//! `palier doctor`, and settings that stop the start.

use std::process::Command;

use super::{out, palier};
use crate::support::{Extranet, postgres};

#[tokio::test]
async fn the_doctor_says_what_is_wrong_and_ends_with_an_error() {
    let extranet = Extranet::open().await;
    let mut healthy = palier(&extranet);
    healthy.env("PALIER_SERVER_TRUSTED_PROXIES", "127.0.0.1").arg("doctor");
    let healthy = healthy.output().expect("palier runs");
    let text = out(&healthy);
    assert!(text.contains("answers, its schema is of this version"), "{text}");
    assert!(text.contains("letters: 0 wait, 0 given up"), "{text}");
    assert!(text.contains("documents can be kept and read again"), "{text}");
    let beside = "lies in the folder of the database: whoever restores that folder whole";
    assert_eq!(text.contains(beside), !postgres::is_asked_for(), "{text}");
    let mut apart = palier(&extranet);
    apart.env("PALIER_SERVER_TRUSTED_PROXIES", "127.0.0.1").arg("doctor");
    apart.env("PALIER_RESTORE_MARKER", extranet.folder().join("apart.marker"));
    assert!(!out(&apart.output().expect("palier runs")).contains(beside));

    let mut ill = palier(&extranet);
    ill.args(["doctor"]).env("PALIER_DATABASE_URL", "postgres://palier:hunter2@127.0.0.1:1/palier");
    ill.env("PALIER_MAIL_TRANSPORT", "smtp").env("PALIER_MAIL_SMTP_HOST", "127.0.0.1");
    ill.env("PALIER_MAIL_SMTP_PORT", "1");
    ill.env("PALIER_DOCUMENTS_STORE", "s3").env("PALIER_DOCUMENTS_S3_BUCKET", "palier");
    ill.env("PALIER_DOCUMENTS_S3_ENDPOINT", "http://127.0.0.1:1");
    ill.env("PALIER_DOCUMENTS_S3_ACCESS_KEY", "id");
    ill.env("PALIER_DOCUMENTS_S3_SECRET_KEY", "hunter2");
    let ill = ill.output().expect("palier runs");
    let text = String::from_utf8_lossy(&ill.stdout);
    assert_eq!(ill.status.code(), Some(1), "{text}");
    for wrong in [
        "WRONG    server.trusted_proxies",
        "WRONG    database.url: postgres://127.0.0.1:1/palier cannot be used",
        "WRONG    mail.smtp_host: cannot reach 127.0.0.1, port 1",
        "WRONG    documents.store: no document can be kept",
    ] {
        assert!(text.contains(wrong), "{wrong} is not in:\n{text}");
    }
    assert!(!text.contains("hunter2"), "{text}");
    assert!(text.starts_with("WRONG"), "the worst first:\n{text}");
}

#[tokio::test]
async fn a_wrong_or_unknown_setting_stops_the_start_with_its_name_and_what_is_accepted() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(&file, "[session]\nidel = \"30 min\"\nabsolute = \"a while\"\n")
        .expect("written");
    let started = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(["serve", "--config"])
        .arg(file.path())
        .env("PALIER_MAIL_TRANSPORT", "pigeon")
        .env("PALIER_SESION_IDLE", "30 min")
        .output()
        .expect("palier runs");
    let told = String::from_utf8_lossy(&started.stderr);
    assert_eq!(started.status.code(), Some(1), "{told}");
    for word in [":2: there is no setting session.idel", "session.idle", ":3: session.absolute"] {
        assert!(told.contains(word), "{word} is not in:\n{told}");
    }
    assert!(told.contains("a duration, as in \"30 min\""), "{told}");
    assert!(
        told.contains("PALIER_MAIL_TRANSPORT") && told.contains("`folder` or `smtp`"),
        "{told}"
    );
    assert!(told.contains("PALIER_SESION_IDLE"), "{told}");
}

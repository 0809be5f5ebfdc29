use palier::mail::carrier::Carried;
use palier::mail::carrier::Carrier;
use palier::mail::carrier::CarrierError;
use palier::mail::smtp_settings::SmtpSettings;
use palier::mail::smtp_settings::Tls;

use super::samples;
use crate::support::smtp_server::PASSWORD;
use crate::support::smtp_server::Security;
use crate::support::smtp_server::SmtpServer;
use crate::support::smtp_server::USER;

const BOTH: [(Security, Tls); 2] =
    [(Security::StartTls, Tls::StartTls), (Security::Implicit, Tls::Implicit)];

#[tokio::test]
async fn letters_travel_encrypted_under_a_private_authority() {
    for (security, tls) in BOTH {
        let server = SmtpServer::start_with(security, false);
        let carrier = samples::open(trusting(&server, tls)).unwrap();
        assert_eq!(carry(&carrier).await, Carried::Accepted, "{tls:?}");
        assert_eq!(carry(&carrier).await, Carried::Accepted, "{tls:?}");
        assert_eq!((server.messages().len(), server.connections()), (2, 1));
    }
}

#[tokio::test]
async fn a_server_that_cannot_prove_its_name_gets_nothing() {
    for (security, tls) in BOTH {
        let server = SmtpServer::start_with(security, false);
        let distrusting = SmtpSettings { extra_root: None, ..trusting(&server, tls) };
        let misnamed = SmtpSettings { host: "127.0.0.1".to_owned(), ..trusting(&server, tls) };
        for settings in [distrusting, misnamed] {
            assert_later(&carry(&samples::open(settings).unwrap()).await, "certificate");
        }
        assert!(server.messages().is_empty());
    }
}

#[tokio::test]
async fn a_server_that_offers_no_encryption_gets_neither_password_nor_letter() {
    let server = SmtpServer::start_with(Security::Plain, true);
    let carrier = samples::open(signing_in(trusting(&server, Tls::StartTls), PASSWORD)).unwrap();
    assert_later(&carry(&carrier).await, "STARTTLS");
    assert!(server.messages().is_empty());
}

#[tokio::test]
async fn the_right_password_opens_the_server() {
    let server = SmtpServer::start_with(Security::StartTls, true);
    let carrier = samples::open(signing_in(trusting(&server, Tls::StartTls), PASSWORD)).unwrap();
    assert_eq!(carry(&carrier).await, Carried::Accepted);
}

#[tokio::test]
async fn a_wrong_or_missing_password_is_our_fault_and_condemns_no_letter() {
    let server = SmtpServer::start_with(Security::StartTls, true);
    let wrong = samples::open(signing_in(trusting(&server, Tls::StartTls), "wrong-0ne")).unwrap();
    let carried = carry(&wrong).await;
    assert_later(&carried, "535");
    assert!(!format!("{carried:?}").contains("wrong-0ne"));
    let missing = samples::open(trusting(&server, Tls::StartTls)).unwrap();
    assert_later(&carry(&missing).await, "503");
    assert!(server.messages().is_empty());
}

#[test]
fn settings_that_cannot_work_are_told_at_the_start() {
    let server = SmtpServer::start();
    let good = trusting(&server, Tls::Implicit);
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "not a certificate").unwrap();
    for path in [empty, folder.path().join("absent.pem")] {
        let refused = samples::open(SmtpSettings { extra_root: Some(path), ..good.clone() }).err();
        assert!(matches!(refused, Some(CarrierError::Root { .. })), "{refused:?}");
    }
    let half = SmtpSettings { user: Some(USER.to_owned()), ..good };
    assert!(matches!(samples::open(half).err(), Some(CarrierError::HalfCredentials)));
}

async fn carry(carrier: &Carrier) -> Carried {
    carrier.carry(&samples::message_to("camille@example.fr")).await
}

fn trusting(server: &SmtpServer, tls: Tls) -> SmtpSettings {
    let (host, extra_root) = ("localhost".to_owned(), Some(SmtpServer::authority()));
    SmtpSettings { host, tls, extra_root, ..samples::settings_for(server) }
}

fn signing_in(settings: SmtpSettings, password: &str) -> SmtpSettings {
    let (user, password) = (Some(USER.to_owned()), Some(password.to_owned()));
    SmtpSettings { user, password, ..settings }
}

fn assert_later(carried: &Carried, why: &str) {
    assert!(matches!(carried, Carried::Later(reason) if reason.contains(why)), "{carried:?}");
}

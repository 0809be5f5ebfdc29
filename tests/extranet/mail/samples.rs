//! A letter as the platform writes them, and the settings that carry it.

use std::path::PathBuf;
use std::time::Duration;

use lettre::Message;
use palier::mail::carrier::Carrier;
use palier::mail::carrier::CarrierError;
use palier::mail::carrier::CarrierSettings;
use palier::mail::envelope::Posted;
use palier::mail::envelope::Sender;
use palier::mail::letter::Button;
use palier::mail::letter::Letter;
use palier::mail::smtp_settings::SmtpSettings;
use palier::mail::smtp_settings::Tls;
use uuid::Uuid;

use crate::support::smtp_server::SmtpServer;

/// Long, with all that HTML, quoted-printable and line ends like to break.
pub const LINK: &str = "https://moncompte.palier.fr/activation/confirm?client=bellevue&societe=1\
    &token=q3Jp=T0ZfVGhlX1dvcmxkX2lzX2FfbG9uZ19zdG9yeV90aGF0X25ldmVyX2VuZHNfMDEyMzQ1Njc4OQ--~";

/// Long enough for a slow machine, short enough for a test that waits in vain to end.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub fn letter() -> Letter {
    let owned = |lines: &[&str]| lines.iter().map(|&line| line.to_owned()).collect();
    Letter {
        to: "camille@example.fr".to_owned(),
        account: None,
        from_name: "Cabinet Bellevue".to_owned(),
        reply_to: Some("contact@bellevue.example".to_owned()),
        subject: "Activez votre compte – Cabinet Bellevue".to_owned(),
        lang: "fr",
        greeting: Some("Bonjour Camille Élysée-Lœuvre,".to_owned()),
        paragraphs: owned(&[
            "Vous avez demandé à ouvrir votre espace. Pour confirmer que cette adresse est bien la \
             vôtre, validez-la, puis connectez-vous avec le mot de passe que vous venez de choisir.",
            "Ce lien est valable 24\u{a0}heures, jusqu’au 15\u{a0}mars 2026 à 10\u{a0}h\u{a0}26.",
        ]),
        button: Some(Button { label: "Valider mon e-mail".to_owned(), url: LINK.to_owned() }),
        small_print: owned(&[
            "Si vous n’êtes pas à l’origine de cette demande, ignorez ce message.",
        ]),
        stop: None,
        signature: owned(&["Cabinet Bellevue", "01\u{a0}23\u{a0}45\u{a0}67\u{a0}89"]),
    }
}

/// 14 March 2026, 09:26:53.589 UTC.
pub const POSTED_AT_MS: i64 = 1_773_480_413_589;

pub fn posted() -> Posted {
    let letter = letter();
    Posted {
        id: Uuid::now_v7(),
        text: letter.text(),
        html: letter.html(),
        to: letter.to,
        from_name: letter.from_name,
        reply_to: letter.reply_to,
        subject: letter.subject,
        lang: letter.lang.to_owned(),
        stop_url: None,
        created_at_ms: POSTED_AT_MS,
    }
}

pub fn sender() -> Sender {
    Sender::parse("ne-pas-repondre@moncompte.palier.fr").expect("an address")
}

pub fn message_to(recipient: &str) -> Message {
    sender().seal(&Posted { to: recipient.to_owned(), ..posted() }).expect("a message")
}

pub fn settings_for(server: &SmtpServer) -> SmtpSettings {
    SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port: server.port(),
        tls: Tls::None,
        user: None,
        password: None,
        pool: 4,
        timeout: PATIENCE,
        extra_root: None,
    }
}

pub fn carrier_to(server: &SmtpServer) -> Carrier {
    open(settings_for(server)).expect("a carrier")
}

pub fn open(settings: SmtpSettings) -> Result<Carrier, CarrierError> {
    Carrier::open(&CarrierSettings::Smtp(settings))
}

pub fn carrier_into(folder: PathBuf) -> Carrier {
    Carrier::open(&CarrierSettings::Folder(folder)).expect("a carrier")
}

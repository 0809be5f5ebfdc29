//! Mail, passwords and their cost.

use super::Finding;
use crate::settings::sections::Settings;
use crate::settings::values::{SmtpTls, Transport};

pub fn mail_transport(settings: &Settings) -> Finding {
    let mail = &settings.mail;
    let host = mail.smtp_host.as_ref().filter(|_| mail.transport == Transport::Smtp);
    let folder = mail.folder.display();
    host.map_or_else(
        || Finding::warning("mail.transport", format!("mail is only written to {folder}")),
        |host| Finding::fine("mail.transport", format!("mail is sent through {}", host.as_str())),
    )
}

pub fn mail_sender(settings: &Settings) -> Finding {
    let from = &settings.mail.from;
    let local = !from.email.domain().contains('.');
    if local && settings.mail.transport == Transport::Smtp {
        Finding::fault("mail.from", format!("{from} will be refused or taken for spam"))
    } else {
        Finding::fine("mail.from", format!("mail comes from {from}"))
    }
}

pub fn mail_port(settings: &Settings) -> Finding {
    let mail = &settings.mail;
    let odd = matches!(
        (mail.smtp_tls, mail.smtp_port),
        (SmtpTls::Implicit, 25 | 587) | (SmtpTls::StartTls | SmtpTls::None, 465)
    );
    if odd && mail.transport == Transport::Smtp {
        let sentence = "465 is for smtp_tls = \"implicit\", 587 and 25 are for \"starttls\"";
        Finding::warning("mail.smtp_port", sentence)
    } else {
        Finding::fine("mail.smtp_port", "the port suits the protection of the connection")
    }
}

pub fn password(settings: &Settings) -> Finding {
    let password = &settings.password;
    if password.min_length < 12 {
        Finding::warning("password.min_length", "shorter than 12 is meant for a second factor")
    } else if password.min_score < 3 {
        Finding::warning("password.min_score", "below 3, passwords that are easy to guess pass")
    } else {
        let sentence = format!("passwords have at least {} characters", password.min_length);
        Finding::fine("password.min_length", sentence)
    }
}

pub fn attempts(settings: &Settings) -> Finding {
    let throttle = &settings.throttle;
    if throttle.attempts_per_day > 25 || throttle.free_attempts > 10 {
        let sentence = "passwords can be tried more often than the CNIL allows (25 times a day)";
        Finding::fault("throttle.attempts_per_day", sentence)
    } else {
        Finding::fine("throttle.attempts_per_day", "guesses at passwords are few and slow")
    }
}

pub fn hashing_memory(settings: &Settings) -> Finding {
    let hashing = &settings.hashing;
    let at_once = (hashing.slots_here() + hashing.bulk_slots) as u64;
    let mebibytes = at_once * u64::from(hashing.memory_kib) / 1024;
    let sentence = format!("up to {at_once} hashes at a time take {mebibytes} MiB of memory");
    if mebibytes > 1024 {
        Finding::warning("hashing.memory_kib", sentence)
    } else {
        Finding::fine("hashing.memory_kib", sentence)
    }
}

pub fn hashing_slots(settings: &Settings) -> Finding {
    let (slots, bulk) = (settings.hashing.slots_here(), settings.hashing.bulk_slots);
    if bulk > slots {
        let sentence = format!("{bulk} for bulk issues, {slots} for people: sign-ins will be slow");
        Finding::warning("hashing.bulk_slots", sentence)
    } else {
        Finding::fine("hashing.bulk_slots", "bulk issues leave room for sign-ins")
    }
}

pub fn security_contact(settings: &Settings) -> Finding {
    let name = "security.contact";
    if settings.security.contact.is_empty() {
        let sentence = "nobody is named who could be told of a weakness: there is no \
                        /.well-known/security.txt";
        return Finding::warning(name, sentence);
    }
    Finding::fine(name, "/.well-known/security.txt says whom to tell of a weakness")
}

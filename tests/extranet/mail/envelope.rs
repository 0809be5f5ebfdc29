use palier::mail::envelope::EnvelopeError;
use palier::mail::envelope::Posted;
use palier::mail::envelope::Sender;

use super::samples;
use crate::support::eml::Eml;

#[test]
fn the_reader_sees_the_letter_and_both_parts_whole() {
    let posted = samples::posted();
    let eml = opened(&posted);
    assert_eq!(eml.subject, "Activez votre compte – Cabinet Bellevue");
    assert_eq!(eml.from_name.as_deref(), Some("Cabinet Bellevue"));
    assert_eq!(eml.from, "ne-pas-repondre@moncompte.palier.fr");
    assert_eq!(eml.to, ["camille@example.fr"]);
    assert_eq!(eml.reply_to.as_deref(), Some("contact@bellevue.example"));
    assert_eq!(eml.date, samples::POSTED_AT_MS / 1000);
    assert_eq!(eml.text, posted.text);
    assert_eq!(eml.html, posted.html);
    assert_eq!(eml.attachments, 0);
}

#[test]
fn the_link_is_whole_in_both_parts() {
    let eml = opened(&samples::posted());
    assert_eq!(eml.link(), samples::LINK);
    assert_eq!(eml.html_links(), [samples::LINK, samples::LINK]);
}

#[test]
fn machines_are_told_not_to_answer_and_nothing_more() {
    let eml = opened(&samples::posted());
    assert_eq!(eml.header("Auto-Submitted"), Some("auto-generated"));
    assert_eq!(eml.header("X-Auto-Response-Suppress"), Some("All"));
    assert_eq!(eml.header("Content-Language"), Some("fr"));
    assert_eq!(eml.header("MIME-Version"), Some("1.0"));
    assert!(eml.header("Content-Type").unwrap().starts_with("multipart/alternative"));
    assert_eq!(eml.header("List-Unsubscribe"), None);
    assert_eq!(eml.header("Bcc"), None);
}

#[test]
fn a_second_try_is_the_same_message() {
    let posted = samples::posted();
    let (first, second) = (opened(&posted), opened(&posted));
    assert_eq!(first.message_id, format!("{}@moncompte.palier.fr", posted.id));
    assert_eq!(second.message_id, first.message_id);
    assert_eq!(second.date, first.date);
}

#[test]
fn names_arrive_as_they_are_written() {
    let names = [
        "Étude Noël & Fils, « Cœur d’Île »",
        "Régie \"Les Lilas\"",
        r#"Back\slash "quoted""#,
        "O'Brien (Lyon); gestion <syndic>",
        "東京不動産",
        "Cabinet Maître Jean-Baptiste de la Rochefoucauld-Montmorency et associés réunis à Paris",
    ];
    for name in names {
        let eml = opened(&Posted { from_name: name.to_owned(), ..samples::posted() });
        assert_eq!(eml.from_name.as_deref(), Some(name));
        assert_eq!(eml.from, "ne-pas-repondre@moncompte.palier.fr");
        let eml = opened(&Posted { subject: name.to_owned(), ..samples::posted() });
        assert_eq!(eml.subject, name);
    }
}

#[test]
fn neither_a_name_nor_a_subject_can_add_a_header_or_a_recipient() {
    let usual = opened(&samples::posted());
    let attempts = [
        "Bellevue\r\nBcc: victim@example.org",
        "Bellevue\nBcc: victim@example.org\n\n<b>body</b>",
        "Bellevue\rX-Evil: 1",
        "Bellevue\u{85}\u{2028}Bcc: victim@example.org",
        "Bellevue\" <evil@example.org>, \"x",
        "Bellevue <evil@example.org>",
        "=?utf-8?b?QmVsbGV2dWUNCkJjYzogdmljdGltQGV4YW1wbGUub3Jn?=",
        "é\r\n =?utf-8?q?=0D=0ABcc:_victim@example.org?=",
    ];
    for attempt in attempts {
        let (name, subject) = (attempt.to_owned(), attempt.to_owned());
        let eml = opened(&Posted { from_name: name, subject, ..samples::posted() });
        assert_eq!(eml.header_names(), usual.header_names(), "{attempt:?}");
        assert_eq!(eml.from, usual.from, "{attempt:?}");
        assert_eq!(eml.to, usual.to, "{attempt:?}");
        let shown = format!("{}{}", eml.subject, eml.from_name.unwrap());
        assert!(!shown.chars().any(char::is_control), "{attempt:?} shows {shown:?}");
        assert_eq!(eml.text, usual.text);
    }
}

#[test]
fn a_recipient_is_exactly_one_plain_address() {
    let attempts = [
        "",
        "camille",
        "camille@example.fr, victim@example.org",
        "camille@example.fr;victim@example.org",
        "Camille <camille@example.fr>",
        "camille@example.fr\r\nBcc: victim@example.org",
        "camille@example.fr>\r\nRCPT TO:<victim@example.org",
        "\"camille@example.org>\"@example.fr",
        "camillé@example.fr",
    ];
    for attempt in attempts {
        let posted = Posted { to: attempt.to_owned(), ..samples::posted() };
        let refused = samples::sender().seal(&posted).err();
        assert_eq!(refused, Some(EnvelopeError::Recipient), "{attempt:?}");
        let posted = Posted { reply_to: Some(attempt.to_owned()), ..samples::posted() };
        assert_eq!(samples::sender().seal(&posted).err(), Some(EnvelopeError::ReplyTo));
        assert_eq!(Sender::parse(attempt), Err(EnvelopeError::Sender));
    }
}

#[test]
fn the_language_cannot_add_a_header() {
    let posted = Posted { lang: "fr\r\nBcc: a@example.org".to_owned(), ..samples::posted() };
    assert_eq!(samples::sender().seal(&posted).err(), Some(EnvelopeError::Language));
}

#[test]
fn any_relay_can_pass_it_on_pure_ascii_in_short_lines() {
    let raw = raw(&Posted { from_name: "Étude Noël".to_owned(), ..samples::posted() });
    assert!(raw.is_ascii());
    let text = String::from_utf8(raw).unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count());
    assert!(text.lines().all(|line| line.len() <= 78), "{text}");
}

#[test]
fn a_letter_from_nobody_in_particular_has_a_bare_sender() {
    let posted = Posted { from_name: " \r\n ".to_owned(), reply_to: None, ..samples::posted() };
    let eml = opened(&posted);
    assert_eq!(eml.from_name, None);
    assert_eq!(eml.reply_to, None);
    assert_eq!(eml.from, "ne-pas-repondre@moncompte.palier.fr");
}

#[test]
fn an_absurd_time_still_makes_a_date() {
    for created_at_ms in [i64::MIN, -1, i64::MAX] {
        let eml = opened(&Posted { created_at_ms, ..samples::posted() });
        assert!((0..=253_402_300_799).contains(&eml.date));
    }
}

fn raw(posted: &Posted) -> Vec<u8> {
    samples::sender().seal(posted).expect("a message").formatted()
}

fn opened(posted: &Posted) -> Eml {
    Eml::parse(&raw(posted))
}

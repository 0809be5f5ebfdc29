//! Letters about the passkeys of a member of staff.

use sea_orm::{ConnectionTrait, DbErr};

use crate::mail::Kind;
use crate::staff::member::Staff;
use crate::staff::notices::{letter_to, post, when};
use crate::web::{App, Visitor};

pub async fn made(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (staff, name): (&Staff, &str),
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let (device, at) = (visitor.device_in_words(staff.lang()), when(staff, visitor.now));
    let mut letter = letter_to(app, staff, texts.security_mail_passkey_subject(app.name()));
    letter.paragraphs =
        vec![texts.security_mail_passkey_body(at, name, device), texts.staff_mail_not_you()];
    post(tx, (app, visitor.now), Kind::PasskeyAdded, letter).await
}

pub async fn removed(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (staff, name): (&Staff, &str),
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let (device, at) = (visitor.device_in_words(staff.lang()), when(staff, visitor.now));
    let subject = texts.security_mail_passkey_removed_subject(app.name());
    let mut letter = letter_to(app, staff, subject);
    letter.paragraphs = vec![
        texts.security_mail_passkey_removed_body(at, name, device),
        texts.staff_mail_not_you(),
    ];
    post(tx, (app, visitor.now), Kind::PasskeyRemoved, letter).await
}

/// It counted backwards.
pub async fn blocked(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (staff, name): (&Staff, &str),
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.security_mail_copied_subject(app.name()));
    letter.paragraphs = vec![texts.security_mail_copied_body(when(staff, visitor.now), name)];
    post(tx, (app, visitor.now), Kind::PasskeyBlocked, letter).await
}

/// A colleague asks the whole agency for a passkey, or asks no more: to the other administrators.
pub async fn policy_changed(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    staff: &Staff,
    (who, needs): (&str, bool),
) -> Result<(), DbErr> {
    let (texts, at) = (staff.lang().texts(), when(staff, visitor.now));
    let mut letter = letter_to(app, staff, texts.staff_mail_policy_subject(app.name()));
    let what = if needs {
        texts.staff_mail_policy_needed(at, who)
    } else {
        texts.staff_mail_policy_left(at, who)
    };
    letter.paragraphs = vec![what, texts.staff_mail_policy_doubt()];
    post(tx, (app, visitor.now), Kind::PasskeyPolicy, letter).await
}

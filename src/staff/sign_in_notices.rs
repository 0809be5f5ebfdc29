//! Letters about sign-ins of the staff: what somebody else may have tried with their secrets.

use sea_orm::{ConnectionTrait, DbErr};

use super::member::Staff;
use super::notices::{letter_to, post, when};
use crate::accounts::notices::{NEW_DEVICES_A_DAY, is_within_day};
use crate::mail::Kind;
use crate::web::{App, Visitor};

/// Somebody signed in with a browser that the member never used.
pub async fn new_device(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
) -> Result<(), DbErr> {
    let often = ("staff-new-device", NEW_DEVICES_A_DAY);
    if !is_within_day(tx, often, &staff.id.to_string(), visitor.now).await? {
        return Ok(());
    }
    let (texts, device) = (staff.lang().texts(), visitor.device_in_words(staff.lang()));
    let mut letter = letter_to(app, staff, texts.staff_mail_new_device_subject(app.name()));
    letter.paragraphs = vec![
        texts.staff_mail_new_device_body(when(staff, visitor.now), device),
        texts.staff_mail_not_you(),
    ];
    post(tx, (app, visitor.now), Kind::NewDevice, letter).await
}

/// Several wrong passwords in a row.
pub async fn many_attempts(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
) -> Result<(), DbErr> {
    let often = ("staff-many-attempts", 1);
    if !is_within_day(tx, often, &staff.id.to_string(), visitor.now).await? {
        return Ok(());
    }
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_attempts_subject(app.name()));
    letter.paragraphs = vec![
        texts.staff_mail_attempts_body_1(when(staff, visitor.now)),
        texts.staff_mail_attempts_body_2(),
    ];
    post(tx, (app, visitor.now), Kind::ManyAttempts, letter).await
}

/// Somebody typed the right password and then a wrong code, or showed a wrong key. Once a day.
pub async fn wrong_after_password(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
) -> Result<(), DbErr> {
    let often = ("staff-wrong-factor", 1);
    if !is_within_day(tx, often, &staff.id.to_string(), visitor.now).await? {
        return Ok(());
    }
    let (texts, device) = (staff.lang().texts(), visitor.device_in_words(staff.lang()));
    let mut letter = letter_to(app, staff, texts.security_mail_wrong_subject(app.name()));
    letter.paragraphs = vec![
        texts.staff_mail_wrong_body(when(staff, visitor.now), device),
        texts.staff_mail_wrong_yours(),
        texts.staff_mail_not_you(),
    ];
    letter.small_print.insert(0, texts.security_mail_wrong_small());
    post(tx, (app, visitor.now), Kind::FactorWrong, letter).await
}

//! Letters to those who work for an agency: an invitation, and what happened to their access.

use sea_orm::{ConnectionTrait, DbErr};

use super::member::Staff;
use crate::clock::{Moment, in_words, paris_day_and_time};
use crate::mail::{self, Button, Kind, Letter, outbox};
use crate::web::{App, Visitor};

/// « Rejoignez Palier »: the link of an invitation.
pub async fn invited(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    staff: &Staff,
    (societe, path): (&str, &str),
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_invited_subject(societe));
    letter.paragraphs =
        vec![texts.staff_mail_invited_body_1(societe), texts.staff_mail_invited_body_2()];
    letter.button =
        Some(Button { label: texts.staff_mail_invited_button(), url: app.address(path) });
    let valid_for = in_words(app.settings.office.invitation, staff.lang());
    letter.small_print.insert(0, texts.staff_mail_invited_small(valid_for));
    post(tx, (app, now), Kind::StaffInvited, letter).await
}

/// A further société, for somebody who has joined already.
pub async fn right_given(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    staff: &Staff,
    societe: &str,
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_right_subject(societe));
    letter.paragraphs =
        vec![texts.staff_mail_right_body_1(societe), texts.staff_mail_right_body_2()];
    post(tx, (app, now), Kind::StaffRightGiven, letter).await
}

/// The right at a société was taken back.
pub async fn removed(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    staff: &Staff,
    societe: &str,
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_removed_subject(societe));
    letter.paragraphs = vec![texts.staff_mail_removed_body_1(when(staff, now), societe)];
    post(tx, (app, now), Kind::StaffRemoved, letter).await
}

pub async fn factor_enrolled(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_factor_subject(app.name()));
    let device = visitor.device_in_words(staff.lang());
    letter.paragraphs = vec![
        texts.staff_mail_factor_body_1(when(staff, visitor.now), device),
        texts.staff_mail_not_you(),
    ];
    post(tx, (app, visitor.now), Kind::FactorEnrolled, letter).await
}

/// The operator took the factor away: the next sign-in sets another one up.
pub async fn factor_removed(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    staff: &Staff,
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_factor_removed_subject(app.name()));
    letter.paragraphs =
        vec![texts.staff_mail_factor_removed_body_1(when(staff, now)), texts.staff_mail_not_you()];
    post(tx, (app, now), Kind::FactorRemoved, letter).await
}

pub async fn recovery_code_used(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (staff, left): (&Staff, usize),
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_recovery_subject(app.name()));
    let device = visitor.device_in_words(staff.lang());
    letter.paragraphs = vec![
        texts.staff_mail_recovery_body_1(when(staff, visitor.now), device),
        texts.staff_mail_recovery_body_2(left),
        texts.staff_mail_not_you(),
    ];
    post(tx, (app, visitor.now), Kind::RecoveryCodeUsed, letter).await
}

pub async fn password_changed(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_password_subject(app.name()));
    letter.paragraphs = vec![
        texts.staff_mail_password_body_1(when(staff, visitor.now)),
        texts.staff_mail_not_you(),
    ];
    post(tx, (app, visitor.now), Kind::StaffPasswordChanged, letter).await
}

/// The link with which a password that was forgotten is chosen anew.
pub async fn reset_asked(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    staff: &Staff,
    path: &str,
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_reset_subject(app.name()));
    letter.paragraphs = vec![
        texts.staff_mail_reset_body_1(when(staff, visitor.now)),
        texts.staff_mail_reset_body_2(),
    ];
    letter.button = Some(Button { label: texts.staff_mail_reset_button(), url: app.address(path) });
    let valid_for = in_words(app.settings.reset.link, staff.lang());
    letter.small_print.insert(0, texts.staff_mail_reset_small(valid_for));
    post(tx, (app, visitor.now), Kind::StaffReset, letter).await
}

/// No link for whoever has no second factor: a mailbox alone sets none up.
pub async fn reset_without_factor(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    staff: &Staff,
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_reset_subject(app.name()));
    letter.paragraphs = vec![
        texts.staff_mail_reset_body_1(when(staff, visitor.now)),
        texts.staff_mail_reset_no_factor(),
    ];
    post(tx, (app, visitor.now), Kind::StaffReset, letter).await
}

/// It was chosen anew with a mailed link, and every session ended.
pub async fn password_reset(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_password_subject(app.name()));
    let device = visitor.device_in_words(staff.lang());
    letter.paragraphs = vec![
        texts.staff_mail_password_reset_body_1(when(staff, visitor.now), device),
        texts.staff_mail_not_you(),
    ];
    post(tx, (app, visitor.now), Kind::StaffPasswordReset, letter).await
}

/// New recovery codes took the place of the former ones.
pub async fn codes_renewed(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    staff: &Staff,
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let device = visitor.device_in_words(staff.lang());
    let mut letter = letter_to(app, staff, texts.security_mail_codes_subject(app.name()));
    letter.paragraphs = vec![
        texts.security_mail_codes_body(when(staff, visitor.now), device),
        texts.staff_mail_not_you(),
    ];
    post(tx, (app, visitor.now), Kind::RecoveryCodesRenewed, letter).await
}

/// A colleague changed where people pay to: to the other administrators, who may know better.
pub async fn bank_changed(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    staff: &Staff,
    (who, societe, path): (&str, &str, &str),
) -> Result<(), DbErr> {
    let texts = staff.lang().texts();
    let mut letter = letter_to(app, staff, texts.staff_mail_bank_subject(societe));
    letter.paragraphs = vec![
        texts.staff_mail_bank_body_1(when(staff, visitor.now), who, societe),
        texts.staff_mail_bank_body_2(),
        texts.staff_mail_bank_body_3(),
    ];
    letter.button = Some(Button { label: texts.staff_mail_bank_button(), url: app.address(path) });
    post(tx, (app, visitor.now), Kind::BankChanged, letter).await
}

pub(super) fn letter_to(app: &App, staff: &Staff, subject: String) -> Letter {
    let texts = staff.lang().texts();
    Letter {
        to: staff.email.clone(),
        account: None,
        from_name: app.name().to_owned(),
        reply_to: None,
        subject,
        lang: staff.lang().code(),
        greeting: Some(texts.mail_greeting()),
        paragraphs: Vec::new(),
        button: None,
        small_print: vec![texts.mail_automatic()],
        stop: None,
        signature: vec![app.name().to_owned()],
    }
}

pub(super) fn when(staff: &Staff, now: Moment) -> String {
    paris_day_and_time(now, staff.lang())
}

pub(super) async fn post(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    kind: Kind,
    letter: Letter,
) -> Result<(), DbErr> {
    mail::count_letter(tx, &app.settings, now).await?;
    outbox::post(tx, kind, None, letter, now).await?;
    Ok(())
}

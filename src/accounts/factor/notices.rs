//! Letters about the second factor: each change is told, at the account's own address.

use sea_orm::{ConnectionTrait, DbErr};

use crate::accounts::account::Account;
use crate::accounts::notices::{is_within_day, letter_to, when};
use crate::mail::{self, Button, Kind, Letter, outbox};
use crate::texts::Texts;
use crate::web::{App, Visitor};

/// The double authentication was turned on or, when it was on, has another application.
pub async fn enrolled(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (account, is_first): (&Account, bool),
) -> Result<(), DbErr> {
    let (texts, at) = (account.lang().texts(), when(visitor, account));
    let device = visitor.device_in_words(account.lang());
    let (subject, body) = if is_first {
        (texts.security_mail_on_subject(app.name()), texts.security_mail_on_body(at, device))
    } else {
        let subject = texts.security_mail_replaced_subject(app.name());
        (subject, texts.security_mail_replaced_body(at, device))
    };
    post(tx, (app, visitor), Kind::FactorEnrolled, letter(app, account, subject, vec![body])).await
}

/// The double authentication was turned off.
pub async fn removed(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    account: &Account,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let device = visitor.device_in_words(account.lang());
    let body = texts.security_mail_off_body(when(visitor, account), device);
    let letter = letter(app, account, texts.security_mail_off_subject(app.name()), vec![body]);
    post(tx, (app, visitor), Kind::FactorRemoved, letter).await
}

/// New recovery codes took the place of the former ones.
pub async fn codes_renewed(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    account: &Account,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let device = visitor.device_in_words(account.lang());
    let body = texts.security_mail_codes_body(when(visitor, account), device);
    let letter = letter(app, account, texts.security_mail_codes_subject(app.name()), vec![body]);
    post(tx, (app, visitor), Kind::RecoveryCodesRenewed, letter).await
}

/// A recovery code was used; so many are left.
pub async fn code_used(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (account, left): (&Account, usize),
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let device = visitor.device_in_words(account.lang());
    let bodies = vec![
        texts.security_mail_used_body(when(visitor, account), device),
        texts.security_mail_used_left(left),
    ];
    let letter = letter(app, account, texts.security_mail_used_subject(app.name()), bodies);
    post(tx, (app, visitor), Kind::RecoveryCodeUsed, letter).await
}

/// Somebody typed the right password and then a wrong code, or showed a wrong key. Once a day.
pub async fn wrong_after_password(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    account: &Account,
) -> Result<(), DbErr> {
    if !is_within_day(tx, ("wrong-factor", 1), &account.id.to_string(), visitor.now).await? {
        return Ok(());
    }
    let texts = account.lang().texts();
    let device = visitor.device_in_words(account.lang());
    let mut letter = letter_to(app, account, texts.security_mail_wrong_subject(app.name()));
    letter.paragraphs = vec![
        texts.security_mail_wrong_body(when(visitor, account), device),
        texts.security_mail_wrong_yours(),
    ];
    let url = app.address("/password-reset");
    letter.button = Some(Button { label: texts.security_mail_button(), url });
    letter.small_print.insert(0, texts.security_mail_wrong_small());
    post(tx, (app, visitor), Kind::FactorWrong, letter).await
}

/// A letter about a change, which says what to do if it was somebody else's.
pub(in crate::accounts) fn letter(
    app: &App,
    account: &Account,
    subject: String,
    bodies: Vec<String>,
) -> Letter {
    let texts: &Texts = account.lang().texts();
    let mut letter = letter_to(app, account, subject);
    letter.paragraphs = bodies;
    letter.paragraphs.push(texts.security_mail_yours());
    let url = app.address("/password-reset");
    letter.button = Some(Button { label: texts.security_mail_button(), url });
    letter.small_print.insert(0, texts.security_mail_small());
    letter
}

pub(in crate::accounts) async fn post(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    kind: Kind,
    letter: Letter,
) -> Result<(), DbErr> {
    mail::count_letter(tx, &app.settings, visitor.now).await?;
    outbox::post(tx, kind, None, letter, visitor.now).await?;
    Ok(())
}

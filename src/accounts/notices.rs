//! Security notices: what an account's holder is told of, always, at the account's own address.

use std::time::Duration;

use sea_orm::sea_query::InsertStatement;
use sea_orm::{ConnectionTrait, DbErr};

use super::account::Account;
use crate::clock::{Moment, paris_day_and_time};
use crate::guard::{Bucket, Rule, throttle};
use crate::mail::{Button, Kind, Letter, outbox};
use crate::web::{App, Visitor};

/// At most so many announcements of a new device a day: more tells nothing more.
pub const NEW_DEVICES_A_DAY: u32 = 5;

const DAY: Duration = Duration::from_hours(24);

/// « Votre mot de passe a été modifié », by a mailed link.
pub async fn password_reset(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    account: &Account,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, texts.mail_password_reset_subject(app.name()));
    letter.paragraphs = vec![
        texts.mail_password_reset_body_1(when(visitor, account)),
        texts.mail_password_reset_body_2(),
    ];
    letter.button = Some(reset_button(app, texts.mail_password_reset_button()));
    letter.small_print.insert(0, texts.mail_password_reset_small());
    post(tx, Kind::PasswordReset, letter, visitor).await
}

/// « Votre mot de passe a été modifié », from the profile.
pub async fn password_changed(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    account: &Account,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, texts.mail_password_changed_subject(app.name()));
    letter.paragraphs = vec![
        texts.mail_password_changed_body_1(when(visitor, account)),
        texts.mail_password_changed_body_2(),
    ];
    letter.button = Some(reset_button(app, texts.mail_password_changed_button()));
    letter.small_print.insert(0, texts.mail_password_changed_small());
    post(tx, Kind::PasswordChanged, letter, visitor).await
}

/// Somebody signed in with a browser that the account had never seen.
pub async fn new_device(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    account: &Account,
) -> Result<(), DbErr> {
    if !is_within_day(tx, ("new-device", NEW_DEVICES_A_DAY), &account.id.to_string(), visitor.now)
        .await?
    {
        return Ok(());
    }
    post(tx, Kind::NewDevice, of_new_device(app, visitor, account), visitor).await
}

/// The same, as a statement for the batch that opens the session: none when the account was told of
/// enough of them today. It is counted before, by itself; a session that is not opened after all
/// leaves one letter fewer to the day.
pub async fn telling_new_device(
    app: &App,
    visitor: &Visitor,
    account: &Account,
) -> Result<Option<InsertStatement>, DbErr> {
    let bucket = of_day(("new-device", NEW_DEVICES_A_DAY), &account.id.to_string());
    let admission = throttle::admit_alone(&app.db, &[bucket], visitor.now).await?;
    let is_told = matches!(admission, throttle::Admission::Admitted { .. });
    let posting =
        || outbox::posting(Kind::NewDevice, of_new_device(app, visitor, account), visitor.now);
    Ok(is_told.then(posting))
}

fn of_new_device(app: &App, visitor: &Visitor, account: &Account) -> Letter {
    let texts = account.lang().texts();
    let device = visitor.device_in_words(account.lang());
    let mut letter = letter_to(app, account, texts.mail_new_sign_in_subject(app.name()));
    letter.paragraphs = vec![
        texts.mail_new_sign_in_body_1(when(visitor, account), device),
        texts.mail_new_sign_in_body_2(),
    ];
    letter.button = Some(reset_button(app, texts.mail_new_sign_in_button()));
    letter.small_print.insert(0, texts.mail_new_sign_in_small());
    letter
}

/// Several wrong passwords in a row, from browsers that the account does not know.
pub async fn many_attempts(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    account: &Account,
) -> Result<(), DbErr> {
    if !is_within_day(tx, ("many-attempts", 1), &account.id.to_string(), visitor.now).await? {
        return Ok(());
    }
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, texts.mail_too_many_tries_subject(app.name()));
    letter.paragraphs = vec![
        texts.mail_too_many_tries_body_1(when(visitor, account)),
        texts.mail_too_many_tries_body_2(),
    ];
    letter.button = Some(reset_button(app, texts.mail_too_many_tries_button()));
    letter.small_print.insert(0, texts.mail_too_many_tries_small());
    post(tx, Kind::ManyAttempts, letter, visitor).await
}

/// A letter of the service itself to an account's holder, in their language.
pub fn letter_to(app: &App, account: &Account, subject: String) -> Letter {
    let texts = account.lang().texts();
    Letter {
        to: account.email.clone(),
        account: Some(account.id.uuid()),
        from_name: app.name().to_owned(),
        reply_to: None,
        subject,
        lang: account.lang().code(),
        greeting: Some(texts.mail_greeting()),
        paragraphs: Vec::new(),
        button: None,
        small_print: vec![texts.mail_automatic()],
        stop: None,
        signature: vec![app.name().to_owned()],
    }
}

/// « 12 mai 2026 à 14:32 », in the account's language.
pub fn when(visitor: &Visitor, account: &Account) -> String {
    paris_day_and_time(visitor.now, account.lang())
}

fn reset_button(app: &App, label: String) -> Button {
    Button { label, url: app.address("/password-reset") }
}

async fn post(
    tx: &impl ConnectionTrait,
    kind: Kind,
    letter: Letter,
    visitor: &Visitor,
) -> Result<(), DbErr> {
    outbox::post(tx, kind, None, letter, visitor.now).await?;
    Ok(())
}

/// Whether somebody was told of this less often than so many times in a day, this time included.
pub async fn is_within_day(
    tx: &impl ConnectionTrait,
    limit: (&str, u32),
    whom: &str,
    now: Moment,
) -> Result<bool, DbErr> {
    let admission = throttle::admit(tx, &[of_day(limit, whom)], now).await?;
    Ok(matches!(admission, throttle::Admission::Admitted { .. }))
}

fn of_day((kind, limit): (&str, u32), whom: &str) -> Bucket {
    Bucket::new(kind, whom, Rule::Window { limit, window: DAY })
}

//! Letters about passkeys.

use sea_orm::{ConnectionTrait, DbErr};

use crate::accounts::account::Account;
use crate::accounts::factor::notices::{letter, post};
use crate::accounts::notices::when;
use crate::mail::Kind;
use crate::web::{App, Visitor};

pub async fn made(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (account, name): (&Account, &str),
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let device = visitor.device_in_words(account.lang());
    let body = texts.security_mail_passkey_body(when(visitor, account), name, device);
    let letter = letter(app, account, texts.security_mail_passkey_subject(app.name()), vec![body]);
    post(tx, (app, visitor), Kind::PasskeyAdded, letter).await
}

pub async fn removed(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (account, name): (&Account, &str),
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let device = visitor.device_in_words(account.lang());
    let body = texts.security_mail_passkey_removed_body(when(visitor, account), name, device);
    let subject = texts.security_mail_passkey_removed_subject(app.name());
    post(tx, (app, visitor), Kind::PasskeyRemoved, letter(app, account, subject, vec![body])).await
}

/// It counted backwards.
pub async fn blocked(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (account, name): (&Account, &str),
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let body = texts.security_mail_copied_body(when(visitor, account), name);
    let mut letter = letter(app, account, texts.security_mail_copied_subject(app.name()), vec![]);
    letter.paragraphs = vec![body];
    post(tx, (app, visitor), Kind::PasskeyBlocked, letter).await
}

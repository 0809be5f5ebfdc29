//! Letters about a request, each with the way to cancel it, which needs the password.

use sea_orm::{ConnectionTrait, DbErr};

use crate::accounts::account::Account;
use crate::accounts::notices::letter_to;
use crate::clock::{Moment, paris_day_and_time};
use crate::mail::{self, Button, Kind, Letter, outbox};
use crate::web::App;

/// Where a request is cancelled.
const CANCEL: &str = "/login/loss/cancel";

pub async fn asked(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    account: &Account,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let body = texts.loss_mail_asked_body(paris_day_and_time(now, account.lang()));
    let letter = cancellable(app, account, texts.loss_mail_asked_subject(app.name()), body);
    post(tx, (app, now), Kind::FactorLossAsked, letter).await
}

/// At the beginning of the delay, and each day of it.
pub async fn waits(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    account: &Account,
    due: Moment,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let body = texts.loss_mail_waits_body(paris_day_and_time(due, account.lang()));
    let letter = cancellable(app, account, texts.loss_mail_waits_subject(app.name()), body);
    post(tx, (app, now), Kind::FactorLossWaits, letter).await
}

pub async fn removed(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    account: &Account,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, texts.loss_mail_done_subject(app.name()));
    letter.paragraphs = vec![texts.loss_mail_done_body(paris_day_and_time(now, account.lang()))];
    let url = app.address("/password-reset");
    letter.button = Some(Button { label: texts.security_mail_button(), url });
    letter.small_print.insert(0, texts.security_mail_small());
    post(tx, (app, now), Kind::FactorLossDone, letter).await
}

/// A contract of another agency came to the account: the one that confirmed may not any more.
pub async fn stopped(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    account: &Account,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, texts.loss_mail_cancelled_subject(app.name()));
    letter.paragraphs = vec![
        texts.loss_mail_cancelled_body(paris_day_and_time(now, account.lang())),
        texts.loss_mail_stopped_body(),
    ];
    let url = app.address("/login");
    letter.button = Some(Button { label: texts.loss_mail_stopped_button(), url });
    post(tx, (app, now), Kind::FactorLossCancelled, letter).await
}

pub async fn cancelled(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    account: &Account,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, texts.loss_mail_cancelled_subject(app.name()));
    letter.paragraphs =
        vec![texts.loss_mail_cancelled_body(paris_day_and_time(now, account.lang()))];
    let url = app.address("/password-reset");
    letter.button = Some(Button { label: texts.security_mail_button(), url });
    post(tx, (app, now), Kind::FactorLossCancelled, letter).await
}

fn cancellable(app: &App, account: &Account, subject: String, body: String) -> Letter {
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, subject);
    letter.paragraphs = vec![body];
    letter.button = Some(Button { label: texts.loss_mail_button(), url: app.address(CANCEL) });
    letter.small_print.insert(0, texts.loss_mail_small());
    letter
}

async fn post(
    tx: &impl ConnectionTrait,
    (app, now): (&App, Moment),
    kind: Kind,
    letter: Letter,
) -> Result<(), DbErr> {
    mail::count_letter(tx, &app.settings, now).await?;
    outbox::post(tx, kind, None, letter, now).await?;
    Ok(())
}

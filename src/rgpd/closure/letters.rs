//! The letters of an account's end: that it nears, and that it came.

use sea_orm::{ConnectionTrait, DbErr};

use super::closing::Why;
use crate::accounts::Account;
use crate::accounts::notices::letter_to;
use crate::clock::{Moment, paris_day, paris_day_and_time};
use crate::mail::{Button, Kind, outbox};
use crate::web::App;

/// To the address that the account had.
pub async fn closed(
    tx: &impl ConnectionTrait,
    app: &App,
    (account, why): (&Account, Why),
    now: Moment,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, texts.mail_account_closed_subject(app.name()));
    let when = paris_day_and_time(now, account.lang());
    let first = match why {
        Why::Asked => texts.mail_account_closed_asked(when),
        Why::Unused => texts.mail_account_closed_unused(when),
    };
    letter.paragraphs = vec![first, texts.mail_account_closed_body()];
    letter.small_print.insert(0, texts.mail_account_closed_small());
    outbox::post(tx, Kind::AccountClosed, None, letter, now).await.map(drop)
}

/// To whoever has not signed in for long: when the account will be closed, and how to keep it.
pub async fn warn(
    tx: &impl ConnectionTrait,
    app: &App,
    account: &Account,
    (now, end): (Moment, Moment),
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, texts.mail_account_idle_subject(app.name()));
    letter.paragraphs = vec![
        texts.mail_account_idle_body_1(paris_day(end, account.lang())),
        texts.mail_account_idle_body_2(),
    ];
    let url = app.address("/login");
    letter.button = Some(Button { label: texts.mail_account_idle_button(), url });
    letter.small_print.insert(0, texts.mail_account_idle_small());
    outbox::post(tx, Kind::AccountIdle, None, letter, now).await.map(drop)
}

//! « Votre copie est prête »: where to take it, and nothing of what it holds.

use sea_orm::{ConnectionTrait, DbErr};

use crate::accounts::Account;
use crate::accounts::notices::letter_to;
use crate::clock::{Moment, paris_day_and_time};
use crate::mail::{Button, Kind, outbox};
use crate::web::App;

pub async fn ready(
    tx: &impl ConnectionTrait,
    app: &App,
    account: &Account,
    (now, until): (Moment, Moment),
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, texts.mail_copy_ready_subject(app.name()));
    let until = paris_day_and_time(until, account.lang());
    letter.paragraphs = vec![texts.mail_copy_ready_body_1(until), texts.mail_copy_ready_body_2()];
    let url = app.address("/profile/data");
    letter.button = Some(Button { label: texts.mail_copy_ready_button(), url });
    letter.small_print.insert(0, texts.mail_copy_ready_small());
    outbox::post(tx, Kind::ExportReady, None, letter, now).await.map(drop)
}

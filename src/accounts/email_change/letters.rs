//! The letters of a change of address: to the new one, to the old one, to whoever has it already.

use sea_orm::{ConnectionTrait, DbErr};

use crate::accounts::account::Account;
use crate::accounts::email::Email;
use crate::accounts::notices::{letter_to, when};
use crate::clock::{in_words, paris_day_and_time};
use crate::guard::Token;
use crate::mail::{self, Button, Kind, Letter, outbox};
use crate::web::{App, Visitor};

/// Whom to call about an account, as far as is known of it above.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contact {
    pub name: String,
    pub phone: Option<String>,
}

/// To the new address: the link that proves that it is read.
pub async fn prove(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    account: &Account,
    (token, new): (&Token, &Email),
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, texts.mail_email_change_subject(app.name()));
    new.as_str().clone_into(&mut letter.to);
    letter.paragraphs = vec![
        texts.mail_email_change_body_1(when(visitor, account)),
        texts.mail_email_change_body_2(),
    ];
    let url = app.address(&format!("/email-change/link/{}", token.as_str()));
    letter.button = Some(Button { label: texts.mail_email_change_button(), url });
    let valid_for = in_words(app.settings.email.link, account.lang());
    letter.small_print.insert(0, texts.mail_email_change_small(valid_for));
    letter.small_print.insert(1, texts.mail_ignore());
    post(tx, Kind::EmailChange, letter, (app, visitor)).await
}

/// To whoever has an account at the address that somebody else asked for.
pub async fn taken(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    holder: &Account,
) -> Result<(), DbErr> {
    let texts = holder.lang().texts();
    let mut letter = letter_to(app, holder, texts.mail_email_taken_subject(app.name()));
    letter.paragraphs = vec![
        texts.mail_email_taken_body_1(when(visitor, holder)),
        texts.mail_email_taken_body_2(),
        texts.mail_email_taken_body_3(),
    ];
    let url = app.address("/password-reset");
    letter.button = Some(Button { label: texts.mail_email_taken_button(), url });
    letter.small_print.insert(0, texts.mail_ignore());
    post(tx, Kind::EmailTaken, letter, (app, visitor)).await
}

/// To the present address: a change was asked for, and how to stop it.
pub async fn asked(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    account: &Account,
    new: &Email,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let mut letter = letter_to(app, account, texts.mail_email_asked_subject(app.name()));
    letter.paragraphs = vec![
        texts.mail_email_asked_body_1(when(visitor, account), new.masked()),
        texts.mail_email_asked_body_2(),
    ];
    let url = app.address("/password-reset");
    letter.button = Some(Button { label: texts.mail_email_asked_button(), url });
    letter.small_print.insert(0, texts.mail_email_asked_small());
    post(tx, Kind::EmailChangeAsked, letter, (app, visitor)).await
}

/// To the address that was left, with the way back if it has one; and to the new one.
pub async fn changed(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    account: &Account,
    (undo, new): (Option<&Token>, &Email),
) -> Result<(), DbErr> {
    let (texts, at) = (account.lang().texts(), when(visitor, account));
    let mut letter = letter_to(app, account, texts.mail_email_changed_subject(app.name()));
    letter.paragraphs = vec![
        texts.mail_email_changed_body_1(at.as_str(), new.masked()),
        texts.mail_email_changed_body_2(),
    ];
    if let Some(undo) = undo {
        let url = app.address(&format!("/email-change/undo/{}", undo.as_str()));
        letter.button = Some(Button { label: texts.mail_email_changed_button(), url });
        let until = paris_day_and_time(visitor.now + app.settings.email.undo, account.lang());
        letter.small_print.insert(0, texts.mail_email_changed_small(until));
    } else {
        letter.paragraphs.push(texts.mail_email_changed_passing());
    }
    post(tx, Kind::EmailChanged, letter, (app, visitor)).await?;
    let mut letter = letter_to(app, account, texts.mail_email_new_subject(app.name()));
    new.as_str().clone_into(&mut letter.to);
    letter.paragraphs = vec![texts.mail_email_new_body_1(at), texts.mail_email_new_body_2()];
    letter.small_print.insert(0, texts.mail_email_new_small());
    post(tx, Kind::EmailChangedNew, letter, (app, visitor)).await
}

/// To both addresses: the former one is back. The one that lost the account reads whom to call.
pub async fn restored(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    account: &Account,
    (old, contacts): (&Email, &[Contact]),
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let told = texts.mail_email_restored_body_1(when(visitor, account), old.masked());
    let mut letter = letter_to(app, account, texts.mail_email_restored_subject(app.name()));
    old.as_str().clone_into(&mut letter.to);
    letter.paragraphs = vec![told.clone(), texts.mail_email_restored_body_2()];
    post(tx, Kind::EmailRestored, letter, (app, visitor)).await?;
    if account.email == old.as_str() {
        return Ok(());
    }
    let mut letter = letter_to(app, account, texts.mail_email_restored_subject(app.name()));
    letter.paragraphs =
        vec![told, texts.mail_email_restored_lost_1(), texts.mail_email_restored_lost_2()];
    letter.paragraphs.extend(contacts.iter().map(|contact| match &contact.phone {
        Some(phone) => texts.mail_email_restored_contact(contact.name.as_str(), phone.as_str()),
        None => contact.name.clone(),
    }));
    post(tx, Kind::EmailRestored, letter, (app, visitor)).await
}

async fn post(
    tx: &impl ConnectionTrait,
    kind: Kind,
    letter: Letter,
    (app, visitor): (&App, &Visitor),
) -> Result<(), DbErr> {
    mail::count_letter(tx, &app.settings, visitor.now).await?;
    outbox::post(tx, kind, None, letter, visitor.now).await.map(drop)
}

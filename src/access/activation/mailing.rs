//! The mail that asks to confirm an address: an activation, or a contract to add to an account.

use sea_orm::{ConnectionTrait, DbErr};

use super::mailed_link;
use super::pending::Pending;
use super::ticket::Holding;
use crate::access::notices;
use crate::accounts::{Account, Email};
use crate::clock::{in_words, paris_day_and_time};
use crate::guard::Token;
use crate::mail::{self, Button, Kind, Letter, outbox};
use crate::texts::Texts;
use crate::web::{App, Visitor};

/// Mails a fresh link. Only the reader of the mailbox learns whether an account is already there:
/// the screens are the same.
pub async fn mail_link(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    holding: &Holding,
    pending: &Pending,
) -> Result<(), DbErr> {
    let token = Token::fresh();
    let expires_at = visitor.now + app.settings.activation.link;
    let account = match Email::parse(&pending.email) {
        Some(email) => Account::at(tx, &email).await?,
        None => None,
    };
    let url = app.address(&format!("/activation/link/{}", token.as_str()));
    let (kind, letter) = match account {
        None => (Kind::Activation, activation((app, visitor), holding, pending, url)),
        Some(account) => (Kind::Linking, linking((app, visitor), holding, &account, url)),
    };
    let about = (holding.societe.id.uuid(), holding.tiers.id.uuid());
    mail::count_letter(tx, &app.settings, visitor.now).await?;
    let message = outbox::post_about(tx, kind, about, letter, visitor.now).await?;
    let link = (&token.hash(), message);
    mailed_link::create(tx, (pending, &holding.pair), link, (visitor.now, expires_at)).await
}

/// The subjects, word for word, for the page that says which mail to look for. Both, so that it
/// does not tell whether the address has an account.
pub fn subjects(texts: &Texts, holding: &Holding) -> String {
    let agency = holding.societe.name.as_str();
    let (one, other) = (texts.mail_activation_subject(agency), texts.mail_linking_subject(agency));
    texts.mailbox_subjects(one, other)
}

fn activation(
    (app, visitor): (&App, &Visitor),
    holding: &Holding,
    pending: &Pending,
    url: String,
) -> Letter {
    let (texts, lang) = (pending.lang().texts(), pending.lang());
    let agency = holding.societe.name.as_str();
    let mut letter = notices::from_agency(&holding.societe, &pending.email, lang);
    letter.subject = texts.mail_activation_subject(agency);
    letter.paragraphs = vec![
        texts.mail_activation_body_1(paris_day_and_time(visitor.now, lang), agency),
        texts.mail_activation_body_2(),
    ];
    letter.button = Some(Button { label: texts.mail_activation_button(), url });
    let valid_for = in_words(app.settings.activation.link, lang);
    letter.small_print.insert(0, texts.mail_activation_small(valid_for));
    letter.small_print.insert(1, texts.mail_ignore());
    letter
}

/// The same screens led here, but the address has an account: its own password will be asked.
fn linking(
    (app, visitor): (&App, &Visitor),
    holding: &Holding,
    account: &Account,
    url: String,
) -> Letter {
    let (texts, lang) = (account.lang().texts(), account.lang());
    let agency = holding.societe.name.as_str();
    let mut letter = notices::from_agency(&holding.societe, &account.email, lang);
    letter.account = Some(account.id.uuid());
    letter.subject = texts.mail_linking_subject(agency);
    letter.paragraphs = vec![
        texts.mail_linking_body_1(paris_day_and_time(visitor.now, lang), agency),
        texts.mail_linking_body_2(),
    ];
    letter.button = Some(Button { label: texts.mail_linking_button(), url });
    let valid_for = in_words(app.settings.activation.link, lang);
    letter.small_print.insert(0, texts.mail_linking_small(valid_for));
    letter.small_print.insert(1, texts.mail_ignore());
    letter
}

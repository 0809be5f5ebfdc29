//! What people and agencies are told when an access begins, changes hands or ends.

use sea_orm::{ConnectionTrait, DbErr};

use super::contestation;
use super::link::LinkId;
use crate::accounts::notices::letter_to;
use crate::accounts::notices::when;
use crate::accounts::{Account, Email};
use crate::agencies::Societe;
use crate::clock::{in_words, paris_day_and_time};
use crate::contracts::Tiers;
use crate::mail::{Button, Kind, Letter, outbox};
use crate::texts::Lang;
use crate::web::{App, Visitor};

/// To the account: « Votre compte est activé »; and to the address that the agency knew, if it is
/// another one: whoever intercepted the letter would have used their own.
pub async fn activated(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (account, societe, tiers): (&Account, &Societe, &Tiers),
    link: LinkId,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let mut letter = from_agency(societe, &account.email, account.lang());
    letter.account = Some(account.id.uuid());
    letter.subject = texts.mail_account_activated_subject(societe.name.as_str());
    letter.paragraphs = vec![
        texts.mail_account_activated_body_1(when(visitor, account), societe.name.as_str()),
        texts.mail_account_activated_body_2(),
    ];
    let url = app.address(&societe.login_path());
    letter.button = Some(Button { label: texts.mail_account_activated_button(), url });
    letter.small_print.insert(0, texts.mail_account_activated_small());
    post_about(tx, Kind::Activated, (societe, tiers), letter, visitor).await?;
    elsewhere(tx, app, visitor, ((account, societe, tiers), link)).await
}

/// To the account: one more contract is linked to it.
pub async fn linked(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (account, societe, tiers): (&Account, &Societe, &Tiers),
    link: LinkId,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let subject = texts.mail_contract_added_subject(societe.name.as_str());
    let mut letter = letter_to(app, account, subject);
    let contract = file_in_words(societe, tiers);
    letter.paragraphs = vec![
        texts.mail_contract_added_body_1(when(visitor, account), contract),
        texts.mail_contract_added_body_2(),
    ];
    letter.button =
        Some(Button { label: texts.mail_contract_added_button(), url: app.address("/") });
    letter.small_print.insert(0, texts.mail_contract_added_small());
    post_about(tx, Kind::Linked, (societe, tiers), letter, visitor).await?;
    elsewhere(tx, app, visitor, ((account, societe, tiers), link)).await
}

/// To the account: a contract was detached from it.
pub async fn unlinked(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (account, societe, tiers): (&Account, &Societe, &Tiers),
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    let subject = texts.mail_contract_detached_subject(societe.name.as_str());
    let mut letter = letter_to(app, account, subject);
    let contract = file_in_words(societe, tiers);
    letter.paragraphs = vec![
        texts.mail_contract_detached_body_1(when(visitor, account), contract),
        texts.mail_contract_detached_body_2(),
    ];
    letter.small_print.insert(0, texts.mail_contract_detached_small());
    post_about(tx, Kind::Unlinked, (societe, tiers), letter, visitor).await
}

/// To the agency: somebody received an activation that they did not ask for.
pub async fn contested(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (societe, tiers): (&Societe, &Tiers),
) -> Result<(), DbErr> {
    let Some(mut letter) = to_agency(app, societe) else { return Ok(()) };
    let texts = Lang::default().texts();
    let reference = tiers.reference.as_str();
    letter.subject = texts.mail_activation_contested_subject(reference);
    let when = paris_day_and_time(visitor.now, Lang::default());
    letter.paragraphs = vec![
        texts.mail_activation_contested_body_1(when, reference, tiers.name()),
        texts.mail_activation_contested_body_2(),
        texts.mail_activation_contested_body_3(),
    ];
    letter.small_print = vec![texts.mail_activation_contested_small()];
    post(tx, Kind::Contested, societe, letter, visitor).await
}

/// To the agency: whoever reads the address on file says that an access is not theirs; it is
/// suspended until the agency says otherwise.
pub async fn access_contested(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    (societe, tiers): (&Societe, &Tiers),
) -> Result<(), DbErr> {
    let Some(mut letter) = to_agency(app, societe) else { return Ok(()) };
    let texts = Lang::default().texts();
    let reference = tiers.reference.as_str();
    letter.subject = texts.mail_to_agency_contested_subject(reference);
    let when = paris_day_and_time(visitor.now, Lang::default());
    letter.paragraphs = vec![
        texts.mail_to_agency_contested_body_1(when, reference, tiers.name()),
        texts.mail_to_agency_contested_body_2(),
        texts.mail_to_agency_contested_body_3(),
    ];
    let url = app.address(&format!("/office/{}/tiers/{}", societe.id, tiers.id));
    letter.button = Some(Button { label: texts.mail_to_agency_contested_button(), url });
    letter.small_print = vec![texts.mail_activation_contested_small()];
    post(tx, Kind::Contested, societe, letter, visitor).await
}

/// A letter of the service to an agency, if it has an address.
fn to_agency(app: &App, societe: &Societe) -> Option<Letter> {
    let email = societe.email.as_deref().and_then(Email::parse)?;
    let mut letter = from_agency(societe, email.as_str(), Lang::default());
    app.name().clone_into(&mut letter.from_name);
    letter.reply_to = None;
    letter.signature = vec![app.name().to_owned()];
    Some(letter)
}

/// To the address on file at the agency, when somebody else's address got the access: with the link
/// that contests it.
async fn elsewhere(
    tx: &impl ConnectionTrait,
    app: &App,
    visitor: &Visitor,
    ((account, societe, tiers), link): ((&Account, &Societe, &Tiers), LinkId),
) -> Result<(), DbErr> {
    let on_file = tiers.suggested_email.as_deref().and_then(Email::parse);
    let chosen = Email::parse(&account.email);
    let (Some(on_file), Some(chosen)) = (on_file, chosen) else { return Ok(()) };
    if on_file == chosen {
        return Ok(());
    }
    let texts = Lang::default().texts();
    let mut letter = from_agency(societe, on_file.as_str(), Lang::default());
    let agency = societe.name.as_str();
    letter.subject = texts.mail_activated_elsewhere_subject(agency);
    let when = paris_day_and_time(visitor.now, Lang::default());
    letter.paragraphs = vec![
        texts.mail_activated_elsewhere_body_1(when, agency, chosen.masked()),
        texts.mail_activated_elsewhere_body_2(),
    ];
    let url = contestation::offer(tx, app, (societe.id, link, &chosen), visitor.now).await?;
    letter.button = Some(Button { label: texts.mail_activated_elsewhere_button(), url });
    let valid_for = in_words(app.settings.contestation.link, Lang::default());
    letter.small_print.insert(0, texts.mail_activated_elsewhere_small(valid_for));
    post_about(tx, Kind::ActivatedElsewhere, (societe, tiers), letter, visitor).await
}

/// « Mme Camille Roux, Cabinet Bellevue »: whose file and where.
fn file_in_words(societe: &Societe, tiers: &Tiers) -> String {
    format!("{}, {}", tiers.name(), societe.name)
}

async fn post(
    tx: &impl ConnectionTrait,
    kind: Kind,
    societe: &Societe,
    letter: Letter,
    visitor: &Visitor,
) -> Result<(), DbErr> {
    outbox::post(tx, kind, Some(societe.id.uuid()), letter, visitor.now).await?;
    Ok(())
}

async fn post_about(
    tx: &impl ConnectionTrait,
    kind: Kind,
    (societe, tiers): (&Societe, &Tiers),
    letter: Letter,
    visitor: &Visitor,
) -> Result<(), DbErr> {
    let about = (societe.id.uuid(), tiers.id.uuid());
    outbox::post_about(tx, kind, about, letter, visitor.now).await.map(drop)
}

/// A letter in an agency's name: answers go to the agency.
pub fn from_agency(societe: &Societe, to: &str, lang: Lang) -> Letter {
    Letter {
        to: to.to_owned(),
        account: None,
        from_name: societe.name.clone(),
        reply_to: societe.email.as_deref().and_then(Email::parse).map(|email| email.to_string()),
        subject: String::new(),
        lang: lang.code(),
        greeting: Some(lang.texts().mail_greeting()),
        paragraphs: Vec::new(),
        button: None,
        small_print: vec![lang.texts().mail_automatic()],
        stop: None,
        signature: std::iter::once(societe.name.clone()).chain(societe.phone.clone()).collect(),
    }
}

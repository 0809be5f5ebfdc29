//! What people are told when their agency changes their access: at the account's own address.

use sea_orm::{ConnectionTrait, DbErr};

use super::notices::from_agency;
use crate::accounts::notices::when;
use crate::accounts::{Account, AccountId};
use crate::agencies::Societe;
use crate::contracts::Tiers;
use crate::mail::{Button, Kind, Letter, outbox};
use crate::web::{App, Visitor};

/// The agency ended their access.
pub async fn dissociated(
    tx: &impl ConnectionTrait,
    (_, visitor): (&App, &Visitor),
    account: AccountId,
    of: (&Societe, &Tiers),
) -> Result<(), DbErr> {
    let (account, mut letter) = begun(tx, account, of).await?;
    let (texts, agency) = (account.lang().texts(), of.0.name.as_str());
    letter.subject = texts.mail_dissociated_subject(agency);
    letter.paragraphs = vec![
        texts.mail_dissociated_body_1(when(visitor, &account), agency, of.1.name()),
        texts.mail_dissociated_body_2(),
    ];
    letter.small_print.insert(0, texts.mail_dissociated_small());
    post(tx, Kind::Dissociated, of, letter, visitor).await
}

/// The agency closed it for a time.
pub async fn suspended(
    tx: &impl ConnectionTrait,
    (_, visitor): (&App, &Visitor),
    account: AccountId,
    of: (&Societe, &Tiers),
) -> Result<(), DbErr> {
    let (account, mut letter) = begun(tx, account, of).await?;
    let (texts, agency) = (account.lang().texts(), of.0.name.as_str());
    letter.subject = texts.mail_suspended_subject(agency);
    letter.paragraphs = vec![
        texts.mail_suspended_body_1(when(visitor, &account), agency, of.1.name()),
        texts.mail_suspended_body_2(),
    ];
    post(tx, Kind::Suspended, of, letter, visitor).await
}

/// Whoever reads the address on file contests it: closed until the agency says otherwise.
pub async fn contested(
    tx: &impl ConnectionTrait,
    (_, visitor): (&App, &Visitor),
    account: AccountId,
    of: (&Societe, &Tiers),
) -> Result<(), DbErr> {
    let (account, mut letter) = begun(tx, account, of).await?;
    let (texts, agency) = (account.lang().texts(), of.0.name.as_str());
    letter.subject = texts.mail_suspended_subject(agency);
    letter.paragraphs = vec![
        texts.mail_access_contested_body_1(when(visitor, &account), agency, of.1.name()),
        texts.mail_access_contested_body_2(),
    ];
    post(tx, Kind::Suspended, of, letter, visitor).await
}

/// The agency opened it again.
pub async fn restored(
    tx: &impl ConnectionTrait,
    (app, visitor): (&App, &Visitor),
    account: AccountId,
    of: (&Societe, &Tiers),
) -> Result<(), DbErr> {
    let (account, mut letter) = begun(tx, account, of).await?;
    let (texts, agency) = (account.lang().texts(), of.0.name.as_str());
    letter.subject = texts.mail_restored_subject(agency);
    letter.paragraphs =
        vec![texts.mail_restored_body_1(when(visitor, &account), agency, of.1.name())];
    let url = app.address("/");
    letter.button = Some(Button { label: texts.mail_contract_added_button(), url });
    post(tx, Kind::Restored, of, letter, visitor).await
}

/// The agency issued credentials for a tiers that they hold.
pub async fn reissued(
    tx: &impl ConnectionTrait,
    (_, visitor): (&App, &Visitor),
    account: AccountId,
    of: (&Societe, &Tiers),
) -> Result<(), DbErr> {
    let (account, mut letter) = begun(tx, account, of).await?;
    let (texts, agency) = (account.lang().texts(), of.0.name.as_str());
    letter.subject = texts.mail_reissued_subject(agency);
    letter.paragraphs = vec![
        texts.mail_reissued_body_1(when(visitor, &account), agency, of.1.name()),
        texts.mail_reissued_body_2(),
    ];
    post(tx, Kind::Reissued, of, letter, visitor).await
}

async fn begun(
    tx: &impl ConnectionTrait,
    account: AccountId,
    (societe, _): (&Societe, &Tiers),
) -> Result<(Account, Letter), DbErr> {
    let account = Account::known(tx, account).await?;
    let letter = from_agency(societe, &account.email, account.lang());
    Ok((account, letter))
}

async fn post(
    tx: &impl ConnectionTrait,
    kind: Kind,
    (societe, tiers): (&Societe, &Tiers),
    letter: Letter,
    visitor: &Visitor,
) -> Result<(), DbErr> {
    let about = (societe.id.uuid(), tiers.id.uuid());
    outbox::post_about(tx, kind, about, letter, visitor.now).await.map(drop)
}

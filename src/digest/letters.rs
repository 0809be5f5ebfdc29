//! The daily mails in words: how much there is and where, and how to get no more of them.

use std::collections::{BTreeSet, HashMap};

use sea_orm::entity::prelude::*;

use super::due_soon::Days;
use super::new_documents::News;
use crate::accounts::account;
use crate::accounts::notices::letter_to;
use crate::accounts::notification::{self, Kind};
use crate::accounts::{Account, AccountId};
use crate::agencies::{SocieteId, societe};
use crate::clock::Moment;
use crate::mail::{self, Button, Letter, outbox};
use crate::texts::Texts;
use crate::web::App;

type Names = HashMap<SocieteId, String>;

/// To each of these accounts: what is new to them.
pub async fn new_documents(
    tx: &impl ConnectionTrait,
    app: &App,
    (told, news): (&[AccountId], &HashMap<AccountId, News>),
    now: Moment,
) -> Result<(), DbErr> {
    let own = told.iter().filter_map(|account| news.get(account));
    let names = names(tx, own.flat_map(|news| news.keys().copied())).await?;
    for account in accounts(tx, told).await? {
        let (Some(news), texts) = (news.get(&account.id), account.lang().texts()) else {
            continue;
        };
        let mut letter = letter_to(app, &account, texts.digest_documents_subject(app.name()));
        letter.paragraphs = vec![texts.digest_documents_body()];
        letter.paragraphs.extend(documents_in_words(texts, news, &names));
        let url = app.address("/documents?new=true");
        letter.button = Some(Button { label: texts.digest_documents_button(), url });
        let kind = (Kind::NewDocuments, mail::Kind::NewDocuments);
        post(tx, app, (&account, kind), letter, now).await?;
    }
    Ok(())
}

/// To each of these accounts: the days by which they have to pay.
pub async fn due_soon(
    tx: &impl ConnectionTrait,
    app: &App,
    (told, days): (&[AccountId], &HashMap<AccountId, Days>),
    now: Moment,
) -> Result<(), DbErr> {
    let own = told.iter().filter_map(|account| days.get(account));
    let names = names(tx, own.flat_map(|days| days.iter().map(|(_, societe)| *societe))).await?;
    for account in accounts(tx, told).await? {
        let (Some(days), texts) = (days.get(&account.id), account.lang().texts()) else {
            continue;
        };
        let mut letter = letter_to(app, &account, texts.digest_due_subject(app.name()));
        letter.paragraphs = vec![texts.digest_due_body()];
        letter.paragraphs.extend(days.iter().map(|(day, societe)| {
            let agency = names.get(societe).map_or("", String::as_str);
            texts.digest_due_line(agency, day.long(account.lang()))
        }));
        letter.paragraphs.push(texts.digest_due_paid());
        let url = app.address("/");
        letter.button = Some(Button { label: texts.digest_due_button(), url });
        post(tx, app, (&account, (Kind::DueSoon, mail::Kind::DueSoon)), letter, now).await?;
    }
    Ok(())
}

/// A line for each agency, by name.
fn documents_in_words(texts: &Texts, news: &News, names: &Names) -> Vec<String> {
    let line = |(societe, kinds): (&SocieteId, &std::collections::BTreeMap<_, _>)| {
        let agency = names.get(societe).map_or("", String::as_str);
        let kinds = kinds.values().map(|(kind, count): &(crate::documents::DocumentKind, u32)| {
            texts.digest_documents_kind(kind.text(texts), *count)
        });
        texts.digest_documents_line(agency, kinds.collect::<Vec<_>>().join(", "))
    };
    let mut lines: Vec<String> = news.iter().map(line).collect();
    lines.sort();
    lines
}

async fn post(
    tx: &impl ConnectionTrait,
    app: &App,
    (account, (kind, letter_kind)): (&Account, (Kind, mail::Kind)),
    mut letter: Letter,
    now: Moment,
) -> Result<(), DbErr> {
    let texts = account.lang().texts();
    letter.small_print.insert(0, texts.digest_small());
    let url = notification::link(tx, app, (account.id, kind), now).await?;
    letter.stop = Some(Button { label: texts.digest_stop(), url });
    outbox::post(tx, letter_kind, None, letter, now).await.map(drop)
}

async fn accounts(db: &impl ConnectionTrait, ids: &[AccountId]) -> Result<Vec<Account>, DbErr> {
    let some = account::Entity::find().filter(account::COLUMN.id.is_in(ids.iter().copied()));
    let all = some.all(db).await?;
    Ok(all.into_iter().filter(|account| !account.is_closed()).collect())
}

async fn names(
    db: &impl ConnectionTrait,
    societes: impl Iterator<Item = SocieteId>,
) -> Result<Names, DbErr> {
    let societes: BTreeSet<SocieteId> = societes.collect();
    let some = societe::Entity::find().filter(societe::COLUMN.id.is_in(societes));
    Ok(some.all(db).await?.into_iter().map(|one| (one.id, one.name)).collect())
}

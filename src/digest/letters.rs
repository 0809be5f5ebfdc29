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
use crate::clock::{Day, Moment};
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
    let names = names(tx, of_news(told, news)).await?;
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
    let names = names(tx, of_days(told, days)).await?;
    for account in accounts(tx, told).await? {
        let (Some(days), texts) = (days.get(&account.id), account.lang().texts()) else {
            continue;
        };
        let mut letter = letter_to(app, &account, texts.digest_due_subject(app.name()));
        letter.paragraphs = vec![texts.digest_due_body()];
        letter.paragraphs.extend(days_in_words(&account, days, &names));
        letter.paragraphs.push(texts.digest_due_paid());
        let url = app.address("/");
        letter.button = Some(Button { label: texts.digest_due_button(), url });
        post(tx, app, (&account, (Kind::DueSoon, mail::Kind::DueSoon)), letter, now).await?;
    }
    Ok(())
}

/// A line for each agency, by name.
fn documents_in_words(texts: &Texts, news: &News, names: &Names) -> Vec<String> {
    let mut lines = Vec::new();
    for (societe, kinds) in news {
        let kinds = kinds.values();
        let kinds =
            kinds.map(|(kind, count)| texts.digest_documents_kind(kind.text(texts), *count));
        let agency = names.get(societe).map_or("", String::as_str);
        lines.push(texts.digest_documents_line(agency, kinds.collect::<Vec<_>>().join(", ")));
    }
    lines.sort();
    lines
}

fn days_in_words(account: &Account, days: &Days, names: &Names) -> Vec<String> {
    let (texts, lang) = (account.lang().texts(), account.lang());
    let line = |(day, societe): &(Day, SocieteId)| {
        let agency = names.get(societe).map_or("", String::as_str);
        texts.digest_due_line(agency, day.long(lang))
    };
    days.iter().map(line).collect()
}

fn of_news(told: &[AccountId], news: &HashMap<AccountId, News>) -> BTreeSet<SocieteId> {
    let own = told.iter().filter_map(|account| news.get(account));
    own.flat_map(|news| news.keys().copied()).collect()
}

fn of_days(told: &[AccountId], days: &HashMap<AccountId, Days>) -> BTreeSet<SocieteId> {
    let own = told.iter().filter_map(|account| days.get(account));
    own.flat_map(|days| days.iter().map(|(_, societe)| *societe)).collect()
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
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let some = account::Entity::find().filter(account::COLUMN.id.is_in(ids.iter().copied()));
    let all = some.all(db).await?;
    Ok(all.into_iter().filter(|account| !account.is_closed()).collect())
}

async fn names(db: &impl ConnectionTrait, societes: BTreeSet<SocieteId>) -> Result<Names, DbErr> {
    if societes.is_empty() {
        return Ok(Names::default());
    }
    let some = societe::Entity::find().filter(societe::COLUMN.id.is_in(societes));
    Ok(some.all(db).await?.into_iter().map(|one| (one.id, one.name)).collect())
}

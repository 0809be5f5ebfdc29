//! A new passkey, by whoever just gave their secrets.

use sea_orm::DbErr;
use serde_json::Value;

use super::notices;
use super::row;
use crate::accounts::account::{Account, AccountId};
use crate::accounts::step_up::Fresh;
use crate::audit::{self, Event, Kind};
use crate::database;
use crate::guard::Token;
use crate::guard::webauthn::options::Holder;
use crate::guard::webauthn::{Posted, Purpose, Side, aaguid, challenge, options};
use crate::web::{App, KeyRefused, Visitor};

/// What came of it.
pub enum Made {
    /// The session's new token.
    Done(Token),
    Refused(KeyRefused),
}

/// What the browser is asked, to make one.
pub async fn ask_new(app: &App, visitor: &Visitor, person: &Fresh) -> Result<Value, DbErr> {
    let person = person.person();
    let keys = row::of_account(app.db.reader(), person.account_id()).await?;
    let names: Vec<String> = keys.into_iter().map(|key| key.credential_id).collect();
    let life = app.settings.factor.challenge;
    let token = challenge::draw(&app.db, &purpose(person.account_id()), visitor.now + life).await?;
    let uuid = person.account_id().uuid();
    let holder = Holder { handle: uuid.as_bytes(), name: person.email(), service: app.name() };
    Ok(options::making(&app.relying_party(), (&token, life), (&holder, &names)))
}

/// Keeps the key that the page's script posted, under a name; its own when none was typed.
pub async fn make(
    app: &App,
    visitor: &Visitor,
    person: &Fresh,
    (name, posted): (&str, &str),
) -> Result<Made, DbErr> {
    let (person, refused) = (person.person(), |why| Ok(Made::Refused(why)));
    let Some(posted) = Posted::parse(posted) else { return refused(KeyRefused::Unreadable) };
    let Some(token) = challenge::of(posted.client_data()) else {
        return refused(KeyRefused::Unreadable);
    };
    let purpose = purpose(person.account_id());
    if !challenge::spend(&app.db, (&token, &purpose), visitor.now).await? {
        return refused(KeyRefused::Challenge);
    }
    let Some(registration) = posted.registration() else {
        return refused(KeyRefused::Unreadable);
    };
    let key = match registration.verify(&app.relying_party(), &token) {
        Ok(key) => key,
        Err(refusal) => return refused(refusal.into()),
    };
    let tx = app.db.begin().await?;
    let account = Account::known(&tx, person.account_id()).await?;
    let own = row::of_account(&tx, account.id).await?.len();
    if u64::try_from(own).unwrap_or(u64::MAX) >= app.settings.factor.passkeys {
        return refused(KeyRefused::TooMany);
    }
    let name = aaguid::called(name, &key, &visitor.device_in_words(visitor.lang));
    match row::keep(&tx, (account.id, &name), &key, visitor.now).await {
        Ok(()) => {}
        Err(error) if database::is_duplicate(&error) => return refused(KeyRefused::AlreadyKnown),
        Err(error) => return Err(error),
    }
    let event = Event::done(Kind::PasskeyAdded, person.actor(), account.id);
    audit::record(&tx, &visitor.origin(), event).await?;
    notices::made(&tx, app, visitor, (&account, &name)).await?;
    let token = person.carry_on(&tx, &account).await?;
    tx.commit().await?;
    Ok(Made::Done(token))
}

fn purpose(account: AccountId) -> Purpose {
    Purpose::Make(Side::People, account.to_string())
}

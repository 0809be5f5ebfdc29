//! Closing an account: one transaction, after which its holder is a stranger.

use sea_orm::{ConnectionTrait, DbErr};

use super::letters;
use crate::access::activation;
use crate::access::link::{self, Link};
use crate::accounts::{Account, AccountId, Fresh, closure, email_change};
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::documents::consent;
use crate::mail;
use crate::rgpd::copy;
use crate::web::{App, Visitor};

/// Why an account is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its holder asked for it.
    Asked,
    /// Nobody signed in for years, and two letters went unheeded.
    Unused,
}

/// What came of asking for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    Done,
    /// A change of address can still be undone until then: whoever made it may be a stranger, and
    /// would leave its holder nothing to take back.
    NotBefore(Moment),
}

/// Closes the account of whoever asks, with secrets given a moment ago.
pub async fn close_own(app: &App, visitor: &Visitor, fresh: &Fresh) -> Result<Closed, DbErr> {
    let tx = app.db.begin().await?;
    let account = Account::known(&tx, fresh.person().account_id()).await?;
    if let Some(until) = email_change::lives_until(&tx, account.id, visitor.now).await? {
        return Ok(Closed::NotBefore(until));
    }
    close(&tx, app, &visitor.origin(), (&account, Why::Asked)).await?;
    tx.commit().await?;
    Ok(Closed::Done)
}

/// Ends the account and every access that it had. Agencies may issue new credentials for what it held;
/// the trail keeps what was done, under a number that is nobody's any more.
pub async fn close(
    tx: &impl ConnectionTrait,
    app: &App,
    origin: &Origin,
    (account, why): (&Account, Why),
) -> Result<(), DbErr> {
    let by = match why {
        Why::Asked => Actor::Account(account.id.uuid()),
        Why::Unused => Actor::Palier,
    };
    // Theirs alone: a restored backup must end this link again, and not those of other holders.
    let holder = Actor::Account(account.id.uuid());
    for link in end(tx, account, origin.at).await? {
        let event = Event::done(Kind::TiersUnlinked, holder, link.tiers_id);
        audit::record(tx, origin, event.at(link.societe_id.uuid())).await?;
    }
    letters::closed(tx, app, (account, why), origin.at).await?;
    closure::close(tx, account).await?;
    audit::record(tx, origin, Event::done(Kind::AccountClosed, by, account.id)).await
}

/// Closes an account that a restored backup has brought back, without another letter; false when it is
/// not there. What it held is ended by its own acts, and by this one.
pub async fn close_again(
    tx: &impl ConnectionTrait,
    id: AccountId,
    now: Moment,
) -> Result<bool, DbErr> {
    let Some(account) = Account::with_id(tx, id).await? else { return Ok(false) };
    if account.is_closed() {
        return Ok(false);
    }
    end(tx, &account, now).await?;
    closure::close(tx, &account).await?;
    Ok(true)
}

/// Ends what agencies and the post office hold of an account, and says which accesses these were.
async fn end(
    tx: &impl ConnectionTrait,
    account: &Account,
    now: Moment,
) -> Result<Vec<Link>, DbErr> {
    let links = link::end_all(tx, account.id, now).await?;
    consent::withdraw_all(tx, account.id, now).await?;
    copy::end_all(tx, account.id, now).await?;
    mail::part_with(tx, account.id.uuid(), now).await?;
    activation::forget_address(tx, &account.email).await?;
    Ok(links)
}

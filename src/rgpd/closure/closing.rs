//! Closing an account: one transaction, after which its holder is a stranger.

use sea_orm::{ConnectionTrait, DbErr};

use super::letters;
use crate::access::link;
use crate::accounts::{Account, Fresh, closure};
use crate::audit::{self, Actor, Event, Kind, Origin};
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

/// Closes the account of whoever asks, with secrets given a moment ago.
pub async fn close_own(app: &App, visitor: &Visitor, fresh: &Fresh) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    let account = Account::known(&tx, fresh.person().account_id()).await?;
    close(&tx, app, &visitor.origin(), (&account, Why::Asked)).await?;
    tx.commit().await
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
    for link in link::end_all(tx, account.id, origin.at).await? {
        let event = Event::done(Kind::TiersUnlinked, holder, link.tiers_id);
        audit::record(tx, origin, event.at(link.societe_id.uuid())).await?;
    }
    consent::withdraw_all(tx, account.id, origin.at).await?;
    copy::end_all(tx, account.id, origin.at).await?;
    mail::part_with(tx, &account.email, origin.at).await?;
    letters::closed(tx, app, (account, why), origin.at).await?;
    closure::close(tx, account).await?;
    audit::record(tx, origin, Event::done(Kind::AccountClosed, by, account.id)).await
}

//! A session just opened: what its row says, and what its browser keeps.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::DeleteStatement;
use sea_orm::{QueryOrder, QuerySelect, QueryTrait};

use super::row::{self, ActiveModel, COLUMN, Column, Entity, SessionId};
use crate::accounts::account::Account;
use crate::accounts::known_device::{self, Acquaintance, Browser};
use crate::accounts::presence;
use crate::clock::Moment;
use crate::database::Batch;
use crate::guard::{Passed, Token};
use crate::web::{App, CookieKind, Cookies, Visitor};

/// A session just opened, and what its browser must keep.
pub struct Opened {
    session: Token,
    device: Token,
    /// How long the browser keeps the session's cookie; until it closes when none.
    keep: Option<Duration>,
    device_keep: Duration,
    acquaintance: Acquaintance,
}

impl Opened {
    /// Whether the account did not know this browser.
    pub fn is_elsewhere(&self) -> bool {
        self.acquaintance == Acquaintance::New
    }

    /// Hands both tokens to the browser: the session, and the device that it is from now on.
    pub fn into_cookies(self, cookies: Cookies) -> Cookies {
        cookies.set(CookieKind::Session, self.session.as_str().to_owned(), self.keep).set(
            CookieKind::Device,
            self.device.as_str().to_owned(),
            Some(self.device_keep),
        )
    }
}

/// Opens a session for whoever just proved to be the account's holder, and settles that proof.
/// The session that this browser had, whosever it was, ends with it. What else is to be done goes
/// in the same batch.
pub async fn open(
    mut batch: Batch<'_>,
    (app, visitor): (&App, &Visitor),
    account: &Account,
    passed: Passed,
    remember: bool,
) -> Result<Opened, DbErr> {
    passed.settle_with(&mut batch);
    let former = visitor.cookies.token(CookieKind::Session);
    if let Some(former) = &former {
        batch.add(&Entity::delete_by_id(former.hash().as_str()).into_query());
    }
    let limits = &app.settings.session;
    let (idle, absolute) = if remember {
        (limits.remembered, limits.remembered)
    } else {
        (limits.idle, limits.absolute)
    };
    let session = Token::fresh();
    let device = visitor.device().unwrap_or_else(Token::fresh);
    let row = ActiveModel {
        token_hash: Set(session.hash().as_str().to_owned()),
        public_id: Set(SessionId::new()),
        account_id: Set(account.id),
        epoch: Set(account.security_epoch),
        agent: Set(visitor.agent.clone()),
        network: Set(visitor.counted_network()),
        device_hash: Set(Some(device.hash().as_str().to_owned())),
        idle_millis: Set(i64::try_from(idle.as_millis()).unwrap_or(i64::MAX)),
        created_at: Set(visitor.now),
        authenticated_at: Set(visitor.now),
        last_seen_at: Set(visitor.now),
        ends_at: Set(visitor.now + absolute),
    };
    batch.add(&Entity::insert(row).into_query());
    batch.add(&presence::signing_in(account.id, visitor.now));
    let counted_out = [Some(&session), former.as_ref()].into_iter().flatten();
    batch.add(&ending_oldest(account, counted_out, limits.per_account, visitor.now));
    let most = app.settings.device.per_account;
    let browser = Browser { device: &device, agent: &visitor.agent, signs_in: true };
    let acquaintance = known_device::remember(batch, account, browser, most, visitor.now).await?;
    let keep = remember.then_some(limits.remembered);
    let device_keep = app.settings.device.remembered;
    Ok(Opened { session, device, keep, device_keep, acquaintance })
}

/// Ends the account's oldest sessions, so that there are at most so many with the new one. That one
/// and the one that it follows are not among them; those that ended by themselves, and wait to be
/// swept, take nobody's place.
fn ending_oldest<'a>(
    account: &Account,
    counted_out: impl Iterator<Item = &'a Token>,
    most: u64,
    now: Moment,
) -> DeleteStatement {
    let counted_out = counted_out.map(|token| token.hash().as_str().to_owned());
    let others = Entity::find()
        .select_only()
        .column(Column::TokenHash)
        .filter(COLUMN.account_id.eq(account.id))
        .filter(Column::TokenHash.is_not_in(counted_out))
        .filter(COLUMN.epoch.eq(account.security_epoch))
        .filter(row::is_alive(now))
        .order_by_desc(COLUMN.created_at);
    let extra = others.offset(most.saturating_sub(1)).limit(1_000).into_query();
    Entity::delete_many().filter(Column::TokenHash.in_subquery(extra)).into_query()
}

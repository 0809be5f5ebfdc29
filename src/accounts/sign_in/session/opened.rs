//! A session just opened: what its row says, and what its browser keeps.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{ExprTrait, QueryOrder, QuerySelect, QueryTrait, Value};

use super::row::{self, ActiveModel, Column, Entity, SessionId};
use crate::accounts::account::Account;
use crate::accounts::known_device::{self, Acquaintance, Browser};
use crate::accounts::presence;
use crate::clock::Moment;
use crate::database::{Batch, FixedChange, given, given_count, inserting, values_of};
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
    batch.add_fixed(&INSERTING, &values_of(&row));
    presence::note_sign_in(&mut batch, account.id, visitor.now);
    let counted_out = (&session, former.as_ref().unwrap_or(&session));
    end_oldest(&mut batch, account, counted_out, (limits.per_account, visitor.now));
    let most = app.settings.device.per_account;
    let browser = Browser { device: &device, agent: &visitor.agent, signs_in: true };
    let acquaintance = known_device::remember(batch, account, browser, most, visitor.now).await?;
    let keep = remember.then_some(limits.remembered);
    let device_keep = app.settings.device.remembered;
    Ok(Opened { session, device, keep, device_keep, acquaintance })
}

static INSERTING: FixedChange = FixedChange::new(|engine| engine.build(&inserting::<Entity>()));

/// Ends the account's oldest sessions, so that there are at most so many with the new one. That one
/// and the one that it follows are not among them; those that ended by themselves, and wait to be
/// swept, take nobody's place.
fn end_oldest(
    batch: &mut Batch<'_>,
    account: &Account,
    (new, former): (&Token, &Token),
    (most, now): (u64, Moment),
) {
    let hash = |token: &Token| Value::from(token.hash().as_str());
    let (id, epoch) = (account.id.into(), account.security_epoch.into());
    let others = most.saturating_sub(1).into();
    batch.add_fixed(&ENDING, &[id, epoch, hash(new), hash(former), now.into(), others]);
}

static ENDING: FixedChange = FixedChange::new(|engine| {
    let column = |column| Expr::col((Entity, column));
    let others = Entity::find()
        .select_only()
        .column(Column::TokenHash)
        .filter(column(Column::AccountId).eq(given(0)))
        .filter(column(Column::Epoch).eq(given(1)))
        .filter(column(Column::TokenHash).is_not_in([given(2), given(3)]))
        .filter(row::is_alive(given(4)))
        .order_by_desc(Column::CreatedAt);
    let extra = others.offset(given_count(5)).limit(1_000).into_query();
    let ending = Entity::delete_many().filter(Column::TokenHash.in_subquery(extra));
    engine.build(&ending.into_query())
});

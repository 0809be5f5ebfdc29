//! Proof that a password was right a moment ago, and that the second factor is still to come.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sea_orm::{ConnectionTrait, DbErr};

use super::half_session;
use crate::accounts::account::Account;
use crate::accounts::sign_in::sign_in_first;
use crate::guard::Token;
use crate::web::{App, CookieKind, Error, LocalPath, Visitor};

/// Somebody whose password was right a moment ago. It opens the second step, and nothing else.
pub struct HalfSignedIn {
    account: Account,
    token: Token,
    remember: bool,
}

impl HalfSignedIn {
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// Whether they asked to stay signed in on this device.
    pub fn remember(&self) -> bool {
        self.remember
    }

    /// Ends it: false when it was spent meanwhile, in another tab.
    pub async fn spend(&self, tx: &impl ConnectionTrait) -> Result<bool, DbErr> {
        half_session::spend(tx, &self.token).await
    }
}

impl FromRequestParts<App> for HalfSignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Ok(visitor) = Visitor::from_request_parts(parts, app).await;
        match of(app, &visitor).await? {
            Some(half) => Ok(half),
            None => Err(sign_in_first(None::<LocalPath>, &visitor, None)),
        }
    }
}

async fn of(app: &App, visitor: &Visitor) -> Result<Option<HalfSignedIn>, DbErr> {
    let Some(token) = visitor.cookies.token(CookieKind::Half) else { return Ok(None) };
    let db = app.db.reader();
    let found = half_session::find(db, &token).await?;
    let Some(row) = found.filter(|row| row.expires_at > visitor.now) else { return Ok(None) };
    let account = Account::known(db, row.account_id).await?;
    if account.security_epoch != row.epoch {
        return Ok(None);
    }
    Ok(Some(HalfSignedIn { account, token, remember: row.remember }))
}

//! Proof that a password was right a moment ago, and that the second factor is still to come.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sea_orm::{ConnectionTrait, DbErr};

use super::half_session;
use super::member::Staff;
use crate::guard::{Token, TotpSecret};
use crate::web::{App, CookieKind, Error, Visitor};

/// Somebody whose password was right a moment ago. It opens the second step, and nothing else.
pub struct HalfSignedIn {
    staff: Staff,
    token: Token,
    offered: Option<TotpSecret>,
}

impl HalfSignedIn {
    pub fn staff(&self) -> &Staff {
        &self.staff
    }

    /// The factor that may be set up here: at the first sign-in, or in place of a former one.
    pub fn offered(&self) -> Option<&TotpSecret> {
        self.offered.as_ref()
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
            None => Err(Error::SignInFirst("/office/login".into())),
        }
    }
}

async fn of(app: &App, visitor: &Visitor) -> Result<Option<HalfSignedIn>, DbErr> {
    let Some(token) = visitor.cookies.token(CookieKind::OfficeHalf) else { return Ok(None) };
    let db = app.db.reader();
    let found = half_session::find(db, &token).await?;
    let Some(row) = found.filter(|row| row.expires_at > visitor.now) else { return Ok(None) };
    let staff = Staff::known(db, row.staff_id).await?;
    if !staff.is_here() || staff.security_epoch != row.epoch {
        return Ok(None);
    }
    let context = staff.id.to_string();
    let open = |sealed: &str| TotpSecret::unsealed(sealed, &app.keys, &context);
    let offered = row.offered_secret.as_deref().and_then(open);
    if row.offered_secret.is_some() && offered.is_none() {
        return Ok(None);
    }
    Ok(Some(HalfSignedIn { staff, token, offered }))
}

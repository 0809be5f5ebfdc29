//! What an account's row says of its second factor.

use sea_orm::ExprTrait;
use sea_orm::entity::prelude::*;

use crate::accounts::account::{Account, COLUMN, Column, Entity};
use crate::clock::Moment;
use crate::guard::TotpSecret;
use crate::web::App;

impl Account {
    /// Whether a password alone opens nothing.
    pub fn has_two_steps(&self) -> bool {
        self.two_steps_since.is_some()
    }

    /// What their application shares with us; none before it does, or when its key is lost.
    pub fn totp(&self, app: &App) -> Option<TotpSecret> {
        TotpSecret::unsealed(self.totp_secret.as_deref()?, &app.keys, &self.id.to_string())
    }

    /// An application whose present code was just used, under a new epoch; nothing when the epoch is
    /// not the one known: of two changes made side by side, one wins.
    pub async fn enrol(
        &self,
        tx: &impl ConnectionTrait,
        (sealed, step): (&str, i64),
        now: Moment,
    ) -> Result<bool, DbErr> {
        let since = self.two_steps_since.unwrap_or(now);
        let row = self
            .in_new_epoch()
            .col_expr(Column::TotpSecret, Expr::value(Some(sealed)))
            .col_expr(Column::TotpStep, Expr::value(Some(step)))
            .col_expr(Column::TwoStepsSince, Expr::value(Some(since)));
        let done = row.filter(COLUMN.security_epoch.eq(self.security_epoch)).exec(tx).await?;
        Ok(done.rows_affected == 1)
    }

    /// No application any more, under a new epoch. `two_steps_since` tells whether another factor
    /// keeps the double authentication on.
    pub(in crate::accounts) async fn forget_application(
        &self,
        tx: &impl ConnectionTrait,
        two_steps_since: Option<Moment>,
    ) -> Result<bool, DbErr> {
        let row = self
            .in_new_epoch()
            .col_expr(Column::TotpSecret, Expr::value(Option::<String>::None))
            .col_expr(Column::TotpStep, Expr::value(Option::<i64>::None))
            .col_expr(Column::TwoStepsSince, Expr::value(two_steps_since));
        let done = row.filter(COLUMN.security_epoch.eq(self.security_epoch)).exec(tx).await?;
        Ok(done.rows_affected == 1)
    }

    /// Spends the step of a code: false when it, or a later one, was used before.
    pub(super) async fn spend_step(
        &self,
        tx: &impl ConnectionTrait,
        step: i64,
    ) -> Result<bool, DbErr> {
        let unused = COLUMN.totp_step.is_null().or(COLUMN.totp_step.lt(step));
        let row = self.row().col_expr(Column::TotpStep, Expr::value(Some(step)));
        let same_secret = COLUMN.totp_secret.eq(self.totp_secret.clone());
        Ok(row.filter(unused).filter(same_secret).exec(tx).await?.rows_affected == 1)
    }

    /// The same secret under today's key, if it was sealed with a former one.
    pub(in crate::accounts) async fn reseal(
        &self,
        tx: &impl ConnectionTrait,
        app: &App,
    ) -> Result<(), DbErr> {
        let Some(sealed) = &self.totp_secret else { return Ok(()) };
        if !TotpSecret::is_outdated(sealed, &app.keys) {
            return Ok(());
        }
        if let Some(secret) = self.totp(app) {
            let anew = secret.sealed(&app.keys, &self.id.to_string());
            let row = self.row().col_expr(Column::TotpSecret, Expr::value(Some(anew)));
            row.filter(COLUMN.totp_secret.eq(sealed.as_str())).exec(tx).await?;
        }
        Ok(())
    }

    fn in_new_epoch(&self) -> sea_orm::UpdateMany<Entity> {
        self.row().col_expr(Column::SecurityEpoch, Expr::col(Column::SecurityEpoch).add(1))
    }

    fn row(&self) -> sea_orm::UpdateMany<Entity> {
        Entity::update_many().filter(COLUMN.id.eq(self.id))
    }
}

//! The rules, steps of one transaction: what they do and what they would do are told by the same
//! statements.

use sea_orm::DbErr;

use super::inactive;
use crate::access::{activation, contestation, provisional};
use crate::accounts::sign_in::session;
use crate::accounts::{
    email_change, factor, half_sign_in, known_device, notification, passkey, password_reset,
};
use crate::clock::Moment;
use crate::database::Tx;
use crate::guard::throttle;
use crate::jobs;
use crate::mail::outbox;
use crate::web::App;

/// How many rows each rule has removed or emptied, under its name in `docs/rgpd.md`.
pub type Report = Vec<(&'static str, u64)>;

/// Throttles, sessions and tickets go at once, as nothing can be told of them; links, activations and
/// traces of letters after `upkeep.kept`, so that a late click hears why.
pub async fn within(tx: &Tx, app: &App, now: Moment) -> Result<Report, DbErr> {
    let (before, device) = (now - app.settings.upkeep.kept, app.settings.device.remembered);
    let (warned, closed) = inactive::apply(tx, app, now).await?;
    Ok(vec![
        ("throttles", throttle::sweep(tx, now).await?),
        ("sessions", session::sweep(tx, now).await?),
        ("tickets", activation::sweep_tickets(tx, now).await?),
        ("activations", activation::sweep(tx, before).await?),
        ("contestations", contestation::sweep(tx, before).await?),
        ("pairs", provisional::forget_secrets(tx, before).await?),
        ("reset_links", password_reset::sweep_links(tx, before).await?),
        ("email_changes", email_change::sweep_changes(tx, before).await?),
        ("email_undos", email_change::sweep_undos(tx, before).await?),
        ("devices", known_device::sweep(tx, now - device).await?),
        ("half_sign_ins", half_sign_in::sweep(tx, now).await?),
        ("factor_offers", factor::sweep_offers(tx, now).await?),
        ("challenges", passkey::sweep_challenges(tx, now).await?),
        ("notification_stops", notification::sweep_stops(tx, now).await?),
        ("letters", outbox::sweep(tx, before).await?),
        ("jobs", jobs::sweep(tx, before).await?),
        ("accounts_warned", warned),
        ("accounts_closed", closed),
    ])
}

//! Some weeks of the trail of an account, so that « Activité de mon compte » has something to tell.

use std::time::Duration;

use sea_orm::DbErr;
use sea_orm::entity::prelude::*;

use crate::accounts::{Account, Email};
use crate::audit::{self, Actor, Event, Kind, Origin, Outcome, event};
use crate::web::App;

/// Who has such a past.
const REGULARS: [&str; 2] = ["camille.roux@courriel.example", "paul.delpech@courriel.example"];

/// Hours ago, from which network, what.
const PAST: [(u64, &str, Kind, Outcome); 12] = [
    (1_010, "92.184.12.0/24", Kind::SignIn, Outcome::Done),
    (1_009, "92.184.12.0/24", Kind::SignOut, Outcome::Done),
    (700, "92.184.12.0/24", Kind::SignIn, Outcome::Done),
    (699, "92.184.12.0/24", Kind::PasswordChanged, Outcome::Done),
    (340, "203.0.113.0/24", Kind::SignIn, Outcome::Refused),
    (340, "203.0.113.0/24", Kind::SignIn, Outcome::Refused),
    (339, "203.0.113.0/24", Kind::SignIn, Outcome::Refused),
    (172, "2001:db8:1::/48", Kind::SignIn, Outcome::Done),
    (171, "2001:db8:1::/48", Kind::SessionRevoked, Outcome::Done),
    (75, "92.184.12.0/24", Kind::SignIn, Outcome::Done),
    (74, "92.184.12.0/24", Kind::SignOut, Outcome::Done),
    (26, "92.184.12.0/24", Kind::SignIn, Outcome::Done),
];

/// Once: a trail is only ever added to.
pub async fn write(app: &App) -> Result<(), DbErr> {
    for email in REGULARS {
        let Some(email) = Email::parse(email) else { continue };
        let Some(account) = Account::at(app.db.reader(), &email).await? else { continue };
        let actor = Actor::Account(account.id.uuid());
        let own = event::Column::Actor.eq(actor.to_string());
        let known = event::Entity::find().filter(own).filter(event::Column::Kind.eq(Kind::SignIn));
        if known.one(app.db.reader()).await?.is_some() {
            continue;
        }
        let tx = app.db.begin().await?;
        for (hours, network, kind, outcome) in PAST {
            let at = app.clock.now() - Duration::from_hours(hours);
            let origin = Origin { at, network: network.into(), request: "demo".into() };
            let by = if outcome == Outcome::Done { actor } else { Actor::Anyone };
            audit::record(&tx, &origin, Event::done(kind, by, account.id).with(outcome)).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

//! Keys of the API that the demonstration tells: of each société, one that may do everything, and of
//! the first one that only reads.

use std::time::Duration;

use sea_orm::DbErr;

use super::record::KnownKey;
use crate::agencies::Societe;
use crate::api_keys::{self, NewKey, Scope};
use crate::audit::{Actor, Origin};
use crate::web::App;

/// As long as a demonstration may be looked at.
const LASTS: Duration = Duration::from_hours(24 * 365);

/// Made anew at each filling: a former one cannot be read again.
pub async fn make(app: &App, societes: &[Societe]) -> Result<Vec<KnownKey>, DbErr> {
    let mut known = Vec::new();
    let reads = |scope: &Scope| scope.name().ends_with(":read");
    for societe in societes {
        known.push(make_one(app, societe, ("Logiciel de gestion", Scope::ALL.to_vec())).await?);
    }
    if let Some(first) = societes.first() {
        let scopes = Scope::ALL.iter().copied().filter(reads).collect();
        known.push(make_one(app, first, ("Tableau de bord", scopes)).await?);
    }
    Ok(known)
}

async fn make_one(
    app: &App,
    societe: &Societe,
    (name, scopes): (&str, Vec<Scope>),
) -> Result<KnownKey, DbErr> {
    let origin = Origin::console(app.clock.now());
    let names = scopes.iter().map(|scope| scope.name().to_owned()).collect();
    let new = NewKey { name: name.to_owned(), scopes, expires_at: origin.at + LASTS };
    let by = (&origin, Actor::Operator);
    let (_, secret) = api_keys::create(app, by, societe.id, new).await?;
    Ok(KnownKey {
        key: secret.reveal(),
        client: societe.client_code.clone(),
        societe: societe.societe_code.clone(),
        societe_name: societe.name.clone(),
        scopes: names,
    })
}

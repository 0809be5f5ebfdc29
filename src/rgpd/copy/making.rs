//! Making a copy: what is known as JSON, and the documents beside it, in one zip that goes into the
//! store as it is written.

use std::pin::{Pin, pin};

use super::contents;
use super::letters;
use super::row;
use crate::accounts::Account;
use crate::clock::paris_today;
use crate::documents::all_of_account;
use crate::jobs::{Fault, Held};
use crate::space::archive::{self, Leaf};
use crate::web::App;

/// The name of what is known, in the archive.
pub const NAME: &str = "mes-donnees.json";

/// Does the job `personal_copy`.
pub fn doer(app: App, held: Held) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + Send>> {
    Box::pin(async move { make(&app, &held).await })
}

async fn make(app: &App, held: &Held) -> Result<(), Fault> {
    let (db, now) = (app.db.reader(), app.clock.now());
    let copy = row::of_job(db, held.job()).await?;
    let copy = copy.ok_or_else(|| Fault::Never("it is asked for no more".into()))?;
    let account = Account::known(db, copy.account_id).await?;
    if account.is_closed() {
        return Err(Fault::Never("the account is closed".into()));
    }
    let documents = all_of_account(db, account.id, paris_today(now)).await?;
    archive::check(&app.store, &documents).await.map_err(again)?;
    let told = contents::of(db, &account, (&documents, now)).await?;
    let told = serde_json::to_vec_pretty(&told).map_err(again)?;
    let leaf = Leaf { name: NAME.into(), bytes: told };
    let pieces = archive::pieces(app.store.clone(), (vec![leaf], documents), paris_today(now));
    let kept = app.store.allowing(u64::MAX).put(pin!(pieces)).await.map_err(again)?;
    let (now, until) = (app.clock.now(), app.clock.now() + app.settings.retention.copies);
    let tx = app.db.begin().await?;
    held.finish(&tx, now).await?;
    row::ready(&tx, copy.id, (kept.object, kept.bytes), (now, until)).await?;
    letters::ready(&tx, app, &account, (now, until)).await?;
    tx.commit().await?;
    Ok(())
}

fn again(error: impl std::fmt::Display) -> Fault {
    Fault::Again(error.to_string())
}

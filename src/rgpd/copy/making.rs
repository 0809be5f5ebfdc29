//! Making a copy: what is known as JSON, and the files beside it, in one zip that goes into the store
//! as it is written.
//!
//! Where it will lie is written down first: a process that dies leaves nothing in the store that nobody
//! knows, and whoever takes the job up again begins by removing it. An account that was closed meanwhile
//! gets no copy, and nothing of one stays.

use std::pin::{Pin, pin};

use super::contents::{self, Files};
use super::letters;
use super::row::{self, PersonalCopy};
use crate::accounts::Account;
use crate::clock::paris_today;
use crate::demandes::{Copied, copied_of_account};
use crate::documents::{Document, all_of_account};
use crate::jobs::{Fault, Held};
use crate::space::archive::{self, Leaf};
use crate::space::quittances_of_account;
use crate::store::{Kept, Store};
use crate::web::App;

/// The name of what is known, in the archive.
pub const NAME: &str = "mes-donnees.json";

/// Does the job `personal_copy`.
pub fn doer(app: App, held: Held) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + Send>> {
    Box::pin(async move { make(&app, &held).await })
}

async fn make(app: &App, held: &Held) -> Result<(), Fault> {
    let copy = row::of_job(app.db.reader(), held.job()).await?;
    let copy = copy.ok_or_else(|| Fault::Never("it is asked for no more".into()))?;
    let object = begun(app, held, &copy).await?;
    let made = match written(app, &copy, &object).await {
        Ok((kept, documents)) => handed_over(app, held, &copy, (kept, documents)).await,
        Err(fault) => Err(fault),
    };
    if made.is_err() {
        // The row names it still: what cannot be removed now is swept with the row.
        app.store.remove(&object).await.map_err(again)?;
    }
    made
}

/// Where this copy will lie, written down; what a former attempt left is gone.
async fn begun(app: &App, held: &Held, copy: &PersonalCopy) -> Result<String, Fault> {
    if let Some(left) = &copy.object {
        app.store.remove(left).await.map_err(again)?;
    }
    let object = Store::fresh_name();
    let tx = app.db.begin().await?;
    held.is_own(&tx).await?;
    if !row::will_lie_at(&tx, copy.id, &object).await? {
        return Err(Fault::Never("it is asked for no more".into()));
    }
    tx.commit().await?;
    Ok(object)
}

async fn written(
    app: &App,
    copy: &PersonalCopy,
    object: &str,
) -> Result<(Kept, Vec<Document>), Fault> {
    let (db, now) = (app.db.reader(), app.clock.now());
    let account = Account::known(db, copy.account_id).await?;
    if account.is_closed() {
        return Err(closed());
    }
    let documents = all_of_account(db, account.id, paris_today(now)).await?;
    let demandes = copied_of_account(db, account.id).await?;
    let kept = kept(&documents, &demandes);
    archive::check(&app.store, &kept).await.map_err(again)?;
    let quittances = quittances_of_account(app, &account, now).await?;
    let files = Files { quittances: &quittances, documents: &documents, demandes: &demandes };
    let told = contents::of(db, &account, (files, now)).await?;
    let told = serde_json::to_vec_pretty(&told).map_err(again)?;
    let mut leaves = vec![Leaf { name: NAME.into(), bytes: told }];
    leaves.extend(quittances.into_iter().map(|one| Leaf { name: one.file_name, bytes: one.bytes }));
    let pieces = archive::pieces(app.store.clone(), (leaves, kept), paris_today(now));
    let kept = app.store.allowing(u64::MAX).put_as(object, pin!(pieces)).await.map_err(again)?;
    Ok((kept, documents))
}

/// What lies in the store: documents, then the files of demandes.
fn kept(documents: &[Document], demandes: &[Copied]) -> Vec<archive::Kept> {
    let files = demandes.iter().flat_map(|one| {
        let dated_on = paris_today(one.demande.opened_at);
        one.files.iter().map(move |file| archive::Kept {
            name: file.name.clone(),
            object: file.object.clone(),
            bytes: file.bytes,
            dated_on,
        })
    });
    documents.iter().map(archive::Kept::from).chain(files).collect()
}

/// It may be taken from now on, by whoever the account is now.
async fn handed_over(
    app: &App,
    held: &Held,
    copy: &PersonalCopy,
    (kept, documents): (Kept, Vec<Document>),
) -> Result<(), Fault> {
    let (now, until) = (app.clock.now(), app.clock.now() + app.settings.retention.copies);
    let tx = app.db.begin().await?;
    held.finish(&tx, now).await?;
    let account = Account::known(&tx, copy.account_id).await?;
    if account.is_closed() || !row::ready(&tx, copy.id, (&kept, &documents), (now, until)).await? {
        return Err(closed());
    }
    letters::ready(&tx, app, &account, (now, until)).await?;
    tx.commit().await?;
    Ok(())
}

fn closed() -> Fault {
    Fault::Never("the account is closed".into())
}

fn again(error: impl std::fmt::Display) -> Fault {
    Fault::Again(error.to_string())
}

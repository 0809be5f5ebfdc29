//! The import itself: the very file that was shown, whole or not at all, and only when it still does
//! what its report said.

use futures_util::future::BoxFuture;
use sea_orm::DbErr;
use sea_orm::sea_query::Expr;

use super::import::{Column, Import, State};
use super::{looking, staging};
use crate::agencies::Societe;
use crate::audit::{Actor, Origin};
use crate::database::Tx;
use crate::documents::draft;
use crate::imports::{By, ImportFault, Kind, Mode, Order, Report, Seal};
use crate::jobs::{self, Fault, Held};
use crate::web::App;

/// What was agreed to; the transaction of the import ends with it or not at all.
struct Agreed<'a> {
    app: &'a App,
    held: &'a Held,
    import: &'a Import,
}

/// The doer of its jobs.
pub fn doer(app: App, held: Held) -> BoxFuture<'static, Result<(), Fault>> {
    Box::pin(apply(app, held))
}

/// What the job « apply » does.
async fn apply(app: App, held: Held) -> Result<(), Fault> {
    let import = looking::of(&app, &held).await?;
    let societe = Societe::known(app.db.reader(), import.societe_id).await?;
    let bytes = staging::bytes(&app, &import).await?;
    let (file, beside) = match staging::open(&app, &import, bytes).await? {
        Ok(opened) => opened,
        Err(fault) => return looking::condemn((&app, &held), &import, &fault).await,
    };
    let told = looking::progress(&held, file.size());
    let agreed = Agreed { app: &app, held: &held, import: &import };
    let by = By { origin: origin(&app, &import), actor: agreed.actor() };
    let kept = staging::kept(&app);
    let order = Order { mode: Mode::AtOnce, by: &by, seal: Some(&agreed), kept };
    match file.apply(&app, &societe, (order, beside), &told).await {
        Ok(_) => Ok(staging::let_go(&app, &import).await?),
        Err(ImportFault::NotAsShown { report }) => {
            looking::keep((&app, &held), &import, (&report, State::Applying)).await
        }
        Err(ImportFault::File { fault, .. }) => {
            looking::condemn((&app, &held), &import, &fault).await
        }
        Err(fault) => Err(Fault::Again(fault.to_string())),
    }
}

impl Seal for Agreed<'_> {
    fn set<'a>(&'a self, tx: &'a Tx, report: &'a Report) -> BoxFuture<'a, Result<bool, DbErr>> {
        Box::pin(self.end(tx, report))
    }
}

impl Agreed<'_> {
    fn actor(&self) -> Actor {
        Actor::Staff(self.import.confirmed_by.unwrap_or(self.import.sent_by).uuid())
    }

    async fn end(&self, tx: &Tx, report: &Report) -> Result<bool, DbErr> {
        if report.fingerprint() != self.import.fingerprint {
            return Ok(false);
        }
        let now = self.app.clock.now();
        if let Some(batch) = self.import.batch_id {
            draft::settle(tx, self.import.societe_id, batch).await?;
        }
        if self.import.kind == Kind::Tiers {
            let whose = (self.import.societe_id, self.actor());
            let total = i64::try_from(report.read).unwrap_or(i64::MAX);
            jobs::ask(tx, jobs::Kind::ImportFollow, whose, total, now).await?;
        }
        let changes = vec![(Column::EndedAt, Expr::value(now))];
        let is_own = self.import.advance(tx, (State::Applying, State::Applied), changes).await?;
        let ended = self.held.finish(tx, now).await;
        match ended {
            Ok(()) if is_own => Ok(true),
            // Another node has it: what this one wrote must not stay.
            _ => Err(DbErr::Custom("the import is another's by now".into())),
        }
    }
}

/// Where it was agreed to, as the trail has it.
fn origin(app: &App, import: &Import) -> Origin {
    Origin { at: app.clock.now(), network: import.network.clone(), request: import.request.clone() }
}

//! What nobody took out in time is erased; pairs whose letter never left are taken back with it.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{QuerySelect, QueryTrait};

use super::file::{self, File};
use super::run::{self, Run, RunId};
use super::{letter, vault};
use crate::access::provisional::{PairId, pair};
use crate::agencies::SocieteId;
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::database::Tx;
use crate::web::App;

/// Pairs of one statement.
const AT_ONCE: u64 = 1_000;

impl Run {
    /// Whether its files can still be taken out.
    pub fn is_waiting(&self, app: &App, now: Moment) -> bool {
        self.ends_at(app).is_some_and(|end| now < end) && self.withdrawn_at.is_none()
    }

    /// When they are erased.
    pub fn ends_at(&self, app: &App) -> Option<Moment> {
        Some(self.ready_at? + app.settings.letters.kept)
    }
}

/// How many runs [`sweep`] would end.
pub async fn count_over(db: &impl ConnectionTrait, app: &App, now: Moment) -> Result<u64, DbErr> {
    over(now - app.settings.letters.kept).count(db).await
}

fn over(before: Moment) -> Select<run::Entity> {
    run::Entity::find()
        .filter(run::COLUMN.ready_at.lte(before))
        .filter(run::COLUMN.withdrawn_at.is_null())
        .filter(Expr::exists(waiting_file()))
}

/// Ends the runs whose time is over, and removes the drafts that nobody confirmed; how many ended.
pub async fn sweep(app: &App, now: Moment) -> Result<usize, DbErr> {
    let before = now - app.settings.letters.kept;
    let over = over(before).all(app.db.reader()).await?;
    for run in &over {
        let tx = app.db.begin().await?;
        end(&tx, run, now).await?;
        tx.commit().await?;
    }
    let tx = app.db.begin().await?;
    forget_unmade(&tx, before).await?;
    tx.commit().await?;
    Ok(over.len())
}

/// After a backup was restored: files that may have left since leave no more; how many runs. The pairs
/// stay, as their letters may be on paper.
pub async fn end_everything(tx: &Tx, now: Moment) -> Result<usize, DbErr> {
    let waiting = run::Entity::find().filter(Expr::exists(waiting_file())).all(tx).await?;
    for run in &waiting {
        file::erase_all(tx, (run.societe_id, run.id), now).await?;
        vault::erase(tx, (run.societe_id, run.id), None).await?;
    }
    Ok(waiting.len())
}

/// Nobody can know a pair of which no byte ever left: it is as if it had not been issued. Where a
/// download began, some letters may be on paper: their pairs stay.
async fn end(tx: &Tx, run: &Run, now: Moment) -> Result<(), DbErr> {
    let files = File::of_run(tx, run.societe_id, run.id).await?;
    file::erase_all(tx, (run.societe_id, run.id), now).await?;
    vault::erase(tx, (run.societe_id, run.id), None).await?;
    if files.iter().any(File::was_touched) {
        return Ok(());
    }
    let count = take_back(tx, (run.societe_id, run.id)).await?;
    run::own(run.societe_id, run.id)
        .col_expr(run::Column::WithdrawnAt, Expr::value(now))
        .exec(tx)
        .await?;
    let origin = Origin { network: "job".into(), ..Origin::console(now) };
    let subject = format!("{} {count} pairs", run.id);
    let event = Event::done(Kind::LettersExpired, Actor::Palier, subject);
    audit::record(tx, &origin, event.at(run.societe_id.uuid())).await
}

/// Removes the pairs of a run that were not used; how many.
async fn take_back(tx: &Tx, (societe, run): (SocieteId, RunId)) -> Result<u64, DbErr> {
    let mut count = 0;
    loop {
        let some = letter::Entity::find()
            .select_only()
            .column(letter::Column::PairId)
            .filter(letter::COLUMN.societe_id.eq(societe))
            .filter(letter::COLUMN.run_id.eq(run))
            .limit(AT_ONCE);
        let some: Vec<PairId> = some.into_tuple().all(tx).await?;
        if some.is_empty() {
            return Ok(count);
        }
        letter::Entity::delete_many()
            .filter(letter::COLUMN.societe_id.eq(societe))
            .filter(letter::COLUMN.pair_id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
        let gone = pair::Entity::delete_many()
            .filter(pair::COLUMN.societe_id.eq(societe))
            .filter(pair::COLUMN.id.is_in(some))
            .filter(pair::COLUMN.consumed_at.is_null())
            .exec(tx)
            .await?;
        count += gone.rows_affected;
    }
}

/// Drafts, and what broken-off attempts put away.
async fn forget_unmade(tx: &Tx, before: Moment) -> Result<(), DbErr> {
    let unmade = run::Entity::find()
        .select_only()
        .column(run::Column::Id)
        .filter(run::COLUMN.ready_at.is_null())
        .filter(run::COLUMN.created_at.lte(before));
    vault::Entity::delete_many()
        .filter(vault::COLUMN.run_id.in_subquery(unmade.into_query()))
        .exec(tx)
        .await?;
    run::Entity::delete_many()
        .filter(run::COLUMN.ready_at.is_null())
        .filter(run::COLUMN.job_id.is_null())
        .filter(run::COLUMN.created_at.lte(before))
        .exec(tx)
        .await?;
    Ok(())
}

/// A file of the run of the row that is still there.
pub(super) fn waiting_file() -> sea_orm::sea_query::SelectStatement {
    let column = |column| Expr::col((file::Entity, column));
    Query::select()
        .expr(Expr::val(1))
        .from(file::Entity)
        .and_where(column(file::Column::SocieteId).equals((run::Entity, run::Column::SocieteId)))
        .and_where(column(file::Column::RunId).equals((run::Entity, run::Column::Id)))
        .and_where(column(file::Column::ErasedAt).is_null())
        .to_owned()
}

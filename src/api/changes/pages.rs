//! `/api/v1/changes`.

use axum::extract::State;

use super::super::answer::{Answer, Answered};
use super::super::query::{After, Limit, asked};
use super::super::schema::{IsoMoment, described};
use super::feed::{self, Change};
use super::numbering;
use crate::api_keys::{KeyHolder, needs};
use crate::contracts::paged;
use crate::web::{App, Error, Problem, Wrong};

asked! {
    pub struct ChangesAsked {
        /// What `next` said the last time; without it, from the beginning.
        after: After,
        /// Most changes.
        limit: Limit,
    }
}

described! {
    /// One change.
    pub struct ChangeShown {
        /// `tiers_linked`, `tiers_unlinked`, `tiers_suspended`, `tiers_restored`, `tiers_contested`, `consent_given` or `consent_withdrawn`; others may come.
        kind: String,
        at: IsoMoment,
        ref_tiers: Option<String>,
        ref_contrat: Option<String>,
        /// `holder`, `staff`, `api_key`, `address_on_file` or `operator`.
        by: String,
    }
}

described! {
    /// What changed, in an order that never changes.
    pub struct ChangesPage {
        changes: Vec<ChangeShown>,
        /// What `after` is to be the next time, whether there is more now or not.
        next: String,
        /// Whether there is more now.
        more: bool,
    }
}

pub async fn list(
    State(app): State<App>,
    holder: KeyHolder<needs::ChangesRead>,
    asked: ChangesAsked,
) -> Answered<ChangesPage> {
    let after = number(asked.after)?;
    let is_behind = numbering::bring_up(&app, holder.societe_id()).await?;
    let (db, most) = (app.db.reader(), asked.limit.0);
    let mut rows = feed::after(db, holder.societe_id(), (after, most + 1)).await?;
    let more = is_behind || rows.len() > usize::try_from(most).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let last = rows.last().map_or(after, |row| row.number);
    let changes = shown(&app, &holder, rows).await?;
    Ok(Answer(ChangesPage { changes, next: After::written(&last.to_string()), more }))
}

fn number(after: After) -> Result<i64, Problem> {
    let Some(text) = after.0 else { return Ok(0) };
    let number = text.parse().ok().filter(|number| *number >= 0);
    let why = "This is not a `next` that the feed gave.";
    number.ok_or_else(|| Problem::invalid(vec![Wrong::parameter("after", why)]))
}

async fn shown(
    app: &App,
    holder: &KeyHolder<needs::ChangesRead>,
    rows: Vec<Change>,
) -> Result<Vec<ChangeShown>, Error> {
    let (db, societe) = (app.db.reader(), holder.societe_id());
    let tiers = rows.iter().filter_map(|row| row.tiers_id);
    let tiers = paged::tiers_references(db, societe, tiers).await?;
    let contracts = rows.iter().filter_map(|row| row.contract_id);
    let contracts = paged::contract_references(db, societe, contracts).await?;
    let shown = |row: Change| ChangeShown {
        kind: row.kind,
        at: row.at.into(),
        ref_tiers: row.tiers_id.and_then(|id| tiers.get(&id).cloned()),
        ref_contrat: row.contract_id.and_then(|id| contracts.get(&id).cloned()),
        by: row.by,
    };
    Ok(rows.into_iter().map(shown).collect())
}

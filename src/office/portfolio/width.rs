//! Searches that are too wide for what they find to be acted on as a whole.

use sea_orm::DbErr;

use super::listing::is_too_wide;
use crate::office::whom::Chosen;
use crate::staff::{AgencyStaff, AtLeast};
use crate::web::{App, in_query};

/// Where to go back to, when all that a search finds was chosen, and more is found than was listed.
pub async fn too_wide(
    app: &App,
    staff: &AgencyStaff<impl AtLeast>,
    chosen: &Chosen,
) -> Result<Option<String>, DbErr> {
    let Some(search) = &chosen.search else { return Ok(None) };
    let (db, societe) = (app.db.reader(), staff.societe_id());
    if !is_too_wide(db, societe, &search.sought()).await? {
        return Ok(None);
    }
    let [q, qualite, access] = [&search.q, &search.qualite, &search.access].map(|it| in_query(it));
    Ok(Some(format!("/office/{societe}/tiers?q={q}&qualite={qualite}&access={access}")))
}

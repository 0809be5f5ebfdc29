//! What an import found, made into rows that pages can show one after the other.

use sea_orm::{ConnectionTrait, DbErr};

use super::line::{Draft, Part};
use super::touched;
use crate::agencies::SocieteId;
use crate::imports::{Language, Report};

/// Every row to be looked at, refusals first.
pub async fn drafts(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    report: &Report,
) -> Result<Vec<Draft>, DbErr> {
    let mut drafts = Vec::new();
    for refusal in report.refused() {
        drafts.push(Draft {
            part: Part::Refused,
            line: refusal.line,
            cell: refusal.column.unwrap_or_default(),
            fr: refusal.reason.text(Language::French),
            en: refusal.reason.text(Language::English),
        });
    }
    for flaw in report.flaws() {
        drafts.push(Draft {
            part: Part::Flawed,
            line: flaw.line,
            cell: flaw.column,
            fr: flaw.notice.text(Language::French).to_owned(),
            en: flaw.notice.text(Language::English).to_owned(),
        });
    }
    drafts.extend(touched::drafts(db, societe, report.ends()).await?);
    Ok(drafts)
}

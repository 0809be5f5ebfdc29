//! What an import found, made into rows that pages can show one after the other.

use sea_orm::{ConnectionTrait, DbErr};

use super::line::{Draft, Part};
use super::touched;
use crate::agencies::SocieteId;
use crate::imports::{Did, Language, Report, Written};
use crate::texts::Lang;

/// Every row of a report that has something to say: refusals first, then what is written.
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
            cell: refusal.column.unwrap_or_default().to_owned(),
            fr: refusal.reason.text(Language::French),
            en: refusal.reason.text(Language::English),
            changes: Vec::new(),
        });
    }
    for flaw in report.flaws() {
        drafts.push(Draft {
            part: Part::Flawed,
            line: flaw.line,
            cell: flaw.column.to_owned(),
            fr: flaw.notice.text(Language::French).to_owned(),
            en: flaw.notice.text(Language::English).to_owned(),
            changes: Vec::new(),
        });
    }
    drafts.extend(touched::drafts(db, societe, of(report, Did::Ended)).await?);
    drafts.extend(of(report, Did::Changed).map(|row| draft(Part::Changed, row)));
    drafts.extend(of(report, Did::Created).map(|row| draft(Part::Created, row)));
    Ok(drafts)
}

/// Files that came with an index and that no row of it names.
pub fn unnamed(names: Vec<String>) -> impl Iterator<Item = Draft> {
    names.into_iter().map(|name| Draft {
        part: Part::Unnamed,
        line: 0,
        cell: name,
        fr: Lang::French.texts().imports_unnamed(),
        en: Lang::English.texts().imports_unnamed(),
        changes: Vec::new(),
    })
}

fn of(report: &Report, did: Did) -> impl Iterator<Item = &Written> {
    report.written().iter().filter(move |row| row.did == did)
}

fn draft(part: Part, row: &Written) -> Draft {
    Draft {
        part,
        line: row.line,
        cell: row.reference.clone(),
        fr: row.name.clone(),
        en: row.name.clone(),
        changes: row.changes.clone(),
    }
}

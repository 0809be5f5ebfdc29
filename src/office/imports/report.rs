//! What an import found, made into rows that pages can show one after the other.

use sea_orm::{ConnectionTrait, DbErr};

use super::line::{Draft, Part};
use super::touched;
use crate::agencies::SocieteId;
use crate::clock::Day;
use crate::imports::{Did, Language, Report, Written};
use crate::office::documents::Effect;
use crate::texts::Lang;

/// Every row of a report that has something to say: refusals first, then what is written.
pub async fn drafts(
    db: &impl ConnectionTrait,
    societe: SocieteId,
    (report, today): (&Report, Day),
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
    let (shifted, changed): (Vec<_>, Vec<_>) =
        of(report, Did::Changed).partition(|row| row.touched.is_some());
    drafts.extend(touched::drafts(db, societe, (Part::Ended, of(report, Did::Ended))).await?);
    drafts.extend(touched::drafts(db, societe, (Part::Shifted, shifted.into_iter())).await?);
    for (part, rows) in
        [(Part::Changed, changed), (Part::Created, of(report, Did::Created).collect())]
    {
        for row in rows {
            drafts.push(draft((part, row), effect(db, row, today).await?.as_ref()));
        }
    }
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

/// Of a document: who will see it.
async fn effect(
    db: &impl ConnectionTrait,
    row: &Written,
    today: Day,
) -> Result<Option<Effect>, DbErr> {
    match row.document.as_deref() {
        Some(new) => Effect::of(db, new, today).await.map(Some),
        None => Ok(None),
    }
}

fn draft((part, row): (Part, &Written), effect: Option<&Effect>) -> Draft {
    let words = |lang: Lang| match effect {
        Some(effect) => lang.texts().imports_document(row.name.as_str(), effect.text(lang.texts())),
        None => row.name.clone(),
    };
    Draft {
        part,
        line: row.line,
        cell: row.reference.clone(),
        fr: words(Lang::French),
        en: words(Lang::English),
        changes: row.changes.clone(),
    }
}

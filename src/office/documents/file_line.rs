//! What becomes of a file that was sent with others, or of a line of their index, and who will see it.

use super::effect::{self, Effect};
use super::plan::Step;
use super::view;
use crate::clock::paris_today;
use crate::documents::{Document, Draft, NewDocument};
use crate::imports::{Language, Refusal};
use crate::texts::Lang;
use crate::web::{App, Error, Visitor};

pub struct FileLine {
    pub name: String,
    pub outcome: String,
    /// Who will see it, and who saw what it takes the place of where those are others.
    pub whom: Vec<String>,
    pub is_left_out: bool,
    pub cautions: Vec<String>,
}

pub fn language(visitor: &Visitor) -> Language {
    if visitor.lang == Lang::French { Language::French } else { Language::English }
}

impl FileLine {
    pub fn of(visitor: &Visitor, draft: &Draft) -> Self {
        let texts = visitor.texts;
        let is_published = draft.document_id.is_some();
        let outcome = match &draft.title {
            _ if is_published => texts.papers_outcome_published(),
            Some(title) => texts.papers_outcome_publish(title.as_str()),
            None => texts.papers_outcome_left_out(),
        };
        Self {
            name: draft.given_name.clone(),
            outcome,
            whom: Vec::new(),
            is_left_out: !is_published && draft.title.is_none(),
            cautions: cautions(visitor, draft),
        }
    }

    pub async fn of_steps(
        app: &App,
        visitor: &Visitor,
        steps: &[Step],
    ) -> Result<Vec<Self>, Error> {
        let mut lines = Vec::with_capacity(steps.len());
        for step in steps {
            let whom = match step {
                Step::Publish { new, before, .. } => {
                    told(app, visitor, new, before.as_deref()).await?
                }
                Step::Withdraw { document, .. } => {
                    former(app, visitor, document).await?.into_iter().collect()
                }
                Step::Refused { .. } | Step::Unnamed(_) => Vec::new(),
            };
            lines.push(Self { whom, ..Self::of_step(visitor, step) });
        }
        Ok(lines)
    }

    fn of_step(visitor: &Visitor, step: &Step) -> Self {
        let (texts, whom) = (visitor.texts, Vec::new());
        match step {
            Step::Publish { draft, new, before } => Self {
                name: draft.given_name.clone(),
                outcome: match before {
                    None => texts.papers_outcome_publish(new.title.as_str()),
                    Some(_) => texts.papers_outcome_replace(new.title.as_str()),
                },
                whom,
                is_left_out: false,
                cautions: cautions(visitor, draft),
            },
            Step::Withdraw { line, document } => Self {
                name: texts.papers_index_line(line.to_string()),
                outcome: texts.papers_outcome_withdraw(document.title.as_str()),
                whom,
                is_left_out: false,
                cautions: Vec::new(),
            },
            Step::Refused { refusal, file } => Self::refused(visitor, refusal, file.as_deref()),
            Step::Unnamed(draft) => Self {
                name: draft.given_name.clone(),
                outcome: texts.papers_outcome_unnamed(),
                whom,
                is_left_out: true,
                cautions: Vec::new(),
            },
        }
    }

    fn refused(visitor: &Visitor, refusal: &Refusal, file: Option<&str>) -> Self {
        let (texts, line) = (visitor.texts, refusal.line.to_string());
        let why = refusal.reason.text(language(visitor));
        Self {
            name: match file {
                Some(file) => texts.papers_index_line_of(line, file),
                None => texts.papers_index_line(line),
            },
            outcome: format!("{} {why}", refusal.column.unwrap_or_default()),
            whom: Vec::new(),
            is_left_out: true,
            cautions: Vec::new(),
        }
    }
}

/// Who will see it; and who did until now, where it goes to others.
async fn told(
    app: &App,
    visitor: &Visitor,
    new: &NewDocument,
    before: Option<&Document>,
) -> Result<Vec<String>, Error> {
    let effect = Effect::of(app.db.reader(), new, paris_today(visitor.now)).await?;
    let mut told = vec![effect.text(visitor.texts)];
    let is_other = |it: &&Document| it.readers() != Some(new.readers);
    if let Some(before) = before.filter(is_other) {
        let whom = former(app, visitor, before).await?;
        told.extend(whom.map(|whom| visitor.texts.papers_effect_before(whom)));
    }
    Ok(told)
}

async fn former(
    app: &App,
    visitor: &Visitor,
    document: &Document,
) -> Result<Option<String>, Error> {
    let Some(readers) = document.readers() else { return Ok(None) };
    let place = effect::place(app.db.reader(), document.societe_id, readers).await?;
    Ok(Some(view::whom(visitor.texts, document.audience, &place)))
}

fn cautions(visitor: &Visitor, draft: &Draft) -> Vec<String> {
    draft.cautions().into_iter().map(|one| view::caution(visitor.texts, one)).collect()
}

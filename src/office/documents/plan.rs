//! What an index says of files that were sent together: read and judged by what imports go by, each
//! time it is asked.

use std::collections::{HashMap, HashSet};
use std::io::Cursor;

use crate::documents::{Batch, Document, Draft, NewDocument};
use crate::imports::reading::{Reason, as_in_a_cell};
use crate::imports::{DocumentRow, FileFault, Format, KnownDocuments, Limits, Refusal, read_as};
use crate::staff::{AgencyStaff, Gestion};
use crate::web::{App, Error};

/// What becomes of one line, or of a file that no line names.
pub enum Step {
    Publish {
        draft: Box<Draft>,
        new: Box<NewDocument>,
        /// What it takes the place of.
        before: Option<Box<Document>>,
    },
    Withdraw {
        line: u64,
        document: Box<Document>,
    },
    Refused {
        refusal: Refusal,
        /// The file that the line names, if it names one.
        file: Option<String>,
    },
    /// No line names it.
    Unnamed(Box<Draft>),
}

/// The steps of an index and its files, or why it cannot be read.
pub type Plan = Result<(Vec<Step>, Matching), FileFault>;

/// Names of files: those of the index, and those that came.
#[derive(Default)]
pub struct Matching {
    pub matched: Vec<String>,
    /// The index names them, and they did not come.
    pub missing: Vec<String>,
    /// They came, and no line names them.
    pub unnamed: Vec<String>,
}

/// As long as the batch is: one line a file, and some that withdraw.
const MOST_LINES: usize = 1_000;

pub async fn of(
    app: &App,
    staff: &AgencyStaff<Gestion>,
    (batch, drafts): (&Batch, Vec<Draft>),
) -> Result<Plan, Error> {
    let rows = match rows(batch.index_text.as_deref().unwrap_or_default()) {
        Ok(rows) => rows,
        Err(fault) => return Ok(Err(fault)),
    };
    let known = KnownDocuments::of(app.db.reader(), staff.societe(), &rows).await?;
    let named = drafts.iter().enumerate();
    let named = named.filter_map(|(at, it)| Some((as_in_a_cell(&it.given_name)?, at)));
    let files: HashMap<String, usize> = named.collect();
    let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    let (mut steps, mut matching) = (Vec::new(), Matching::default());
    let mut said = HashSet::new();
    for row in rows {
        let file = row.as_ref().ok().and_then(|row| Some(row.said.as_ref()?.file.clone()));
        if let Some(file) = file.filter(|file| said.insert(file.clone())) {
            let has_come = files.contains_key(&file);
            let list = if has_come { &mut matching.matched } else { &mut matching.missing };
            list.push(file);
        }
        let step = match row {
            Err(refusal) => Step::Refused { refusal, file: None },
            Ok(row) => step(&row, &known, (&files, &mut drafts)),
        };
        steps.push(step);
    }
    let is_said =
        |it: &Draft| as_in_a_cell(&it.given_name).is_some_and(|name| said.contains(&name));
    // One that a refused line names is told of there.
    for draft in drafts.into_iter().flatten().filter(|draft| !is_said(draft)) {
        matching.unnamed.push(draft.given_name.clone());
        steps.push(Step::Unnamed(Box::new(draft)));
    }
    Ok(Ok((steps, matching)))
}

fn rows(index: &str) -> Result<Vec<Result<DocumentRow, Refusal>>, FileFault> {
    let file = Cursor::new(index.to_owned().into_bytes());
    let rows = read_as::<DocumentRow>(file, Format::Csv, Limits::default())?;
    rows.take(MOST_LINES).collect()
}

fn step(
    row: &DocumentRow,
    known: &KnownDocuments,
    (files, drafts): (&HashMap<String, usize>, &mut [Option<Draft>]),
) -> Step {
    let refused = |column, reason| {
        let refusal = Refusal { line: row.line, column: Some(column), reason };
        let file = row.said.as_ref().map(|said| said.file.clone());
        Step::Refused { refusal, file }
    };
    let before = known.document(&row.reference);
    let Some(said) = &row.said else {
        return match before {
            None => refused("ref_document", Reason::UnknownDocument),
            Some(it) => Step::Withdraw { line: row.line, document: Box::new(it.clone()) },
        };
    };
    let readers = match known.allowed(said) {
        Ok(readers) => readers,
        Err((column, reason)) => return refused(column, reason),
    };
    let file = files.get(&said.file).and_then(|at| drafts.get_mut(*at)).and_then(Option::take);
    match file {
        None => refused("fichier", Reason::NoSuchFile),
        Some(draft) => Step::Publish {
            draft: Box::new(draft),
            new: Box::new(known.made(row, said, readers)),
            before: before.cloned().map(Box::new),
        },
    }
}

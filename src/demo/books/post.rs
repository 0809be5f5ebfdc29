//! The books sent to the ledger as an agency sends them: all at once, then the correction.

use std::collections::HashMap;

use sea_orm::DbErr;

use super::{Books, Row};
use crate::agencies::Societe;
use crate::clock::Moment;
use crate::clock::paris_today;
use crate::contracts::Contract;
use crate::database::Tx;
use crate::ledger::Ledger;
use crate::ledger::posting::{self, Draft, Posted, Posting};
use crate::money::Cents;
use crate::web::App;

/// What was sent already adds nothing, so that it may be sent again.
pub async fn post(
    app: &App,
    societe: &Societe,
    (contracts, books): (&HashMap<String, Contract>, &Books),
) -> Result<(), DbErr> {
    let (now, tx) = (app.clock.now(), app.db.begin().await?);
    let mut sent = Vec::new();
    let mut mistakes = Vec::new();
    for (reference, rows) in books {
        let Some(contract) = contracts.get(reference) else { continue };
        sent.extend(rows.iter().map(|row| draft(contract, row, row.cents)));
        let wrong = |row: &Row| row.first_sent.map(|cents| draft(contract, row, cents));
        mistakes.extend(rows.iter().filter_map(wrong));
    }
    // Entries of one day stay in the order of their book.
    sent.sort_by_key(|draft| draft.dated_on);
    // Once it was mended, the mistake must not be sent again.
    add(&tx, societe, (mistakes, Known::Left), now).await?;
    add(&tx, societe, (sent, Known::Corrected), now).await?;
    Ledger::stamp(&tx, societe.id, paris_today(now), now).await?;
    tx.commit().await
}

/// What becomes of an entry that is there already and says something else.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Left,
    Corrected,
}

async fn add(
    tx: &Tx,
    societe: &Societe,
    (drafts, what): (Vec<Draft>, Known),
    now: Moment,
) -> Result<(), DbErr> {
    let mut posting = Posting::default();
    for chunk in drafts.chunks(posting::MOST) {
        let references: Vec<_> = chunk.iter().map(|draft| draft.reference.clone()).collect();
        let known = posting::known(tx, societe, &references).await?;
        let mut added = Vec::new();
        for draft in chunk {
            let former = known.get(&draft.reference);
            match posting::posted(societe.id, draft.clone(), former, now) {
                Posted::New(entry) => added.push(entry),
                Posted::Corrected(both) if what == Known::Corrected => added.extend(*both),
                _ => {}
            }
        }
        posting.add(tx, added).await?;
    }
    posting.settle(tx, societe, now).await
}

fn draft(contract: &Contract, row: &Row, cents: i64) -> Draft {
    Draft {
        contract_id: contract.id,
        reference: format!("{}/{}", contract.reference, row.key),
        kind: row.kind,
        dated_on: row.dated_on,
        due_on: row.due_on,
        period_from: row.period.map(|(from, _)| from),
        period_until: row.period.map(|(_, until)| until),
        label: row.label.clone(),
        cents: Cents::new(cents),
    }
}

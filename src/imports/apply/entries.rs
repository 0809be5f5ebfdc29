//! What a file of entries does: entries added to accounts, and what they come to.

use std::collections::{HashMap, HashSet};

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, DbErr};

use super::work::Work;
use crate::agencies::Societe;
use crate::clock::{Day, Moment};
use crate::contracts::{Contract, ContractId};
use crate::database::Tx;
use crate::imports::reading::{EntryRow, Reason, Refusal};
use crate::imports::report::{Changes, Did, Report, Written};
use crate::ledger::posting::{self, Draft, Posted, Posting};
use crate::ledger::{Entry, EntryKind, Ledger};

pub struct EntryWork<'a> {
    societe: &'a Societe,
    as_of: Day,
    posting: Posting,
}

impl<'a> EntryWork<'a> {
    pub fn of(societe: &'a Societe, as_of: Day) -> Self {
        Self { societe, as_of, posting: Posting::default() }
    }

    /// Counts the row, and says what it adds.
    fn posted(
        &self,
        row: EntryRow,
        known: &Known,
        (report, now): (&mut Report, Moment),
    ) -> Vec<Entry> {
        let line = row.line;
        let refusal = |column, reason| Refusal { line, column: Some(column), reason };
        let Some(contract) = known.contracts.get(&row.contract) else {
            report.refuse(refusal("ref_contrat", Reason::UnknownContract));
            return Vec::new();
        };
        let before = known.entries.get(&row.reference);
        let draft = draft(row, *contract, before);
        if ends_before_start(&draft) {
            report.refuse(refusal("periode_fin", Reason::EndsBeforeStart));
            return Vec::new();
        }
        let written = |did, changes: Changes| Written {
            line,
            did,
            reference: draft.reference.clone(),
            name: format!("{} {}", draft.label, draft.cents.for_spreadsheet()),
            document: None,
            touched: None,
            changes: changes.into(),
        };
        match posting::posted(self.societe.id, draft.clone(), before, now) {
            Posted::New(entry) => {
                report.write(written(Did::Created, Changes::default()));
                vec![entry]
            }
            Posted::Same => {
                report.count(line, Did::Unchanged);
                Vec::new()
            }
            Posted::Corrected(both) => {
                let changes = before.map(|before| told(before, &draft)).unwrap_or_default();
                report.write(written(Did::Changed, changes));
                Vec::from(*both)
            }
            Posted::Elsewhere => {
                report.refuse(refusal("ref_mouvement", Reason::OtherContract));
                Vec::new()
            }
        }
    }

    async fn known(
        &self,
        db: &impl ConnectionTrait,
        rows: &[Result<EntryRow, Refusal>],
    ) -> Result<Known, DbErr> {
        let contracts: HashSet<&String> = rows.iter().flatten().map(|row| &row.contract).collect();
        let contracts: Vec<String> = contracts.into_iter().cloned().collect();
        let references: Vec<String> =
            rows.iter().flatten().map(|row| row.reference.clone()).collect();
        let contracts = Contract::with_references(db, self.societe, &contracts).await?;
        Ok(Known {
            contracts: contracts.into_iter().map(|it| (it.reference, it.id)).collect(),
            entries: posting::known(db, self.societe, &references).await?,
        })
    }
}

/// What the rows of a chunk speak of, by reference.
struct Known {
    contracts: HashMap<String, ContractId>,
    entries: HashMap<String, Entry>,
}

impl Work for EntryWork<'_> {
    type Row = EntryRow;
    type Writing = Vec<Entry>;
    const NAME: &'static str = "entries, ";

    async fn compare(
        &mut self,
        db: &impl ConnectionTrait,
        rows: Vec<Result<EntryRow, Refusal>>,
        (report, now): (&mut Report, Moment),
    ) -> Result<Vec<Entry>, DbErr> {
        let known = self.known(db, &rows).await?;
        let mut added = Vec::new();
        for row in rows {
            report.read += 1;
            match row {
                Ok(row) => added.extend(self.posted(row, &known, (report, now))),
                Err(refusal) => report.refuse(refusal),
            }
        }
        Ok(added)
    }

    async fn write(&mut self, tx: &Tx, added: Vec<Entry>) -> Result<(), DbErr> {
        self.posting.add(tx, added).await
    }

    async fn settle(&mut self, tx: &Tx, now: Moment) -> Result<(), DbErr> {
        self.posting.settle(tx, self.societe, now).await
    }

    async fn close(&mut self, tx: &Tx, now: Moment) -> Result<(), DbErr> {
        Ledger::stamp(tx, self.societe.id, self.as_of, now).await
    }

    async fn recount(&self, tx: &Tx) -> Result<(), DbErr> {
        posting::recount(tx).await
    }
}

fn told(before: &Entry, after: &Draft) -> Changes {
    Changes::default()
        .of("date", &before.dated_on, &after.dated_on)
        .of("libelle", &before.label, &after.label)
        .of("montant", &before.cents, &after.cents)
        .of("echeance", &before.due_on, &after.due_on)
        .of("type", &before.kind.to_value(), &after.kind.to_value())
        .of("periode_debut", &before.period_from, &after.period_from)
        .of("periode_fin", &before.period_until, &after.period_until)
}

fn draft(row: EntryRow, contract_id: ContractId, known: Option<&Entry>) -> Draft {
    Draft {
        contract_id,
        reference: row.reference,
        kind: row.kind.or(known, |it| Some(it.kind)).unwrap_or(EntryKind::Autre),
        dated_on: row.dated_on,
        due_on: row.due_on.or(known, |it| it.due_on),
        period_from: row.period_from.or(known, |it| it.period_from),
        period_until: row.period_until.or(known, |it| it.period_until),
        label: row.label,
        cents: row.cents,
    }
}

fn ends_before_start(draft: &Draft) -> bool {
    draft.period_from.zip(draft.period_until).is_some_and(|(from, until)| until < from)
}

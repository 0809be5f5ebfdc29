//! An account that grows month by month comes to what it comes to when it is sent at once.

use palier::agencies::Societe;
use palier::clock::Day;
use palier::contracts::ContractId;
use palier::ledger::posting::{self, Draft, Posted, Posting};
use palier::ledger::{EntryKind, balance, due};
use palier::money::Cents;
use sea_orm::{EntityTrait, QueryOrder};

use crate::support::Extranet;

/// Rents paid late, in part and in advance; one that turns up late; one that is corrected.
const LINES: [(&str, &str, i64); 11] = [
    ("A", "2026-01-05", 800),
    ("B", "2026-01-09", -500),
    ("C", "2026-02-05", 800),
    ("D", "2026-02-09", -1500),
    ("E", "2026-03-05", 800),
    ("F", "2026-03-20", -300),
    ("G", "2025-12-05", 70),
    ("H", "2026-04-05", 800),
    ("C", "2026-02-05", 850),
    ("I", "2026-04-08", -600),
    ("J", "2026-05-05", 800),
];

fn draft(contract_id: ContractId, (reference, day, cents): (&str, &str, i64)) -> Draft {
    Draft {
        contract_id,
        reference: format!("{contract_id}/{reference}"),
        kind: EntryKind::Autre,
        dated_on: Day::parse(day).expect("a day"),
        due_on: None,
        period_from: None,
        period_until: None,
        label: "Mouvement".into(),
        cents: Cents::new(cents),
    }
}

async fn post(extranet: &Extranet, societe: &Societe, posting: &mut Posting, drafts: &[Draft]) {
    let tx = extranet.app.db.begin().await.expect("a transaction");
    let now = extranet.clock.now();
    for draft in drafts {
        let references = [draft.reference.clone()];
        let known = posting::known(&tx, societe, &references).await.expect("entries");
        let former = known.get(&draft.reference);
        let added = match posting::posted(societe.id, draft.clone(), former, now) {
            Posted::New(entry) => vec![entry],
            Posted::Corrected(both) => Vec::from(*both),
            Posted::Same | Posted::Elsewhere => Vec::new(),
        };
        posting.add(&tx, added).await.expect("added");
    }
    posting.settle(&tx, societe, now).await.expect("settled");
    tx.commit().await.expect("a commit");
}

async fn account(extranet: &Extranet, contract: ContractId) -> (i64, Vec<(String, i64)>) {
    let db = extranet.app.db.reader();
    let balances = balance::Entity::find().all(db).await.expect("balances");
    let own = balances.into_iter().find(|it| it.contract_id == contract).expect("a balance");
    let dues = due::Entity::find().order_by_asc(due::COLUMN.due_on).all(db).await.expect("dues");
    let dues = dues.into_iter().filter(|due| due.contract_id == contract);
    (own.cents.cents(), dues.map(|due| (due.due_on.to_string(), due.cents.cents())).collect())
}

#[tokio::test]
async fn an_account_sent_line_by_line_comes_to_what_it_comes_to_at_once() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let societe = &bellevue.societe;
    let grows = extranet.dossier(&bellevue, "Camille Roux", None).await.contract.id;
    let mut posting = Posting::default();
    for (count, line) in LINES.into_iter().enumerate() {
        post(&extranet, societe, &mut posting, &[draft(grows, line)]).await;
        let name = format!("Denis {count}");
        let whole = extranet.dossier(&bellevue, &name, None).await.contract.id;
        let drafts: Vec<Draft> = LINES[..=count].iter().map(|line| draft(whole, *line)).collect();
        post(&extranet, societe, &mut Posting::default(), &drafts).await;
        let (one, other) = (account(&extranet, grows).await, account(&extranet, whole).await);
        assert_eq!(one, other, "after {line:?}");
    }
}

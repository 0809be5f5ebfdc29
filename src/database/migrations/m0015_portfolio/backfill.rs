//! The lines of tiers that were there before.

use std::collections::{BTreeSet, HashMap};

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::prelude::Uuid;
use sea_orm_migration::sea_orm::{ConnectionTrait, QueryResult, TryGetable};

use super::words;

/// Tiers at once.
const SOME: u64 = 500;
/// Rows of one statement: SQLite takes 32 766 values.
const ROWS: usize = 5_000;

type Key = (Uuid, Uuid);

/// Of every société, some at a time.
pub async fn lines(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let mut after = None;
    loop {
        let all_tiers = some_tiers(db, after).await?;
        let Some(last) = all_tiers.last() else { return Ok(()) };
        after = Some(key(last, "id")?);
        let contracts = contracts(db, &all_tiers).await?;
        let (mut lines, mut found_by) = (Vec::new(), Vec::new());
        for tiers in &all_tiers {
            let key = key(tiers, "id")?;
            let own = contracts.get(&key).map(Vec::as_slice).unwrap_or_default();
            let words = words_of(tiers, own)?;
            lines.push(line(tiers, key, (own, &words))?);
            found_by.extend(words.into_iter().map(|word| (key, word)));
        }
        insert(db, "tiers_line", LINE, lines).await?;
        let rows = found_by.into_iter().map(|((societe, tiers), word)| {
            vec![Expr::val(societe), Expr::val(word), Expr::val(tiers)]
        });
        insert(db, "tiers_word", ["societe_id", "word", "tiers_id"], rows.collect()).await?;
    }
}

const LINE: [&str; 6] = ["societe_id", "tiers_id", "sort_name", "reference", "words", "qualites"];

async fn some_tiers(
    db: &impl ConnectionTrait,
    after: Option<Key>,
) -> Result<Vec<QueryResult>, DbErr> {
    let mut question = Query::select();
    question
        .columns(["societe_id", "id", "reference", "civility", "first_name", "last_name"])
        .column("suggested_email")
        .from("tiers")
        .order_by("societe_id", Order::Asc)
        .order_by("id", Order::Asc)
        .limit(SOME);
    if let Some((societe, id)) = after {
        let same = Expr::col("societe_id").eq(societe).and(Expr::col("id").gt(id));
        question.and_where(Expr::col("societe_id").gt(societe).or(same));
    }
    db.query_all(&question).await
}

/// References and qualités, by tiers.
async fn contracts(
    db: &impl ConnectionTrait,
    all_tiers: &[QueryResult],
) -> Result<HashMap<Key, Vec<(String, String)>>, DbErr> {
    let keys = all_tiers.iter().map(|tiers| key(tiers, "id")).collect::<Result<Vec<_>, _>>()?;
    let societes: BTreeSet<Uuid> = keys.iter().map(|(societe, _)| *societe).collect();
    let mut question = Query::select();
    question
        .columns(["societe_id", "tiers_id", "reference", "qualite"])
        .from("contract")
        .and_where(Expr::col("societe_id").is_in(societes))
        .and_where(Expr::col("tiers_id").is_in(keys.iter().map(|(_, tiers)| *tiers)));
    let mut by_tiers: HashMap<Key, Vec<(String, String)>> = HashMap::new();
    for row in db.query_all(&question).await? {
        let contract = (value(&row, "reference")?, value(&row, "qualite")?);
        by_tiers.entry(key(&row, "tiers_id")?).or_default().push(contract);
    }
    Ok(by_tiers)
}

fn words_of(
    tiers: &QueryResult,
    contracts: &[(String, String)],
) -> Result<BTreeSet<String>, DbErr> {
    let names = ["civility", "first_name", "last_name"];
    let names = names.map(|name| value::<Option<String>>(tiers, name));
    let names = names.into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut all: BTreeSet<String> =
        words::of_names(names.iter().flatten().map(String::as_str)).collect();
    if let Some(email) = value::<Option<String>>(tiers, "suggested_email")? {
        all.extend(words::of_email(&email));
    }
    all.extend(words::of_reference(&value::<String>(tiers, "reference")?));
    all.extend(contracts.iter().flat_map(|(reference, _)| words::of_reference(reference)));
    all.remove("");
    Ok(all)
}

fn line(
    tiers: &QueryResult,
    (societe, id): Key,
    (contracts, words): (&[(String, String)], &BTreeSet<String>),
) -> Result<Vec<Expr>, DbErr> {
    let last: String = value(tiers, "last_name")?;
    let first: Option<String> = value(tiers, "first_name")?;
    let name = words::folded(&format!("{last} {}", first.unwrap_or_default())).join(" ");
    let has = |qualite: &str| contracts.iter().any(|(_, it)| it == qualite);
    let bits = [("locataire", 1), ("bailleur", 2), ("coproprietaire", 4)];
    let qualites: i32 = bits.iter().filter(|(it, _)| has(it)).map(|(_, bit)| bit).sum();
    let words: String = words.iter().flat_map(|word| [" ", word.as_str()]).collect();
    let reference: String = value(tiers, "reference")?;
    Ok(vec![
        Expr::val(societe),
        Expr::val(id),
        Expr::val(name),
        Expr::val(reference),
        Expr::val(words),
        Expr::val(qualites),
    ])
}

async fn insert<const N: usize>(
    db: &impl ConnectionTrait,
    table: &'static str,
    columns: [&'static str; N],
    rows: Vec<Vec<Expr>>,
) -> Result<(), DbErr> {
    for some in rows.chunks(ROWS) {
        let mut statement = Query::insert().into_table(table).columns(columns).to_owned();
        for row in some {
            statement.values_panic(row.iter().cloned());
        }
        db.execute(&statement).await?;
    }
    Ok(())
}

fn key(row: &QueryResult, id: &str) -> Result<Key, DbErr> {
    Ok((value(row, "societe_id")?, value(row, id)?))
}

fn value<T: TryGetable>(row: &QueryResult, column: &str) -> Result<T, DbErr> {
    row.try_get("", column)
}

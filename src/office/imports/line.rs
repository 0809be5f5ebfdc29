//! A row of a report: one that is refused, that writes something, or that is to be looked at.

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, QueryOrder, QuerySelect};

use super::import::{Import, ImportId};
use crate::agencies::SocieteId;
use crate::imports::Change;

pub use Model as Line;

/// Written in one statement: a database takes so many values and no more.
const AT_A_TIME: usize = 1_000;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: ImportId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub part: Part,
    /// Of the file.
    pub line: i64,
    /// The name of its column, when it is refused or to be looked at; else the agency's own reference
    /// of what it writes.
    pub cell: String,
    pub fr: String,
    pub en: String,
    /// What becomes of something that is known, as [`Line::changes`] reads it.
    pub changes: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Part {
    Refused,
    /// Taken in without one of its values, or to be checked.
    Flawed,
    /// A contract or a mandate gets a last day, or a sooner one; a document is taken back.
    Ended,
    /// What somebody may read changes otherwise.
    Shifted,
    Changed,
    Created,
    /// A file that came with an index which does not name it.
    Unnamed,
}

impl Part {
    /// In the order of the page.
    pub const ALL: [Self; 7] = [
        Self::Refused,
        Self::Ended,
        Self::Shifted,
        Self::Changed,
        Self::Created,
        Self::Flawed,
        Self::Unnamed,
    ];

    /// As it stands in an address.
    pub fn name(self) -> String {
        self.to_value()
    }
}

/// A column, then before and after; a value that is not told has neither.
pub type Told = (String, Option<(String, String)>);

/// One that is not numbered yet.
#[derive(Clone, Debug)]
pub struct Draft {
    pub part: Part,
    pub line: u64,
    pub cell: String,
    pub fr: String,
    pub en: String,
    pub changes: Vec<Change>,
}

impl Line {
    pub fn changes(&self) -> Vec<Told> {
        let kept = self.changes.as_deref().map(serde_json::from_str);
        kept.and_then(Result::ok).unwrap_or_default()
    }
}

/// As a row keeps them; none when there are none.
fn kept(changes: Vec<Change>) -> Option<String> {
    let told = changes.into_iter().map(|change| (change.column.to_owned(), change.values));
    let told: Vec<Told> = told.collect();
    serde_json::to_string(&told).ok().filter(|_| !told.is_empty())
}

/// Puts these in the place of those that there were.
pub async fn replace(
    tx: &impl ConnectionTrait,
    import: &Import,
    drafts: Vec<Draft>,
) -> Result<(), DbErr> {
    forget(tx, import).await?;
    let rows: Vec<ActiveModel> = drafts
        .into_iter()
        .zip(1..)
        .map(|(draft, number)| ActiveModel {
            societe_id: Set(import.societe_id),
            import_id: Set(import.id),
            part: Set(draft.part),
            number: Set(number),
            line: Set(i64::try_from(draft.line).unwrap_or(i64::MAX)),
            cell: Set(draft.cell),
            fr: Set(draft.fr),
            en: Set(draft.en),
            changes: Set(kept(draft.changes)),
        })
        .collect();
    for some in rows.chunks(AT_A_TIME) {
        Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Those of one part, in the order of the file, leaving out so many.
pub async fn page(
    db: &impl ConnectionTrait,
    import: &Import,
    part: Part,
    (after, most): (u64, u64),
) -> Result<Vec<Line>, DbErr> {
    let own = Entity::find()
        .filter(COLUMN.societe_id.eq(import.societe_id))
        .filter(COLUMN.import_id.eq(import.id))
        .filter(COLUMN.part.eq(part));
    own.order_by_asc(COLUMN.number).offset(after).limit(most).all(db).await
}

/// All of them, in order: at most so many after this number.
pub async fn after(
    db: &impl ConnectionTrait,
    import: &Import,
    (number, most): (i32, u64),
) -> Result<Vec<Line>, DbErr> {
    let own = Entity::find()
        .filter(COLUMN.societe_id.eq(import.societe_id))
        .filter(COLUMN.import_id.eq(import.id))
        .filter(COLUMN.number.gt(number));
    own.order_by_asc(COLUMN.number).limit(most).all(db).await
}

/// How many there are of each part.
pub async fn tallies(
    db: &impl ConnectionTrait,
    import: &Import,
) -> Result<HashMap<Part, i64>, DbErr> {
    let own = Entity::find()
        .select_only()
        .column(Column::Part)
        .column_as(Column::Number.count(), "lines")
        .filter(COLUMN.societe_id.eq(import.societe_id))
        .filter(COLUMN.import_id.eq(import.id))
        .group_by(Column::Part);
    Ok(own.into_tuple::<(Part, i64)>().all(db).await?.into_iter().collect())
}

/// Removes all of them.
pub async fn forget(tx: &impl ConnectionTrait, import: &Import) -> Result<(), DbErr> {
    let own = Entity::delete_many().filter(COLUMN.societe_id.eq(import.societe_id));
    own.filter(COLUMN.import_id.eq(import.id)).exec(tx).await.map(drop)
}

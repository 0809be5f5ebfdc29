//! A row of a file that somebody should look at: refused, taken in with a reserve, or ending something.

use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::import::{Import, ImportId};
use crate::agencies::SocieteId;

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
    /// The name of its column; empty when it is about the whole row.
    pub cell: String,
    pub fr: String,
    pub en: String,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Part {
    Refused,
    /// Taken in without one of its values, or to be checked.
    Flawed,
    /// Somebody's contract or mandate gets a last day.
    Ended,
}

/// One that is not numbered yet.
#[derive(Clone, Debug)]
pub struct Draft {
    pub part: Part,
    pub line: u64,
    pub cell: &'static str,
    pub fr: String,
    pub en: String,
}

/// Puts these in the place of those that there were.
pub async fn replace(
    tx: &impl ConnectionTrait,
    import: &Import,
    drafts: Vec<Draft>,
) -> Result<(), DbErr> {
    let former = Entity::delete_many().filter(COLUMN.societe_id.eq(import.societe_id));
    former.filter(COLUMN.import_id.eq(import.id)).exec(tx).await?;
    let rows: Vec<ActiveModel> = drafts
        .into_iter()
        .zip(1..)
        .map(|(draft, number)| ActiveModel {
            societe_id: Set(import.societe_id),
            import_id: Set(import.id),
            part: Set(draft.part),
            number: Set(number),
            line: Set(i64::try_from(draft.line).unwrap_or(i64::MAX)),
            cell: Set(draft.cell.to_owned()),
            fr: Set(draft.fr),
            en: Set(draft.en),
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

//! The files of a run, sealed piece by piece, and who took each of them out.

use std::time::Duration;

use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;

use super::run::RunId;
use crate::agencies::SocieteId;
use crate::audit::Actor;
use crate::clock::Moment;

pub use Model as File;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub run_id: RunId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: FileKind,
    pub bytes: i64,
    pub pieces: i32,
    /// It is on its way to somebody, who has until then.
    pub leaving_until: Option<Moment>,
    /// Who took it out last, even if it broke off.
    pub taken_by: Option<String>,
    /// When its last byte had left.
    pub taken_at: Option<Moment>,
    pub erased_at: Option<Moment>,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum FileKind {
    Pdf,
    Csv,
}

/// How long a file may be on its way: one whose node died can be asked for again after that.
const LEAVING: Duration = Duration::from_mins(30);

impl FileKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Csv => "csv",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        [Self::Pdf, Self::Csv].into_iter().find(|kind| kind.name() == name)
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

impl File {
    /// Those of a run.
    pub async fn of_run(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        run: RunId,
    ) -> Result<Vec<Self>, DbErr> {
        let own = Entity::find().filter(COLUMN.societe_id.eq(societe));
        // « pdf » before « csv »: what most print.
        own.filter(COLUMN.run_id.eq(run)).order_by_desc(Column::Kind).all(db).await
    }

    /// Whether somebody has it, or had it for a while.
    pub fn was_touched(&self) -> bool {
        self.taken_by.is_some()
    }
}

/// Writes down that a run has this file; one of the operator's has left already.
pub async fn keep(
    tx: &impl ConnectionTrait,
    (societe, run, kind): (SocieteId, RunId, FileKind),
    (bytes, pieces): (usize, usize),
    taken: Option<(Actor, Moment)>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        societe_id: Set(societe),
        run_id: Set(run),
        kind: Set(kind),
        bytes: Set(i64::try_from(bytes).unwrap_or(i64::MAX)),
        pieces: Set(i32::try_from(pieces).unwrap_or(i32::MAX)),
        leaving_until: Set(None),
        taken_by: Set(taken.map(|(by, _)| by.to_string())),
        taken_at: Set(taken.map(|(_, at)| at)),
        erased_at: Set(taken.map(|(_, at)| at)),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// It begins to leave; nothing when it left before, is just leaving, or is gone.
pub async fn leave(
    tx: &impl ConnectionTrait,
    (societe, run, kind): (SocieteId, RunId, FileKind),
    by: Actor,
    now: Moment,
) -> Result<Option<File>, DbErr> {
    let leaving = COLUMN.leaving_until.is_null().or(COLUMN.leaving_until.lte(now));
    let left = own(societe, run, kind)
        .col_expr(Column::LeavingUntil, Expr::value(now + LEAVING))
        .col_expr(Column::TakenBy, Expr::value(by.to_string()))
        .filter(COLUMN.taken_at.is_null())
        .filter(COLUMN.erased_at.is_null())
        .filter(leaving)
        .exec_with_returning(tx)
        .await?;
    Ok(left.into_iter().next())
}

/// Its last byte has left: never again.
pub async fn left(
    tx: &impl ConnectionTrait,
    (societe, run, kind): (SocieteId, RunId, FileKind),
    now: Moment,
) -> Result<(), DbErr> {
    own(societe, run, kind)
        .col_expr(Column::TakenAt, Expr::value(now))
        .col_expr(Column::ErasedAt, Expr::value(now))
        .col_expr(Column::LeavingUntil, Expr::value(None::<Moment>))
        .exec(tx)
        .await?;
    Ok(())
}

/// It broke off: whoever may take it out may try again.
pub async fn broke_off(
    tx: &impl ConnectionTrait,
    (societe, run, kind): (SocieteId, RunId, FileKind),
) -> Result<(), DbErr> {
    own(societe, run, kind)
        .col_expr(Column::LeavingUntil, Expr::value(None::<Moment>))
        .filter(COLUMN.taken_at.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Their time is over.
pub async fn erase_all(
    tx: &impl ConnectionTrait,
    (societe, run): (SocieteId, RunId),
    now: Moment,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::ErasedAt, Expr::value(now))
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.run_id.eq(run))
        .filter(COLUMN.erased_at.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

fn own(societe: SocieteId, run: RunId, kind: FileKind) -> sea_orm::UpdateMany<Entity> {
    Entity::update_many()
        .filter(COLUMN.societe_id.eq(societe))
        .filter(COLUMN.run_id.eq(run))
        .filter(COLUMN.kind.eq(kind))
}

//! Which legal documents of a copropriété are online: counted by kind, for all, for the conseil
//! syndical, and for each copropriétaire.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::{Cond, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Iterable};

use crate::clock::{Day, Moment};
use crate::contracts::{ContractId, ImmeubleId, Qualite, TiersId, contract};
use crate::documents::{DocumentKind, LegalList, document};
use crate::staff::{AgencyStaff, AtLeast};

/// The documents of one kind that are for an immeuble as a whole.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Online {
    pub immeuble_id: ImmeubleId,
    pub kind: DocumentKind,
    /// Those whose time is not over.
    pub in_force: i64,
    /// When the last of them was put there.
    pub newest: Moment,
}

/// Of lists I and III, by immeuble and kind; what was withdrawn does not count.
pub async fn of_all(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    immeubles: &[ImmeubleId],
    today: Day,
) -> Result<Vec<Online>, DbErr> {
    use document::Column;
    let in_force =
        document(Column::ValidUntil).is_null().or(document(Column::ValidUntil).gte(today));
    let mut online = Query::select();
    online
        .from(document::Entity)
        .columns([Column::ImmeubleId, Column::Kind].map(|column| (document::Entity, column)))
        .expr_as(
            Expr::case(Cond::all().add(in_force), 1).finally(0).sum().cast_as("bigint"),
            "in_force",
        )
        .expr_as(document(Column::UpdatedAt).max(), "newest")
        .and_where(document(Column::SocieteId).eq(staff.societe_id()))
        .and_where(document(Column::ImmeubleId).is_in(immeubles.iter().copied()))
        .and_where(document(Column::Kind).is_in(kinds(|list| list != LegalList::Coproprietaire)))
        .and_where(document(Column::WithdrawnAt).is_null())
        .group_by_col((document::Entity, Column::ImmeubleId))
        .group_by_col((document::Entity, Column::Kind));
    let rows = db.query_all(&online).await?;
    rows.iter().map(|row| Online::from_query_result(row, "")).collect()
}

/// For how many of the copropriétaires of today there is a document of each kind of list II.
#[derive(Clone, Debug, Default)]
pub struct Individual {
    pub contracts: usize,
    pub with: HashMap<DocumentKind, usize>,
}

pub async fn of_each(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    immeuble: ImmeubleId,
    today: Day,
) -> Result<Individual, DbErr> {
    let mut contracts = held(staff, immeuble, today);
    contracts.columns([contract::Column::Id, contract::Column::TiersId]);
    let contracts: Vec<(ContractId, TiersId)> = db
        .query_all(&contracts)
        .await?
        .iter()
        .map(|row| Ok((row.try_get("", "id")?, row.try_get("", "tiers_id")?)))
        .collect::<Result<_, DbErr>>()?;
    let of_contracts = given(
        db,
        staff,
        (document::Column::ContractId, contract::Column::Id),
        held(staff, immeuble, today),
    )
    .await?;
    let of_tiers = given(
        db,
        staff,
        (document::Column::TiersId, contract::Column::TiersId),
        held(staff, immeuble, today),
    )
    .await?;
    let count = |kind: DocumentKind| {
        let has = |(id, tiers): &&(ContractId, TiersId)| {
            of_contracts.contains(&(kind, id.uuid())) || of_tiers.contains(&(kind, tiers.uuid()))
        };
        (kind, contracts.iter().filter(has).count())
    };
    let with = kinds(|list| list == LegalList::Coproprietaire).into_iter().map(count).collect();
    Ok(Individual { contracts: contracts.len(), with })
}

/// The lots held today.
fn held(staff: &AgencyStaff<impl AtLeast>, immeuble: ImmeubleId, today: Day) -> SelectStatement {
    use contract::Column::{EndedOn, ImmeubleId as Place, Qualite as As, SocieteId, StartedOn};
    let of = |column| Expr::col((contract::Entity, column));
    let mut held = Query::select();
    held.from(contract::Entity)
        .and_where(of(SocieteId).eq(staff.societe_id()))
        .and_where(of(Place).eq(immeuble))
        .and_where(of(As).eq(Qualite::Coproprietaire))
        .and_where(of(StartedOn).is_null().or(of(StartedOn).lte(today)))
        .and_where(of(EndedOn).is_null().or(of(EndedOn).gte(today)));
    held
}

/// Which of them have a document of which kind.
async fn given(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    (column, of): (document::Column, contract::Column),
    mut held: SelectStatement,
) -> Result<HashSet<(DocumentKind, sea_orm::prelude::Uuid)>, DbErr> {
    held.column((contract::Entity, of));
    let mut given = Query::select();
    given
        .distinct()
        .from(document::Entity)
        .column((document::Entity, document::Column::Kind))
        .expr_as(document(column), "whose")
        .and_where(document(document::Column::SocieteId).eq(staff.societe_id()))
        .and_where(document(column).in_subquery(held))
        .and_where(
            document(document::Column::Kind).is_in(kinds(|list| list == LegalList::Coproprietaire)),
        )
        .and_where(document(document::Column::WithdrawnAt).is_null());
    let rows = db.query_all(&given).await?;
    rows.iter().map(|row| Ok((row.try_get("", "kind")?, row.try_get("", "whose")?))).collect()
}

/// The kinds of some lists.
pub fn kinds(wanted: impl Fn(LegalList) -> bool) -> Vec<DocumentKind> {
    let is_of = |kind: &DocumentKind| kind.legal().is_some_and(|item| wanted(item.list));
    DocumentKind::iter().filter(is_of).collect()
}

fn document(column: document::Column) -> Expr {
    Expr::col((document::Entity, column))
}

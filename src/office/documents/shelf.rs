//! The documents of a société, with whose they are: the list, narrowed by its filters.

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::asked::{ShelfFilter, State};
use crate::clock::{Day, Moment};
use crate::contracts::{contract, immeuble, tiers};
use crate::documents::{
    Audience, DocumentId, DocumentKind, document, last_published_first, version, words,
};
use crate::staff::{AgencyStaff, AtLeast};

/// A line of the list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Shelved {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub audience: Audience,
    pub title: String,
    pub dated_on: Day,
    pub valid_until: Option<Day>,
    pub media_type: String,
    pub bytes: i64,
    pub published_at: Moment,
    pub withdrawn_at: Option<Moment>,
    pub contract_reference: Option<String>,
    pub immeuble_name: Option<String>,
    pub civility: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub is_replaced: bool,
}

/// The newest first: at most so many, after so many.
pub async fn list(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    (filter, today): (&ShelfFilter, Day),
    (most, after): (u64, u64),
) -> Result<Vec<Shelved>, DbErr> {
    let mut lines = lines();
    lines
        .and_where(document(document::Column::SocieteId).eq(staff.societe_id()))
        .and_where_option(filter.kind.map(|kind| document(document::Column::Kind).eq(kind)))
        .and_where_option(filter.state.map(|state| is(state, today)));
    for word in words(&filter.words) {
        lines.and_where(document(document::Column::SearchText).like(format!("%{word}%")));
    }
    last_published_first(&mut lines);
    lines.limit(most).offset(after);
    let rows = db.query_all(&lines).await?;
    rows.iter().map(|row| Shelved::from_query_result(row, "")).collect()
}

/// These documents, the newest first.
pub async fn those(
    db: &impl ConnectionTrait,
    staff: &AgencyStaff<impl AtLeast>,
    ids: impl IntoIterator<Item = DocumentId>,
) -> Result<Vec<Shelved>, DbErr> {
    let mut lines = lines();
    lines
        .and_where(document(document::Column::SocieteId).eq(staff.societe_id()))
        .and_where(document(document::Column::Id).is_in(ids));
    last_published_first(&mut lines);
    let rows = db.query_all(&lines).await?;
    rows.iter().map(|row| Shelved::from_query_result(row, "")).collect()
}

fn lines() -> SelectStatement {
    use document::Column;
    let mut lines = Query::select();
    lines
        .from(document::Entity)
        .columns(SHOWN.map(|column| (document::Entity, column)))
        .left_join(
            contract::Entity,
            of(contract::Column::SocieteId, contract::Entity, Column::SocieteId).and(of(
                contract::Column::Id,
                contract::Entity,
                Column::ContractId,
            )),
        )
        .left_join(
            immeuble::Entity,
            of(immeuble::Column::SocieteId, immeuble::Entity, Column::SocieteId).and(of(
                immeuble::Column::Id,
                immeuble::Entity,
                Column::ImmeubleId,
            )),
        )
        .left_join(
            tiers::Entity,
            of(tiers::Column::SocieteId, tiers::Entity, Column::SocieteId).and(of(
                tiers::Column::Id,
                tiers::Entity,
                Column::TiersId,
            )),
        )
        .expr_as(Expr::col((contract::Entity, contract::Column::Reference)), "contract_reference")
        .expr_as(Expr::col((immeuble::Entity, immeuble::Column::Name)), "immeuble_name")
        .columns(
            [tiers::Column::Civility, tiers::Column::FirstName, tiers::Column::LastName]
                .map(|column| (tiers::Entity, column)),
        )
        .expr_as(was_replaced(), "is_replaced");
    lines
}

const SHOWN: [document::Column; 10] = {
    use document::Column;
    [
        Column::Id,
        Column::Kind,
        Column::Audience,
        Column::Title,
        Column::DatedOn,
        Column::ValidUntil,
        Column::MediaType,
        Column::Bytes,
        Column::PublishedAt,
        Column::WithdrawnAt,
    ]
};

fn is(state: State, today: Day) -> Expr {
    use document::Column::{ValidUntil, WithdrawnAt};
    let is_shown = document(WithdrawnAt).is_null();
    match state {
        State::Current => {
            is_shown.and(document(ValidUntil).is_null().or(document(ValidUntil).gte(today)))
        }
        State::Expired => is_shown.and(document(ValidUntil).lt(today)),
        State::Withdrawn => document(WithdrawnAt).is_not_null(),
        State::Replaced => was_replaced(),
    }
}

fn was_replaced() -> Expr {
    use version::{Column, Entity};
    let version = |column| Expr::col((Entity, column));
    let mut former = Query::select();
    former
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(
            version(Column::SocieteId).equals((document::Entity, document::Column::SocieteId)),
        )
        .and_where(version(Column::DocumentId).equals((document::Entity, document::Column::Id)));
    Expr::exists(former)
}

fn document(column: document::Column) -> Expr {
    Expr::col((document::Entity, column))
}

/// That a column of another table is the one of the document.
fn of<C, T>(column: C, table: T, of_document: document::Column) -> Expr
where
    C: sea_orm::sea_query::IntoIden,
    T: sea_orm::sea_query::IntoIden,
{
    Expr::col((table.into_iden(), column.into_iden())).equals((document::Entity, of_document))
}

//! What a signed-in person may see: the contracts of the tiers that they hold by a live link.

use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::access::{LinkId, link};
use crate::accounts::SignedIn;
use crate::agencies::{SocieteId, societe};
use crate::clock::Day;
use crate::contracts::{Qualite, contract, tiers};

/// One contract, with whose it is: one row of the one read that the page makes.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MyContract {
    pub link_id: LinkId,
    pub societe_id: SocieteId,
    pub societe_name: String,
    pub client_code: String,
    pub societe_code: String,
    pub phone: Option<String>,
    pub logo_width: i32,
    pub logo_height: i32,
    pub logo_version: i64,
    pub civility: Option<String>,
    pub first_name: Option<String>,
    pub last_name: String,
    /// None for a tiers whose contracts have not been sent yet; the next ones too.
    pub reference: Option<String>,
    pub qualite: Option<Qualite>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    pub city: Option<String>,
    pub immeuble: Option<String>,
    pub lot: Option<String>,
    pub ended_on: Option<Day>,
}

/// Every contract of every agency, by agency, then by reference.
pub async fn of(db: &impl ConnectionTrait, person: &SignedIn) -> Result<Vec<MyContract>, DbErr> {
    let rows = db.query_all(&through_live_links(person)).await?;
    rows.iter().map(|row| MyContract::from_query_result(row, "")).collect()
}

/// The société is in every join: a row of another one cannot be reached.
fn through_live_links(person: &SignedIn) -> SelectStatement {
    let link = |column| Expr::col((link::Entity, column));
    let tiers = |column| Expr::col((tiers::Entity, column));
    let contract = |column| Expr::col((contract::Entity, column));
    let of_tiers = tiers(tiers::Column::SocieteId)
        .equals((link::Entity, link::Column::SocieteId))
        .and(tiers(tiers::Column::Id).equals((link::Entity, link::Column::TiersId)));
    let of_contract = contract(contract::Column::SocieteId)
        .equals((link::Entity, link::Column::SocieteId))
        .and(contract(contract::Column::TiersId).equals((link::Entity, link::Column::TiersId)));
    let of_societe = Expr::col((societe::Entity, societe::Column::Id))
        .equals((link::Entity, link::Column::SocieteId));
    columns()
        .from(link::Entity)
        .inner_join(tiers::Entity, of_tiers)
        .inner_join(societe::Entity, of_societe)
        .left_join(contract::Entity, of_contract)
        .and_where(link(link::Column::AccountId).eq(person.account_id()))
        .and_where(link(link::Column::EndedAt).is_null())
        .order_by((societe::Entity, societe::Column::Name), Order::Asc)
        .order_by((societe::Entity, societe::Column::Id), Order::Asc)
        .order_by((contract::Entity, contract::Column::Reference), Order::Asc)
        .to_owned()
}

/// The fields of [`MyContract`].
fn columns() -> SelectStatement {
    Query::select()
        .expr_as(Expr::col((link::Entity, link::Column::Id)), "link_id")
        .expr_as(Expr::col((link::Entity, link::Column::SocieteId)), "societe_id")
        .expr_as(Expr::col((societe::Entity, societe::Column::Name)), "societe_name")
        .expr_as(Expr::col((societe::Entity, societe::Column::UpdatedAt)), "logo_version")
        .columns([
            (societe::Entity, societe::Column::ClientCode),
            (societe::Entity, societe::Column::SocieteCode),
            (societe::Entity, societe::Column::Phone),
            (societe::Entity, societe::Column::LogoWidth),
            (societe::Entity, societe::Column::LogoHeight),
        ])
        .columns([
            (tiers::Entity, tiers::Column::Civility),
            (tiers::Entity, tiers::Column::FirstName),
            (tiers::Entity, tiers::Column::LastName),
        ])
        .columns([
            (contract::Entity, contract::Column::Reference),
            (contract::Entity, contract::Column::Qualite),
            (contract::Entity, contract::Column::Address),
            (contract::Entity, contract::Column::Postcode),
            (contract::Entity, contract::Column::City),
            (contract::Entity, contract::Column::Immeuble),
            (contract::Entity, contract::Column::Lot),
            (contract::Entity, contract::Column::EndedOn),
        ])
        .to_owned()
}

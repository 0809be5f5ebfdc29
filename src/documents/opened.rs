//! Who opened a document, as the agency asks: which of its tiers, when first and last. An account is
//! told by the tiers of the same société that the document may concern, and by nothing else.

use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::opening;
use super::reach::Subject;
use crate::access::link;
use crate::clock::Moment;
use crate::contracts::tiers;

/// A tiers whose holder opened it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OpenedBy {
    pub reference: String,
    pub civility: Option<String>,
    pub first_name: Option<String>,
    pub last_name: String,
    pub first_at: Moment,
    pub last_at: Moment,
    pub times: i64,
}

impl OpenedBy {
    pub fn name(&self) -> String {
        tiers::name(self.civility.as_deref(), self.first_name.as_deref(), &self.last_name)
    }
}

impl Subject {
    /// The last who opened it first: at most so many, after so many.
    pub async fn openings(
        self,
        db: &impl ConnectionTrait,
        (most, after): (u64, u64),
    ) -> Result<Vec<OpenedBy>, DbErr> {
        use tiers::Column;
        let shown = [Column::Reference, Column::Civility, Column::FirstName, Column::LastName];
        let mut openings = self.opened();
        openings
            .columns(shown.map(|column| (tiers::Entity, column)))
            .expr_as(opening(opening::Column::OpenedAt).min(), "first_at")
            .expr_as(opening(opening::Column::OpenedAt).max(), "last_at")
            .expr_as(opening(opening::Column::Id).count_distinct(), "times")
            .add_group_by(shown.map(|column| Expr::col((tiers::Entity, column))))
            .add_group_by([Expr::col((tiers::Entity, Column::Id))])
            .order_by_expr(opening(opening::Column::OpenedAt).max(), Order::Desc)
            .order_by((tiers::Entity, Column::Id), Order::Asc)
            .limit(most)
            .offset(after);
        let rows = db.query_all(&openings).await?;
        rows.iter().map(|row| OpenedBy::from_query_result(row, "")).collect()
    }

    /// How many tiers have somebody who opened it.
    pub async fn opened_count(self, db: &impl ConnectionTrait) -> Result<u64, DbErr> {
        let mut count = self.opened();
        count
            .expr_as(Expr::col((tiers::Entity, tiers::Column::Id)).count_distinct(), "all_of_them");
        let row = db.query_one(&count).await?;
        let count = row.map(|row| row.try_get::<i64>("", "all_of_them")).transpose()?;
        Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
    }

    /// Openings, the links that stand between them and tiers (ended ones too), and those tiers.
    fn opened(self) -> SelectStatement {
        use opening::Column;
        let link = |column| Expr::col((link::Entity, column));
        let tiers = |column| Expr::col((tiers::Entity, column));
        let mut opened = Query::select();
        opened
            .from(opening::Entity)
            .inner_join(
                link::Entity,
                link(link::Column::SocieteId).equals((opening::Entity, Column::SocieteId)).and(
                    link(link::Column::AccountId).equals((opening::Entity, Column::AccountId)),
                ),
            )
            .inner_join(
                tiers::Entity,
                tiers(tiers::Column::SocieteId)
                    .equals((link::Entity, link::Column::SocieteId))
                    .and(tiers(tiers::Column::Id).equals((link::Entity, link::Column::TiersId))),
            )
            .and_where(opening(Column::SocieteId).eq(self.societe()))
            .and_where(opening(Column::DocumentId).eq(self.id()))
            .and_where(tiers(tiers::Column::Id).in_subquery(self.candidates()));
        opened
    }
}

fn opening(column: opening::Column) -> Expr {
    Expr::col((opening::Entity, column))
}

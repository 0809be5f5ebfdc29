//! A demande: what a person asks the agency about one of their contracts, and where it stands.

use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Cond, ExprTrait, Query, SelectStatement};

use super::numbered::numbered;
use super::state::{Reason, State};
use crate::access::link;
use crate::accounts::AccountId;
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::{ContractId, TiersId};
use crate::staff::StaffId;

pub use Model as Demande;

crate::id!(DemandeId);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "demande")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DemandeId,
    /// From 1 on in each société: what people say on the telephone.
    pub number: i64,
    pub contract_id: ContractId,
    pub tiers_id: TiersId,
    /// Who asked.
    pub account_id: AccountId,
    /// In the words of the day it was opened: what is renamed since keeps its name here.
    pub category: String,
    pub subject: String,
    pub state: State,
    /// Whether the other holders of the tiers see it too.
    pub shared: bool,
    pub assigned_to: Option<StaffId>,
    pub opened_at: Moment,
    /// When something was last said or done.
    pub last_at: Moment,
    /// Since when the person waits for the agency; none while the agency waits, or nobody does.
    pub waiting_since: Option<Moment>,
    pub closed_at: Option<Moment>,
    pub reason: Option<Reason>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Demande {
    /// « D-12 »
    pub fn reference(&self) -> String {
        numbered(self.number)
    }

    pub fn is_closed(&self) -> bool {
        self.state == State::Closed
    }

    /// One of a société, for those who work there; of another société there is none.
    pub async fn of_societe(
        db: &impl ConnectionTrait,
        societe: SocieteId,
        id: DemandeId,
    ) -> Result<Option<Self>, DbErr> {
        Entity::find_by_id((societe, id)).one(db).await
    }

    /// Writes the row of one that is new.
    pub async fn keep(&self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        let row = ActiveModel {
            societe_id: Set(self.societe_id),
            id: Set(self.id),
            number: Set(self.number),
            contract_id: Set(self.contract_id),
            tiers_id: Set(self.tiers_id),
            account_id: Set(self.account_id),
            category: Set(self.category.clone()),
            subject: Set(self.subject.clone()),
            state: Set(self.state),
            shared: Set(self.shared),
            assigned_to: Set(self.assigned_to),
            opened_at: Set(self.opened_at),
            last_at: Set(self.last_at),
            waiting_since: Set(self.waiting_since),
            closed_at: Set(self.closed_at),
            reason: Set(self.reason),
        };
        Entity::insert(row).exec_without_returning(tx).await.map(drop)
    }

    /// The same as it is now, and as it stays until the end of this transaction.
    pub async fn held(&self, tx: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let found = Entity::find_by_id((self.societe_id, self.id)).lock_exclusive().one(tx).await?;
        found.ok_or_else(|| DbErr::RecordNotFound(format!("demande {}", self.id)))
    }
}

/// Those that an account may see: what it asked, and what the others shared, of tiers that it holds
/// now. Whoever's link ended, or is suspended, sees nothing of them.
pub fn seen_by(account: AccountId) -> Cond {
    let demande = |column| Expr::col((Entity, column));
    let own = demande(Column::AccountId).eq(account).or(demande(Column::Shared).eq(true));
    let mut live = links(account);
    live.expr(Expr::val(1))
        .and_where(link_of(link::Column::SocieteId).equals((Entity, Column::SocieteId)))
        .and_where(link_of(link::Column::TiersId).equals((Entity, Column::TiersId)));
    // Both columns of the index are named, or the database would read everybody's.
    let (mut societes, mut all_tiers) = (links(account), links(account));
    societes.column(link::Column::SocieteId);
    all_tiers.column(link::Column::TiersId);
    Cond::all()
        .add(demande(Column::SocieteId).in_subquery(societes))
        .add(demande(Column::TiersId).in_subquery(all_tiers))
        .add(Expr::exists(live))
        .add(own)
}

fn links(account: AccountId) -> SelectStatement {
    let mut links = Query::select();
    links
        .from(link::Entity)
        .and_where(link_of(link::Column::AccountId).eq(account))
        .and_where(link::is_open());
    links
}

fn link_of(column: link::Column) -> Expr {
    Expr::col((link::Entity, column))
}

//! A line: one for each tiers, beside it, so that a list of a million need not read the tiers.

use std::collections::BTreeSet;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

use super::words;
use crate::agencies::SocieteId;
use crate::clock::Moment;
use crate::contracts::contract::Qualite;
use crate::contracts::tiers::{Tiers, TiersId};
use crate::texts::folded;

pub use Model as TiersLine;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tiers_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub societe_id: SocieteId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub tiers_id: TiersId,
    /// Last name, then first name, folded.
    pub sort_name: String,
    pub reference: String,
    /// Every word that it is found by, each after a space.
    pub words: String,
    /// The bits of the qualités of its contracts.
    pub qualites: i32,
    /// This and the next two are written by the database itself, at each change of a pair, an
    /// activation or a link.
    pub access: Access,
    /// When it was last linked to an account; zero before.
    pub activated_at: Moment,
    /// Until when the pairs that wait are good.
    pub expires_at: Moment,
}

impl ActiveModelBehavior for ActiveModel {}

/// Who can open a tiers, whatever the time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Access {
    None,
    /// A pair waits to be used.
    Issued,
    /// The mail of an activation waits to be followed.
    Waiting,
    Linked,
    Suspended,
    Ended,
}

/// As many values [`Model::qualites`] can have, from 0 on.
pub const QUALITES: i32 = 8;

/// The bit of a qualité in [`Model::qualites`].
pub fn bit(qualite: Qualite) -> i32 {
    match qualite {
        Qualite::Locataire => 1,
        Qualite::Bailleur => 2,
        Qualite::Coproprietaire => 4,
    }
}

impl Model {
    /// The line of a tiers that holds these contracts, and is accessible to nobody yet.
    pub(super) fn of(tiers: &Tiers, contracts: &[(String, Qualite)]) -> Self {
        let references = contracts.iter().map(|(reference, _)| reference.as_str());
        let words = words::of(tiers, references);
        let first_name = tiers.first_name.as_deref().unwrap_or_default();
        Self {
            societe_id: tiers.societe_id,
            tiers_id: tiers.id,
            sort_name: folded(&format!("{} {first_name}", tiers.last_name)).join(" "),
            reference: tiers.reference.clone(),
            words: words.iter().flat_map(|word| [" ", word.as_str()]).collect(),
            qualites: contracts.iter().fold(0, |all, (_, qualite)| all | bit(*qualite)),
            access: Access::None,
            activated_at: Moment::from_millis(0),
            expires_at: Moment::from_millis(0),
        }
    }

    pub(super) fn own_words(&self) -> BTreeSet<&str> {
        self.words.split_whitespace().collect()
    }

    /// Whether both say the same of the tiers itself.
    pub(super) fn says_as(&self, other: &Self) -> bool {
        let said = |it: &Self| (it.sort_name.clone(), it.words.clone(), it.qualites);
        said(self) == said(other)
    }

    /// Adds new ones, and writes what they say of their tiers over the others.
    pub(super) async fn keep(tx: &impl ConnectionTrait, lines: Vec<Self>) -> Result<(), DbErr> {
        let known = OnConflict::columns([Column::SocieteId, Column::TiersId])
            .update_columns([Column::SortName, Column::Words, Column::Qualites])
            .to_owned();
        let rows = lines.into_iter().map(ActiveModel::from);
        Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await.map(drop)
    }
}

//! For whom a document is: a rule, judged at each opening, not a list of people.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, Iterable};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Audience {
    /// The holders of one contract.
    Contract,
    /// The holders of one tiers, whatever the contract.
    Tiers,
    /// All copropriétaires of an immeuble.
    Coproprietaires,
    /// The members of its conseil syndical, while their mandate lasts.
    ConseilSyndical,
}

impl Audience {
    /// `conseil_syndical`: as the database and forms name it.
    pub fn name(self) -> String {
        self.to_value()
    }

    /// From its name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::iter().find(|audience| audience.name() == name)
    }
}

//! For whom a document is: a rule, judged at each opening, not a list of people.

use sea_orm::entity::prelude::*;

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

//! The portfolio of a société: its tiers, the contracts that they hold, and its immeubles.

pub mod bulk;
pub mod conseil_mandat;
pub mod contract;
pub mod contract_lot;
pub mod immeuble;
pub mod lot;
pub mod paged;
mod reference;
pub mod tiers;
pub mod tiers_line;

pub use conseil_mandat::{ConseilMandat, ConseilMandatId};
pub use contract::{Contract, ContractId, Qualite};
pub use contract_lot::ContractLot;
pub use immeuble::{Immeuble, ImmeubleId};
pub use lot::{Lot, LotId};
pub use tiers::{Tiers, TiersId};

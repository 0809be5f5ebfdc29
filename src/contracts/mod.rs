//! The portfolio of a société: its tiers, and the contracts that they hold.

pub mod bulk;
pub mod contract;
mod reference;
pub mod tiers;

pub use contract::{Contract, ContractId, Qualite};
pub use tiers::{Tiers, TiersId};

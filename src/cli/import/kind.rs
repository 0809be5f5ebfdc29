//! What a file may hold, as it is chosen at the command line.

use clap::ValueEnum;

use crate::imports;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Tiers and their contracts
    Tiers,
    /// Immeubles
    Immeubles,
    /// Lots, and the contracts about them
    Lots,
    /// Mandates of members of conseils syndicaux
    Mandats,
    /// The entries of the contracts' accounts
    Entries,
    /// Documents: an index of the files in --files
    Documents,
}

impl From<Kind> for imports::Kind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Tiers => Self::Tiers,
            Kind::Immeubles => Self::Immeubles,
            Kind::Lots => Self::Lots,
            Kind::Mandats => Self::Mandats,
            Kind::Entries => Self::Entries,
            Kind::Documents => Self::Documents,
        }
    }
}

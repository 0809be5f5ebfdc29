//! Scopes: what a key may be used for.

use crate::texts::Texts;

macro_rules! scopes {
    ($($(#[$comment:meta])* $scope:ident = $name:literal, $text:ident;)+) => {
        /// One thing that a key may be used for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Scope {
            $($(#[$comment])* $scope,)+
        }

        impl Scope {
            pub const ALL: &[Self] = &[$(Self::$scope,)+];

            /// `tiers:read`…
            pub fn name(self) -> &'static str {
                match self { $(Self::$scope => $name,)+ }
            }

            pub fn text(self, texts: &Texts) -> String {
                match self { $(Self::$scope => texts.$text(),)+ }
            }
        }

        /// What a door asks of the key, as the parameter of `KeyHolder`.
        pub mod needs {
            use super::{Scope, Within};
            $(
                pub struct $scope;

                impl Within for $scope {
                    const SCOPE: Option<Scope> = Some(Scope::$scope);
                }
            )+

            /// Any key will do.
            pub struct Nothing;

            impl Within for Nothing {
                const SCOPE: Option<Scope> = None;
            }
        }
    };
}

scopes! {
    /// Tiers and their contracts.
    TiersRead = "tiers:read", scope_tiers_read;
    TiersWrite = "tiers:write", scope_tiers_write;
    /// Immeubles, their lots, and the mandates of their conseils syndicaux.
    ImmeublesRead = "immeubles:read", scope_immeubles_read;
    ImmeublesWrite = "immeubles:write", scope_immeubles_write;
    EntriesRead = "entries:read", scope_entries_read;
    EntriesWrite = "entries:write", scope_entries_write;
    DocumentsRead = "documents:read", scope_documents_read;
    DocumentsWrite = "documents:write", scope_documents_write;
    /// Issuing provisional pairs, whose secrets the answer holds.
    PairsWrite = "pairs:write", scope_pairs_write;
    LinksRead = "links:read", scope_links_read;
    /// Ending the access to a tiers.
    LinksWrite = "links:write", scope_links_write;
    ChangesRead = "changes:read", scope_changes_read;
}

/// A scope as a type.
pub trait Within: Send {
    const SCOPE: Option<Scope>;
}

impl Scope {
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|scope| scope.name() == name)
    }

    /// Those that a row keeps, one word each.
    pub(super) fn all_in(words: &str) -> Vec<Self> {
        words.split_whitespace().filter_map(Self::parse).collect()
    }

    pub(super) fn in_words(scopes: &[Self]) -> String {
        let mut scopes = scopes.to_vec();
        scopes.sort();
        scopes.dedup();
        scopes.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(" ")
    }
}

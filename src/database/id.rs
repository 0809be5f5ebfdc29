//! Identifiers that cannot be mistaken for one another.

/// Declares an identifier type, kept as a UUID in the database.
///
/// `id!(ContractId)` is random (v4): it may stand in an address and tells nothing, not even when it
/// was made. `id!(MessageId, ordered)` grows with time (v7), for rows that are only ever appended.
#[macro_export]
macro_rules! id {
    ($name:ident) => {
        $crate::id!(@declare $name, new_v4);
    };
    ($name:ident, ordered) => {
        $crate::id!(@declare $name, now_v7);
    };
    (@declare $name:ident, $make:ident) => {
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            sea_orm::DeriveValueType, serde::Deserialize, serde::Serialize,
        )]
        pub struct $name(sea_orm::prelude::Uuid);

        /// Asked of every primary key by SeaORM; ours never come from a counter.
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(out)
            }
        }

        impl $name {
            pub fn new() -> Self {
                Self(sea_orm::prelude::Uuid::$make())
            }

            /// From the text of an address.
            pub fn parse(text: &str) -> Option<Self> {
                sea_orm::prelude::Uuid::try_parse(text).ok().map(Self)
            }

            pub fn uuid(self) -> sea_orm::prelude::Uuid {
                self.0
            }
        }
    };
}

//! What the agency's software may ask of the API.

use crate::settings::declaration::section;
use crate::settings::values::Bytes;

section! {
    /// The API, which agencies' management software speaks to.
    Api {
        /// Requests of one key in a minute, on all servers together.
        requests_per_minute: u32 = 600 in 1..=1_000_000,
        /// Most items of one request that writes.
        batch: usize = 500 in 1..=1_000,
        /// Largest body of a request; documents have `documents.max_size`.
        body_limit: Bytes = "4 MiB" in "64 KiB"..="64 MiB",
    }
}

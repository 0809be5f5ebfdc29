//! What people ask their agencies: how much, how often, and until when.

use std::time::Duration;

use crate::settings::declaration::section;
use crate::settings::values::Bytes;

section! {
    /// Demandes: what people ask their agencies, and the files beside it.
    Demandes {
        /// Most photographs and PDF files beside one message.
        files: u32 = 5 in 1..=20,
        /// Largest of them; `server.upload_limit` bounds them all together.
        file_size: Bytes = "10 MiB" in "256 KiB"..="100 MiB",
        /// Demandes that one person may open in 24 hours.
        opened_per_day: u32 = 10 in 2..=1_000,
        /// Messages that one person may write in 24 hours, in all of their demandes.
        messages_per_day: u32 = 50 in 2..=10_000,
        /// How long after it was closed its people may open a demande again.
        reopened_within: Duration = "30 d" in "1 d"..="365 d",
    }
}

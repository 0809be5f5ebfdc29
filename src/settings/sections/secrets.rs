//! What a password must be, how it is kept, and how slowly it can be guessed.

use std::num::NonZero;
use std::path::PathBuf;
use std::time::Duration;

use crate::settings::declaration::section;
use crate::settings::values::{ContactUri, WithoutKeys};

section! {
    /// What a new password must be. There is no rule about kinds of characters and no expiry.
    Password {
        /// Fewest characters; 15 follows NIST SP 800-63B-4 to the letter.
        min_length: usize = 12 in 8..=64,
        /// Least entropy in bits, by the formula of the CNIL (recommendation 2022-100).
        min_bits: u32 = 50 in 50..=128,
        /// Least strength by zxcvbn, from 0 (guessed at once) to 4.
        min_score: u8 = 3 in 2..=4,
        /// Most characters; a longer one is refused, never cut.
        max_length: usize = 256 in 64..=256,
        /// List of stolen passwords that are refused, as `palier passwords build` writes it.
        breached_list: Option<PathBuf> = "",
    }
}

section! {
    /// Whom somebody who finds a weakness tells: `/.well-known/security.txt` (RFC 9116).
    Security {
        /// Addresses, the one that is preferred first; empty: there is no such page.
        contact: Vec<ContactUri> = "",
        /// Page that says how weaknesses are handled.
        policy: Option<ContactUri> = "",
    }
}

section! {
    /// The keys of stored passwords (the pepper): a copy of the database alone is worth nothing.
    Keys {
        /// File of the keys; empty: with SQLite `<data_dir>/keys.toml`, which the first start makes; PostgreSQL needs one.
        file: Option<PathBuf> = "",
        /// What a server on PostgreSQL does without that file; `serve` leaves second factors in clear, and the audit trail to whoever writes in the database.
        without: WithoutKeys = "refuse",
    }
}

section! {
    /// How passwords are stored: argon2id. Passwords stored otherwise are renewed at sign-in.
    Hashing {
        /// Memory for one hash, in KiB; OWASP asks 47104 for 1 iteration, 19456 for 2, 12288 for 3.
        memory_kib: u32 = 19_456 in 12_288..=1_048_576,
        /// Passes over the memory.
        iterations: u32 = 2 in 1..=10,
        /// Lanes of the memory (the parameter p).
        lanes: u32 = 1 in 1..=4,
        /// Hashes computed at the same time; 0 means as many as processor cores.
        slots: usize = 0 in 0..=256,
        /// Hashes of a bulk issue of credentials computed at the same time, beside the others.
        bulk_slots: usize = 1 in 1..=64,
        /// Sign-ins that may queue for a slot; in practice `wait` ends a queue before this does.
        queue: usize = 256 in 1..=10_000,
        /// Longest wait for a slot, after which the person is asked to try again shortly.
        wait: Duration = "3 s" in "100 ms"..="30 s",
    }
}

impl Hashing {
    /// `slots`, with 0 replaced by the cores of this machine.
    pub fn slots_here(&self) -> usize {
        match self.slots {
            0 => std::thread::available_parallelism().map_or(1, NonZero::get),
            slots => slots,
        }
    }
}

section! {
    /// How often secrets may be tried: passwords, provisional passwords and links alike.
    Throttle {
        /// Wrong tries that an identifier has before it must wait.
        free_attempts: u32 = 5 in 1..=1_000_000,
        /// First wait of an identifier; it doubles at each further wrong try.
        first_delay: Duration = "1 min" in "1 s"..="15 min",
        /// Longest wait of an identifier.
        longest_delay: Duration = "60 min" in "1 min"..="24 h",
        /// Most tries of an identifier in any 24 hours; the CNIL (2022-100, case 2) allows 25 and no more.
        attempts_per_day: u32 = 25 in 1..=1_000_000,
        /// Time over which the next four are counted.
        window: Duration = "1 h" in "1 s"..="24 h",
        /// Most tries from one IP address (an IPv6 /64) in a window.
        ip_attempts: u32 = 300 in 1..=1_000_000_000,
        /// Most tries from one IPv6 /48 in a window.
        network_attempts: u32 = 1_000 in 1..=1_000_000_000,
        /// Most tries at the provisional credentials of one société in a window; beyond, each address has `free_attempts` there.
        societe_attempts: u32 = 1_000 in 1..=1_000_000_000,
        /// Most tries at the logins of one société that begin alike, in a window; beyond, likewise.
        prefix_attempts: u32 = 200 in 1..=1_000_000_000,
        /// Most tries of everybody in a window: the circuit breaker against a wide attack.
        total_attempts: u32 = 20_000 in 1..=1_000_000_000,
    }
}

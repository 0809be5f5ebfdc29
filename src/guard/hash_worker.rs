//! A hashing thread: one job at a time, in memory that it keeps.

use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use argon2::Algorithm;
use argon2::Argon2;
use argon2::Block;
use argon2::Version;
use tokio::sync::oneshot;

use crate::guard::hash_cost::{Cost, Recipe};
use crate::guard::hash_queue::{HashQueue, Next};
use crate::guard::typed_secret::TypedSecret;

/// How long an idle thread keeps its memory: longer than the pauses of a morning's rush, and what a
/// lone sign-in pays for fresh memory is a few milliseconds that nobody sees.
const KEPT: Duration = Duration::from_secs(3);

pub(super) struct Job {
    pub secret: TypedSecret,
    pub recipe: Recipe,
    pub answer: oneshot::Sender<Vec<u8>>,
}

/// The thread ends when the queue closes.
pub(super) fn start(queue: Arc<HashQueue<Job>>, usual: Cost) -> io::Result<()> {
    let work = move || {
        let mut memory = Memory::none();
        while let Some(job) = next(&queue, &mut memory) {
            memory.make_room(usual);
            let tag = memory.tag(&job.secret, &job.recipe);
            if let Some(tag) = tag {
                // Nobody listens any more when the person went away meanwhile.
                let _ = job.answer.send(tag);
            }
        }
    };
    thread::Builder::new().name("hasher".to_owned()).spawn(work).map(drop)
}

/// Memory is given back when nobody has signed in for a while.
fn next(queue: &HashQueue<Job>, memory: &mut Memory) -> Option<Job> {
    match queue.next_within(KEPT) {
        Next::Job(job) => Some(job),
        Next::Closed => None,
        Next::Idle => {
            *memory = Memory::none();
            queue.next()
        }
    }
}

/// Kept between hashes: up to half the time of a hash with fresh memory is spent in page faults.
pub(super) struct Memory(Vec<Block>);

impl Memory {
    pub fn none() -> Self {
        Self(Vec::new())
    }

    pub fn make_room(&mut self, cost: Cost) {
        if self.0.is_empty() {
            *self = Self::for_cost(cost);
        }
    }

    pub fn for_cost(cost: Cost) -> Self {
        // One block is 1 KiB; argon2 rounds the count down to a multiple of four per lane.
        Self(blocks(cost.memory_kib as usize))
    }

    /// Nothing when the cost is out of bounds. A hash that was stored at a higher cost than the
    /// usual one borrows memory for itself, and gives it back.
    pub fn tag(&mut self, secret: &TypedSecret, recipe: &Recipe) -> Option<Vec<u8>> {
        let Recipe { cost, salt, tag_bytes, pepper } = recipe;
        let params = cost.params(*tag_bytes)?;
        let mut borrowed = Vec::new();
        if params.block_count() > self.0.len() {
            borrowed = blocks(params.block_count());
        }
        let memory = if borrowed.is_empty() { &mut self.0 } else { &mut borrowed };
        let mut tag = vec![0; *tag_bytes];
        let (algorithm, version) = (Algorithm::Argon2id, Version::V0x13);
        let argon2 = match pepper {
            Some(key) => {
                Argon2::new_with_secret(key.as_bytes(), algorithm, version, params).ok()?
            }
            None => Argon2::new(algorithm, version, params),
        };
        let secret = secret.as_bytes();
        argon2.hash_password_into_with_memory(secret, salt, &mut tag, &mut memory[..]).ok()?;
        // One single pass leaves blocks that a guess can be tried on at a fraction of the price;
        // from the second pass on every block is worth the whole of the first.
        if cost.iterations == 1 {
            memory.fill(Block::new());
        }
        Some(tag)
    }
}

/// At least so many, in a whole number of pages of 2 MiB: the allocator asks the system for those where
/// the size is so (`.cargo/config.toml`), and a hash that walks all over them is some 5 % faster.
fn blocks(count: usize) -> Vec<Block> {
    const OF_A_LARGE_PAGE: usize = 2 * 1024;
    vec![Block::new(); count.next_multiple_of(OF_A_LARGE_PAGE)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::secret_hash::SecretHash;

    /// From the test suite of the reference implementation: "password", salt "somesalt".
    const REFERENCE: [&str; 2] = [
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
    ];

    #[test]
    fn tags_are_those_of_the_reference_implementation_in_memory_small_or_used() {
        let mut memory = Memory::for_cost(Cost { memory_kib: 64, iterations: 1, lanes: 1 });
        let secret = TypedSecret::read("password").unwrap();
        for phc in REFERENCE {
            let stored = SecretHash::parse(phc).unwrap();
            for memory_kib in [8, 256, 512] {
                let cost = Cost { memory_kib, iterations: 1, lanes: 1 };
                let other = Recipe { cost, salt: b"another salt".to_vec(), ..stored.recipe(None) };
                memory.tag(&secret, &other).unwrap();
                let tag = memory.tag(&secret, &stored.recipe(None)).unwrap();
                assert!(stored.has_tag(&tag), "{phc}");
            }
        }
    }
}

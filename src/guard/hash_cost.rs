//! What a hash costs to compute, as a PHC string tells it, and what it is computed from.

use argon2::Params;
use data_encoding::BASE64_NOPAD;

use crate::guard::keys::{Key, KeyId};

/// What one hash costs. Whoever could write a stored cost could stop the server with it, so
/// nothing outside these bounds is ever computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cost {
    pub memory_kib: u32,
    pub iterations: u32,
    pub lanes: u32,
}

impl Cost {
    const MAX_MEMORY_KIB: u32 = 1024 * 1024;
    const MAX_ITERATIONS: u32 = 10;
    const MAX_LANES: u32 = 4;

    /// Nothing when it is out of bounds.
    pub fn params(self, tag_bytes: usize) -> Option<Params> {
        let bounded = self.memory_kib <= Self::MAX_MEMORY_KIB
            && self.iterations <= Self::MAX_ITERATIONS
            && self.lanes <= Self::MAX_LANES;
        let params = || Params::new(self.memory_kib, self.iterations, self.lanes, Some(tag_bytes));
        bounded.then(params)?.ok()
    }
}

/// Everything that a tag is computed from, the secret apart.
pub(super) struct Recipe {
    pub cost: Cost,
    pub salt: Vec<u8>,
    pub tag_bytes: usize,
    pub pepper: Option<Key>,
}

/// `m=19456,t=2,p=1`, then perhaps `keyid=…`, in this order and nothing more (PHC string format).
pub(super) fn parameters(raw: &str) -> Option<(Cost, Option<KeyId>)> {
    let mut parts = raw.split(',');
    let memory_kib = number(parts.next()?, "m=")?;
    let iterations = number(parts.next()?, "t=")?;
    let lanes = number(parts.next()?, "p=")?;
    let key_id = match parts.next() {
        Some(part) => Some(key_name(part.strip_prefix("keyid=")?)?),
        None => None,
    };
    let cost = Cost { memory_kib, iterations, lanes };
    parts.next().is_none().then_some((cost, key_id))
}

fn key_name(raw: &str) -> Option<KeyId> {
    let name = BASE64_NOPAD.decode(raw.as_bytes()).ok()?;
    KeyId::parse(std::str::from_utf8(&name).ok()?)
}

fn number(raw: &str, name: &str) -> Option<u32> {
    let digits = raw.strip_prefix(name)?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    plain.then(|| digits.parse().ok())?
}

//! A secret's hash: argon2id with its cost, its salt and the name of its pepper, as one PHC string.

use std::fmt;
use std::hint;

use data_encoding::BASE64_NOPAD;
use sea_orm::ExprTrait;
use sea_orm::sea_query::{Expr, Func, IntoColumnRef};

use crate::guard::hash_cost::{Cost, Recipe, parameters};
use crate::guard::keys::{Key, KeyId};

/// Whether the text in a column holds this, letter by letter.
pub(super) fn holds(column: impl IntoColumnRef, text: &str) -> Expr {
    let column = Expr::col(column);
    let without = [column.clone(), Expr::value(text), Expr::value("")];
    column.ne(Func::cust("replace").args(without))
}

/// Version 19 only. Two hashes of one secret differ by their salt.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretHash {
    phc: String,
    cost: Cost,
    key_id: Option<KeyId>,
    salt: Vec<u8>,
    tag: Vec<u8>,
}

impl SecretHash {
    pub(super) const SALT_BYTES: usize = 16;
    pub(super) const TAG_BYTES: usize = 32;
    const MAX_PHC: usize = 256;

    pub(super) fn new(cost: Cost, key_id: Option<&KeyId>, salt: &[u8], tag: &[u8]) -> Self {
        let Cost { memory_kib, iterations, lanes } = cost;
        let (salt_text, tag_text) = (BASE64_NOPAD.encode(salt), BASE64_NOPAD.encode(tag));
        let costs = format!("m={memory_kib},t={iterations},p={lanes}");
        let keyed = key_id.map(Self::parameter_of).unwrap_or_default();
        let phc = format!("$argon2id$v=19${costs}{keyed}${salt_text}${tag_text}");
        Self { phc, cost, key_id: key_id.cloned(), salt: salt.to_vec(), tag: tag.to_vec() }
    }

    /// What a hash made with this key, and no other, holds between its cost and its salt.
    pub fn parameter_of(key: &KeyId) -> String {
        format!(",keyid={}", BASE64_NOPAD.encode(key.as_str().as_bytes()))
    }

    /// Nothing for another algorithm or version, and nothing when checking a secret against it
    /// would cost more than 1 GiB, 10 passes or 4 lanes.
    pub fn parse(phc: &str) -> Option<Self> {
        if phc.len() > Self::MAX_PHC {
            return None;
        }
        let parts: Vec<&str> = phc.split('$').collect();
        let ["", "argon2id", "v=19", cost, salt, tag] = parts[..] else { return None };
        let (cost, key_id) = parameters(cost)?;
        let salt = BASE64_NOPAD.decode(salt.as_bytes()).ok()?;
        let tag = BASE64_NOPAD.decode(tag.as_bytes()).ok()?;
        let sized = (8..=64).contains(&salt.len()) && (16..=64).contains(&tag.len());
        let computable = sized && cost.params(tag.len()).is_some();
        computable.then(|| Self { phc: phc.to_owned(), cost, key_id, salt, tag })
    }

    /// Whether the hash in this column was made with this key. Not `LIKE`, which takes no notice of
    /// case in SQLite.
    pub fn is_made_with_key(column: impl IntoColumnRef, key: &KeyId) -> Expr {
        holds(column, &Self::parameter_of(key))
    }

    /// Whether the hash in this column was made without any key.
    pub fn is_made_without_key(column: impl IntoColumnRef) -> Expr {
        let column = column.into_column_ref();
        Expr::col(column.clone()).like("$argon2id$%").and(holds(column, ",keyid=").not())
    }

    pub fn as_str(&self) -> &str {
        &self.phc
    }

    /// The key that it was made with; none for one made before there were keys.
    pub fn key_id(&self) -> Option<&KeyId> {
        self.key_id.as_ref()
    }

    /// How to compute its tag again.
    pub(super) fn recipe(&self, pepper: Option<Key>) -> Recipe {
        Recipe { cost: self.cost, salt: self.salt.clone(), tag_bytes: self.tag.len(), pepper }
    }

    /// Looks at every byte, wherever the first difference is.
    pub(super) fn has_tag(&self, tag: &[u8]) -> bool {
        let pairs = self.tag.iter().zip(tag);
        let differences =
            pairs.fold(0, |seen, (ours, theirs)| hint::black_box(seen | ours ^ theirs));
        self.tag.len() == tag.len() && differences == 0
    }

    pub(super) fn is_made_with(&self, cost: Cost, key: Option<&KeyId>) -> bool {
        let sizes = (self.salt.len(), self.tag.len());
        let same_key = self.key_id.as_ref() == key;
        self.cost == cost && same_key && sizes == (Self::SALT_BYTES, Self::TAG_BYTES)
    }
}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phc(costs: &str) -> String {
        format!("$argon2id$v=19${costs}$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")
    }

    #[test]
    fn what_is_written_is_read_back() {
        let cost = Cost { memory_kib: 19_456, iterations: 2, lanes: 1 };
        let written = SecretHash::new(cost, None, &[7; 16], &[9; 32]);
        assert_eq!(SecretHash::parse(written.as_str()), Some(written.clone()));
        assert!(written.is_made_with(cost, None));
        assert!(written.has_tag(&[9; 32]));
        assert!(!written.has_tag(&[9; 31]));
        assert!(!written.has_tag(&[&[9; 31][..], &[8]].concat()));
    }

    #[test]
    fn costs_out_of_bounds_are_refused() {
        for costs in ["m=256,t=2,p=1", "m=1048576,t=10,p=4"] {
            assert!(SecretHash::parse(&phc(costs)).is_some(), "{costs}");
        }
        for costs in ["m=1048577,t=2,p=1", "m=256,t=11,p=1", "m=256,t=2,p=5", "m=256,t=0,p=1"] {
            assert!(SecretHash::parse(&phc(costs)).is_none(), "{costs}");
        }
        for costs in ["m=7,t=2,p=1", "m=31,t=2,p=4", "m=4294967552,t=2,p=1", "m=+256,t=2,p=1"] {
            assert!(SecretHash::parse(&phc(costs)).is_none(), "{costs}");
        }
    }

    #[test]
    fn other_algorithms_versions_and_shapes_are_refused() {
        let good = phc("m=256,t=2,p=1");
        let [no_name, unreadable, twice, misplaced] = [
            "m=256,t=2,p=1,keyid=",
            "m=256,t=2,p=1,keyid=AAAA",
            "m=256,t=2,p=1,keyid=azE,keyid=azE",
            "m=256,keyid=azE,t=2,p=1",
        ]
        .map(phc);
        let with_more = phc("m=256,t=2,p=1,data=azE");
        let (short_salt, short_tag) =
            (good.replace("c29tZXNhbHQ", "c29t"), good.replace("rEs", "$"));
        let (older, other) = (good.replace("v=19", "v=16"), good.replace("2id", "2i"));
        for bad in ["", "$", "plain", &short_salt, &short_tag, &older, &other] {
            assert!(SecretHash::parse(bad).is_none(), "{bad}");
        }
        for bad in [no_name, unreadable, twice, misplaced, with_more] {
            assert!(SecretHash::parse(&bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_name_of_the_key_stands_after_the_cost() {
        let cost = Cost { memory_kib: 256, iterations: 2, lanes: 1 };
        let key = KeyId::parse("k1").unwrap();
        let written = SecretHash::new(cost, Some(&key), &[7; 16], &[9; 32]);
        assert!(written.as_str().starts_with("$argon2id$v=19$m=256,t=2,p=1,keyid=azE$"));
        assert_eq!(SecretHash::parse(written.as_str()), Some(written.clone()));
        assert_eq!(written.key_id(), Some(&key));
        assert!(written.is_made_with(cost, Some(&key)) && !written.is_made_with(cost, None));
    }
}

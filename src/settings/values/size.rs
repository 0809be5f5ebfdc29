//! Sizes in bytes, written with binary units.

use super::Value;

const UNITS: [(&str, u64); 4] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("B", 1)];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bytes(u64);

impl Bytes {
    pub fn count(self) -> u64 {
        self.0
    }

    /// For the length of something held in memory.
    pub fn length(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

impl Value for Bytes {
    fn kind() -> String {
        "a size, as in \"64 KiB\"".to_owned()
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        let unit = UNITS.iter().find_map(|(unit, size)| Some((text.strip_suffix(unit)?, *size)));
        let (number, size) = unit.ok_or("has none of the units B, KiB, MiB, GiB")?;
        let number: u64 = number.trim().parse().map_err(|_| "is not a whole number of its unit")?;
        number.checked_mul(size).map(Self).ok_or("is too large")
    }

    fn magnitude(&self) -> Option<u128> {
        Some(u128::from(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_needs_a_binary_unit() {
        assert_eq!(Bytes::parse("64 KiB"), Ok(Bytes(65_536)));
        assert_eq!(Bytes::parse("1GiB"), Ok(Bytes(1_073_741_824)));
        assert_eq!(Bytes::parse("512 B"), Ok(Bytes(512)));
        for wrong in ["64", "64 k", "64 KB", "1.5 MiB", "99999999999 GiB", "-1 B"] {
            assert!(Bytes::parse(wrong).is_err(), "{wrong}");
        }
    }
}

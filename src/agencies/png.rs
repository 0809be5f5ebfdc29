//! The chunks of a PNG file (W3C PNG, third edition, chapter 5).

pub const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// One chunk, its checksum already checked.
#[derive(Clone, Copy, Debug)]
pub struct Chunk<'f> {
    pub kind: [u8; 4],
    pub content: &'f [u8],
    /// As it stands in the file: length, kind, content, checksum.
    pub whole: &'f [u8],
}

#[derive(Debug, PartialEq, Eq)]
pub enum Torn {
    Short,
    Checksum,
}

impl Chunk<'_> {
    /// A reader that does not know such a chunk must give up.
    pub fn is_critical(&self) -> bool {
        self.kind[0].is_ascii_uppercase()
    }
}

/// Cuts the first chunk off `rest`.
pub fn next_chunk<'f>(rest: &mut &'f [u8]) -> Result<Chunk<'f>, Torn> {
    let (length, after) = rest.split_first_chunk::<4>().ok_or(Torn::Short)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Torn::Short)?;
    let kind = *after.first_chunk::<4>().ok_or(Torn::Short)?;
    let checked_len = length.checked_add(4).ok_or(Torn::Short)?;
    let (checked, after) = after.split_at_checked(checked_len).ok_or(Torn::Short)?;
    let (sum, after) = after.split_first_chunk::<4>().ok_or(Torn::Short)?;
    if u32::from_be_bytes(*sum) != checksum(checked) {
        return Err(Torn::Checksum);
    }
    let whole = &rest[..rest.len() - after.len()];
    *rest = after;
    Ok(Chunk { kind, content: &checked[4..], whole })
}

/// CRC-32 of ISO 3309, bit by bit: a logo is small.
pub fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: [u8; 12] = *b"\0\0\0\0IEND\xAE\x42\x60\x82";

    #[test]
    fn the_last_chunk_of_every_png_is_read() {
        let mut rest = END.as_slice();
        let chunk = next_chunk(&mut rest).unwrap();
        assert_eq!((&chunk.kind, chunk.content, chunk.whole), (b"IEND", &[][..], END.as_slice()));
        assert!(rest.is_empty() && chunk.is_critical());
    }

    #[test]
    fn a_torn_chunk_is_refused() {
        for len in 0..END.len() {
            assert_eq!(next_chunk(&mut &END[..len]).unwrap_err(), Torn::Short);
        }
        let endless = *b"\xFF\xFF\xFF\xFFIEND\xAE\x42\x60\x82";
        assert_eq!(next_chunk(&mut endless.as_slice()).unwrap_err(), Torn::Short);
        let wrong = *b"\0\0\0\0IEND\xAE\x42\x60\x83";
        assert_eq!(next_chunk(&mut wrong.as_slice()).unwrap_err(), Torn::Checksum);
    }
}

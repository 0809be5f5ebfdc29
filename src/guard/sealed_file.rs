//! Files sealed with a pass phrase, piece by piece: what leaves the machine is nobody's to read.
//!
//! The key is made of the pass phrase with argon2id; the pieces are XChaCha20-Poly1305 in the STREAM
//! construction (Hoang, Reyhanitabar, Rogaway and Vizár, 2015): none can be changed, moved, doubled or
//! left out, and a file that breaks off does not open to its end. The context (which file of what) is
//! authenticated with each piece, so that no file can stand for another.

use std::io::{self, Read, Write};

use aead_stream::{DecryptorBE32, EncryptorBE32, Nonce, StreamBE32};
use argon2::{Algorithm, Argon2, Version};
use chacha20poly1305::aead::Payload;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use super::hash_cost::Cost;
use super::random;

type Cipher = XChaCha20Poly1305;

/// Of what is sealed at a time.
const PIECE: usize = 64 * 1024;
/// What authenticates a piece, behind it.
const TAG: usize = 16;
/// The rest of the cipher's 24 bytes are the number of the piece, and whether it is the last.
const NONCE: usize = 19;
const SALT: usize = 16;

/// What the key is made with, beside the pass phrase: no secret, and kept with the files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhraseCost {
    memory_kib: u32,
    iterations: u32,
    lanes: u32,
    /// In lowercase hexadecimal.
    salt: String,
}

impl PhraseCost {
    /// What RFC 9106 recommends where memory is scarce, and a salt of its own.
    pub fn fresh() -> Self {
        let salt = HEXLOWER.encode(&random::bytes::<SALT>());
        Self { memory_kib: 64 * 1024, iterations: 3, lanes: 4, salt }
    }
}

/// The key of some sealed files.
pub struct FileKey(Cipher);

impl FileKey {
    /// Takes a moment, on purpose. Nothing when the cost is not one that this program would choose.
    pub fn of(pass_phrase: &str, cost: &PhraseCost) -> Option<Self> {
        let PhraseCost { memory_kib, iterations, lanes, ref salt } = *cost;
        let params = Cost { memory_kib, iterations, lanes }.params(32)?;
        let salt = HEXLOWER.decode(salt.as_bytes()).ok()?;
        let mut key = [0; 32];
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon.hash_password_into(pass_phrase.as_bytes(), &salt, &mut key).ok()?;
        Some(Self(Cipher::new(&key.into())))
    }

    /// Seals what is written to it; nothing is whole before [`SealedWriter::finish`].
    pub fn seal<W: Write>(&self, mut into: W, context: &str) -> io::Result<SealedWriter<W>> {
        let nonce = random::bytes::<NONCE>();
        into.write_all(&nonce)?;
        let nonce = Nonce::<Cipher, StreamBE32<Cipher>>::from(nonce);
        let stream = EncryptorBE32::from_aead(self.0.clone(), &nonce);
        let piece = Vec::with_capacity(PIECE);
        Ok(SealedWriter { into, stream, piece, context: context.as_bytes().to_vec() })
    }

    /// Opens what was sealed in the same context; what is not so is an error of reading.
    pub fn open<R: Read>(&self, mut from: R, context: &str) -> io::Result<SealedReader<R>> {
        let mut nonce = [0; NONCE];
        from.read_exact(&mut nonce)?;
        let nonce = Nonce::<Cipher, StreamBE32<Cipher>>::from(nonce);
        let stream = Some(DecryptorBE32::from_aead(self.0.clone(), &nonce));
        let mut reader = SealedReader {
            from,
            stream,
            following: Vec::new(),
            piece: Vec::new(),
            read: 0,
            context: context.as_bytes().to_vec(),
        };
        reader.following = reader.sealed_piece()?;
        Ok(reader)
    }
}

/// Seals on the way to a file.
pub struct SealedWriter<W> {
    into: W,
    stream: EncryptorBE32<Cipher>,
    piece: Vec<u8>,
    context: Vec<u8>,
}

impl<W: Write> SealedWriter<W> {
    /// Seals the last piece, as such.
    pub fn finish(mut self) -> io::Result<W> {
        let payload = Payload { msg: &self.piece, aad: &self.context };
        let sealed = self.stream.encrypt_last(payload).map_err(|_| too_long())?;
        self.into.write_all(&sealed)?;
        self.into.flush()?;
        Ok(self.into)
    }
}

impl<W: Write> Write for SealedWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Only once more comes: the last piece is sealed as such, and may be full.
        if self.piece.len() == PIECE && !bytes.is_empty() {
            let payload = Payload { msg: &self.piece, aad: &self.context };
            let sealed = self.stream.encrypt_next(payload).map_err(|_| too_long())?;
            self.into.write_all(&sealed)?;
            self.piece.clear();
        }
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.into.flush()
    }
}

/// Opens on the way from a file.
pub struct SealedReader<R> {
    from: R,
    /// Nothing once the last piece was opened.
    stream: Option<DecryptorBE32<Cipher>>,
    /// Sealed: whether it is the last is known when there is no other.
    following: Vec<u8>,
    piece: Vec<u8>,
    read: usize,
    context: Vec<u8>,
}

impl<R: Read> SealedReader<R> {
    fn sealed_piece(&mut self) -> io::Result<Vec<u8>> {
        let mut piece = Vec::with_capacity(PIECE + TAG);
        self.from.by_ref().take((PIECE + TAG) as u64).read_to_end(&mut piece)?;
        Ok(piece)
    }

    /// Opens the next piece, as long as there is one.
    fn next_piece(&mut self) -> io::Result<()> {
        let Some(mut stream) = self.stream.take() else { return Ok(()) };
        let after = self.sealed_piece()?;
        let sealed = std::mem::replace(&mut self.following, after);
        let payload = Payload { msg: &sealed, aad: &self.context };
        let opened = if self.following.is_empty() {
            stream.decrypt_last(payload)
        } else {
            let opened = stream.decrypt_next(payload);
            self.stream = Some(stream);
            opened
        };
        self.piece = opened.map_err(|_| not_ours())?;
        self.read = 0;
        Ok(())
    }
}

impl<R: Read> Read for SealedReader<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        while self.read == self.piece.len() && self.stream.is_some() {
            self.next_piece()?;
        }
        let taken = bytes.len().min(self.piece.len() - self.read);
        bytes[..taken].copy_from_slice(&self.piece[self.read..self.read + taken]);
        self.read += taken;
        Ok(taken)
    }
}

fn too_long() -> io::Error {
    io::Error::other("too long to be sealed")
}

fn not_ours() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "changed, cut off, or sealed otherwise")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(phrase: &str, salt: &str) -> FileKey {
        let cost = PhraseCost { memory_kib: 64, iterations: 1, lanes: 1, salt: salt.to_owned() };
        FileKey::of(phrase, &cost).expect("a key")
    }

    fn sealed(key: &FileKey, length: usize) -> Vec<u8> {
        let mut writer = key.seal(Vec::new(), "one").expect("begun");
        let content: Vec<u8> = (0..length).map(|at| at.to_le_bytes()[0]).collect();
        for some in content.chunks(10_007) {
            writer.write_all(some).expect("written");
        }
        writer.finish().expect("whole")
    }

    fn opened(key: &FileKey, sealed: &[u8], name: &str) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        key.open(sealed, name).ok()?.read_to_end(&mut content).ok()?;
        Some(content)
    }

    #[test]
    fn a_file_opens_whole_with_its_own_phrase_and_as_itself_only() {
        let own = key("huit girafes bleues", "00112233445566778899aabbccddeeff");
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let sealed = sealed(&own, length);
            let content = opened(&own, &sealed, "one").expect("opened");
            assert_eq!(content.len(), length);
            assert!(content.iter().enumerate().all(|(at, byte)| *byte == at.to_le_bytes()[0]));
            assert_eq!(opened(&own, &sealed, "another"), None);
        }
        let sealed = sealed(&own, 3 * PIECE);
        let others = [
            key("huit girafes rouges", "00112233445566778899aabbccddeeff"),
            key("huit girafes bleues", "ff112233445566778899aabbccddeeff"),
        ];
        assert!(others.iter().all(|key| opened(key, &sealed, "one").is_none()));
    }

    #[test]
    fn what_was_changed_or_breaks_off_does_not_open_to_its_end() {
        let own = key("huit girafes bleues", "00112233445566778899aabbccddeeff");
        let whole = sealed(&own, 2 * PIECE + 5);
        for end in [0, NONCE, NONCE + PIECE + TAG, NONCE + 2 * (PIECE + TAG), whole.len() - 1] {
            assert_eq!(opened(&own, &whole[..end], "one"), None, "{end}");
        }
        for at in [0, NONCE, NONCE + PIECE, whole.len() - 1] {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert_eq!(opened(&own, &changed, "one"), None, "{at}");
        }
        let mut moved = whole.clone();
        moved[NONCE..].rotate_left(PIECE + TAG);
        assert_eq!(opened(&own, &moved, "one"), None);
    }

    #[test]
    fn a_cost_that_would_stop_the_machine_makes_no_key() {
        let cost = PhraseCost { memory_kib: u32::MAX, ..PhraseCost::fresh() };
        assert!(FileKey::of("huit girafes bleues", &cost).is_none());
        let cost = PhraseCost { salt: "no salt".to_owned(), ..PhraseCost::fresh() };
        assert!(FileKey::of("huit girafes bleues", &cost).is_none());
    }
}

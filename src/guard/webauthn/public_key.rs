//! The public half of a key, of one of the three algorithms that we ask for.

use ring::signature::{ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256};
use ring::signature::{RsaPublicKeyComponents, UnparsedPublicKey};

use super::cbor::Reader;

/// Labels and values of COSE (RFC 9053), and their algorithms.
const KTY: i64 = 1;
const ALG: i64 = 3;
const CRV_OR_N: i64 = -1;
const X_OR_E: i64 = -2;
const Y: i64 = -3;
const OKP: i64 = 1;
const EC2: i64 = 2;
const RSA: i64 = 3;
const P256: i64 = 1;
const ED: i64 = 6;

/// A key as its device wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    /// COSE, as it came: what is kept.
    cose: Vec<u8>,
    parts: Parts,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Parts {
    /// 0x04, x, y.
    P256(Vec<u8>),
    Ed25519(Vec<u8>),
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
}

/// One value of the map.
enum Value<'a> {
    Number(i64),
    Bytes(&'a [u8]),
}

impl PublicKey {
    /// What we ask devices for, the best first: ES256, `EdDSA`, RS256 (older Windows Hello).
    pub const ALGORITHMS: [i64; 3] = [-7, -8, -257];

    /// Nothing for another algorithm, nor for one that does not fit its numbers.
    pub fn parse(cose: &[u8]) -> Option<Self> {
        let parts = read(cose)?;
        Some(Self { cose: cose.to_owned(), parts })
    }

    pub fn cose(&self) -> &[u8] {
        &self.cose
    }

    /// Whether the private half signed this message.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let verified = match &self.parts {
            Parts::P256(point) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(message, signature)
            }
            Parts::Ed25519(key) => UnparsedPublicKey::new(&ED25519, key).verify(message, signature),
            Parts::Rsa { n, e } => RsaPublicKeyComponents { n, e }.verify(
                &RSA_PKCS1_2048_8192_SHA256,
                message,
                signature,
            ),
        };
        verified.is_ok()
    }
}

#[expect(clippy::too_many_lines, reason = "one map of RFC 9052, member by member")]
fn read(cose: &[u8]) -> Option<Parts> {
    let mut reader = Reader::new(cose);
    let pairs = reader.map().filter(|pairs| *pairs <= 8)?;
    let mut values: Vec<(i64, Value<'_>)> = Vec::new();
    for _ in 0..pairs {
        let label = reader.number()?;
        // The same label twice has no meaning.
        if values.iter().any(|(other, _)| *other == label) {
            return None;
        }
        let mut ahead = Reader::new(reader.rest());
        let value = match ahead.number() {
            Some(number) => {
                reader = ahead;
                Value::Number(number)
            }
            None => Value::Bytes(reader.bytes()?),
        };
        values.push((label, value));
    }
    if !reader.rest().is_empty() {
        return None;
    }
    let number = |label| {
        values.iter().find_map(|(name, value)| match value {
            Value::Number(number) if *name == label => Some(*number),
            _ => None,
        })
    };
    let bytes = |label| {
        values.iter().find_map(|(name, value)| match value {
            Value::Bytes(bytes) if *name == label => Some(*bytes),
            _ => None,
        })
    };
    match (number(KTY)?, number(ALG)?) {
        (EC2, -7) if number(CRV_OR_N)? == P256 => {
            let (x, y) = (bytes(X_OR_E)?, bytes(Y)?);
            (x.len() == 32 && y.len() == 32).then(|| Parts::P256([&[4][..], x, y].concat()))
        }
        (OKP, -8) if number(CRV_OR_N)? == ED => {
            let key = bytes(X_OR_E)?;
            (key.len() == 32).then(|| Parts::Ed25519(key.to_owned()))
        }
        (RSA, -257) => {
            let (n, e) = (bytes(CRV_OR_N)?, bytes(X_OR_E)?);
            Some(Parts::Rsa { n: n.to_owned(), e: e.to_owned() })
        }
        _ => None,
    }
}

//! What a key promises, by a key in software.

use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair};

use super::*;
use crate::guard::token::Token;

const ORIGIN: &str = "https://extranet.example";

fn ours() -> RelyingParty {
    RelyingParty::new("extranet.example", ORIGIN)
}

/// A device with one key.
struct Device {
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

impl Device {
    fn new() -> Self {
        let random = SystemRandom::new();
        let kind = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(kind, pkcs8.as_ref(), &random).unwrap();
        Self { pair, random }
    }

    fn cose(&self) -> Vec<u8> {
        let point = self.pair.public_key().as_ref();
        let head = [0xa5_u8, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        [&head[..], &point[1..33], &[0x22, 0x58, 0x20], &point[33..]].concat()
    }

    fn made(&self, client_data: Vec<u8>, flags: u8) -> Registration {
        let mut data = authenticator_data("extranet.example", flags | 0x40, 0);
        data.extend([0; 16]);
        data.extend([0, 4, 9, 9, 9, 9]);
        data.extend(self.cose());
        let length = u8::try_from(data.len()).unwrap();
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(length);
        object.extend(data);
        Registration { client_data, attestation_object: object }
    }

    fn used(&self, client_data: Vec<u8>, data: Vec<u8>) -> Assertion {
        let hash = ring::digest::digest(&ring::digest::SHA256, &client_data);
        let message = [data.as_slice(), hash.as_ref()].concat();
        let signature = self.pair.sign(&self.random, &message).unwrap().as_ref().to_vec();
        Assertion { client_data, authenticator_data: data, signature }
    }
}

fn authenticator_data(site: &str, flags: u8, counter: u32) -> Vec<u8> {
    let hash = ring::digest::digest(&ring::digest::SHA256, site.as_bytes());
    [hash.as_ref(), &[flags], &counter.to_be_bytes()].concat()
}

fn client_data(kind: &str, challenge: &Token, origin: &str) -> Vec<u8> {
    let challenge = challenge.as_str();
    format!(
        r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":false,"x":1}}"#
    )
    .into_bytes()
}

#[test]
fn a_key_made_on_our_page_by_somebody_verified_is_taken_and_no_other() {
    let (device, challenge) = (Device::new(), Token::fresh());
    let made = |kind: &str, challenge: &Token, origin: &str, flags| {
        let made = device.made(client_data(kind, challenge, origin), flags);
        made.verify(&ours(), challenge).map(|key| key.id)
    };
    let kind = "webauthn.create";
    assert_eq!(made(kind, &challenge, ORIGIN, 0x05), Ok(vec![9, 9, 9, 9]));
    assert_eq!(made("webauthn.get", &challenge, ORIGIN, 0x05), Err(Refusal::Malformed));
    assert_eq!(made(kind, &challenge, "https://evil.example", 0x05), Err(Refusal::Origin));
    assert_eq!(made(kind, &challenge, ORIGIN, 0x01), Err(Refusal::Unverified));
    assert_eq!(made(kind, &challenge, ORIGIN, 0x04), Err(Refusal::Unverified));
    let other = device.made(client_data(kind, &challenge, ORIGIN), 0x05);
    assert_eq!(other.verify(&ours(), &Token::fresh()), Err(Refusal::Challenge));
    assert_eq!(
        made(kind, &challenge, ORIGIN, 0x15),
        Err(Refusal::Malformed),
        "backed up, yet never"
    );
    assert_eq!(made(kind, &challenge, ORIGIN, 0x1d), Ok(vec![9, 9, 9, 9]));
    let elsewhere = RelyingParty::new("other.example", ORIGIN);
    assert_eq!(other.verify(&elsewhere, &challenge), Err(Refusal::Origin));
    assert_eq!(challenge::of(&other.client_data).unwrap().hash(), challenge.hash());
}

#[test]
fn a_signature_is_good_once_its_challenge_page_person_and_count_are() {
    let (device, challenge) = (Device::new(), Token::fresh());
    let public_key = PublicKey::parse(&device.cose()).unwrap();
    let judged = |origin: &str, site: &str, flags, counter, known| {
        let data = authenticator_data(site, flags, counter);
        let used = device.used(client_data("webauthn.get", &challenge, origin), data);
        let known =
            KnownKey { public_key: &public_key, counter: known, may_be_backed_up: Some(false) };
        used.verify(&ours(), &challenge, &known).map(|asserted| asserted.counter)
    };
    let site = "extranet.example";
    assert_eq!(judged(ORIGIN, site, 0x05, 7, 6), Ok(7));
    assert_eq!(judged(ORIGIN, site, 0x05, 0, 0), Ok(0));
    assert_eq!(judged(ORIGIN, site, 0x0d, 7, 6), Err(Refusal::Malformed), "it could not leave");
    assert_eq!(judged(ORIGIN, site, 0x15, 7, 6), Err(Refusal::Malformed), "backed up, yet never");
    assert_eq!(judged(ORIGIN, site, 0x05, 6, 6), Err(Refusal::Copied));
    assert_eq!(judged(ORIGIN, site, 0x05, 0, 6), Err(Refusal::Copied));
    assert_eq!(judged(ORIGIN, site, 0x01, 7, 6), Err(Refusal::Unverified));
    assert_eq!(judged("https://extranet.example.evil", site, 0x05, 7, 6), Err(Refusal::Origin));
    assert_eq!(judged(ORIGIN, "evil.example", 0x05, 7, 6), Err(Refusal::Origin));
}

#[test]
fn what_was_changed_after_it_was_signed_is_refused() {
    let (device, challenge) = (Device::new(), Token::fresh());
    let public_key = PublicKey::parse(&device.cose()).unwrap();
    let known = KnownKey { public_key: &public_key, counter: 0, may_be_backed_up: None };
    let data = authenticator_data("extranet.example", 0x05, 1);
    let used = device.used(client_data("webauthn.get", &challenge, ORIGIN), data);
    let judge = |used: &Assertion| used.verify(&ours(), &challenge, &known).unwrap_err();
    let mut counted = Assertion { client_data: used.client_data.clone(), ..used };
    counted.authenticator_data[36] = 9;
    assert_eq!(judge(&counted), Refusal::Signature);
    counted.authenticator_data[36] = 1;
    counted.signature[10] ^= 1;
    assert_eq!(judge(&counted), Refusal::Signature);
    counted.authenticator_data.push(0);
    assert_eq!(judge(&counted), Refusal::Malformed);
    let other = Device::new();
    let data = authenticator_data("extranet.example", 0x05, 1);
    let used = other.used(client_data("webauthn.get", &challenge, ORIGIN), data);
    assert_eq!(judge(&used), Refusal::Signature);
}

#[test]
fn a_page_within_another_sites_is_no_page_of_ours() {
    let (device, challenge) = (Device::new(), Token::fresh());
    let written = client_data("webauthn.create", &challenge, ORIGIN);
    let framed = String::from_utf8(written).unwrap().replace("false", "true");
    let made = device.made(framed.into_bytes(), 0x05);
    assert_eq!(made.verify(&ours(), &challenge).unwrap_err(), Refusal::Origin);
}

#[test]
fn keys_of_other_algorithms_and_odd_shapes_are_no_keys() {
    let device = Device::new();
    let good = device.cose();
    assert_eq!(PublicKey::parse(&good).unwrap().cose(), good);
    let mut wrong = good.clone();
    wrong[4] = 0x27;
    assert!(PublicKey::parse(&wrong).is_none(), "another algorithm");
    assert!(PublicKey::parse(&good[..good.len() - 1]).is_none(), "cut short");
    assert!(PublicKey::parse(&[good.as_slice(), &[0]].concat()).is_none(), "something more");
    let twice = [&[0xa6][..], &good[1..], &[0x03, 0x26]].concat();
    assert!(PublicKey::parse(&twice).is_none(), "a label twice");
    assert!(PublicKey::parse(&[]).is_none());
    let pair = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap();
    let head = [0xa4_u8, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20];
    let key = PublicKey::parse(&[&head[..], pair.public_key().as_ref()].concat()).unwrap();
    assert!(key.verifies(b"message", pair.sign(b"message").as_ref()));
    assert!(!key.verifies(b"messages", pair.sign(b"message").as_ref()));
}

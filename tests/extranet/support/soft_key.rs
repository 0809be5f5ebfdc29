//! A passkey in software, which does as it is told: what a device would sign, and what none should.

use data_encoding::BASE64URL_NOPAD;
use palier::guard::Token;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

use super::Browser;
use super::extranet::ORIGIN;

/// A key, and how it behaves at its next use.
pub struct SoftKey {
    pair: EcdsaKeyPair,
    random: SystemRandom,
    id: Vec<u8>,
    handle: Option<String>,
    /// The page that it says to be on.
    pub origin: String,
    /// The site that it says to sign for.
    pub site: String,
    pub verifies: bool,
    /// The kind of device that it says to be.
    pub aaguid: u128,
    /// Whether it says whose it is.
    pub says_whose: bool,
    /// How often it says to have been used; 0 for a device that does not count.
    pub counter: u32,
}

impl SoftKey {
    pub fn new(origin: &str) -> Self {
        let random = SystemRandom::new();
        let kind = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(kind, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(kind, pkcs8.as_ref(), &random).expect("a key");
        let site = origin.split("://").nth(1).expect("a host").to_owned();
        let site = site.split(':').next().expect("a host").to_owned();
        let id = Token::fresh().as_str().as_bytes().to_vec();
        let (origin, handle) = (origin.to_owned(), None);
        Self {
            pair,
            random,
            id,
            handle,
            origin,
            site,
            verifies: true,
            aaguid: 0,
            says_whose: true,
            counter: 0,
        }
    }

    /// What a page's script posts once the key was made for these options.
    pub fn made(&mut self, options: &Value) -> String {
        self.handle = options["user"]["id"].as_str().map(str::to_owned);
        let mut data = self.data(0x40);
        data.extend(self.aaguid.to_be_bytes());
        data.extend(u16::try_from(self.id.len()).expect("a length").to_be_bytes());
        data.extend(&self.id);
        let point = self.pair.public_key().as_ref();
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..]);
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        object.extend(u16::try_from(data.len()).expect("a length").to_be_bytes());
        object.extend(data);
        let client_data = self.client_data("webauthn.create", options);
        self.written(&json!({
            "clientDataJSON": BASE64URL_NOPAD.encode(&client_data),
            "attestationObject": BASE64URL_NOPAD.encode(&object),
        }))
    }

    /// What a page's script posts once the key was used for these options.
    pub fn used(&self, options: &Value) -> String {
        let (data, client_data) = (self.data(0), self.client_data("webauthn.get", options));
        let message = [data.as_slice(), digest(&SHA256, &client_data).as_ref()].concat();
        let signature = self.pair.sign(&self.random, &message).expect("a signature");
        self.written(&json!({
            "clientDataJSON": BASE64URL_NOPAD.encode(&client_data),
            "authenticatorData": BASE64URL_NOPAD.encode(&data),
            "signature": BASE64URL_NOPAD.encode(signature.as_ref()),
            "userHandle": self.handle.as_ref().filter(|_| self.says_whose),
        }))
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let flags = 0x01 | if self.verifies { 0x04 } else { 0 } | more;
        let site = digest(&SHA256, self.site.as_bytes());
        [site.as_ref(), &[flags], &self.counter.to_be_bytes()].concat()
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let (challenge, origin) = (&options["challenge"], &self.origin);
        let client_data = json!({
            "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false,
        });
        client_data.to_string().into_bytes()
    }

    fn written(&self, response: &Value) -> String {
        let id = BASE64URL_NOPAD.encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response }).to_string()
    }
}

/// What the script of a page is told to ask for.
pub async fn options(page: &Browser, url: &str) -> Value {
    let answer = page.clone().post(url, &[]).await;
    assert_eq!(answer.status, 200, "{url}");
    serde_json::from_slice(answer.body()).expect("options")
}

/// The number of a key that somebody who is signed in makes in their profile.
pub async fn made_by(holder: &Browser) -> String {
    let mut key = SoftKey::new(ORIGIN);
    let asked = options(holder, "/profile/security/passkeys/options").await;
    let credential = key.made(&asked);
    let form = [("name", "Une clé"), ("credential", credential.as_str())];
    let page = holder.clone().post("/profile/security/passkeys", &form).await.html();
    let (_, id) = page.split_once("/profile/security/passkeys/").expect("a key");
    id.chars().take(36).collect()
}

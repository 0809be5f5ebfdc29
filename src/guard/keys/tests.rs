//! What a ring and its file promise.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use data_encoding::BASE64;

use super::key_file::{self, FileFault};
use super::*;
use crate::settings::Settings;

const GOOD: &str = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQAQIDBAUGBwg=";

fn ring_of(key: &str) -> Result<Keyring, RingFault> {
    Keyring::parse(&format!("current = \"k1\"\n\n[keys]\nk1 = \"{key}\"\n"))
}

fn place(folder: &Path, url: &str) -> KeyPlace {
    let settings = Settings::default().overridden("files.data_dir", folder.to_str().unwrap());
    KeyPlace::of(&settings.unwrap().overridden("database.url", url).unwrap())
}

fn alone(folder: &Path) -> KeyPlace {
    place(folder, "sqlite:<data_dir>/palier.db")
}

fn known_of(ring: &Keyring) -> Vec<key_check::KeyCheck> {
    let created_at = crate::clock::Moment::from_millis(0);
    let known = |(id, key): (&KeyId, &Key)| key_check::KeyCheck {
        key_id: id.as_str().to_owned(),
        check: key.check(),
        created_at,
        retired_at: None,
    };
    ring.keys().map(known).collect()
}

#[test]
fn a_ring_is_read_back_with_every_key_and_its_current_one() {
    let ring = Keyring::fresh().with_new_key();
    let read = Keyring::parse(&ring.text()).unwrap();
    assert_eq!(known_of(&read), known_of(&ring));
    assert_eq!(read.keys().count(), 2);
    assert_eq!(read.current().map(|(id, _)| id), ring.current().map(|(id, _)| id));
}

#[test]
fn the_check_value_is_the_hmac_of_the_agreed_text() {
    // echo -n 'palier pepper check' | openssl dgst -sha256 -mac HMAC -macopt hexkey:…
    let expected = "b3bcfa83d72f55a89b3020983b60fa65b43688ee1ea871a79b00c28387d7e1bb";
    assert_eq!(Key::parse(GOOD).unwrap().check(), expected);
}

#[test]
fn short_repeated_counted_and_typed_keys_are_refused() {
    let refused = |bytes: &[u8]| Key::parse(&BASE64.encode(bytes)).unwrap_err();
    assert_eq!(refused(&[7; 31]), KeyFault::Short(31));
    assert_eq!(refused(&[0; 32]), KeyFault::Guessable);
    assert_eq!(refused(&[0xff; 64]), KeyFault::Guessable);
    assert_eq!(refused(&(0..32).collect::<Vec<u8>>()), KeyFault::Guessable);
    assert_eq!(refused(&[1, 2, 3, 250].repeat(8)), KeyFault::Guessable);
    assert_eq!(refused(b"change-me change-me change-me 123"), KeyFault::Guessable);
    assert_eq!(refused(&[7; 257]), KeyFault::Long);
    assert_eq!(Key::parse("nothing").unwrap_err(), KeyFault::NotBase64);
    assert!(Key::parse(GOOD).is_ok() && Key::parse(&Key::fresh().text()).is_ok());
}

#[test]
fn what_is_no_ring_is_refused_without_being_quoted() {
    let shape = |text: &str| Keyring::parse(text).unwrap_err();
    assert_eq!(shape("current = \"k1\"\nkeys = \"secret\"\n"), RingFault::Shape(2));
    assert_eq!(shape("current = \"k1\"\n[keys]\nk1 = secret\n"), RingFault::Shape(3));
    assert_eq!(shape(""), RingFault::Shape(1));
    let named = shape(&format!("current = \"K 1\"\n[keys]\n\"K 1\" = \"{GOOD}\"\n"));
    assert_eq!(named, RingFault::Name("K 1".into()));
    let other = shape(&format!("current = \"k2\"\n[keys]\nk1 = \"{GOOD}\"\n"));
    assert_eq!(other, RingFault::NoCurrent("k2".into()));
    let weak = ring_of(&BASE64.encode(&[7; 32])).unwrap_err().to_string();
    assert_eq!(weak, "the key k1 is not random: anybody could guess it");
    assert_eq!(format!("{:?}", ring_of(GOOD).unwrap().current().unwrap().1), "Key(…)");
}

#[test]
fn a_file_is_its_owners_alone_and_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("keys.toml");
    assert!(key_file::read(&file).unwrap().is_none());
    key_file::create(&file, &Keyring::fresh()).unwrap();
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let before = fs::read(&file).unwrap();
    let again = key_file::create(&file, &Keyring::fresh()).unwrap_err();
    assert_eq!(again.kind(), std::io::ErrorKind::AlreadyExists);
    assert_eq!(fs::read(&file).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
    for mode in [0o644, 0o640, 0o620, 0o604] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        assert!(matches!(key_file::read(&file), Err(FileFault::Open { .. })), "{mode:o}");
    }
    fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
    assert!(key_file::read(&file).unwrap().is_some());
}

#[test]
fn a_renewed_ring_keeps_its_former_keys() {
    let folder = tempfile::tempdir().unwrap();
    let place = alone(folder.path());
    let first = place.renew().unwrap();
    let second = place.renew().unwrap();
    assert!(known_of(&first).iter().all(|key| key.is_in(&second) == Some(true)));
    let other = folder.path().join("other.toml");
    assert_eq!(place.renew_into(&other).unwrap().keys().count(), 3);
    assert_eq!(place.read().unwrap().unwrap().keys().count(), 2);
    assert!(place.renew_into(&other).is_err());
}

#[test]
fn only_a_single_node_makes_its_ring_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let (alone, one_of_many) =
        (alone(folder.path()), place(folder.path(), "postgres://db.example/palier"));
    assert!(matches!(alone.look(&[]), Ok(Standing::ToBeMade)));
    assert!(matches!(one_of_many.look(&[]), Ok(Standing::Without)));
    let known = known_of(&Keyring::fresh());
    for place in [alone, one_of_many] {
        assert!(matches!(place.look(&known), Err(KeysError::Lacking { .. })));
    }
}

#[test]
fn a_ring_is_refused_when_it_lacks_a_known_key_or_has_another_of_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let place = alone(folder.path());
    let ring = place.renew().unwrap();
    assert!(matches!(place.look(&known_of(&ring)), Ok(Standing::Whole(_))));
    assert!(matches!(place.look(&[]), Ok(Standing::Whole(_))));
    let both = known_of(&ring.with_new_key());
    let lacking = place.look(&both).err().unwrap();
    assert!(matches!(&lacking, KeysError::Lacking { .. }), "{lacking}");
    let mut changed = known_of(&ring);
    changed[0].check = Key::fresh().check();
    let other = place.look(&changed).err().unwrap();
    assert!(matches!(&other, KeysError::Other { .. }), "{other}");
}

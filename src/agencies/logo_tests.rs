//! Logos accepted, cleaned and refused.

use super::*;
use crate::agencies::png::checksum;

fn chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let checked = [kind.as_slice(), content].concat();
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [length.as_slice(), &checked, &checksum(&checked).to_be_bytes()].concat()
}

fn header(width: u32, height: u32, colour: u8) -> Vec<u8> {
    let rest = [8, colour, 0, 0, 0];
    chunk(*b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &rest].concat())
}

fn file(chunks: &[Vec<u8>]) -> Vec<u8> {
    [SIGNATURE.to_vec(), chunks.concat()].concat()
}

fn fault(chunks: &[Vec<u8>]) -> Option<LogoFault> {
    Logo::check(&file(chunks)).err()
}

fn pixels() -> Vec<u8> {
    chunk(*b"IDAT", &[7; 40])
}

fn end() -> Vec<u8> {
    chunk(*b"IEND", &[])
}

#[test]
fn a_logo_keeps_its_picture_and_loses_the_rest() {
    let plain = [header(300, 80, 6), chunk(*b"sRGB", &[0]), pixels(), pixels(), end()];
    let [head, srgb, one, two, last] = plain.clone();
    let (text, place) = (chunk(*b"tEXt", b"Author\0Camille"), chunk(*b"eXIf", b"48.85,2.35"));
    let moving = chunk(*b"acTL", &[0; 8]);
    let logo = Logo::check(&file(&[head, text, srgb, moving, one, two, place, last])).ok().unwrap();
    assert_eq!((logo.width, logo.height, logo.mime), (300, 80, "image/png"));
    assert!(logo.bytes == file(&plain));
}

#[test]
fn a_logo_with_a_palette_keeps_it() {
    let chunks =
        [header(16, 16, 3), chunk(*b"PLTE", &[0; 6]), chunk(*b"tRNS", &[0]), pixels(), end()];
    assert!(Logo::check(&file(&chunks)).ok().unwrap().bytes == file(&chunks));
    let [head, palette, clear, pixels, end] = chunks;
    assert_eq!(fault(&[head.clone(), pixels.clone(), end.clone()]), Some(LogoFault::Malformed));
    assert_eq!(fault(&[head, clear, palette, pixels, end]), Some(LogoFault::Malformed));
}

#[test]
fn the_dimensions_are_bounded() {
    for (width, height) in [(15, 16), (16, 15), (1201, 600), (1200, 601), (0, 16), (u32::MAX, 16)] {
        let wanted = Some(LogoFault::Dimensions { width, height });
        assert_eq!(fault(&[header(width, height, 6), pixels(), end()]), wanted);
    }
    assert_eq!(fault(&[header(1200, 600, 6), pixels(), end()]), None);
}

#[test]
fn the_weight_is_bounded() {
    let framing = file(&[header(16, 16, 6), chunk(*b"IDAT", &[]), end()]).len();
    let heavy = |len| chunk(*b"IDAT", &vec![0; len]);
    let room = Logo::MOST_BYTES - framing;
    assert_eq!(fault(&[header(16, 16, 6), heavy(room), end()]), None);
    assert_eq!(fault(&[header(16, 16, 6), heavy(room + 1), end()]), Some(LogoFault::TooHeavy));
}

#[test]
fn what_is_not_png_is_refused() {
    for bytes in [&b""[..], b"GIF89a", b"<svg onload=alert(1)>", b"\xFF\xD8\xFF\xE0", b"\x89PNG"] {
        assert_eq!(Logo::check(bytes).err(), Some(LogoFault::NotPng));
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let whole = file(&[header(16, 16, 6), pixels(), end()]);
    for len in SIGNATURE.len()..whole.len() {
        assert_eq!(Logo::check(&whole[..len]).err(), Some(LogoFault::CutShort), "at {len}");
    }
}

#[test]
fn a_file_with_one_wrong_byte_is_refused() {
    let whole = file(&[header(16, 16, 6), pixels(), end()]);
    for at in 0..whole.len() {
        let mut wrong = whole.clone();
        wrong[at] ^= 1;
        assert!(Logo::check(&wrong).is_err(), "at {at}");
    }
}

#[test]
fn nothing_may_follow_the_end() {
    let script = b"<script>".to_vec();
    assert_eq!(fault(&[header(16, 16, 6), pixels(), end(), script]), Some(LogoFault::Malformed));
}

#[test]
fn chunks_missing_doubled_unknown_or_out_of_order_are_refused() {
    let head = || header(16, 16, 6);
    let time = chunk(*b"tIME", &[0; 7]);
    for chunks in [
        vec![head(), end()],
        vec![pixels(), head(), end()],
        vec![head(), head(), pixels(), end()],
        vec![head(), chunk(*b"EVIL", b"?"), pixels(), end()],
        vec![head(), pixels(), time, pixels(), end()],
        vec![head(), pixels(), chunk(*b"PLTE", &[0; 3]), end()],
        vec![head(), chunk(*b"PLTE", &[0; 4]), pixels(), end()],
        vec![header(16, 16, 5), pixels(), end()],
    ] {
        assert_eq!(fault(&chunks), Some(LogoFault::Malformed));
    }
}

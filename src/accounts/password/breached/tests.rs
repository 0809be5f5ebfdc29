//! What a list holds is found in it, and what it does not hold is not.

use std::fs;
use std::path::PathBuf;

use data_encoding::HEXUPPER;
use tempfile::TempDir;

use super::format::Fingerprint;
use super::*;

fn line(password: &str, count: u64) -> String {
    format!("{}:{count}", HEXUPPER.encode(&Fingerprint::of(password).0))
}

fn ordered(mut lines: Vec<String>) -> String {
    lines.sort();
    lines.join("\r\n") + "\r\n"
}

fn built(text: &str, min_count: u64) -> (TempDir, PathBuf, Result<Built, BuildFault>) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("list.filter");
    let built = build(text.as_bytes(), &file, min_count, &|_| ());
    (folder, file, built)
}

#[test]
fn every_password_of_the_text_is_on_the_list_and_others_are_not() {
    let listed = |number| format!("password {number}");
    let text = ordered((0..20_000).map(|number| line(&listed(number), 3)).collect());
    let (_folder, file, done) = built(&text, 1);
    assert_eq!(done.unwrap(), Built { kept: 20_000, skipped: 0 });
    let list = BreachedList::open(&file).unwrap();
    assert_eq!(list.len(), 20_000);
    assert!((0..20_000).all(|number| list.holds(&listed(number)).unwrap()));
    let others = (0..20_000).filter(|number| list.holds(&format!("other {number}")).unwrap());
    assert!(others.count() < 6, "one in 65 536 is taken for one of the list");
}

#[test]
fn rare_and_repeated_passwords_are_skipped() {
    let [common, rare] = [line("common", 10), line("rare", 2)];
    let text = ordered(vec![common.clone(), common, rare]);
    let (_folder, file, done) = built(&text, 5);
    assert_eq!(done.unwrap(), Built { kept: 1, skipped: 2 });
    let list = BreachedList::open(&file).unwrap();
    assert!(list.holds("common").unwrap() && !list.holds("rare").unwrap());
}

#[test]
fn counts_may_be_missing_the_first_line_marked_and_the_last_unended() {
    let text = line("common", 1).split(':').next().unwrap().to_lowercase();
    let text = format!("\u{feff}{text}");
    let (_folder, file, done) = built(&text, 5);
    assert_eq!(done.unwrap().kept, 1);
    assert!(BreachedList::open(&file).unwrap().holds("common").unwrap());
}

#[test]
fn a_wrong_text_is_refused_with_its_line_and_leaves_nothing() {
    let mut lines = [line("a", 1), line("b", 1)];
    lines.sort();
    let order = format!("{}\n{}\n", lines[1], lines[0]);
    let unreadable = format!("{}\n{}\n\n", lines[0], lines[1]);
    for (text, told) in [
        (order.as_str(), "line 2 is not in its place"),
        (&unreadable, "line 3 is not 40 hexadecimal digits"),
        ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:many\n", "line 1 is not"),
        ("motdepasse\n", "line 1 is not"),
        (&"A".repeat(5_000), "line 1 is not"),
        ("", "no password at all"),
    ] {
        let (folder, _, done) = built(text, 1);
        let fault = done.unwrap_err().to_string();
        assert!(fault.contains(told), "{fault}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{told}");
    }
}

#[test]
fn a_file_that_is_no_list_or_is_cut_short_or_altered_is_refused() {
    let text = ordered((0..100).map(|number| line(&number.to_string(), 1)).collect());
    let (_folder, file, _) = built(&text, 1);
    let whole = fs::read(&file).unwrap();
    let altered = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        bytes
    };
    let entry = format::HEAD_BYTES + format::ENTRY_BYTES * Fingerprint::of("1").shard();
    let cut = whole[..whole.len() - 1].to_vec();
    let magic_and_version = [altered(0), altered(8)];
    let table = [0, 16, 20, 24].map(|byte| altered(entry + byte + if byte == 0 { 7 } else { 0 }));
    for bytes in [vec![], b"hello".to_vec(), cut].into_iter().chain(magic_and_version).chain(table)
    {
        fs::write(&file, &bytes).unwrap();
        assert!(matches!(BreachedList::open(&file), Err(ListFault::NotAList(_))));
    }
    fs::remove_file(&file).unwrap();
    assert!(matches!(BreachedList::open(&file), Err(ListFault::Disk { .. })));
}

#[test]
fn what_stands_around_a_word_and_its_capitals_are_a_simple_variation() {
    let spelled = spellings("!Chevaliers2026");
    for spelling in ["!Chevaliers2026", "!chevaliers2026", "Chevaliers", "chevaliers"] {
        assert!(spelled.contains(&spelling.to_owned()), "{spelling}");
    }
    assert_eq!(spellings("x93847561029"), ["x93847561029"], "one letter is not most of it");
}

#[tokio::test]
async fn a_list_that_is_gone_refuses_nobody() {
    let text = line("chevaliers", 1);
    let (_folder, file, _) = built(&text, 1);
    assert!(holds(Some(&file), "Chevaliers2026").await);
    assert!(!holds(Some(&file), "quatre lapins verts").await);
    assert!(!holds(None, "chevaliers").await);
    fs::remove_file(&file).unwrap();
    assert!(!holds(Some(&file), "chevaliers").await);
}

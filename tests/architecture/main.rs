//! Holds the code to what is written about it: ARCHITECTURE.md, the glossary, the rules of the house.

mod asvs;
mod dependencies;
mod glossary;
mod grammar;
mod licences;
mod plan;
mod rooms;
mod sources;
mod texts;

use std::env;
use std::fs;
use std::process::Command;

use sources::Source;

#[test]
fn every_room_uses_only_what_the_plan_allows() {
    let plan = plan::read(&file("ARCHITECTURE.md"));
    let mut complaints = plan::order(&plan);
    complaints.extend(rooms::uses(&plan, &code()));
    none(&complaints);
}

#[test]
fn pages_never_query_and_nouns_never_speak_http() {
    none(&code().iter().filter_map(grammar::mixes_sql_and_http).collect::<Vec<_>>());
}

#[test]
fn every_file_opens_with_what_it_is_and_stays_short() {
    none(&code().iter().flat_map(grammar::opening_and_length).collect::<Vec<_>>());
}

#[test]
fn handlers_are_short() {
    none(&code().iter().flat_map(grammar::long_handlers).collect::<Vec<_>>());
}

#[test]
fn one_thing_has_one_name() {
    let glossary = glossary::read(&file("docs/glossary.md"));
    assert!(!glossary.is_empty(), "docs/glossary.md: no table with a column « Never »");
    none(
        &code().iter().flat_map(|source| glossary::misnamed(&glossary, source)).collect::<Vec<_>>(),
    );
}

#[test]
fn what_is_said_of_the_asvs_names_files_and_stories_that_are_there() {
    let read = |path: &str| fs::read_to_string(path).ok();
    let exists = |path: &str| fs::metadata(path).is_ok();
    none(&asvs::complaints(&file("docs/security/asvs.md"), exists, read));
}

#[test]
fn french_and_english_say_the_same_things() {
    let (french, english) = (sources::all("texts/fr", "ftl"), sources::all("texts/en", "ftl"));
    assert!(!french.is_empty(), "no file in texts/fr");
    none(&texts::differences(&french, &english));
}

#[test]
fn every_dependency_has_a_licence_and_a_source_that_deny_toml_accepts() {
    let (rules, lock) = (toml("deny.toml"), toml("Cargo.lock"));
    let mut complaints = dependencies::refused(&rules, &metadata());
    complaints.extend(dependencies::foreign(&rules, &lock));
    complaints.extend(dependencies::without_object(&rules, &lock));
    none(&complaints);
}

#[test]
fn no_dependency_is_there_for_nothing() {
    let manifest = toml("Cargo.toml");
    let (mut tests, build) =
        (sources::all("tests", "rs"), Source::new("build.rs", &file("build.rs")));
    tests.extend(sources::all("benches", "rs"));
    let mut complaints = dependencies::unused(&manifest, "dependencies", &code());
    complaints.extend(dependencies::unused(&manifest, "dev-dependencies", &tests));
    complaints.extend(dependencies::unused(&manifest, "build-dependencies", &[build]));
    none(&complaints);
}

/// What cargo knows of every crate that is built on this system, without asking the network: the
/// tests are running, so all of them are here.
fn metadata() -> serde_json::Value {
    let said = |command: &mut Command| {
        let output = command.output().expect("the toolchain answers");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let rustc = said(Command::new("rustc").arg("-vV"));
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let cargo = env::var("CARGO").unwrap_or("cargo".into());
    let known = said(Command::new(cargo).args([
        "metadata",
        "--locked",
        "--offline",
        "--format-version",
        "1",
        "--filter-platform",
        host,
    ]));
    serde_json::from_str(&known).expect("JSON")
}

fn code() -> Vec<Source> {
    let code = sources::all("src", "rs");
    assert!(!code.is_empty(), "no file in src");
    code
}

fn file(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn toml(path: &str) -> toml::Table {
    file(path).parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

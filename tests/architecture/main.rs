//! Holds the code to what is written about it: ARCHITECTURE.md, the glossary, the rules of the house.

mod glossary;
mod grammar;
mod plan;
mod rooms;
mod sources;
mod texts;

use std::fs;

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
fn french_and_english_say_the_same_things() {
    let (french, english) = (sources::all("texts/fr", "ftl"), sources::all("texts/en", "ftl"));
    assert!(!french.is_empty(), "no file in texts/fr");
    none(&texts::differences(&french, &english));
}

fn code() -> Vec<Source> {
    let code = sources::all("src", "rs");
    assert!(!code.is_empty(), "no file in src");
    code
}

fn file(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

//! The examples of the configuration page work as they are.

use super::{file, loaded};
use crate::settings::doctor::{Severity, examine};

#[test]
fn the_examples_of_the_configuration_page_are_good_settings() {
    let page = include_str!("../../../docs/configuration.md");
    let secret = file("postgres://palier:p@db.example/palier?sslmode=verify-full\n");
    let path = secret.path().to_str().expect("a path");
    let mut count = 0;
    for example in page.split("```toml\n").skip(1) {
        let example = example.split("```").next().expect("an end");
        let example = example.replace("/run/secrets/palier-database", path);
        let example = example.replace("/run/secrets/palier-smtp", path);
        let settings = loaded(&example, &[]).expect(&example);
        assert!(examine(&settings).iter().all(|found| found.severity != Severity::Fault));
        count += 1;
    }
    assert_eq!(count, 2, "one example for a trial, one for real life");
}

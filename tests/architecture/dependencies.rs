//! What other people's code is here, against `deny.toml` and against what the code uses.

use std::collections::BTreeSet;

use serde_json::Value;
use toml::Table;

use super::licences;
use super::sources::Source;

/// The registry that cargo uses unless told otherwise.
const REGISTRY: &str = "crates.io-index";

/// The crates that stand in `cargo metadata` though `deny.toml` does not want them.
pub fn refused(rules: &Table, metadata: &Value) -> Vec<String> {
    let accepted = texts(&rules["licenses"]["allow"]);
    let exceptions = list(&rules["licenses"]["exceptions"]);
    let banned: Vec<_> = list(&rules["bans"]["deny"]).iter().filter_map(name).collect();
    let mut complaints = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let mut accepted = accepted.clone();
        for exception in exceptions.iter().filter(|exception| self::name(exception) == Some(name)) {
            accepted.extend(texts(&exception["allow"]));
        }
        let licence = package["license"].as_str().unwrap_or_default();
        if !licences::suffice(licence, &accepted) {
            complaints.push(format!("deny.toml does not accept the licence of {name}: {licence}"));
        }
        if banned.contains(&name) {
            complaints.push(format!("deny.toml bans {name}"));
        }
    }
    complaints
}

/// Exceptions and bans that are about nothing any more would hide what comes back under their name.
pub fn without_object(rules: &Table, lock: &Table) -> Vec<String> {
    let locked: BTreeSet<_> = list(&lock["package"]).iter().filter_map(locked_name).collect();
    let exceptions = list(&rules["licenses"]["exceptions"]).iter().filter_map(name);
    let gone = exceptions.filter(|name| !locked.contains(name));
    gone.map(|name| format!("deny.toml excepts {name}, which is not in Cargo.lock")).collect()
}

/// What `Cargo.lock` takes from elsewhere than the default registry, and what `deny.toml` bans on
/// any system, not only on this one.
pub fn foreign(rules: &Table, lock: &Table) -> Vec<String> {
    let banned: Vec<_> = list(&rules["bans"]["deny"]).iter().filter_map(name).collect();
    let mut complaints = Vec::new();
    for package in list(&lock["package"]) {
        let name = locked_name(package).unwrap_or_default();
        let source = package.get("source").and_then(toml::Value::as_str);
        let is_usual = |source: &str| source.starts_with("registry+") && source.ends_with(REGISTRY);
        if !source.is_none_or(is_usual) {
            complaints.push(format!("{name} comes from elsewhere: {}", source.unwrap_or_default()));
        }
        if banned.contains(&name) {
            complaints.push(format!("Cargo.lock holds {name}, which deny.toml bans"));
        }
    }
    complaints
}

/// The dependencies of one table of Cargo.toml that none of these files names. The exceptions are
/// those of cargo-machete, with which the same can be asked.
pub fn unused(manifest: &Table, table: &str, sources: &[Source]) -> Vec<String> {
    let Some(wanted) = manifest[table].as_table() else { return Vec::new() };
    let excepted = texts(&manifest["package"]["metadata"]["cargo-machete"]["ignored"]);
    let code: Vec<_> = sources.iter().map(Source::code).collect();
    let is_named = |name: &str| code.iter().any(|code| names(code, &name.replace('-', "_")));
    let unused = wanted.keys().filter(|name| !excepted.contains(name) && !is_named(name));
    unused.map(|name| format!("Cargo.toml has {name} in {table}, where nothing names it")).collect()
}

/// `name::…`, `use name;`, `#[name…]`: not the same letters within another word.
fn names(code: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].trim_end();
        let after = &code[at + name.len()..];
        let alone = !code[..at].ends_with(is_word) && !after.starts_with(is_word);
        alone && (after.starts_with("::") || before.ends_with("#[") || before.ends_with("use"))
    })
}

fn list(value: &toml::Value) -> &[toml::Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn texts(value: &toml::Value) -> Vec<String> {
    list(value).iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
}

fn name(entry: &toml::Value) -> Option<&str> {
    entry.get("crate")?.as_str()
}

fn locked_name(package: &toml::Value) -> Option<&str> {
    package.get("name")?.as_str()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const RULES: &str = "[licenses]\nallow = [\"MIT\"]\nexceptions = [{ crate = \"b\", allow = [\"MPL-2.0\"] }]\n\
                         [bans]\ndeny = [{ crate = \"c\" }]\n";

    fn table(text: &str) -> Table {
        text.parse().expect("TOML")
    }

    #[test]
    fn a_licence_or_a_crate_that_is_not_wanted_is_told() {
        let package = |name: &str, licence: &str| json!({ "name": name, "license": licence });
        let found = |packages: Vec<Value>| refused(&table(RULES), &json!({ "packages": packages }));
        assert_eq!(found(vec![package("a", "MIT"), package("b", "MPL-2.0")]), [""; 0]);
        assert_eq!(
            found(vec![package("a", "MPL-2.0"), package("c", "MIT"), json!({ "name": "d" })]),
            [
                "deny.toml does not accept the licence of a: MPL-2.0",
                "deny.toml bans c",
                "deny.toml does not accept the licence of d: ",
            ]
        );
    }

    #[test]
    fn a_fork_a_banned_crate_and_an_exception_about_nothing_are_told() {
        let lock = |text: &str| table(&format!("[[package]]\nname = \"b\"\n{text}"));
        let usual = "source = \"registry+https://example.org/crates.io-index\"";
        assert_eq!(foreign(&table(RULES), &lock(usual)), [""; 0]);
        let fork = lock("source = \"git+https://example.org/b\"\n[[package]]\nname = \"c\"");
        assert_eq!(foreign(&table(RULES), &fork).len(), 2);
        assert_eq!(without_object(&table(RULES), &fork), [""; 0]);
        let without = table("[[package]]\nname = \"a\"");
        assert_eq!(without_object(&table(RULES), &without).len(), 1);
    }

    #[test]
    fn a_dependency_that_nothing_names_is_told() {
        let manifest = table(
            "[package.metadata.cargo-machete]\nignored = [\"made-up\"]\n\
             [dependencies]\nasync-trait = \"1\"\ncsv = \"1\"\nmade-up = \"1\"\nuuid = \"1\"\n",
        );
        let sources = [Source::new("a.rs", "#[async_trait]\nuse csv;\nmy_uuid::x; // uuid::y")];
        assert_eq!(
            unused(&manifest, "dependencies", &sources),
            ["Cargo.toml has uuid in dependencies, where nothing names it"]
        );
    }
}

//! A judge that is not ours: the rules of `OpenAPI` 3.1 as their authors publish them (`openapi-3.1.json`:
//! <https://spec.openapis.org/oas/3.1/schema/2022-10-07>), and a validator of JSON Schema 2020-12.

use std::cell::RefCell;
use std::collections::HashMap;

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::Value;

const RULES: &str = include_str!("openapi-3.1.json");
const RULES_AT: &str = "https://spec.openapis.org/oas/3.1/schema/2022-10-07";
const DOCUMENT: &str = "https://extranet.example/openapi.json";

/// What was compiled already: a story judges hundreds of answers.
#[derive(Default)]
struct Known {
    schemas: Schemas,
    places: HashMap<String, SchemaIndex>,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// Whether the document keeps to the rules.
pub fn rules(document: &Value) -> Result<(), String> {
    let rules = serde_json::from_str(RULES).expect("JSON");
    Known::default().judged((RULES_AT, &rules), "", document)
}

/// Whether a value fits a schema of its own.
pub fn document(schema: &Value, value: &Value) -> Result<(), String> {
    Known::default().judged(("https://extranet.example/schema.json", schema), "", value)
}

/// Whether a value fits the schema at a pointer into the document, which is always the same.
pub fn fits(document: &Value, pointer: &str, value: &Value) -> Result<(), String> {
    KNOWN.with_borrow_mut(|known| known.judged((DOCUMENT, document), pointer, value))
}

impl Known {
    fn judged(
        &mut self,
        resource: (&str, &Value),
        pointer: &str,
        value: &Value,
    ) -> Result<(), String> {
        let schema = match self.places.get(pointer) {
            Some(schema) => *schema,
            None => self.compiled(resource, pointer)?,
        };
        self.schemas.validate(value, schema).map_err(|why| format!("{why:#}"))
    }

    fn compiled(
        &mut self,
        (location, resource): (&str, &Value),
        pointer: &str,
    ) -> Result<SchemaIndex, String> {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        compiler.enable_format_assertions();
        compiler.add_resource(location, resource.clone()).map_err(|why| format!("{why:#}"))?;
        let place = pointer.replace('%', "%25").replace('{', "%7B").replace('}', "%7D");
        let schema = compiler.compile(&format!("{location}#{place}"), &mut self.schemas);
        let schema = schema.map_err(|why| format!("{why:#}"))?;
        self.places.insert(pointer.to_owned(), schema);
        Ok(schema)
    }
}

/// A name within a pointer.
pub fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[test]
fn the_judge_refuses_what_is_wrong() {
    let good = serde_json::json!({
        "openapi": "3.1.0", "info": { "title": "a", "version": "1" }, "paths": {},
        "components": { "schemas": { "Day": { "type": "string", "format": "date" } } },
    });
    assert_eq!(rules(&good), Ok(()));
    let mut wrong = good.clone();
    wrong["paths"]["no-slash"] = serde_json::json!({});
    assert!(rules(&wrong).is_err());
    let mut known = Known::default();
    let mut judged =
        |text: &str| known.judged((DOCUMENT, &good), "/components/schemas/Day", &text.into());
    assert_eq!(judged("2026-05-12"), Ok(()));
    assert!(judged("hier").is_err());
}

//! Schemas: what the document says of an answer, taken from the very struct that makes it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::clock::{Day, Moment, paris_iso};

/// The schemas of the document, by name.
pub struct Schemas {
    by_name: BTreeMap<&'static str, Value>,
    /// Items of a batch, as the settings have it.
    pub most_items: usize,
}

impl Schemas {
    pub fn with(most_items: usize) -> Self {
        Self { by_name: BTreeMap::new(), most_items }
    }

    /// A reference to a schema, which is written down the first time.
    pub fn named(&mut self, name: &'static str, of: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.by_name.contains_key(name) {
            // Holds the place, should the type refer to itself.
            self.by_name.insert(name, Value::Null);
            let schema = of(self);
            self.by_name.insert(name, schema);
        }
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    pub fn into_value(self) -> Value {
        self.by_name.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect()
    }
}

/// What has a schema.
pub trait Described {
    fn schema(schemas: &mut Schemas) -> Value;
}

/// A schema with one more word on what it is for.
pub fn about(mut schema: Value, text: &str) -> Value {
    if let (Some(schema), false) = (schema.as_object_mut(), text.is_empty()) {
        schema.insert("description".into(), text.trim().into());
    }
    schema
}

/// A struct that is sent, and its schema: the comments of the fields are its words.
macro_rules! described {
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident {
            $($(#[doc = $said:literal])* $field:ident: $kind:ty,)+
        }
    ) => {
        $(#[doc = $about])*
        #[derive(serde::Serialize)]
        pub struct $name {
            $($(#[doc = $said])* pub $field: $kind,)+
        }

        impl $crate::api::schema::Described for $name {
            fn schema(schemas: &mut $crate::api::schema::Schemas) -> serde_json::Value {
                schemas.named(stringify!($name), |schemas| {
                    let mut fields = serde_json::Map::new();
                    $(
                        let field = <$kind as $crate::api::schema::Described>::schema(schemas);
                        let field = $crate::api::schema::about(field, concat!("", $($said),*));
                        fields.insert(stringify!($field).trim_start_matches("r#").into(), field);
                    )+
                    let names: Vec<String> = fields.keys().cloned().collect();
                    $crate::api::schema::about(
                        serde_json::json!({
                            "type": "object",
                            "properties": fields,
                            "required": names,
                        }),
                        concat!("", $($about),*),
                    )
                })
            }
        }
    };
}

pub(crate) use described;

/// A day, as ISO 8601 writes it.
#[derive(Serialize)]
pub struct IsoDay(String);

impl From<Day> for IsoDay {
    fn from(day: Day) -> Self {
        Self(day.to_string())
    }
}

/// A moment, in Paris, with its distance to UTC.
#[derive(Serialize)]
pub struct IsoMoment(String);

impl From<Moment> for IsoMoment {
    fn from(moment: Moment) -> Self {
        Self(paris_iso(moment))
    }
}

impl Described for IsoDay {
    fn schema(_: &mut Schemas) -> Value {
        json!({ "type": "string", "format": "date" })
    }
}

impl Described for IsoMoment {
    fn schema(_: &mut Schemas) -> Value {
        json!({ "type": "string", "format": "date-time" })
    }
}

impl Described for String {
    fn schema(_: &mut Schemas) -> Value {
        json!({ "type": "string" })
    }
}

impl Described for &str {
    fn schema(_: &mut Schemas) -> Value {
        json!({ "type": "string" })
    }
}

impl Described for bool {
    fn schema(_: &mut Schemas) -> Value {
        json!({ "type": "boolean" })
    }
}

impl Described for u64 {
    fn schema(_: &mut Schemas) -> Value {
        json!({ "type": "integer", "minimum": 0 })
    }
}

impl Described for i64 {
    fn schema(_: &mut Schemas) -> Value {
        json!({ "type": "integer" })
    }
}

impl Described for i32 {
    fn schema(_: &mut Schemas) -> Value {
        json!({ "type": "integer" })
    }
}

impl<T: Described> Described for Vec<T> {
    fn schema(schemas: &mut Schemas) -> Value {
        json!({ "type": "array", "items": T::schema(schemas) })
    }
}

impl<T: Described> Described for Option<T> {
    fn schema(schemas: &mut Schemas) -> Value {
        json!({ "anyOf": [T::schema(schemas), { "type": "null" }] })
    }
}

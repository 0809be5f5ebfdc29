//! One object of the JSON file: texts and, for a tiers, the list of its contracts.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::super::fault::shown;
use super::super::shape::Inner;
use super::super::{FileFault, Reason, Refusal, Shape};
use super::Cells;

/// A JSON value whose objects keep their members in order, so that a key that comes twice is seen.
#[derive(Debug, PartialEq)]
pub enum Json {
    Nothing,
    Text(String),
    /// A number or a boolean: a postal code written as a number has lost its first zero.
    Other,
    List(Vec<Json>),
    Object(Members),
}

pub type Members = Vec<(String, Json)>;

/// The rows of an object: itself, or one for each object of its inner list, with the cells of the
/// outer one repeated.
pub fn rows(
    shape: &'static Shape,
    members: Members,
    line: u64,
) -> Result<Vec<Result<Cells, Refusal>>, FileFault> {
    let empty = Cells::empty(line, shape);
    match &shape.inner {
        Some(inner) => inner_rows((shape, inner), empty, members),
        None => Ok(vec![fill(shape, empty, (members, false))?]),
    }
}

fn inner_rows(
    (shape, inner): (&'static Shape, &Inner),
    empty: Cells,
    members: Members,
) -> Result<Vec<Result<Cells, Refusal>>, FileFault> {
    let (line, key) = (empty.line, inner.key);
    let (lists, own): (Members, Members) = members.into_iter().partition(|(k, _)| k == key);
    let outer = match fill(shape, empty, (own, false))? {
        Ok(outer) => outer,
        Err(refusal) => return Ok(vec![Err(refusal)]),
    };
    let none = Refusal { line, column: Some(key), reason: Reason::NoContract };
    let mut lists = lists.into_iter();
    let objects = match (lists.next(), lists.next()) {
        (_, Some(_)) => return Err(FileFault::KeyTwice { line, key }),
        (Some((_, Json::List(objects))), None) if !objects.is_empty() => objects,
        _ => return Ok(vec![Err(none)]),
    };
    let row = |object| match object {
        Json::Object(members) => fill(shape, outer.clone(), (members, true)),
        _ => Ok(Err(none.clone())),
    };
    objects.into_iter().map(row).collect()
}

/// Puts the members of one level in their cells.
fn fill(
    shape: &'static Shape,
    mut cells: Cells,
    (members, is_inner): (Members, bool),
) -> Result<Result<Cells, Refusal>, FileFault> {
    let (line, mut known, mut refused) = (cells.line, Vec::new(), None);
    for (key, value) in members {
        let column = shape.of_key(&key).filter(|column| shape.is_inner(*column) == is_inner);
        let Some(column) = column else {
            return Err(FileFault::UnknownKey { line, key: shown(&key) });
        };
        if known.contains(&column) {
            return Err(FileFault::KeyTwice { line, key: shape.name(column) });
        }
        known.push(column);
        match value {
            Json::Text(text) => cells.set(column, text),
            Json::Nothing => {}
            _ => refused = refused.or(Some(column)),
        }
    }
    let refusal =
        |column| Err(Refusal { line, column: Some(shape.name(column)), reason: Reason::NotText });
    Ok(refused.map_or(Ok(cells), refusal))
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = object.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}

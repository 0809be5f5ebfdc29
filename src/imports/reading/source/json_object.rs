//! One tiers of the JSON file: an object of texts, with the list of its contracts.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::super::fault::shown;
use super::super::{Column, FileFault, Reason, Refusal};
use super::Cells;

/// The key of the list of contracts.
const CONTRATS: &str = "contrats";

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

/// The rows of a tiers: one for each contract, with the cells of the tiers repeated.
pub fn rows(members: Members, line: u64) -> Result<Vec<Result<Cells, Refusal>>, FileFault> {
    let (lists, own): (Members, Members) = members.into_iter().partition(|(k, _)| k == CONTRATS);
    let tiers = match fill(Cells { line, ..Cells::default() }, own, |c| !c.of_contract())? {
        Ok(tiers) => tiers,
        Err(refusal) => return Ok(vec![Err(refusal)]),
    };
    let none = Refusal { line, column: Some(CONTRATS), reason: Reason::NoContract };
    let mut lists = lists.into_iter();
    let contracts = match (lists.next(), lists.next()) {
        (_, Some(_)) => return Err(FileFault::KeyTwice { line, key: CONTRATS }),
        (Some((_, Json::List(contracts))), None) if !contracts.is_empty() => contracts,
        _ => return Ok(vec![Err(none)]),
    };
    let row = |contract| match contract {
        Json::Object(members) => fill(tiers.clone(), members, Column::of_contract),
        _ => Ok(Err(none.clone())),
    };
    contracts.into_iter().map(row).collect()
}

fn fill(
    mut cells: Cells,
    members: Members,
    expected: fn(Column) -> bool,
) -> Result<Result<Cells, Refusal>, FileFault> {
    let (line, mut known, mut refused) = (cells.line, Vec::new(), None);
    for (key, value) in members {
        let Some(column) = Column::of_key(&key).filter(|column| expected(*column)) else {
            return Err(FileFault::UnknownKey { line, key: shown(&key) });
        };
        if known.contains(&column) {
            return Err(FileFault::KeyTwice { line, key: column.name() });
        }
        known.push(column);
        match value {
            Json::Text(text) => cells.set(column, text),
            Json::Nothing => {}
            _ => refused = refused.or(Some(column)),
        }
    }
    let refusal = |column: Column| {
        Err(Refusal { line, column: Some(column.name()), reason: Reason::NotText })
    };
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

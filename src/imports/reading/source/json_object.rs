//! One object of the JSON file: texts and, for a tiers, the list of its contracts.

use super::super::fault::shown;
use super::super::shape::Inner;
use super::super::{FileFault, Reason, Refusal, Shape};
use super::Cells;
use super::json::{Json, Members};

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
            Json::Nothing => cells.set(column, String::new()),
            // A postal code that is written as a number has lost its first zero.
            _ => refused = refused.or(Some(column)),
        }
    }
    let refusal =
        |column| Err(Refusal { line, column: Some(shape.name(column)), reason: Reason::NotText });
    Ok(refused.map_or(Ok(cells), refusal))
}

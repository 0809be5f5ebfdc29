//! The items of a body: each a row of the import files, with its place in the body.

use serde_json::{Map, Value, json};

use super::super::json::{Json, Members};
use super::super::schema::about;
use crate::imports::reading::{Heading, Shape};
use crate::web::{Problem, Wrong};

/// Rows as the import files write them, one a line, and where each stands in the body.
pub struct Items {
    shape: &'static Shape,
    rows: Vec<Item>,
}

struct Item {
    row: Value,
    /// Of the object that names the row: a tiers, or the list's own item.
    outer: String,
    /// Of the row itself.
    pointer: String,
}

impl Items {
    /// Everything that is not of the shape is told at once, and nothing is done.
    pub fn read(json: &Json, shape: &'static Shape, most: usize) -> Result<Self, Problem> {
        let (mut items, mut wrong) = (Self { shape, rows: Vec::new() }, Vec::new());
        if let Some(body) = Members::of(json, "", &mut wrong) {
            body.only(|name| name == shape.list, &mut wrong);
            let place = format!("/{}", shape.list);
            match body.get(shape.list) {
                Some(Json::List(list)) if !list.is_empty() => items.add_all(list, &mut wrong),
                _ => wrong.push(Wrong::at(&place, "A list of at least one object is expected.")),
            }
            if items.rows.len() > most {
                wrong.push(Wrong::at(place, format!("At most {most} items are taken at once.")));
            }
        }
        // As many as a person reads.
        wrong.truncate(100);
        if wrong.is_empty() { Ok(items) } else { Err(Problem::invalid(wrong)) }
    }

    fn add_all(&mut self, list: &[Json], wrong: &mut Vec<Wrong>) {
        for (at, item) in list.iter().enumerate() {
            let pointer = format!("/{}/{at}", self.shape.list);
            let Some(members) = Members::of(item, &pointer, wrong) else { continue };
            let key = self.shape.inner.as_ref().map(|inner| inner.key);
            members.only(|name| Some(name) == key || self.is_known(name, false), wrong);
            self.lacking(&members, false, wrong);
            let outer = cells(&members, key, wrong);
            match key {
                None => self.rows.push(Item { row: outer.into(), outer: pointer.clone(), pointer }),
                Some(key) => self.add_inner((key, outer), &members, (&pointer, wrong)),
            }
        }
    }

    /// A row for each of the inner objects, with the outer members repeated.
    fn add_inner(
        &mut self,
        (key, outer): (&'static str, Map<String, Value>),
        members: &Members<'_>,
        (pointer, wrong): (&str, &mut Vec<Wrong>),
    ) {
        let list = match members.get(key) {
            Some(Json::List(list)) if !list.is_empty() => list,
            _ => {
                let why = "A list of at least one object is expected.";
                return wrong.push(Wrong::at(members.place(key), why));
            }
        };
        for (at, inner) in list.iter().enumerate() {
            let place = format!("{pointer}/{key}/{at}");
            let Some(inner) = Members::of(inner, &place, wrong) else { continue };
            inner.only(|name| self.is_known(name, true), wrong);
            self.lacking(&inner, true, wrong);
            let mut row = outer.clone();
            row.insert(key.into(), json!([cells(&inner, None, wrong)]));
            self.rows.push(Item { row: row.into(), outer: pointer.to_owned(), pointer: place });
        }
    }

    /// A member that must be there is missing by a mistake of the program; an empty one is the row's.
    fn lacking(&self, members: &Members<'_>, is_inner: bool, wrong: &mut Vec<Wrong>) {
        let own = self.shape.headings.iter().enumerate();
        let own = own.filter(|(at, it)| it.required && self.shape.is_inner(*at) == is_inner);
        for (_, heading) in own {
            if members.get(heading.name).is_none() {
                wrong.push(Wrong::at(members.place(heading.name), "The member is required."));
            }
        }
    }

    fn is_known(&self, name: &str, is_inner: bool) -> bool {
        let column = self.shape.of_key(name);
        column.is_some_and(|column| self.shape.is_inner(column) == is_inner)
    }

    /// As a file, whose every line but the first and the last is a row.
    pub fn file(&self) -> String {
        let rows: Vec<String> = self.rows.iter().map(|item| item.row.to_string()).collect();
        format!("{{\"{}\":[\n{}\n]}}", self.shape.list, rows.join(",\n"))
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The number of the row at a line of the file.
    pub fn at_line(line: u64) -> usize {
        usize::try_from(line.saturating_sub(2)).unwrap_or(usize::MAX)
    }

    /// Where a row stands in the body.
    pub fn pointer(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |item| &item.pointer)
    }

    /// Where a value of a row does.
    pub fn column(&self, row: usize, name: &str) -> String {
        let Some(item) = self.rows.get(row) else { return String::new() };
        let is_inner = self.shape.of_key(name).is_some_and(|column| self.shape.is_inner(column));
        format!("{}/{name}", if is_inner { &item.pointer } else { &item.outer })
    }
}

/// The values, but for the list `besides`.
fn cells(
    members: &Members<'_>,
    besides: Option<&str>,
    wrong: &mut Vec<Wrong>,
) -> Map<String, Value> {
    let mut cells = Map::new();
    for (name, value) in members.all() {
        match value {
            _ if Some(name.as_str()) == besides => {}
            Json::Text(text) => drop(cells.insert(name.clone(), text.as_str().into())),
            Json::Nothing => drop(cells.insert(name.clone(), Value::Null)),
            _ => wrong.push(Wrong::at(members.place(name), "A text or null is expected.")),
        }
    }
    cells
}

/// What the document says of such a body. What need not be there may be absent, and stays; or null, and
/// goes.
pub fn items_schema(shape: &'static Shape, most: usize) -> Value {
    let text = |heading: &Heading| {
        if heading.required {
            json!({ "type": "string", "minLength": 1 })
        } else {
            json!({ "type": ["string", "null"] })
        }
    };
    let object = |is_inner: bool| {
        let own = shape.headings.iter().enumerate();
        let own = own.filter(|(at, _)| shape.is_inner(*at) == is_inner).map(|(_, it)| it);
        let required: Vec<&str> = own.clone().filter(|it| it.required).map(|it| it.name).collect();
        let fields: Map<String, Value> = own.map(|it| (it.name.to_owned(), text(it))).collect();
        (fields, required)
    };
    let (mut fields, mut required) = object(false);
    if let Some(inner) = &shape.inner {
        let (own, needed) = object(true);
        let item = json!({
            "type": "object", "properties": own, "required": needed, "additionalProperties": false,
        });
        fields.insert(inner.key.into(), list_of(&item, most));
        required.push(inner.key);
    }
    let item = json!({
        "type": "object", "properties": fields, "required": required, "additionalProperties": false,
    });
    let list = about(list_of(&item, most), "As the import files have them: docs/import-format.md.");
    json!({
        "type": "object",
        "properties": { shape.list: list },
        "required": [shape.list],
        "additionalProperties": false,
    })
}

fn list_of(item: &Value, most: usize) -> Value {
    json!({ "type": "array", "items": item, "minItems": 1, "maxItems": most })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::{LotRow, Record, Row};

    fn read<R: Record>(text: &str) -> Result<Items, Problem> {
        Items::read(&serde_json::from_str(text).expect("JSON"), R::SHAPE, 3)
    }

    #[test]
    fn each_contract_of_a_tiers_is_a_row_that_knows_its_place() {
        let contract = r#""qualite": "locataire""#;
        let body = format!(
            r#"{{"tiers": [{{"ref_tiers": "T1", "nom": "Roux", "contrats": [
            {{"ref_contrat": "B1", {contract}}}, {{"ref_contrat": "B2", "fin": null, {contract}}}]}},
            {{"ref_tiers": "T2", "nom": "", "contrats": [{{"ref_contrat": "B3", {contract}}}]}}]}}"#
        );
        let items = read::<Row>(&body).expect("items");
        assert_eq!(items.file().lines().count(), 5);
        assert_eq!((items.len(), Items::at_line(2)), (3, 0));
        assert_eq!(items.pointer(1), "/tiers/0/contrats/1");
        assert_eq!(items.column(1, "fin"), "/tiers/0/contrats/1/fin");
        assert_eq!(items.column(1, "nom"), "/tiers/0/nom");
        assert_eq!(items.pointer(2), "/tiers/1/contrats/0");
    }

    #[test]
    fn what_is_not_of_the_shape_is_refused() {
        for odd in [
            "[]",
            "{}",
            r#"{"lots": []}"#,
            r#"{"lots": [1]}"#,
            r#"{"lots": [{"ref_lot": 1}]}"#,
            r#"{"lots": [{"ref_lot": "a", "ref_lot": "b"}]}"#,
            r#"{"lots": [{"a/b~": "c"}]}"#,
            r#"{"lots": [{"ref_lot": "a", "ref_immeuble": "b"}]}"#,
            r#"{"lots": [{}], "tiers": []}"#,
        ] {
            assert!(read::<LotRow>(odd).is_err(), "{odd}");
        }
    }
}

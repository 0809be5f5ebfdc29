//! The query of an address: what a door knows, once each, and nothing else.

use axum::extract::Query;
use axum::http::Uri;
use serde_json::{Value, json};

use super::schema::about;
use crate::clock::Day;
use crate::web::{Failure, Problem, ProblemKind, Wrong};

/// As many as a page has unless it is asked for another number.
const USUAL: u64 = 100;
const MOST: u64 = 500;

/// The longest reference, and the longest words.
const LONGEST: usize = 255;

/// What the document says of a parameter.
pub struct Parameter {
    pub name: &'static str,
    pub text: &'static str,
    pub schema: Value,
    pub is_required: bool,
}

/// The value of one parameter: `None` where it does not stand in the address.
pub trait Param: Sized {
    const IS_REQUIRED: bool = false;
    fn schema() -> Value;
    fn of(text: Option<&str>) -> Result<Self, &'static str>;
}

/// The parameters of a door, and their words.
macro_rules! asked {
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident {
            $($(#[doc = $said:literal])* $field:ident: $kind:ty,)+
        }
    ) => {
        $(#[doc = $about])*
        pub struct $name {
            $($(#[doc = $said])* pub $field: $kind,)+
        }

        impl $crate::api::query::Parameters for $name {
            fn list() -> Vec<$crate::api::query::Parameter> {
                vec![$($crate::api::query::Parameter {
                    name: stringify!($field).trim_start_matches("r#"),
                    text: concat!("", $($said),*).trim(),
                    schema: <$kind as $crate::api::query::Param>::schema(),
                    is_required: <$kind as $crate::api::query::Param>::IS_REQUIRED,
                },)+]
            }

            fn of(pairs: &$crate::api::query::Pairs) -> Result<Self, $crate::web::Problem> {
                let names = [$(stringify!($field).trim_start_matches("r#")),+];
                let mut wrong = pairs.unknown(&names);
                $(let $field = pairs.value::<$kind>(
                    stringify!($field).trim_start_matches("r#"),
                    &mut wrong,
                );)+
                match ($($field,)+) {
                    ($(Some($field),)+) if wrong.is_empty() => Ok(Self { $($field,)+ }),
                    _ => Err($crate::web::Problem::invalid(wrong)),
                }
            }
        }

        impl axum::extract::FromRequestParts<$crate::web::App> for $name {
            type Rejection = $crate::web::Failure;

            async fn from_request_parts(
                parts: &mut axum::http::request::Parts,
                _: &$crate::web::App,
            ) -> Result<Self, $crate::web::Failure> {
                let pairs = $crate::api::query::Pairs::of(&parts.uri)?;
                Ok(<Self as $crate::api::query::Parameters>::of(&pairs)?)
            }
        }
    };
}

pub(crate) use asked;

/// What a door may be asked in its address.
pub trait Parameters: Sized + Send {
    fn list() -> Vec<Parameter>;
    fn of(pairs: &Pairs) -> Result<Self, Problem>;
}

/// The names and values of an address, in their order.
pub struct Pairs(Vec<(String, String)>);

impl Pairs {
    pub fn of(uri: &Uri) -> Result<Self, Failure> {
        let read = Query::<Vec<(String, String)>>::try_from_uri(uri);
        let Query(pairs) = read.map_err(|_| Failure::from(ProblemKind::Malformed))?;
        Ok(Self(pairs))
    }

    /// What is not known, or comes twice.
    pub fn unknown(&self, known: &[&str]) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        for (at, (name, _)) in self.0.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                wrong.push(Wrong::parameter(shown(name), "There is no such parameter."));
            } else if self.0[..at].iter().any(|(before, _)| before == name) {
                wrong.push(Wrong::parameter(name, "The parameter comes twice."));
            }
        }
        wrong
    }

    pub fn value<P: Param>(&self, name: &'static str, wrong: &mut Vec<Wrong>) -> Option<P> {
        let found = self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
        P::of(found).map_err(|why| wrong.push(Wrong::parameter(name, why))).ok()
    }
}

/// A name as it came, as far as it can be shown.
pub fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(60).collect()
}

/// A text that a column may hold.
pub struct Text(pub String);

impl Text {
    /// No reference holds a control character, and PostgreSQL refuses to be asked for one.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.is_empty() {
            return Err("The value is empty.");
        }
        if text.chars().nth(LONGEST).is_some() || text.chars().any(char::is_control) {
            return Err("The value is not one line of at most 255 characters.");
        }
        Ok(Self(text.to_owned()))
    }
}

impl Param for Option<Text> {
    fn schema() -> Value {
        json!({
            "type": "string", "minLength": 1, "maxLength": LONGEST,
            "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]+$",
        })
    }

    fn of(text: Option<&str>) -> Result<Self, &'static str> {
        text.map(Text::parse).transpose()
    }
}

impl Param for Text {
    const IS_REQUIRED: bool = true;

    fn schema() -> Value {
        <Option<Self> as Param>::schema()
    }

    fn of(text: Option<&str>) -> Result<Self, &'static str> {
        Self::parse(text.ok_or("The parameter is required.")?)
    }
}

impl Param for Option<Day> {
    fn schema() -> Value {
        json!({ "type": "string", "format": "date" })
    }

    fn of(text: Option<&str>) -> Result<Self, &'static str> {
        let day = |text| Day::parse(text).ok_or("A day is written 2026-01-31.");
        text.map(day).transpose()
    }
}

/// How many of a list at most.
#[derive(Clone, Copy)]
pub struct Limit(pub u64);

impl Param for Limit {
    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL })
    }

    fn of(text: Option<&str>) -> Result<Self, &'static str> {
        let Some(text) = text else { return Ok(Self(USUAL)) };
        let number = text.parse().ok().filter(|number| (1..=MOST).contains(number));
        number.map(Self).ok_or("The value is not a whole number from 1 to 500.")
    }
}

/// Where a list goes on: what `next` of the page before says, kept closed so that it may change.
pub struct After(pub Option<String>);

impl After {
    /// For `next`.
    pub fn written(place: &str) -> String {
        data_encoding::BASE64URL_NOPAD.encode(place.as_bytes())
    }
}

impl Param for After {
    fn schema() -> Value {
        about(
            json!({ "type": "string", "maxLength": 1500, "pattern": "^[A-Za-z0-9_-]+$" }),
            "A text that a page gave; any other is refused, even one that looks like it.",
        )
    }

    fn of(text: Option<&str>) -> Result<Self, &'static str> {
        let Some(text) = text else { return Ok(Self(None)) };
        let bytes = data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).ok();
        let place = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        let place = place.filter(|place| Text::parse(place).is_ok());
        place.map(|place| Self(Some(place))).ok_or("This is not a `next` that a page gave.")
    }
}

/// Of doors that take no parameter.
pub struct NoQuery;

impl Parameters for NoQuery {
    fn list() -> Vec<Parameter> {
        Vec::new()
    }

    fn of(pairs: &Pairs) -> Result<Self, Problem> {
        let wrong = pairs.unknown(&[]);
        if wrong.is_empty() { Ok(Self) } else { Err(Problem::invalid(wrong)) }
    }
}

impl axum::extract::FromRequestParts<crate::web::App> for NoQuery {
    type Rejection = Failure;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        _: &crate::web::App,
    ) -> Result<Self, Failure> {
        Ok(Self::of(&Pairs::of(&parts.uri)?)?)
    }
}

//! The grammar of a section: `name: Type = default in least..=most,` under its doc sentence.

use super::values::Value;

/// One setting as declared, its type forgotten. Texts are what an operator would write.
#[derive(Clone, Copy)]
pub struct Entry {
    pub name: &'static str,
    pub doc: &'static str,
    pub default: &'static str,
    pub limits: Option<(&'static str, &'static str)>,
    /// What the type accepts, in plain words, limits apart.
    pub kind: fn() -> String,
    /// Never printed, and may be given as `<name>_file`.
    pub secret: bool,
}

impl Entry {
    pub fn accepted(&self) -> String {
        match self.limits {
            Some((least, most)) => format!("{}, from {least} to {most}", (self.kind)()),
            None => (self.kind)(),
        }
    }

    /// The value, if its type understands the text and it is within the limits.
    pub fn parse<T: Value>(&self, text: &str) -> Result<T, &'static str> {
        let value = T::parse(text)?;
        let Some((least, most)) = self.limits else { return Ok(value) };
        if value.magnitude() < T::parse(least)?.magnitude() {
            return Err("is too small");
        }
        if value.magnitude() > T::parse(most)?.magnitude() {
            return Err("is too large");
        }
        Ok(value)
    }
}

/// One `[section]` of the file.
pub struct Section {
    pub name: &'static str,
    pub about: &'static str,
    pub entries: &'static [Entry],
}

/// Declares one section: its struct, its entries and how it is read.
macro_rules! section {
    (@limits) => { None };
    (@limits $least:literal $most:literal) => { Some((concat!($least), concat!($most))) };
    (@entry $name:ident, $kind:ty, $default:literal, ($($limit:literal)*), $($doc:literal)+) => {
        $crate::settings::declaration::Entry {
            name: stringify!($name),
            doc: concat!($($doc),+),
            default: concat!($default),
            limits: section!(@limits $($limit)*),
            kind: <$kind as $crate::settings::values::Value>::kind,
            secret: <$kind as $crate::settings::values::Value>::SECRET,
        }
    };
    (
        $(#[doc = $about:literal])+
        $section:ident {$(
            $(#[doc = $doc:literal])+
            $name:ident: $kind:ty = $default:literal $(in $least:literal..=$most:literal)?,
        )+}
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug)]
        pub struct $section {$(
            $(#[doc = $doc])+
            pub $name: $kind,
        )+}

        impl $section {
            pub(in crate::settings) const ABOUT: &'static str = concat!($($about),+);
            pub(in crate::settings) const ENTRIES: &'static [$crate::settings::declaration::Entry] =
                &[$(section!(@entry $name, $kind, $default, ($($least $most)?), $($doc)+)),+];

            /// `None` when a value was refused; the reader keeps why.
            pub(in crate::settings) fn read(
                reader: &mut $crate::settings::reading::Reader,
                section: &'static str,
            ) -> Option<Self> {
                $(let $name = reader.read::<$kind>(
                    section,
                    &section!(@entry $name, $kind, $default, ($($least $most)?), $($doc)+),
                );)+
                Some(Self { $($name: $name?),+ })
            }
        }
    };
}

/// Declares the list of sections, in the order of the documentation.
macro_rules! settings {
    ($($name:ident: $section:ident,)+) => {
        /// The whole configuration, checked.
        #[derive(Clone, Debug)]
        pub struct Settings {
            $(pub $name: $section,)+
            /// What was given and where, defaults apart.
            pub(in crate::settings) given: $crate::settings::given::Given,
        }

        pub(in crate::settings) const SECTIONS: &[$crate::settings::declaration::Section] =
            &[$($crate::settings::declaration::Section {
                name: stringify!($name),
                about: $section::ABOUT,
                entries: $section::ENTRIES,
            }),+];

        impl Settings {
            /// `None` when a value was refused; the reader keeps why.
            pub(in crate::settings) fn read(
                reader: &mut $crate::settings::reading::Reader,
            ) -> Option<Self> {
                $(let $name = $section::read(reader, stringify!($name));)+
                Some(Self { $($name: $name?,)+ given: reader.given.clone() })
            }
        }
    };
}

pub(in crate::settings) use section;
pub(in crate::settings) use settings;

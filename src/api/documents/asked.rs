//! What is said of a document in its address: each value as the import files have it, and what the
//! document of the API says that it may be.

use sea_orm::Iterable;
use serde_json::{Value, json};

use super::super::query::{Param, Text, asked};
use crate::documents::DocumentKind;

/// A kind, by its code.
pub struct Kind(Text);

/// For whom.
pub struct Public(Text);

/// A day between 1900 and 2199.
pub struct Dated(Text);

/// A year between 1900 and 2199.
pub struct Year(Text);

/// Words of one line, of which something can be seen.
pub struct Words(Text);

asked! {
    pub struct DocumentAsked {
        /// The kind: its code.
        r#type: Kind,
        /// What people read.
        titre: Words,
        /// The document's own day.
        date: Dated,
        /// For whom; required where the kind is for several and only `ref_immeuble` is given. A kind is not for everybody: the document of the import files says for whom.
        public: Option<Public>,
        /// Of whom it is: one of the three references, the one that its readers ask for.
        ref_contrat: Option<Words>,
        ref_tiers: Option<Words>,
        ref_immeuble: Option<Words>,
        /// First day of what it is for; required for a quittance, and together with the last.
        periode_debut: Option<Dated>,
        periode_fin: Option<Dated>,
        /// The year of accounts.
        exercice: Option<Year>,
        /// The last day when it is in force.
        valable_jusquau: Option<Dated>,
    }
}

impl DocumentAsked {
    /// What is said of the document, under the names of the import files.
    pub fn said(self) -> Vec<(&'static str, String)> {
        let told = [
            ("type", Some(self.r#type.0)),
            ("titre", Some(self.titre.0)),
            ("date", Some(self.date.0)),
            ("public", self.public.map(|it| it.0)),
            ("ref_contrat", self.ref_contrat.map(|it| it.0)),
            ("ref_tiers", self.ref_tiers.map(|it| it.0)),
            ("ref_immeuble", self.ref_immeuble.map(|it| it.0)),
            ("periode_debut", self.periode_debut.map(|it| it.0)),
            ("periode_fin", self.periode_fin.map(|it| it.0)),
            ("exercice", self.exercice.map(|it| it.0)),
            ("valable_jusquau", self.valable_jusquau.map(|it| it.0)),
        ];
        told.into_iter().filter_map(|(name, text)| Some((name, text?.0))).collect()
    }
}

/// Each is read by the reader of the import files, which knows more ways to write it.
macro_rules! told {
    ($($name:ident: $schema:expr;)+) => {$(
        impl Param for $name {
            const IS_REQUIRED: bool = true;

            fn schema() -> Value {
                $schema
            }

            fn of(text: Option<&str>) -> Result<Self, &'static str> {
                <Text as Param>::of(text).map(Self)
            }
        }

        impl Param for Option<$name> {
            fn schema() -> Value {
                $schema
            }

            fn of(text: Option<&str>) -> Result<Self, &'static str> {
                Ok(<Option<Text> as Param>::of(text)?.map($name))
            }
        }
    )+};
}

told! {
    Kind: json!({
        "type": "string",
        "enum": DocumentKind::iter().map(DocumentKind::name).collect::<Vec<_>>(),
    });
    Public: json!({
        "type": "string",
        "enum": ["contrat", "tiers", "coproprietaires", "conseil_syndical"],
    });
    Dated: json!({ "type": "string", "format": "date", "pattern": "^(19|20|21)[0-9]{2}-" });
    Year: json!({ "type": "integer", "minimum": 1900, "maximum": 2199 });
    Words: json!({
        "type": "string", "minLength": 1, "maxLength": 255, "pattern": VISIBLE,
    });
}

/// What begins with something that can be seen, and holds nothing that hides.
const VISIBLE: &str = "^[^\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u061c\\u1680\\u180e\\u2000-\\u200f\
                       \\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff\\ufff9-\\ufffd]\
                       [^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\
                       \\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ufffd]*$";

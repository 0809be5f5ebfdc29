//! Agencies and their sociétés: found by the two codes of the address, shown in their colours.

pub mod agency;
mod branding;
mod changes;
pub mod choice;
mod code_alias;
mod codes;
mod colour;
mod identity;
mod logo;
mod logo_row;
mod monogram;
mod oklch;
mod png;
mod preview;
pub mod recoding;
mod redrawn;
pub mod register;
mod remembered;
pub mod societe;
pub mod terms;

pub use agency::{Agency, AgencyId};
pub use branding::{Colour, Theme};
pub use changes::Changes;
pub use code_alias::add as add_alias;
pub use code_alias::{aliases, remove_alias};
pub use codes::{Code, Codes, TypedCodes};
pub use identity::{at_agency, tel};
pub use logo::{Logo, LogoFault};
pub use logo_row::bytes as logo_bytes;
pub use monogram::monogram;
pub use preview::{Contrast, Preview};
pub use remembered::Remembered;
pub use societe::{NewSociete, Societe, SocieteId};
pub use terms::{NewTerms, Terms};

use axum::routing::{get, post};

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .anyone("/agencies/forget", post(choice::forget))
        .anyone("/a/{client}/{societe}/theme.css", get(identity::theme))
        .anyone("/a/{client}/{societe}/logo.png", get(identity::logo))
        .anyone("/a/{client}/{societe}/terms", get(identity::terms))
}

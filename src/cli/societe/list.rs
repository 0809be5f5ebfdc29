//! `palier societe list`

use serde_json::json;

use crate::agencies::{Code, Societe, Terms};
use crate::cli::listing::{Format, Listing};
use crate::cli::typed;
use crate::web::App;

const HEADS: [&str; 9] = [
    "client_code",
    "societe_code",
    "name",
    "city",
    "colour",
    "logo",
    "listed",
    "terms_version",
    "sign_in",
];

/// List the sociétés, with the address of their sign-in page
#[derive(clap::Args)]
pub struct Args {
    /// Those of one agency only
    #[arg(long, value_parser = typed::code, value_name = "CODE")]
    client_code: Option<Code>,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub async fn run(app: &App, args: Args) -> anyhow::Result<()> {
    let db = app.db.reader();
    let is_asked_for = |societe: &Societe| {
        let code = args.client_code.as_ref();
        code.is_none_or(|code| code.as_str() == societe.client_code)
    };
    let mut list = Listing::new(&HEADS);
    for societe in Societe::all(db).await?.into_iter().filter(is_asked_for) {
        let terms = Terms::current(db, societe.id).await?;
        list.row([
            json!(societe.client_code),
            json!(societe.societe_code),
            json!(societe.name),
            json!(societe.city),
            json!(societe.colour),
            json!(societe.logo_width > 0),
            json!(societe.listed),
            json!(terms.map(|terms| terms.version)),
            json!(app.address(&societe.login_path())),
        ]);
    }
    list.print(args.format)
}

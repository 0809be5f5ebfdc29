//! The société that a command works on, chosen by the two codes of its letters.

use crate::agencies::{Code, Codes, Societe};
use crate::web::App;

#[derive(clap::Args)]
pub struct Chosen {
    /// The agency's code, as its letters print it
    #[arg(long, value_name = "CODE", value_parser = code)]
    client_code: Code,
    /// The code of one of its sociétés
    #[arg(long, value_name = "CODE", value_parser = code)]
    societe_code: Code,
}

impl Chosen {
    pub async fn societe(&self, app: &App) -> anyhow::Result<Societe> {
        let (client, societe) = (self.client_code.clone(), self.societe_code.clone());
        let found = Societe::with_codes(app.db.reader(), &Codes { client, societe }).await?;
        found.ok_or_else(|| {
            let (client, societe) = (self.client_code.as_str(), self.societe_code.as_str());
            anyhow::anyhow!("no société has the codes {client} and {societe}")
        })
    }
}

fn code(raw: &str) -> Result<Code, &'static str> {
    Code::parse(raw).ok_or("a code is 1 to 20 letters and digits")
}

//! The société that a command works on, chosen by the two codes of its letters.

use super::typed;
use crate::agencies::{Code, Codes, Societe};
use crate::web::App;

#[derive(clap::Args)]
pub struct Chosen {
    /// The agency's code, as its letters print it
    #[arg(long, value_name = "CODE", value_parser = typed::code)]
    pub client_code: Code,
    /// The code of one of its sociétés
    #[arg(long, value_name = "CODE", value_parser = typed::code)]
    pub societe_code: Code,
}

impl Chosen {
    pub async fn societe(&self, app: &App) -> anyhow::Result<Societe> {
        let codes = self.codes();
        let found = Societe::with_codes(app.db.reader(), &codes).await?;
        found.ok_or_else(|| {
            let (client, societe) = (codes.client.as_str(), codes.societe.as_str());
            anyhow::anyhow!("no société has the codes {client} and {societe}")
        })
    }

    pub fn codes(&self) -> Codes {
        Codes { client: self.client_code.clone(), societe: self.societe_code.clone() }
    }
}

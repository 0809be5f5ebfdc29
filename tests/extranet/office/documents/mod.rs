//! « Documents » of the agency's side: published after a look at who will read, and taken back.

mod drafts;
mod hostile;
mod many;
mod publish;
mod reach;
mod strangers;
mod versions;

use palier::agencies::SocieteId;
use palier::contracts::ImmeubleId;
use palier::documents::{Document, document};
use palier::staff::Right;
use sea_orm::{EntityTrait, QueryOrder};

use crate::support::{Agence, Browser, Dossier, Extranet};
use crate::walls::kit::somebody;

/// « Les Cèdres », where Camille holds lots and reads; and somebody of the agency who may publish.
pub struct Cedres {
    pub bellevue: Agence,
    pub immeuble: ImmeubleId,
    pub camille: Browser,
    pub dossier: Dossier,
    pub staff: Browser,
}

pub async fn cedres(extranet: &Extranet) -> Cedres {
    let bellevue = extranet.bellevue().await;
    let immeuble = extranet.immeuble_named(&bellevue, "Les Cèdres").await;
    let (camille, dossier, _) = somebody(extranet, &bellevue, "Camille Roux").await;
    extranet.holds_lots(&dossier, immeuble, (Some("2020-01-01"), None)).await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    Cedres { bellevue, immeuble, camille, dossier, staff }
}

pub fn at(societe: SocieteId, path: &str) -> String {
    format!("/office/{societe}/documents{path}")
}

pub fn pdf(words: &str) -> Vec<u8> {
    format!("%PDF-1.7\n% {words}\n").into_bytes()
}

/// The form, filled but for its file, with a document for all copropriétaires.
pub async fn filled(cedres: &Cedres, title: &str) -> Browser {
    let page = cedres.staff.clone().visit(&at(cedres.bellevue.societe.id, "/publish")).await;
    let page = page.fill("title", title).fill("dated_on", "2026-03-12");
    let page = page.select("Type", "Procès-verbal d’assemblée générale");
    page.fill("target", &cedres.immeuble.to_string())
}

pub async fn known(extranet: &Extranet) -> Vec<Document> {
    let all = document::Entity::find().order_by_asc(document::COLUMN.title);
    all.all(extranet.app.db.reader()).await.expect("documents")
}

/// Files in the store.
pub fn contents(extranet: &Extranet) -> usize {
    let Ok(folders) = std::fs::read_dir(&extranet.app.settings.documents.folder) else { return 0 };
    let files = folders.flatten().filter_map(|inner| std::fs::read_dir(inner.path()).ok());
    files.map(Iterator::count).sum()
}

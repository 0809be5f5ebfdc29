//! `kill -9` while a file that was sent on the web is written.

use std::fmt::Write;
use std::time::Duration;

use palier::staff::Right;

use crate::support::node::{Node, NodeSettings};
use crate::support::smtp_server::SmtpServer;
use crate::support::{Agence, Browser, Extranet};

const ROWS: i64 = 6_000;
/// How often a node is killed: sooner, then later.
const KILLS: u64 = 6;

fn rows() -> String {
    let mut file = "ref_tiers;nom;prenom;adresse1;ref_contrat;qualite\n".to_owned();
    for row in 0..ROWS {
        writeln!(file, "T{row};Roux;Camille{row};{row} rue des Lilas;C{row};locataire")
            .expect("a line");
    }
    file
}

/// The page of a file that was looked at.
async fn shown(extranet: &Extranet, agence: &Agence) -> Browser {
    let page = extranet.staff(agence, Right::Gestion).await;
    let page = page.visit(&format!("/office/{}/imports/new", agence.societe.id)).await;
    let page = page.select("Contenu du fichier", "Tiers et contrats");
    let page = page.attach("file", "tiers.csv", rows().as_bytes());
    let page = page.press("Envoyer et voir le rapport").await;
    extranet.jobs_done().await;
    page.reload().await
}

fn settings(extranet: &Extranet, server: &SmtpServer) -> NodeSettings {
    let mut settings = NodeSettings::of(&extranet.app.settings, server.port());
    settings.first = "export PALIER_JOBS_HOLD='1 s'";
    settings
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_of_the_web_is_written_whole_and_once_however_often_its_node_is_killed() {
    let (extranet, server) = (Extranet::open_today().await, SmtpServer::start());
    let bellevue = extranet.bellevue().await;
    let page = shown(&extranet, &bellevue).await;
    page.clone().press("Importer 6000 lignes").await.sees("Import en cours");
    for kill in 0..KILLS {
        let node = Node::start(&settings(&extranet, &server));
        tokio::time::sleep(Duration::from_millis(120 * kill)).await;
        drop(node);
        let there = extranet.count("contract").await;
        assert!([0, ROWS].contains(&there), "{there} of {ROWS} after a kill");
        let told = extranet.count("audit_event where kind = 'imported'").await;
        assert_eq!(told, i64::from(there > 0), "the trail tells what is there");
    }
    let node = Node::start(&settings(&extranet, &server));
    extranet.until("import where state = 'applied'", 1).await;
    drop(node);
    assert_eq!(extranet.count("contract").await, ROWS);
    assert_eq!(extranet.count("audit_event where kind = 'imported'").await, 1);
    page.reload().await.sees("Import terminé : 6000 lignes prises en compte.");
}

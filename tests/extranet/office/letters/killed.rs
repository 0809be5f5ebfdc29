//! `kill -9` while letters are printed: all of them, or none.

use std::sync::Arc;
use std::time::Duration;

use palier::staff::Right;

use super::kit::{list, papers, type_pair};
use crate::support::Extranet;
use crate::support::node::{Node, NodeSettings};
use crate::support::smtp_server::SmtpServer;

const PEOPLE: usize = 200;
const PATIENCE: u32 = 600;
const MOMENT: Duration = Duration::from_millis(100);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_in_the_middle_another_node_prints_all_of_them() {
    let server = Arc::new(SmtpServer::start());
    let extranet = Extranet::open_today_with_keys().await;
    let bellevue = extranet.bellevue().await;
    for at in 0..PEOPLE {
        extranet.dossier(&bellevue, &format!("Camille Roux{at}"), None).await;
    }
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let page = staff.visit(&list(&bellevue)).await.press("Voir ce qui sera imprimé").await;
    let page = page.press("Émettre les identifiants").await.sees("attendent leur tour");
    let settings = NodeSettings::of(&extranet.app.settings, server.port());
    let first = Node::start(&settings);
    assert!(reached(&extranet, "job where attempt = 1 and done > 0 and ended_at is null").await);
    first.kill();
    for table in ["provisional_pair", "letter", "letter_file"] {
        assert_eq!(extranet.count(table).await, 0, "nothing is issued by half: {table}");
    }

    let second = Node::start(&settings);
    assert!(reached(&extranet, "letter_run where ready_at is not null").await, "{}", second.log());
    assert_eq!(extranet.count("job where attempt = 2").await, 1);
    assert_eq!(second.stop(), 0);
    let page = page.reload().await.sees(&format!("{PEOPLE} courriers sont prêts"));
    let csv = page.press("Télécharger le CSV").await.html();
    let papers = papers(&csv);
    assert_eq!(papers.len(), PEOPLE);
    assert_eq!(extranet.count("provisional_pair").await, i64::try_from(PEOPLE).expect("few"));
    type_pair(&extranet, &bellevue, &papers[0]).await.sees("Continuer");
}

async fn reached(extranet: &Extranet, rows: &str) -> bool {
    for _ in 0..PATIENCE {
        if extranet.count(rows).await > 0 {
            return true;
        }
        tokio::time::sleep(MOMENT).await;
    }
    false
}

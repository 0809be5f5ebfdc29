//! The journal of a société: its own events, all of them, and nobody else's.

use palier::staff::Right;

use crate::support::{Browser, Extranet, PASSWORD};
use crate::walls::kit::somebody;

fn journal(societe: impl std::fmt::Display, query: &str) -> String {
    format!("/office/{societe}/journal{query}")
}

#[tokio::test]
async fn the_journal_tells_what_happened_at_this_societe_and_nowhere_else() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    somebody(&extranet, &bellevue, "Camille Roux").await;
    let (here, there) = (bellevue.societe.id, rives.societe.id);
    let page = extranet.staff(&bellevue, Right::Lecture).await.visit(&journal(here, "")).await;
    let page = page
        .sees("1 paire d'identifiants")
        .sees("Journal")
        .sees("Contrats rattachés à un compte")
        .sees("Titulaire d’un compte");
    page.does_not_see("camille")
        .does_not_see("Exporter")
        .click("Camille Roux")
        .await
        .sees("associé");
    let other = extranet.staff(&rives, Right::Administration).await;
    other.clone().visit(&journal(there, "")).await.sees("Aucun événement");
    assert_eq!(other.visit(&journal(here, "")).await.status, 404);
}

#[tokio::test]
async fn the_journal_is_filtered_by_kind_outcome_and_day_in_its_address() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, dossier, _) = somebody(&extranet, &bellevue, "Camille Roux").await;
    extranet.paper(&bellevue, &dossier).await;
    let id = bellevue.societe.id;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let lines = async |query: &str| -> String {
        let html = staff.clone().visit(&journal(id, query)).await.html();
        // Without the list of kinds to choose from.
        html.split_once("filters-act").map(|(_, rest)| rest.to_owned()).expect("a form")
    };
    let issued = lines("?kind=pair_issued").await;
    assert!(
        issued.contains("Identifiants provisoires émis")
            && !issued.contains("Contrats rattachés à un compte")
    );
    assert!(lines("?outcome=refused").await.contains("Aucun événement"));
    assert!(
        lines("?since=2026-05-12&until=2026-05-12")
            .await
            .contains("Contrats rattachés à un compte")
    );
    assert!(lines("?since=2026-05-13").await.contains("Aucun événement"));
    assert!(lines("?until=2026-05-11").await.contains("Aucun événement"));
    assert!(
        lines("?kind=nonsense&page=x&since=never").await.contains("Contrats rattachés à un compte")
    );
}

#[tokio::test]
async fn the_journal_is_taken_out_whole_as_a_file_and_that_is_an_event_too() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, dossier, _) = somebody(&extranet, &bellevue, "Camille Roux").await;
    for _ in 0..1_100 {
        note(&extranet, &bellevue, "=cmd|' /C calc'!A0").await;
    }
    drop(dossier);
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let page = staff.visit(&journal(bellevue.societe.id, "?kind=document_opened")).await;
    let file: Browser = page.clone().press("Exporter (CSV)").await;
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    let text = file.html();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 1_101, "a head and every event, once");
    assert!(lines[1..].iter().all(|line| line.contains("\"'=cmd")), "{}", lines[1]);
    let again = page.clone().visit(&journal(bellevue.societe.id, "?kind=trail_exported")).await;
    again.sees("Claire Aubert");
    // An old session gives its secrets first.
    extranet.later(extranet.app.settings.session.step_up + std::time::Duration::from_secs(1));
    let asked = page.press("Exporter (CSV)").await;
    assert!(asked.url.starts_with("/office/step-up?next="), "{}", asked.url);
    assert_eq!(extranet.count("audit_event where kind = 'trail_exported'").await, 1);
    assert!(PASSWORD.len() > 1 && !text.contains(PASSWORD));
}

async fn note(extranet: &Extranet, agence: &crate::support::Agence, subject: &str) {
    use palier::audit::{Actor, Event, Kind, Origin, record};
    let event = Event::done(Kind::DocumentOpened, Actor::Anyone, subject);
    let event = event.at(agence.societe.id.uuid());
    let tx = extranet.app.db.begin().await.expect("a transaction");
    record(&tx, &Origin::console(extranet.clock.now()), event).await.expect("an event");
    tx.commit().await.expect("a commit");
}

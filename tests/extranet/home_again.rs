//! Whoever comes back to « Accueil » is given the page as it was drawn, and never a moment too long.

use std::time::Duration;

use palier::contracts::Qualite;
use palier::documents::{DocumentKind, Readers};
use palier::home;
use sea_orm::{ConnectionTrait, DbBackend};

use crate::space::documents_kit::new;
use crate::support::ledger::day;
use crate::support::{Agence, Browser, Dossier, Extranet, PASSWORD};
use crate::walls::kit::{backend, count, tampered};

/// Somebody with two contracts, on their page.
async fn at_home(extranet: &Extranet) -> (Agence, Dossier, Browser) {
    let (bellevue, dossier, page) = extranet.camille().await;
    let place = extranet.another(&dossier, Qualite::Coproprietaire, "2 rue Basse").await;
    extranet.immeuble(&place, |_| ()).await;
    (bellevue, dossier, page.visit("/").await.sees("2 rue Basse"))
}

async fn done(extranet: &Extranet, sql: &str) {
    tampered(extranet, sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

fn seconds_left(page: &Browser) -> u32 {
    let html = page.html();
    let (_, rest) = html.split_once("data-session-ends-in=\"").expect("a warning");
    rest.split('"').next().and_then(|seconds| seconds.parse().ok()).expect("seconds")
}

#[tokio::test]
async fn a_page_is_given_again_while_nothing_has_turned() {
    let extranet = Extranet::open().await;
    let (.., page) = at_home(&extranet).await;
    let unseen = "update societe set name = 'Cabinet Nouveau'; \
                  update societe_turn set turn = turn - 1";
    done(&extranet, unseen).await;
    let page = page.reload().await.sees("Cabinet Bellevue").does_not_see("Cabinet Nouveau");
    let other = page.clone().visit("/?page=1").await;
    other.sees("Cabinet Nouveau").does_not_see("Cabinet Bellevue");
    let page = page.press("English").await.sees("Cabinet Nouveau").sees("My contracts");
    page.press("Français").await.sees("Cabinet Nouveau").sees("Mes contrats");
}

#[tokio::test]
async fn a_page_that_is_given_again_says_how_long_the_session_still_lasts() {
    let extranet = Extranet::open().await;
    let (.., page) = at_home(&extranet).await;
    let before = seconds_left(&page);
    extranet.later(Duration::from_secs(25));
    let page = page.reload().await;
    assert_eq!(seconds_left(&page), before - 25);
    extranet.later(Duration::from_secs(u64::from(before)));
    page.reload().await.does_not_see("2 rue Basse");
}

#[tokio::test]
async fn a_page_is_nobody_else_s_and_nobody_s_once_signed_out() {
    let extranet = Extranet::open().await;
    let (bellevue, _, page) = at_home(&extranet).await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let theirs = extranet.activated(&bellevue, &denis, "denis@example.org", PASSWORD).await;
    extranet.another(&denis, Qualite::Locataire, "9 rue Haute").await;
    let theirs = theirs.visit("/").await.sees("9 rue Haute").does_not_see("2 rue Basse");
    theirs.reload().await.sees("9 rue Haute").does_not_see("2 rue Basse");
    let session = page.clone();
    page.press("Se déconnecter").await;
    session.reload().await.does_not_see("2 rue Basse");
}

#[tokio::test]
async fn whatever_the_agency_changes_is_there_at_the_next_look() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, mut page) = at_home(&extranet).await;
    extranet.ledger(&bellevue.societe, "2026-05-12").await;
    extranet.balance(&dossier.contract, 12_345).await;
    page = page.reload().await.sees("123,45 €").sees("Solde au 12/05/2026");
    let mandat = "insert into conseil_mandat (societe_id, id, immeuble_id, tiers_id, reference, presides, \
         started_on, created_at, updated_at) select societe_id, id, immeuble_id, tiers_id, 'M', \
         false, '2020-01-01', 1, 1 from contract where address = '2 rue Basse'";
    for (change, seen) in [
        ("update societe set name = 'Cabinet Nouveau'", "Cabinet Nouveau"),
        ("update tiers set last_name = 'Nouvelle'", "Nouvelle"),
        ("update contract set city = 'Albi'", "31000 Albi"),
        ("update balance set cents = 777", "7,77 €"),
        ("update ledger set as_of = '2026-05-13'", "Solde au 13/05/2026"),
        (mandat, "Conseil syndical"),
    ] {
        page = page.reload().await.does_not_see(seen);
        done(&extranet, change).await;
        page = page.reload().await.sees(seen);
    }
    done(&extranet, "delete from conseil_mandat").await;
    page = page.reload().await.does_not_see("Conseil syndical").sees("7,77 €");
    done(&extranet, "delete from balance").await;
    page.reload().await.does_not_see("7,77 €");
}

#[tokio::test]
async fn whatever_the_person_does_is_there_at_the_next_look() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = at_home(&extranet).await;
    let readers = Readers::Contract(dossier.contract.id);
    extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail signé")).await;
    let page = page.reload().await.sees("Bail signé");
    page.clone().click("Bail signé").await;
    let page = page.reload().await.does_not_see("Bail signé");
    for (change, is_seen) in [
        ("update link set suspended_at = linked_at", false),
        ("update link set suspended_at = null", true),
        ("update link set ended_at = linked_at", false),
    ] {
        done(&extranet, change).await;
        let page = page.clone().reload().await;
        assert_eq!(page.text().contains("2 rue Basse"), is_seen, "{change}");
    }
}

#[tokio::test]
async fn a_quittance_is_news_once_it_is_agreed_to() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, page) = at_home(&extranet).await;
    let readers = Readers::Contract(dossier.contract.id);
    let mut quittance = new(&bellevue, DocumentKind::Quittance, readers, "Quittance de mai");
    quittance.period = Some((day("2026-05-01"), day("2026-05-31")));
    extranet.publish(&quittance).await;
    let page = page.reload().await.does_not_see("Quittance de mai");
    let agreed = "insert into consent (societe_id, id, contract_id, account_id, purpose, wording, \
                  given_at) select link.societe_id, link.id, contract.id, account_id, \
                  'quittance_electronique', 1, 1 from link inner join contract on \
                  contract.tiers_id = link.tiers_id where contract.address = '8 rue des Lilas'";
    done(&extranet, agreed).await;
    let page = page.reload().await.sees("Quittance de mai");
    done(&extranet, "update consent set withdrawn_at = 2").await;
    page.reload().await.does_not_see("Quittance de mai");
}

/// Where several can write at once, none waits for whoever writes to the same société: an import takes
/// long, and two that waited for each other would never end.
#[tokio::test]
async fn who_writes_does_not_hold_up_the_others() {
    let extranet = Extranet::open().await;
    let (.., page) = at_home(&extranet).await;
    let long = extranet.app.db.begin().await.expect("begun");
    long.execute_unprepared("update contract set city = 'Albi'").await.expect("written");
    let short = done(&extranet, "update tiers set last_name = 'Nouvelle'");
    if backend(&extranet) != DbBackend::Postgres {
        // One writer after the other.
        long.rollback().await.expect("undone");
        short.await;
        page.reload().await.sees("Nouvelle").does_not_see("31000 Albi");
        return;
    }
    tokio::time::timeout(Duration::from_secs(10), short).await.expect("no waiting");
    let page = page.reload().await.sees("Nouvelle").does_not_see("31000 Albi");
    long.commit().await.expect("committed");
    page.reload().await.sees("31000 Albi");
}

#[tokio::test]
async fn what_was_noted_is_gathered_and_the_next_change_is_seen_all_the_same() {
    let extranet = Extranet::open().await;
    let (.., mut page) = at_home(&extranet).await;
    for name in ["Première", "Seconde", "Troisième"] {
        done(&extranet, &format!("update tiers set last_name = '{name}'")).await;
        page = page.reload().await.sees(name);
        home::gather_turns(&extranet.app.db).await.expect("gathered");
        assert_eq!(count(&extranet, "societe_turning").await, "0");
    }
}

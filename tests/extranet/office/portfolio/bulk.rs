//! « Suspendre » and « Rétablir » for several tiers at once: counted first, done once, each told.

use std::time::Duration;

use palier::access::provisional::{PairId, pair};
use palier::access::{LinkId, link};
use palier::jobs::{self, Doer, Kind};
use palier::office::portfolio;
use palier::staff::Right;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use tokio::sync::watch;

use crate::support::{Agence, Browser, Dossier, Extranet, PASSWORD};

const DOERS: &[(Kind, Doer)] = &[(Kind::BulkAct, portfolio::doer)];
const SUSPENDED: &str = "L'accès à ce dossier est suspendu";
const REASON: (&str, &str) = ("Raison", "Doute sur l'usage de l'accès");

fn list(agence: &Agence, query: &str) -> String {
    format!("/office/{}/tiers{query}", agence.societe.id)
}

async fn person(extranet: &Extranet, agence: &Agence, name: &str) -> (Dossier, Browser) {
    let dossier = extranet.dossier(agence, name, None).await;
    let email = format!("{}@example.org", name.replace(' ', ".").to_lowercase());
    let browser = extranet.activated(agence, &dossier, &email, PASSWORD).await;
    (dossier, browser)
}

/// As many more tiers that somebody holds, by the account that holds this one.
async fn held_too(extranet: &Extranet, agence: &Agence, count: usize) {
    let now = extranet.app.clock.now();
    let db = extranet.app.db.reader();
    let own = link::Entity::find().one(db).await.expect("a read").expect("a link");
    for at in 0..count {
        let dossier = extranet.dossier(agence, &format!("Autre Durand{at}"), None).await;
        let (pair, societe_id) = (PairId::new(), agence.societe.id);
        let tx = extranet.app.db.begin().await.expect("a transaction");
        let row = pair::ActiveModel {
            societe_id: Set(societe_id),
            id: Set(pair),
            tiers_id: Set(dossier.tiers.id),
            holder: Set(1),
            generation: Set(1),
            login: Set(pair.to_string()),
            secret_hash: Set(String::new()),
            issued_at: Set(now),
            expires_at: Set(now),
            consumed_at: Set(Some(now)),
            revoked_at: Set(None),
        };
        pair::Entity::insert(row).exec_without_returning(&tx).await.expect("a pair");
        let row = link::ActiveModel {
            societe_id: Set(societe_id),
            id: Set(LinkId::new()),
            tiers_id: Set(dossier.tiers.id),
            account_id: Set(own.account_id),
            pair_id: Set(pair),
            holder: Set(1),
            linked_at: Set(now),
            ended_at: Set(None),
            ended_by: Set(None),
            suspended_at: Set(None),
            contested_at: Set(None),
        };
        link::Entity::insert(row).exec_without_returning(&tx).await.expect("a link");
        tx.commit().await.expect("a commit");
    }
}

#[tokio::test]
async fn accesses_that_were_ticked_are_suspended_and_restored_together() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, camille) = person(&extranet, &bellevue, "Camille Roux").await;
    let (_, nadia) = person(&extranet, &bellevue, "Nadia Benali").await;
    let (_, paul) = person(&extranet, &bellevue, "Paul Petit").await;
    extranet.dossier(&bellevue, "Jeanne Mora", None).await;
    let page = extranet.staff(&bellevue, Right::Gestion).await.visit(&list(&bellevue, "")).await;
    let page = page.sees("Tous les tiers du portefeuille (4)");
    let page = page.tick("Choisir Camille Roux").tick("Choisir Nadia Benali");
    let page = page.tick("Choisir Jeanne Mora").press("Suspendre").await;
    let page = page.sees("Suspendre l'accès de 2 tiers").sees("Camille Roux").sees("Nadia Benali");
    let page = page.sees("1 tiers n'est lié à aucun compte").sees("Ce qui va se passer");
    let page = page.does_not_see("Paul Petit").press("Suspendre 2 accès").await;
    assert!(page.mistake_on("reason").is_some());
    camille.clone().visit("/").await.does_not_see(SUSPENDED);
    let again = page.url.clone();
    let page = page.select(REASON.0, REASON.1).fill("note", "Courriers perdus");
    let page = page.press("Suspendre 2 accès").await.sees("2 accès sont suspendus");
    for person in [&camille, &nadia] {
        person.clone().visit("/").await.sees(SUSPENDED).does_not_see("Lilas");
    }
    paul.visit("/").await.sees("Lilas");
    let twice = [("reason", "doubt"), ("note", "")];
    page.clone().post(&again, &twice).await.sees("2 accès sont suspendus");
    assert_eq!(extranet.count("agency_act where what = 'suspended'").await, 2);
    assert_eq!(extranet.count("audit_event where kind = 'tiers_suspended'").await, 2);
    for address in ["camille.roux@example.org", "nadia.benali@example.org"] {
        let mails = extranet.mailbox(address).await;
        let told = mails.iter().filter(|it| it.subject.starts_with("Votre accès est suspendu"));
        assert_eq!(told.count(), 1);
    }
    let dossier = page.visit(&list(&bellevue, "")).await.click("Nadia Benali").await;
    dossier.sees("Doute sur l'usage de l'accès – Courriers perdus").sees("Claire Aubert");
}

#[tokio::test]
async fn all_that_a_search_finds_is_meant_when_that_is_said() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, camille) = person(&extranet, &bellevue, "Camille Roux").await;
    let (_, paul) = person(&extranet, &bellevue, "Paul Roux").await;
    let (_, nadia) = person(&extranet, &bellevue, "Nadia Benali").await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let page = staff.visit(&list(&bellevue, "?q=roux&access=linked&qualite=locataire")).await;
    let page = page.choose("Tous ceux de cette recherche (2)").press("Suspendre").await;
    let page = page.sees("Tous ceux de la recherche : « roux », Locataire, associé");
    let page = page.select(REASON.0, REASON.1).press("Suspendre 2 accès").await;
    let page = page.sees("2 accès sont suspendus");
    for person in [&camille, &paul] {
        person.clone().visit("/").await.sees(SUSPENDED);
    }
    nadia.visit("/").await.sees("Lilas");
    let page = page.visit(&list(&bellevue, "?access=suspended")).await.sees("1–2 sur 2");
    let page = page.choose("Tous ceux de cette recherche (2)").press("Rétablir").await;
    let page = page.sees("Rétablir l'accès de 2 tiers").does_not_see("Décès");
    let page = page.select("Raison", "La situation est réglée").press("Rétablir 2 accès").await;
    page.sees("2 accès sont rétablis");
    for person in [&camille, &paul] {
        person.clone().visit("/").await.does_not_see(SUSPENDED).sees("Lilas");
    }
    let nobody = extranet.staff(&bellevue, Right::Gestion).await.visit(&list(&bellevue, "")).await;
    let nobody = nobody.press("Rétablir").await;
    nobody.sees("Aucun accès à rétablir").does_not_see("Raison");
}

#[tokio::test]
async fn many_are_done_in_the_background_and_a_node_that_stops_leaves_the_rest_to_another() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (dossier, camille) = person(&extranet, &bellevue, "Camille Roux").await;
    held_too(&extranet, &bellevue, 299).await;
    let page = extranet.staff(&bellevue, Right::Gestion).await.visit(&list(&bellevue, "")).await;
    let page = page.choose("Tous les tiers du portefeuille (300)").press("Suspendre").await;
    let page = page.sees("Suspendre l'accès de 300 tiers").sees("et 280 autres");
    let page = page.select(REASON.0, REASON.1).press("Suspendre 300 accès").await;
    let page = page.sees("attend son tour");
    assert!(page.html().contains("http-equiv=\"refresh\"") && page.html().contains("<progress"));
    assert_eq!(extranet.count("link where suspended_at is not null").await, 0);
    let (going_on, mut stop) = watch::channel(false);
    let stopping = async {
        while extranet.count("bulk_act where looked_at > 0").await == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        going_on.send(true).expect("a worker");
    };
    let (worked, ()) = tokio::join!(jobs::take_up(&extranet.app, DOERS, &mut stop), stopping);
    assert!(worked.expect("a job"));
    let done = extranet.count("link where suspended_at is not null").await;
    assert!((50..300).contains(&done), "{done}");
    let (_going_on, mut stop) = watch::channel(false);
    assert!(jobs::take_up(&extranet.app, DOERS, &mut stop).await.expect("a job"));
    let page = page.reload().await.sees("300 accès sont suspendus");
    assert!(!page.html().contains("http-equiv=\"refresh\""));
    for (rows, count) in [
        ("link where suspended_at is not null", 300),
        ("agency_act where what = 'suspended'", 300),
        ("audit_event where kind = 'tiers_suspended'", 300),
        ("outbox where kind = 'suspended'", 300),
    ] {
        assert_eq!(extranet.count(rows).await, count, "{rows}");
    }
    let contract = format!("/contracts/{}", dossier.contract.id);
    assert_eq!(camille.visit(&contract).await.status, 404);
}

#[tokio::test]
async fn nothing_is_done_to_others_nor_without_the_secrets() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let (foreign, jeanne) = person(&extranet, &rives, "Jeanne Mora").await;
    let (own, _) = person(&extranet, &bellevue, "Camille Roux").await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let bulk = format!("/office/{}/bulk", bellevue.societe.id);
    let of_others = foreign.tiers.id.to_string();
    let asked = [("which", "ticked"), ("act", "suspend"), ("tiers", of_others.as_str())];
    staff.clone().post(&bulk, &asked).await.sees("Aucun accès à suspendre");
    for asked in [[("which", "ticked"), ("act", "x")], [("which", ""), ("act", "suspend")]] {
        assert_eq!(staff.clone().post(&bulk, &asked).await.status, 400);
    }
    let own = own.tiers.id.to_string();
    let asked = [("which", "ticked"), ("act", "suspend"), ("tiers", own.as_str())];
    let draft = staff.clone().post(&bulk, &asked).await.sees("Suspendre l'accès de 1 tiers").url;
    let stranger = extranet.staff(&rives, Right::Administration).await;
    assert_eq!(stranger.clone().visit(&draft).await.status, 404);
    let id = draft.rsplit('/').next().expect("a number");
    let there = format!("/office/{}/bulk/{id}", rives.societe.id);
    assert_eq!(stranger.clone().visit(&there).await.status, 404);
    let why = [("reason", "doubt"), ("note", "")];
    assert_eq!(stranger.post(&there, &why).await.status, 404);
    extranet.later(Duration::from_mins(11));
    let asked = staff.clone().post(&draft, &why).await;
    assert!(asked.url.starts_with("/office/step-up?next="), "{}", asked.url);
    assert_eq!(extranet.count("link where suspended_at is not null").await, 0);
    jeanne.visit("/").await.sees("Lilas");
    extranet.later(Duration::from_hours(24));
    palier::upkeep::sweep(&extranet.app).await.expect("a sweep");
    assert_eq!(extranet.count("bulk_act").await, 0, "drafts go");
}

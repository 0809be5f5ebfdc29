//! How long demandes are kept, and what goes with them; the copy of a person's data.

use std::collections::HashSet;
use std::time::Duration;

use palier::documents::{retired, unnamed};
use palier::{demandes, upkeep};

use super::{files, filled, leak, photo};
use crate::office::documents::contents;
use crate::support::Extranet;

const DAY: Duration = Duration::from_hours(24);

#[tokio::test]
async fn what_was_closed_long_ago_goes_whole_and_nothing_else() {
    let extranet = Extranet::open().await;
    let (_, _, camille) = extranet.camille().await;
    let page = filled(&camille, "Autre question", "Ancienne").await;
    let page = page.attach("files", "a.jpg", &photo()).press("Envoyer la demande").await;
    page.press("Mon problème est réglé").await;
    leak(&camille).await;
    let (app, before) = (&extranet.app, extranet.clock.now());
    extranet.later(DAY * 1_094);
    let swept = async || {
        let told = upkeep::would_apply(app, extranet.clock.now()).await.expect("a dry run");
        let done = upkeep::apply(app, extranet.clock.now()).await.expect("a run");
        assert_eq!(told, done);
        done.iter().find(|(rule, _)| *rule == "demandes").map(|it| it.1)
    };
    assert_eq!(swept().await, Some(0));
    assert!(extranet.clock.now() > before);
    extranet.later(DAY * 2);
    assert_eq!(swept().await, Some(1));
    assert_eq!(extranet.count("demande").await, 1, "what is open stays");
    assert_eq!(extranet.count("demande_file").await + extranet.count("retired_object").await, 1);
    assert_eq!(contents(&extranet), 1);
    extranet.later(DAY * 31);
    swept().await;
    assert_eq!(contents(&extranet), 0, "its file goes as any content that was replaced");
}

#[tokio::test]
async fn a_file_that_a_demande_names_is_never_taken_for_forgotten() {
    let extranet = Extranet::open_today().await;
    let (_, _, camille) = extranet.camille().await;
    let page = filled(&camille, "Autre question", "Fichier").await;
    page.attach("files", "a.jpg", &photo()).press("Envoyer la demande").await;
    let (app, named) = (&extranet.app, files(&extranet).await.remove(0).object);
    let all = demandes::objects(app.db.reader()).await.expect("objects");
    assert_eq!(all, HashSet::from([named.clone()]));
    for hour in 0..16_u64 {
        let now = extranet.clock.now() + Duration::from_hours(48 + hour);
        assert_eq!(unnamed::sweep(app, &all, now).await.expect("swept"), 0);
    }
    // A database that was restored names again what was retired since.
    let tx = app.db.begin().await.expect("a transaction");
    retired::retire(&tx, &named, extranet.clock.now()).await.expect("retired");
    tx.commit().await.expect("a commit");
    let later = extranet.clock.now() + DAY * 31;
    retired::sweep(app, &all, later).await.expect("swept");
    assert_eq!(contents(&extranet), 1);
}

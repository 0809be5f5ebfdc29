//! What leaves once, whose it is, and what becomes of what nobody took out.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use palier::staff::Right;
use palier::upkeep;
use tokio::task::JoinSet;
use tower::ServiceExt;

use super::kit::{bellevue, chosen, list, papers, printed, type_pair, work};
use crate::support::Browser;
use crate::walls::kit::{dump, somebody};

const DAY: Duration = Duration::from_hours(24);

#[tokio::test]
async fn a_file_leaves_once_and_who_took_it_stays_known() {
    let (extranet, bellevue) = bellevue(2).await;
    let page = printed(&extranet, &bellevue).await;
    let take = format!("{}/files/pdf", page.url);
    assert_eq!(page.clone().post(&take, &[]).await.status, 200);
    let again = page.clone().post(&take, &[]).await;
    assert_eq!(again.status, 410);
    again.sees("déjà été remis").sees("Remis une fois, à Claire Aubert, le 12 mai 2026");
    let (_, colleague) = extranet.colleague(&bellevue, "Paul Petit", Right::Gestion).await;
    let seen = colleague.visit(&page.url).await.sees("Remis une fois, à Claire Aubert");
    assert_eq!(seen.clone().press("Télécharger le CSV").await.status, 200, "a colleague may");
    seen.reload().await.sees("Remis une fois, à Paul Petit").does_not_see("Télécharger");
    assert_eq!(extranet.count("letter_piece").await, 0, "erased");
    let journal = format!("/office/{}/journal?kind=letters_taken", bellevue.societe.id);
    page.visit(&journal).await.sees("Courriers remis").sees("Paul Petit");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_ask_at_once_one_gets_it() {
    let (extranet, bellevue) = bellevue(2).await;
    let page = printed(&extranet, &bellevue).await;
    let mut asking = JoinSet::new();
    for _ in 0..8 {
        let (page, take) = (page.clone(), format!("{}/files/csv", page.url));
        asking.spawn(async move { page.post(&take, &[]).await.status });
    }
    let mut told = asking.join_all().await;
    told.sort_unstable();
    assert_eq!(told, [200, 410, 410, 410, 410, 410, 410, 410]);
}

#[tokio::test]
async fn a_download_that_breaks_off_can_be_begun_again() {
    let (extranet, bellevue) = bellevue(1).await;
    let page = printed(&extranet, &bellevue).await;
    let take = format!("{}/files/pdf", page.url);
    let cookie = page.cookie("__Host-bo").expect("a session");
    let request = Request::post(&take)
        .header("host", "extranet.example")
        .header("origin", "https://extranet.example")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", format!("{}={}", cookie.name(), cookie.value()))
        .body(Body::empty())
        .expect("a request");
    let answer = extranet.router().oneshot(request).await.expect("an answer");
    assert_eq!(answer.status(), 200);
    assert_eq!(page.clone().post(&take, &[]).await.status, 410, "it is just leaving");
    drop(answer);
    for _ in 0..500 {
        if extranet.count("letter_file where leaving_until is not null").await == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let page = page.reload().await.sees("commencé par Claire Aubert et non terminé");
    assert_eq!(page.press("Télécharger le PDF").await.status, 200);
}

#[tokio::test]
async fn what_nobody_took_out_is_erased_and_its_pairs_never_were() {
    let (extranet, bellevue) = bellevue(2).await;
    let page = printed(&extranet, &bellevue).await;
    assert_eq!(extranet.count("provisional_pair").await, 2);
    extranet.later(DAY);
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let late = staff.visit(&page.url).await;
    let late = late.does_not_see("Télécharger").post(&format!("{}/files/pdf", page.url), &[]).await;
    assert_eq!(late.status, 410);
    upkeep::sweep(&extranet.app).await.expect("a sweep");
    late.visit(&page.url).await.sees("n’ont pas été retirés à temps");
    for table in ["letter_piece", "provisional_pair", "letter"] {
        assert_eq!(extranet.count(table).await, 0, "{table}");
    }
    chosen(&extranet, &bellevue).await.sees("2 courriers à imprimer");
}

#[tokio::test]
async fn pairs_of_letters_that_left_stay_when_the_rest_is_erased() {
    let (extranet, bellevue) = bellevue(1).await;
    let page = printed(&extranet, &bellevue).await;
    let csv = page.clone().press("Télécharger le CSV").await.html();
    extranet.later(DAY);
    upkeep::sweep(&extranet.app).await.expect("a sweep");
    assert_eq!(extranet.count("letter_piece").await, 0);
    type_pair(&extranet, &bellevue, &papers(&csv)[0]).await.sees("Continuer");
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    staff.visit(&page.url).await.sees("Effacé sans avoir été remis").sees("Remis une fois");
}

#[tokio::test]
async fn secrets_are_sealed_at_rest_and_nowhere_in_clear() {
    let (extranet, bellevue) = bellevue(2).await;
    let page = printed(&extranet, &bellevue).await;
    let kept = dump(&extranet).await.join("\n");
    let csv = page.press("Télécharger le CSV").await.html();
    for paper in papers(&csv) {
        for form in [paper.secret.clone(), paper.secret.replace('-', "")] {
            let hex = data_encoding::HEXLOWER.encode(form.as_bytes());
            let is_there = kept.contains(&form) || kept.to_lowercase().contains(&hex);
            assert!(!is_there, "a secret is kept in clear");
        }
        assert!(kept.contains(&paper.login.replace('-', "")), "the login is, as it must be");
    }
}

#[tokio::test]
async fn letters_of_a_societe_are_nothing_to_others() {
    let (extranet, bellevue) = bellevue(1).await;
    let rives = extranet.rives().await;
    let sister = extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    let (tenant, ..) = somebody(&extranet, &bellevue, "Nadia Benali").await;
    let page = printed(&extranet, &bellevue).await;
    let draft = chosen(&extranet, &bellevue).await.url;
    let id = page.url.rsplit('/').next().expect("a number").to_owned();
    let strangers: [Browser; 3] = [
        extranet.staff(&rives, Right::Administration).await,
        extranet.staff(&sister, Right::Administration).await,
        extranet.staff(&bellevue, Right::Lecture).await,
    ];
    for stranger in strangers {
        for url in [&page.url, &draft, &list(&bellevue)] {
            assert_eq!(stranger.clone().visit(url).await.status, 404, "{url}");
        }
        for url in ["files/pdf", "files/csv", "print"] {
            let url = format!("{}/{url}", page.url);
            assert_eq!(stranger.clone().post(&url, &[]).await.status, 404, "{url}");
        }
    }
    let there = format!("/office/{}/letters/{id}", rives.societe.id);
    let own = extranet.staff(&rives, Right::Gestion).await;
    assert_eq!(own.clone().visit(&there).await.status, 404, "another's number at one's own door");
    assert_eq!(own.post(&format!("{there}/files/pdf"), &[]).await.status, 404);
    tenant.post(&format!("{}/files/pdf", page.url), &[]).await.sees("Espace gestion");
    assert_eq!(page.press("Télécharger le PDF").await.status, 200, "nothing of it was lost");
}

#[tokio::test]
async fn confirming_and_taking_out_ask_for_the_secrets_again() {
    let (extranet, bellevue) = bellevue(1).await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await.visit(&list(&bellevue)).await;
    let page = printed(&extranet, &bellevue).await;
    extranet.later(Duration::from_mins(11));
    let draft = staff.select("Pour qui", "Tous les tiers, même ceux qui ont un compte");
    let asked = draft.press("Voir ce qui sera imprimé").await;
    assert!(asked.url.starts_with("/office/step-up?next="), "{}", asked.url);
    let asked = page.press("Télécharger le PDF").await;
    assert!(asked.url.starts_with("/office/step-up?next="), "{}", asked.url);
    assert_eq!(extranet.count("letter_file where taken_by is not null").await, 0);
    assert!(!work(&extranet.app).await);
}

/// Somebody else could use what was printed: a thief of the letter, or whoever asked for it.
#[tokio::test]
async fn whoever_holds_an_access_is_told_of_letters_for_it() {
    let (extranet, bellevue) = bellevue(1).await;
    let (_, _, email) = somebody(&extranet, &bellevue, "Nadia Benali").await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let page = staff.visit(&format!("/office/{}/tiers", bellevue.societe.id)).await;
    let page = page.tick("Choisir Nadia Benali").press("Préparer les courriers").await;
    page.press("Émettre les identifiants").await;
    assert!(work(&extranet.app).await, "a job");
    let told = extranet.mailbox(&email).await.pop().expect("a letter");
    assert!(told.subject.starts_with("De nouveaux identifiants"), "{}", told.subject);
}

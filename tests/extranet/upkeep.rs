//! Upkeep: what is over goes, what lives stays.

use std::time::Duration;

use palier::staff::Right;
use palier::upkeep;

use crate::support::{Browser, Extranet, PASSWORD};

const CAMILLE: &str = "camille@example.org";
const MINUTE: Duration = Duration::from_mins(1);
const DAY: Duration = Duration::from_hours(24);

async fn sweep(extranet: &Extranet) {
    upkeep::sweep(&extranet.app).await.expect("a sweep");
}

async fn reset_link(extranet: &Extranet) -> String {
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await;
    extranet.link_mailed_to(CAMILLE).await
}

async fn choose(page: Browser) -> Browser {
    page.fill("password", "cinq tortues bleues dansent").press("Enregistrer le mot de passe").await
}

#[tokio::test]
async fn a_session_idle_past_its_end_goes_long_before_its_last_hour() {
    let extranet = Extranet::open().await;
    let (bellevue, _, idle) = extranet.camille().await;
    let page = extranet.browser().visit(&bellevue.login).await.fill("identifier", CAMILLE);
    let page = page.fill("password", PASSWORD).tick("Rester connecté sur cet appareil");
    let remembered = page.press("Se connecter").await;
    let mut busy = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    for _ in 0..4 {
        busy = extranet.wait(busy, 29 * MINUTE).visit("/").await;
    }
    sweep(&extranet).await;
    assert_eq!(extranet.count("session").await, 3, "its holder may come back and be told why");
    idle.visit("/").await.sees("Vous avez été déconnecté après 60 minutes sans activité.");
    busy = extranet.wait(busy, 4 * MINUTE).visit("/").await;
    sweep(&extranet).await;
    assert_eq!(extranet.count("session").await, 2);
    busy.reload().await.sees("Mes contrats");
    remembered.reload().await.sees("Mes contrats");
}

#[tokio::test]
async fn reset_links_go_a_month_after_their_end_used_or_not() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    extranet.later(MINUTE);
    let used = reset_link(&extranet).await;
    choose(extranet.browser().visit(&used).await).await.sees("Mot de passe réinitialisé");
    extranet.later(MINUTE);
    let expired = reset_link(&extranet).await;
    extranet.later(30 * DAY);
    sweep(&extranet).await;
    assert_eq!(extranet.count("reset_link").await, 2);
    extranet.browser().visit(&expired).await.sees("Ce lien a expiré");
    extranet.browser().visit(&used).await.sees("Ce lien a déjà servi");
    extranet.later(30 * MINUTE);
    let live = reset_link(&extranet).await;
    sweep(&extranet).await;
    assert_eq!(extranet.count("reset_link").await, 1);
    choose(extranet.browser().visit(&live).await).await.sees("Mot de passe réinitialisé");
}

#[tokio::test]
async fn an_activation_never_finished_goes_a_month_after_its_link() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    extranet.later(Duration::from_mins(31 * 24 * 60 - 1));
    sweep(&extranet).await;
    assert_eq!(extranet.count("activation").await, 1);
    assert_eq!(extranet.count("activation_link").await, 1);
    extranet.later(MINUTE);
    sweep(&extranet).await;
    assert_eq!(extranet.count("activation").await, 0);
    assert_eq!(extranet.count("activation_link").await, 0);
    assert_eq!(extranet.count("provisional_pair").await, 1, "what the agency issued is its own");
}

#[tokio::test]
async fn an_activation_under_way_is_finished_after_the_sweep() {
    let extranet = Extranet::open_with(|settings| settings.upkeep.kept = DAY).await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let waiting = extranet.at_check_mail(&bellevue, &paper, (CAMILLE, PASSWORD)).await;
    extranet.later(29 * MINUTE);
    sweep(&extranet).await;
    waiting.press("Renvoyer l'e-mail").await.sees("Vérifiez votre boîte mail");
    let link = extranet.link_mailed_to(CAMILLE).await;
    extranet.later(Duration::from_mins(24 * 60 - 1));
    sweep(&extranet).await;
    let page = extranet.browser().visit(&link).await.confirm(CAMILLE, PASSWORD).await;
    page.sees("Votre compte est activé").sees("8 rue des Lilas");
}

#[tokio::test]
async fn a_finished_activation_goes_and_what_it_gave_stays() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    extranet.later(31 * DAY);
    sweep(&extranet).await;
    for gone in ["activation", "activation_link", "activation_ticket", "session"] {
        assert_eq!(extranet.count(gone).await, 0, "{gone}");
    }
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await.sees("8 rue des Lilas");
}

#[tokio::test]
async fn the_traces_of_letters_go_a_month_after_they_left_and_those_that_wait_stay() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    extranet.mailbox(CAMILLE).await;
    let sent = extranet.count("outbox where sent_at is not null").await;
    assert!(sent > 0);
    extranet.later(Duration::from_mins(30 * 24 * 60 - 1));
    let page = extranet.browser().visit("/password-reset?client=BELLEVUE&societe=TLS").await;
    page.fill("email", CAMILLE).press("Recevoir le lien").await;
    sweep(&extranet).await;
    assert_eq!(extranet.count("outbox").await, sent + 1);
    extranet.later(MINUTE);
    sweep(&extranet).await;
    assert_eq!(extranet.count("outbox").await, 1, "the letter that waits is still to be sent");
    assert!(extranet.link_mailed_to(CAMILLE).await.starts_with("/password-reset/link/"));
    extranet.later(60 * DAY);
    sweep(&extranet).await;
    assert_eq!(extranet.count("outbox").await, 0);
}

#[tokio::test]
async fn the_password_of_an_activation_that_is_over_is_kept_nowhere_but_in_the_account() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    assert_eq!(extranet.count("activation").await, 1);
    assert_eq!(extranet.count("activation where password_hash <> ''").await, 0);
}

#[tokio::test]
async fn a_device_is_forgotten_a_year_after_its_last_sign_in() {
    let extranet = Extranet::open().await;
    let (bellevue, ..) = extranet.camille().await;
    extranet.later(200 * DAY);
    extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    assert_eq!(extranet.count("known_device").await, 2);
    extranet.later(165 * DAY);
    sweep(&extranet).await;
    assert_eq!(extranet.count("known_device").await, 1);
}

#[tokio::test]
async fn whoever_works_for_an_agency_no_more_is_a_number_after_a_year() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (claire, _) = extranet.colleague(&bellevue, "Claire Aubert", Right::Gestion).await;
    crate::staff::team::removed(&extranet, &bellevue, &claire.email).await;
    extranet.later(364 * DAY);
    sweep(&extranet).await;
    assert_eq!(extranet.count("staff where name = 'Claire Aubert'").await, 1);
    extranet.later(2 * DAY);
    sweep(&extranet).await;
    let named = format!("staff where name <> '' or email = '{}'", claire.email);
    assert_eq!(extranet.count(&named).await, 0);
    assert_eq!(extranet.count("staff").await, 1, "what the trail says of them is somebody's");
}

#[tokio::test]
async fn an_act_on_many_accesses_stays_until_its_job_has_ended() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    extranet.activated(&bellevue, &dossier, CAMILLE, PASSWORD).await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let list = format!("/office/{}/tiers?q=roux&access=linked", bellevue.societe.id);
    let page = staff.visit(&list).await.choose("Tous ceux de cette recherche (1)");
    let page = page.press("Suspendre").await.select("Raison", "Doute sur l'usage de l'accès");
    page.press("Suspendre 1 accès").await;
    let job = "update bulk_act set ended_at = null, job_id = id";
    crate::walls::kit::tampered(&extranet, job).await.expect("a job");
    let job = "insert into job (societe_id, id, kind, asked_by, created_at, free_at, attempt, done, \
               total) select societe_id, id, 'bulk_act', asked_by, created_at, created_at, 1, 0, 1 \
               from bulk_act";
    crate::walls::kit::tampered(&extranet, job).await.expect("that goes on");
    extranet.later(40 * DAY);
    sweep(&extranet).await;
    assert_eq!(extranet.count("bulk_act").await, 1, "it is not done");
    let end = format!("update job set ended_at = {}", extranet.clock.now().millis());
    crate::walls::kit::tampered(&extranet, &end).await.expect("its end");
    sweep(&extranet).await;
    assert_eq!(extranet.count("bulk_act").await, 0);
}

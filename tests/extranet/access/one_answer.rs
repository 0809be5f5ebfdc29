//! A pair that does not do: one same answer, whatever the reason.

use std::time::Duration;

use crate::support::{Agence, Browser, Extranet, PASSWORD, Paper};

/// Pairs that do not do, each for another reason; the last one only after a month.
struct Refused {
    bellevue: Agence,
    papers: Vec<(&'static str, Paper)>,
}

async fn refused(extranet: &Extranet) -> Refused {
    let bellevue = extranet.bellevue().await;
    let rives = extranet.rives().await;
    let mut papers = Vec::new();
    let live = extranet.dossier(&bellevue, "Camille Roux", Some("camille@example.org")).await;
    let live = extranet.paper(&bellevue, &live).await;
    papers.push(("wrong", Paper { login: live.login, secret: "AAAA-BBBB-CCCC".into() }));
    let unknown = Paper { login: "ZZ99-9999".into(), secret: "AAAA-BBBB-CCCC".into() };
    papers.push(("unknown", unknown));
    let used = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let used_paper = extranet.paper(&bellevue, &used).await;
    let denis = extranet.at_check_mail(&bellevue, &used_paper, ("denis@example.org", PASSWORD));
    let denis = denis.await.visit(&extranet.link_mailed_to("denis@example.org").await).await;
    denis.confirm("denis@example.org", PASSWORD).await.sees("Votre compte est activé");
    papers.push(("used", used_paper));
    let lost = extranet.dossier(&bellevue, "Lucie Marchand", None).await;
    papers.push(("revoked", extranet.paper(&bellevue, &lost).await));
    let _reissued = extranet.paper(&bellevue, &lost).await;
    let elsewhere = extranet.dossier(&rives, "Paul Aubert", None).await;
    papers.push(("of another agency", extranet.paper(&rives, &elsewhere).await));
    let late = extranet.dossier(&bellevue, "Jeanne Faure", None).await;
    papers.push(("expired", extranet.paper(&bellevue, &late).await));
    Refused { bellevue, papers }
}

fn answer(page: &Browser, paper: &Paper) -> (u16, Vec<String>, String) {
    let names = page.hops.iter().flat_map(|hop| hop.headers.keys()).map(ToString::to_string);
    (page.status.as_u16(), names.collect(), page.page_without(&[&paper.login]))
}

#[tokio::test]
async fn on_the_sign_in_page() {
    let extranet = Extranet::open().await;
    let Refused { bellevue, papers } = refused(&extranet).await;
    extranet.later(Duration::from_hours(24 * 30));
    let mut answers = Vec::new();
    for (why, paper) in &papers {
        let page = extranet.browser().claim(&bellevue, paper).await;
        let page = page.sees("L'identifiant ou le mot de passe ne correspond pas.");
        assert_eq!(page.value("identifier"), paper.login, "{why}");
        assert_eq!(page.value("password"), "");
        answers.push((*why, answer(&page, paper)));
    }
    for (why, told) in &answers {
        assert_eq!(*told, answers[0].1, "{why} is told apart from {}", answers[0].0);
    }
}

#[tokio::test]
async fn on_the_form_of_their_own() {
    let extranet = Extranet::open().await;
    let Refused { papers, .. } = refused(&extranet).await;
    extranet.later(Duration::from_hours(24 * 30));
    let mut answers = Vec::new();
    for (why, paper) in &papers {
        let page = extranet.browser().visit("/activation?client=BELLEVUE&societe=TLS").await;
        let page = page.fill("login", &paper.login).fill("secret", &paper.secret);
        let page = page.press("Continuer").await;
        let page = page.sees("ne correspondent à aucune activation en cours");
        answers.push((*why, answer(&page, paper)));
    }
    for (why, told) in &answers {
        assert_eq!(*told, answers[0].1, "{why} is told apart from {}", answers[0].0);
    }
}

#[tokio::test]
async fn a_pair_lives_thirty_days() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    extranet.later(Duration::from_hours(24 * 30) - Duration::from_secs(1));
    extranet.at_email_step(&bellevue, &paper).await;
    extranet.later(Duration::from_secs(1));
    extranet.browser().claim(&bellevue, &paper).await.sees("ne correspond pas");
}

#[tokio::test]
async fn a_pair_tried_too_often_makes_even_the_right_secret_wait() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    let wrong = Paper { secret: "AAAA-BBBB-CCCC".into(), ..paper.clone() };
    for _ in 0..5 {
        let page = extranet.browser().claim(&bellevue, &wrong).await;
        assert_eq!(page.status, 422);
    }
    let page = extranet.browser().claim(&bellevue, &paper).await.sees("Trop d'essais.");
    let page =
        page.sees("avec le courrier de votre agence, ou demandez-lui de nouveaux identifiants");
    let page = page.does_not_see("demandez un nouveau mot de passe");
    assert_eq!((page.status.as_u16(), page.header("retry-after")), (429, Some("60")));
    extranet.later(Duration::from_mins(1));
    extranet.at_email_step(&bellevue, &paper).await;
}

#[tokio::test]
async fn a_new_letter_ends_what_the_lost_one_began() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, lost) = extranet.camilles_letter().await;
    let email = "thief@example.org";
    let thief = extranet.at_check_mail(&bellevue, &lost, (email, PASSWORD)).await;
    let link = extranet.link_mailed_to(email).await;
    let found = extranet.paper(&bellevue, &dossier).await;
    thief.clone().visit("/activation/check-mail").await.sees("Identifiants provisoires");
    thief.visit(&link).await.sees("Un lien plus récent vous a été envoyé");
    extranet.at_email_step(&bellevue, &found).await;
}

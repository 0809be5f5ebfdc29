//! « Contester cet accès »: the address on file says that an access is not theirs.

use std::time::Duration;

use palier::staff::Right;
use palier::upkeep;

use crate::support::{Agence, Browser, Dossier, Extranet, PASSWORD, Paper};

const ON_FILE: &str = "on.file@example.org";
const THIEF: &str = "thief@example.net";
const SUSPENDED: &str = "L'accès à ce dossier est suspendu";
const SURE: &str = "Ni moi ni un proche n'avons activé cet accès";
const DAY: Duration = Duration::from_hours(24);

/// A letter that was stolen, and activated with the thief's own address.
struct Theft {
    extranet: Extranet,
    bellevue: Agence,
    dossier: Dossier,
    paper: Paper,
    thief: Browser,
    /// What the address on file was mailed.
    link: String,
}

async fn theft() -> Theft {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some(ON_FILE)).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let thief = taken(&extranet, &bellevue, (&paper, THIEF)).await;
    let link = extranet.link_mailed_to(ON_FILE).await;
    Theft { extranet, bellevue, dossier, paper, thief, link }
}

async fn taken(extranet: &Extranet, bellevue: &Agence, (paper, email): (&Paper, &str)) -> Browser {
    let browser = extranet.at_check_mail(bellevue, paper, (email, PASSWORD)).await;
    let link = extranet.link_mailed_to(email).await;
    browser.visit(&link).await.confirm(email, PASSWORD).await.sees("Mes contrats")
}

impl Theft {
    async fn page(&self) -> Browser {
        self.extranet.browser().visit(&self.link).await
    }

    async fn contested(&self) -> Browser {
        self.page().await.tick(SURE).press("Contester cet accès").await
    }

    fn dossier_page(&self, ending: &str) -> String {
        format!("/office/{}/tiers/{}{ending}", self.bellevue.societe.id, self.dossier.tiers.id)
    }
}

#[tokio::test]
async fn a_stolen_access_is_closed_at_once_by_the_address_on_file() {
    let theft = theft().await;
    let Theft { extranet, bellevue, .. } = &theft;
    let letter = extranet.mailbox(ON_FILE).await.pop().expect("a letter");
    assert!(letter.says("Ce n'est pas moi : contester cet accès"), "{}", letter.text);
    assert!(letter.says("Ce lien est valable 7 jours") && letter.says("t…@example.net"));
    assert!(!letter.text.contains(THIEF));
    let page = theft.page().await.sees("Un accès à votre dossier a été activé");
    assert_eq!(page.url, "/contestation", "the token leaves the address");
    let page = page.sees("Cabinet Bellevue").sees("t…@example.net").sees("12 mai 2026");
    let page = page.does_not_see("Camille").does_not_see("8 rue");
    theft.thief.clone().visit("/").await.sees("8 rue des Lilas").does_not_see(SUSPENDED);
    let page = page.tick(SURE).press("Contester cet accès").await.sees("L'accès est suspendu");
    page.sees("Appelez maintenant votre agence").sees("05 36 49 12 40");
    let home = theft.thief.clone().visit("/").await.sees(SUSPENDED).sees("05 36 49 12 40");
    home.does_not_see("Lilas");
    let contract = format!("/contracts/{}", theft.dossier.contract.id);
    assert_eq!(theft.thief.clone().visit(&contract).await.status, 404);
    let told = extranet.mailbox(THIEF).await.pop().expect("a letter");
    assert!(told.subject.starts_with("Votre accès est suspendu"), "{}", told.subject);
    assert!(told.says("appelez l'agence") && told.says("05 36 49 12 40"), "{}", told.text);
    assert!(!told.text.contains(ON_FILE));
    let told = extranet.mailbox("contact@tls.example").await.pop().expect("a letter");
    assert!(told.subject.starts_with("Accès contesté et suspendu"), "{}", told.subject);
    assert!(!told.text.contains(THIEF) && !told.text.contains("example.net"));
    assert_eq!(extranet.count("audit_event where kind = 'tiers_contested'").await, 1);
    let again = extranet.browser().claim(bellevue, &theft.paper).await;
    again.does_not_see("Votre adresse e-mail");
}

#[tokio::test]
async fn a_scanner_that_follows_links_and_presses_every_button_changes_nothing() {
    let theft = theft().await;
    for _ in 0..3 {
        let page = theft.page().await;
        let page = page.press("Contester cet accès").await;
        assert_eq!(page.status, 422);
        assert_eq!(page.mistake_on("sure").as_deref(), Some("Cochez la case pour confirmer"));
        assert!(page.title().starts_with("Erreur"), "{}", page.title());
    }
    theft.thief.clone().visit("/").await.does_not_see(SUSPENDED).sees("8 rue des Lilas");
    assert_eq!(theft.extranet.count("contestation_link where consumed_at is null").await, 1);
    assert_eq!(theft.extranet.count("audit_event where kind = 'tiers_contested'").await, 0);
    theft.contested().await.sees("L'accès est suspendu");
}

#[tokio::test]
async fn the_agency_alone_restores_or_ends_it_and_sees_it_where_it_looks() {
    let theft = theft().await;
    let (extranet, bellevue) = (&theft.extranet, &theft.bellevue);
    let follow_up = format!("/office/{}/activity", bellevue.societe.id);
    let staff = extranet.staff(bellevue, Right::Gestion).await;
    let page = staff.visit(&follow_up).await.sees("Aucun accès n'est contesté");
    theft.contested().await.sees("L'accès est suspendu");
    let page = page.visit(&follow_up).await.sees("Accès contestés").sees("Camille Roux");
    let page = page.does_not_see("Aucun accès n'est contesté").click("Camille Roux").await;
    let page = page.sees("Accès contesté le 12 mai 2026").sees("Accès contesté, et suspendu");
    let page = page.sees("à l'adresse e-mail du dossier").sees("suspendu");
    assert!(!page.html().contains(THIEF) && !page.html().contains("example.net"));
    let journal = format!("/office/{}/journal", bellevue.societe.id);
    page.clone().visit(&journal).await.sees("Accès contesté");
    let page = page
        .click("Rétablir")
        .await
        .select("Raison", "La situation est réglée")
        .press("Rétablir maintenant")
        .await;
    let page = page.sees("L'accès est rétabli").does_not_see("Accès contesté le");
    page.visit(&follow_up).await.sees("Aucun accès n'est contesté");
    theft.thief.clone().visit("/").await.does_not_see(SUSPENDED).sees("8 rue des Lilas");
    let page = theft.page().await.sees("Cet accès a déjà été contesté");
    assert_eq!(page.status, 410, "the agency has the last word");
    let page = page.post("/contestation", &[("sure", "true")]).await;
    assert_eq!(page.status, 410);
    theft.thief.clone().visit("/").await.does_not_see(SUSPENDED);
}

#[tokio::test]
async fn the_other_holders_of_the_tiers_keep_their_access() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some(ON_FILE)).await;
    let papers = extranet.papers(&bellevue, &dossier, 3).await;
    let camille = taken(&extranet, &bellevue, (&papers[0], ON_FILE)).await;
    let before = extranet.mailbox(ON_FILE).await.len();
    let thief = taken(&extranet, &bellevue, (&papers[1], THIEF)).await;
    assert_eq!(extranet.mailbox(ON_FILE).await.len(), before + 1);
    let link = extranet.link_mailed_to(ON_FILE).await;
    let page = extranet.browser().visit(&link).await.tick(SURE).press("Contester cet accès").await;
    page.sees("L'accès est suspendu");
    thief.visit("/").await.sees(SUSPENDED).does_not_see("Lilas");
    camille.clone().visit("/").await.does_not_see(SUSPENDED).sees("8 rue des Lilas");
    // Whoever comes later is no part of it either.
    let third = taken(&extranet, &bellevue, (&papers[2], "third@example.org")).await;
    third.visit("/").await.does_not_see(SUSPENDED).sees("8 rue des Lilas");
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let page = format!("/office/{}/tiers/{}", bellevue.societe.id, dossier.tiers.id);
    let page = staff.visit(&page).await.sees("associé").sees("Accès contesté le");
    page.click("Rétablir")
        .await
        .select("Raison", "La situation est réglée")
        .press("Rétablir maintenant")
        .await
        .sees("L'accès est rétabli");
}

#[tokio::test]
async fn a_link_says_when_it_is_expired_over_or_not_one() {
    let theft = theft().await;
    let (extranet, bellevue) = (&theft.extranet, &theft.bellevue);
    extranet.later(DAY * 6);
    extranet.later(Duration::from_mins(24 * 60 - 1));
    theft.page().await.sees("Un accès à votre dossier a été activé");
    extranet.later(Duration::from_mins(1));
    let page = theft.page().await.sees("Ce lien a expiré le").sees("05 36 49 12 40");
    assert_eq!(page.status, 410);
    let page = page.post("/contestation", &[("sure", "true")]).await;
    assert_eq!(page.status, 410);
    extranet.browser().visit("/contestation").await.sees("Ce lien n'est pas complet");
    let cut = &theft.link[..theft.link.len() - 2];
    extranet.browser().visit(cut).await.sees("Ce lien n'est pas complet");
    assert_eq!(extranet.count("link where suspended_at is not null").await, 0);

    let other = extranet.dossier(bellevue, "Paul Vidal", Some("paul@example.org")).await;
    let mut thief = extranet.activated(bellevue, &other, "other@example.net", PASSWORD).await;
    let link = extranet.link_mailed_to("paul@example.org").await;
    let page = extranet.browser().visit(&link).await.sees("Un accès à votre dossier");
    let detach = crate::walls::kit::detachment(&thief).await;
    thief = thief.visit(&detach).await;
    if thief.has_field("password") {
        thief = thief.fill("password", PASSWORD);
    }
    thief.press("Détacher ce contrat").await.sees("Contrat détaché");
    let page = page.tick(SURE).press("Contester cet accès").await.sees("Cet accès n'existe plus");
    assert_eq!(page.status, 410);
    page.reload().await.sees("Cet accès n'existe plus");
    assert_eq!(extranet.count("audit_event where kind = 'tiers_contested'").await, 0);
}

#[tokio::test]
async fn a_dissociation_kills_the_link_and_a_restoration_of_another_suspension_does_not() {
    let theft = theft().await;
    let staff = theft.extranet.staff(&theft.bellevue, Right::Gestion).await;
    let (suspend, why) = (theft.dossier_page("/suspend"), [("reason", "doubt"), ("note", "")]);
    let staff = staff.post(&suspend, &why).await.sees("L'accès est suspendu");
    let staff =
        staff.post(&theft.dossier_page("/restore"), &[("reason", "settled")]).await.sees("rétabli");
    theft.page().await.sees("Un accès à votre dossier a été activé");
    let end = theft.dossier_page("/dissociate");
    staff.post(&end, &why).await.sees("L'accès est dissocié");
    theft.page().await.sees("Cet accès n'existe plus");
}

#[tokio::test]
async fn an_access_that_the_agency_had_suspended_is_contested_all_the_same() {
    let theft = theft().await;
    let (extranet, bellevue) = (&theft.extranet, &theft.bellevue);
    let staff = extranet.staff(bellevue, Right::Gestion).await;
    let (suspend, why) = (theft.dossier_page("/suspend"), [("reason", "doubt"), ("note", "")]);
    let staff = staff.post(&suspend, &why).await.sees("L'accès est suspendu");
    extranet.later(Duration::from_mins(5));
    let before = extranet.mailbox(THIEF).await.len();
    theft.contested().await.sees("L'accès est suspendu");
    assert_eq!(extranet.mailbox(THIEF).await.len(), before, "they know already");
    staff.visit(&theft.dossier_page("")).await.sees("Accès contesté le");
    let paper = extranet.papers(bellevue, &theft.dossier, 2).await.remove(1);
    let spouse = taken(extranet, bellevue, (&paper, "spouse@example.org")).await;
    spouse.visit("/").await.sees(SUSPENDED);
}

#[tokio::test]
async fn two_tabs_and_twenty_presses_contest_once() {
    let theft = theft().await;
    let page = theft.page().await.tick(SURE);
    let other = theft.page().await.tick(SURE);
    page.press("Contester cet accès").await.sees("L'accès est suspendu");
    let other = other.press("Contester cet accès").await;
    other.sees("Cet accès a déjà été contesté");
    assert_eq!(theft.extranet.count("audit_event where kind = 'tiers_contested'").await, 1);
    assert_eq!(theft.extranet.count("agency_act where what = 'contested'").await, 1);
    let letters = theft.extranet.mailbox("contact@tls.example").await;
    assert_eq!(letters.len(), 1);
}

#[tokio::test]
async fn one_asker_contests_only_so_many_in_an_hour() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let free = extranet.app.settings.throttle.free_attempts;
    let mut statuses = Vec::new();
    for number in 0..=free {
        let on_file = format!("on.file{number}@example.org");
        let dossier = extranet.dossier(&bellevue, "Camille Roux", Some(&on_file)).await;
        let email = format!("thief{number}@example.net");
        extranet.activated(&bellevue, &dossier, &email, PASSWORD).await;
        let link = extranet.link_mailed_to(&on_file).await;
        let page = extranet.browser().visit(&link).await.tick(SURE);
        let page = page.press("Contester cet accès").await;
        statuses.push(page.status.as_u16());
        extranet.later(Duration::from_secs(1));
    }
    let last = statuses.pop();
    assert!(statuses.iter().all(|status| *status == 200), "{statuses:?}");
    assert_eq!(last, Some(429));
    assert_eq!(
        extranet.count("link where contested_at is not null").await,
        i64::from(free),
        "what was refused is not done"
    );
}

#[tokio::test]
async fn whoever_links_a_second_contract_with_another_address_is_told_of_too() {
    let extranet = Extranet::open().await;
    let (_, _, camille) = extranet.camille().await;
    let rives = extranet.rives().await;
    let dossier = extranet.dossier(&rives, "Camille Roux", Some(ON_FILE)).await;
    let paper = extranet.paper(&rives, &dossier).await;
    let page = camille.visit("/contracts/add").await.fill("client", "RIVES");
    let page = page.fill("societe", "BDX").fill("login", &paper.login);
    let page = page.fill("secret", &paper.secret).press("Continuer").await;
    let camille = page.press("Ajouter ce contrat").await.sees("Rives Immobilier");
    let link = extranet.link_mailed_to(ON_FILE).await;
    let page = extranet.browser().visit(&link).await.sees("Rives Immobilier");
    page.tick(SURE).press("Contester cet accès").await.sees("L'accès est suspendu");
    let home = camille.visit("/").await.sees(SUSPENDED).sees("Cabinet Bellevue");
    home.sees("Résidence Les Tilleuls");
}

#[tokio::test]
async fn nobody_is_mailed_who_activated_with_the_address_on_file() {
    let extranet = Extranet::open().await;
    extranet.camille().await;
    assert_eq!(extranet.count("contestation_link").await, 0);
    assert_eq!(extranet.count("outbox where kind = 'activated_elsewhere'").await, 0);
}

#[tokio::test]
async fn what_is_over_is_swept() {
    let theft = theft().await;
    theft.extranet.later(DAY * 7);
    upkeep::sweep(&theft.extranet.app).await.expect("a sweep");
    assert_eq!(theft.extranet.count("contestation_link").await, 1, "still told of");
    theft.extranet.later(theft.extranet.app.settings.upkeep.kept);
    upkeep::sweep(&theft.extranet.app).await.expect("a sweep");
    assert_eq!(theft.extranet.count("contestation_link").await, 0);
}

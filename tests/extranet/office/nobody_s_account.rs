//! What an agency is told of an activation: the same, whether or not the person had an account before.

use std::time::Duration;

use palier::staff::Right;

use crate::api::kit::Software;
use crate::support::{Agence, Browser, Dossier, Extranet, PASSWORD, Paper};
use crate::walls::kit::{chosen, claimed, confirmed, somebody};

/// Has an account at another agency.
const KNOWN: &str = "camille.roux@example.org";
const UNKNOWN: &str = "camille.loup@example.org";

/// An agency with one tiers, and somebody elsewhere with an account.
struct Scene {
    extranet: Extranet,
    bellevue: Agence,
    dossier: Dossier,
    paper: Paper,
    camille: Browser,
}

async fn scene() -> Scene {
    let extranet = Extranet::open().await;
    let rives = extranet.rives().await;
    let (camille, ..) = somebody(&extranet, &rives, "Camille Roux").await;
    extranet.later(Duration::from_secs(61));
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Eve Noir", Some("eve@example.org")).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    Scene { extranet, bellevue, dossier, paper, camille }
}

impl Scene {
    async fn at_check_mail(&self, email: &str) -> Browser {
        let browser = claimed(self.extranet.browser(), &self.bellevue, &self.paper).await;
        chosen(browser, email, PASSWORD).await
    }

    async fn linked_by_mail(&self, email: &str) {
        let browser = self.at_check_mail(email).await;
        let browser = browser.visit(&self.extranet.link_mailed_to(email).await).await;
        let page = confirmed(browser, email, PASSWORD).await;
        if email == KNOWN {
            page.press("Rattacher ce contrat à mon compte").await.sees("Contrat ajouté.");
        } else {
            page.sees("Votre compte est activé");
        }
    }

    async fn added(&self) {
        let page = self.camille.clone().visit("/contracts/add").await.fill("client", "BELLEVUE");
        let page = page.fill("societe", "TLS").fill("login", &self.paper.login);
        let page = page.fill("secret", &self.paper.secret).press("Continuer").await;
        page.press("Ajouter ce contrat").await.sees("Contrat ajouté.");
    }

    /// Every page that tells of it, and the feed, without numbers.
    async fn told(&self) -> Vec<String> {
        self.extranet.mailbox("nobody@example.org").await;
        let societe = self.bellevue.societe.id;
        let staff = self.extranet.staff(&self.bellevue, Right::Administration).await;
        let mut told = Vec::new();
        for path in
            ["/journal".to_owned(), "/activity".into(), format!("/tiers/{}", self.dossier.tiers.id)]
        {
            let page = staff.clone().visit(&format!("/office/{societe}{path}")).await;
            assert_eq!(page.status, 200, "{path}");
            told.push(page.text());
        }
        let csv = staff.clone().post(&format!("/office/{societe}/journal.csv"), &[]).await;
        // The last column is the number of the request.
        told.extend(
            csv.html()
                .lines()
                .map(|line| line.rsplit_once(';').map_or(line, |(line, _)| line).to_owned()),
        );
        let software = Software::of(&self.extranet, &self.bellevue).await;
        for path in ["/api/v1/changes", "/api/v1/links"] {
            told.push(software.get(path).await.is(200).text);
        }
        told.iter().map(|text| unnumbered(text)).collect()
    }
}

/// Without numbers of rows, which differ each time.
fn unnumbered(text: &str) -> String {
    let hexadecimal = |part: &str| part.chars().all(|c| c.is_ascii_hexdigit());
    let mut told = String::new();
    for word in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let (plain, end) =
            word.split_at(word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).len());
        let is_number = plain.len() >= 4 && hexadecimal(plain) && plain != "2026";
        told.push_str(if is_number { "#" } else { plain });
        told.push_str(end);
    }
    told
}

#[tokio::test]
async fn no_page_tells_whether_the_address_that_was_typed_has_an_account() {
    let mut told = Vec::new();
    for email in [KNOWN, UNKNOWN] {
        let scene = scene().await;
        scene.at_check_mail(email).await;
        let pages = scene.told().await;
        assert!(pages[2].contains("E-mail de validation"), "{}", pages[2]);
        assert!(pages[2].contains("Activation commencée"), "{}", pages[2]);
        told.push(pages);
    }
    assert_eq!(told[0], told[1]);
}

#[tokio::test]
async fn no_page_tells_whether_an_access_went_to_a_new_account_or_to_one_that_was_there() {
    let mut told = Vec::new();
    for way in ["a new account", "an account, by mail", "an account, by its holder"] {
        let scene = scene().await;
        match way {
            "a new account" => scene.linked_by_mail(UNKNOWN).await,
            "an account, by mail" => scene.linked_by_mail(KNOWN).await,
            _ => scene.added().await,
        }
        let pages = scene.told().await;
        assert!(pages[2].contains("Accès activé"), "{way}: {}", pages[2]);
        for words in ["Activez votre compte", "Rattachez", "Compte activé", "Lien d'activation"] {
            assert!(!pages.iter().any(|page| page.contains(words)), "{way}: {words}");
        }
        told.push((way, pages));
    }
    assert_eq!(told[0].1, told[1].1, "{} and {}", told[0].0, told[1].0);
    assert_eq!(told[0].1, told[2].1, "{} and {}", told[0].0, told[2].0);
}

/// Mails that were given up tell whom they are about and to which address, never what it is.
#[tokio::test]
async fn a_mail_that_failed_is_told_without_its_subject_or_its_address() {
    let mut told = Vec::new();
    for email in [KNOWN, UNKNOWN] {
        let scene = scene().await;
        scene.at_check_mail(email).await;
        let failed = "update outbox set failed_at = created_at";
        crate::walls::kit::tampered(&scene.extranet, failed).await.expect("a fault");
        let pages = scene.told().await;
        assert!(pages[1].contains("Eve Noir") && pages[1].contains("E-mail de validation"));
        assert!(!pages.iter().any(|page| page.contains("camille")), "{pages:?}");
        told.push(pages);
    }
    assert_eq!(told[0], told[1]);
}

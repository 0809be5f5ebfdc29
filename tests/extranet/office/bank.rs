//! Where people pay to: whoever changes it is seen by the others who may.

use std::time::Duration;

use palier::staff::Right;

use crate::support::{Agence, Browser, Extranet};

const IBAN: &str = "FR76 3000 6000 0112 3456 7890 189";

async fn saved(browser: Browser, agence: &Agence) -> Browser {
    let page = browser.visit(&format!("/office/{}/settings/bank", agence.societe.id)).await;
    page.fill("iban", IBAN).press("Enregistrer").await
}

#[tokio::test]
async fn the_other_administrators_are_told_and_the_letter_holds_no_account() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (luc, _) = extranet.colleague(&bellevue, "Luc Petit", Right::Administration).await;
    let (nora, _) = extranet.colleague(&bellevue, "Nora Adam", Right::Gestion).await;
    let (claire, browser) =
        extranet.colleague(&bellevue, "Claire Aubert", Right::Administration).await;
    saved(browser.clone(), &bellevue).await.sees("Paramètres enregistrés.");
    let letters = extranet.mailbox(&luc.email).await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].subject.starts_with("Le compte bancaire a été modifié"));
    let text = &letters[0].text;
    assert!(text.contains("Claire Aubert") && text.contains("Cabinet Bellevue"), "{text}");
    assert!(!text.contains("FR76") && !text.contains("0189"), "{text}");
    assert!(extranet.mailbox(&nora.email).await.is_empty(), "who may not change it is not told");
    assert!(extranet.mailbox(&claire.email).await.is_empty());
    saved(browser, &bellevue).await;
    assert_eq!(extranet.mailbox(&luc.email).await.len(), 1, "the same again changes nothing");
}

#[tokio::test]
async fn it_takes_fresh_secrets() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let browser = extranet.staff(&bellevue, Right::Administration).await;
    let path = format!("/office/{}/settings/bank", bellevue.societe.id);
    extranet.later(Duration::from_mins(11));
    let asked = browser.clone().post(&path, &[("iban", IBAN)]).await;
    assert!(asked.url.starts_with("/office/step-up?next="), "{}", asked.url);
    assert_eq!(extranet.count("audit_event where kind = 'iban_changed'").await, 0);
}

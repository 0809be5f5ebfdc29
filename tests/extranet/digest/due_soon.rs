//! « Échéance proche »: some days before, to who owes, once for each day.

use super::{CAMILLE, DAY, mails, round};
use crate::support::{Extranet, PASSWORD};

const DUE: &str = "Une échéance approche";

#[tokio::test]
async fn a_day_to_pay_by_is_told_some_days_before_and_once() {
    let extranet = Extranet::open().await;
    let (_, dossier, _camille) = extranet.camille().await;
    extranet.owes(&dossier.contract, &[("2026-05-20", 81_250), ("2026-06-20", 81_250)]).await;
    extranet.later(2 * DAY);
    round(&extranet).await;
    assert!(mails(&extranet, CAMILLE, DUE).await.is_empty(), "six days before");
    extranet.later(DAY);
    round(&extranet).await;
    extranet.later(DAY);
    round(&extranet).await;
    let told = mails(&extranet, CAMILLE, DUE).await;
    assert_eq!(told.len(), 1, "once");
    assert!(told[0].says("Cabinet Bellevue : au plus tard le 20 mai 2026."), "{}", told[0].text);
    assert!(!told[0].says("812"), "{}", told[0].text);
    extranet.later(30 * DAY);
    round(&extranet).await;
    let told = mails(&extranet, CAMILLE, DUE).await;
    assert_eq!(told.len(), 2, "the next one");
    assert!(told[1].says("le 20 juin 2026.") && !told[1].says("20 mai"), "{}", told[1].text);
}

#[tokio::test]
async fn who_owes_nothing_or_does_not_want_it_is_told_nothing() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _) = extranet.camille().await;
    extranet.balance(&dossier.contract, -5_000).await;
    extranet.later(5 * DAY);
    round(&extranet).await;
    assert!(mails(&extranet, CAMILLE, DUE).await.is_empty(), "in their favour");
    let another =
        extranet.another(&dossier, palier::contracts::Qualite::Locataire, "9 rue des Lilas").await;
    extranet.owes(&another, &[("2026-05-20", 100)]).await;
    let page = extranet.signed_in(&bellevue, CAMILLE, PASSWORD).await;
    let page = page.visit("/profile/notifications").await;
    page.untick("Échéance proche").press("Enregistrer").await.sees("Votre choix est enregistré");
    extranet.later(DAY);
    round(&extranet).await;
    assert!(mails(&extranet, CAMILLE, DUE).await.is_empty(), "not wanted");
}

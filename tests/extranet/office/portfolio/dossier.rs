//! The page of a tiers: what the agency knows, what happened, what was mailed, and nothing else.

use palier::staff::Right;

use crate::support::{Agence, Dossier, Extranet, PASSWORD};

pub fn address(agence: &Agence, dossier: &Dossier, ending: &str) -> String {
    format!("/office/{}/tiers/{}{ending}", agence.societe.id, dossier.tiers.id)
}

#[tokio::test]
async fn the_page_of_a_tiers_tells_all_of_it_and_never_the_address_of_the_account() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some("on.file@example.org")).await;
    extranet.activated(&bellevue, &dossier, "secret.login@example.org", PASSWORD).await;
    let staff = extranet.staff(&bellevue, Right::Lecture).await;
    let page = staff.visit(&format!("/office/{}/tiers", bellevue.societe.id)).await;
    let page = page.click("Camille Roux").await.sees("Camille Roux").sees("associé");
    let page = page.sees("on.file@example.org").sees("Locataire, C-").sees("8 rue des Lilas");
    let page = page.sees("Identifiants émis, valables jusqu'au");
    let page = page.does_not_see("Activation commencée").does_not_see("E-mail de validation");
    let page = page.sees("Accès activé").sees("le titulaire");
    let page = page.sees("à l'adresse du compte").sees("à l'adresse du dossier, on.file@");
    let html = page.html();
    assert!(!html.contains("secret.login") && !html.contains(PASSWORD));
    page.does_not_see("Dissocier").does_not_see("Émettre");
}

#[tokio::test]
async fn a_mail_that_could_not_leave_is_told() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _) = extranet.camille().await;
    let staff = extranet.staff(&bellevue, Right::Lecture).await;
    let page = staff.visit(&address(&bellevue, &dossier, "")).await;
    let page = page.sees("Accès activé – le titulaire").sees("en cours d'envoi");
    extranet.mailbox("camille@example.org").await;
    let page = page.reload().await.sees("envoyé le");
    let fault = "update outbox set sent_at = null, last_fault = 'no such mailbox', failed_at = 1";
    crate::walls::kit::tampered(&extranet, fault).await.expect("a fault");
    let page = page.reload().await.sees("adresse en échec");
    let again = "update outbox set failed_at = null";
    crate::walls::kit::tampered(&extranet, again).await.expect("another try");
    page.reload().await.sees("nouvel essai en cours").does_not_see("adresse en échec");
}

#[tokio::test]
async fn a_tiers_of_another_societe_does_not_exist_whatever_is_asked_of_it() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, _) = extranet.camille().await;
    let sister = extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    let rives = extranet.rives().await;
    let before = extranet.count("agency_act").await;
    for (agence, right) in [
        (&sister, Right::Administration),
        (&rives, Right::Administration),
        (&bellevue, Right::Lecture),
    ] {
        let staff = extranet.staff(agence, right).await;
        for ending in ["/issue", "/dissociate", "/suspend", "/restore"] {
            for at in [agence, &bellevue] {
                let url = address(at, &dossier, ending);
                assert_eq!(staff.clone().get(&url).await.status, 404, "{url}");
                let form = [("reason", "death"), ("holders", "1")];
                assert_eq!(staff.clone().post(&url, &form).await.status, 404, "{url}");
            }
        }
        if right == Right::Administration {
            let own = address(agence, &dossier, "");
            assert_eq!(staff.clone().visit(&own).await.status, 404, "{own}");
            assert_eq!(staff.visit(&address(&bellevue, &dossier, "")).await.status, 404);
        }
    }
    assert_eq!(extranet.count("agency_act").await, before);
    assert_eq!(extranet.count("link where ended_at is null").await, 1);
}

#[tokio::test]
async fn whoever_looks_at_a_tiers_leaves_a_trace() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let staff = extranet.staff(&bellevue, Right::Lecture).await;
    staff.visit(&address(&bellevue, &dossier, "")).await.sees("Aucun identifiant n'a encore");
    let seen =
        format!("audit_event where kind = 'tiers_viewed' and subject = '{}'", dossier.tiers.id);
    assert_eq!(extranet.count(&seen).await, 1);
}

//! What is another société's: its immeubles, its contracts, its documents.

use palier::documents::{DocumentKind, Readers};
use palier::staff::Right;

use super::{at, cedres, filled, known, pdf};
use crate::space::documents_kit::new;
use crate::support::Extranet;

#[tokio::test]
async fn a_foreign_reference_is_an_unknown_one_and_a_foreign_document_is_none() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let rives = extranet.rives().await;
    let theirs = extranet.immeuble_named(&rives, "Les Quais").await;
    let tenant = extranet.dossier(&rives, "Léa Morel", None).await;
    let own = cedres.bellevue.societe.id;
    for (target, audience, kind) in [
        (theirs.to_string(), "Tous les copropriétaires d’un immeuble", "Autre document"),
        (tenant.contract.reference.clone(), "Les titulaires d’un contrat", "Courrier"),
        (tenant.tiers.reference.clone(), "Un tiers", "Courrier"),
    ] {
        let page = filled(&cedres, "Lettre").await.attach("file", "a.pdf", &pdf("a"));
        let page = page.select("Type", kind).select("Pour qui", audience).fill("target", &target);
        let page = page.press("Continuer").await;
        page.sees("Aucun immeuble, contrat ou tiers de la société n’a cette référence");
    }
    let foreign = new(&rives, DocumentKind::Autre, Readers::Coproprietaires(theirs), "Secret");
    let id = extranet.publish(&foreign).await;
    for path in ["", "/file"] {
        let url = at(own, &format!("/{id}{path}"));
        assert_eq!(cedres.staff.clone().get(&url).await.status, 404, "{url}");
    }
    for path in ["withdraw", "show-again"] {
        let url = at(own, &format!("/{id}/{path}"));
        assert_eq!(cedres.staff.clone().post(&url, &[]).await.status, 404, "{url}");
    }
    let replace = at(own, &format!("/publish?replaces={id}"));
    assert_eq!(cedres.staff.clone().get(&replace).await.status, 404);
    assert!(known(&extranet).await[0].withdrawn_at.is_none());
    cedres.staff.visit(&at(own, "")).await.does_not_see("Secret");
}

#[tokio::test]
async fn who_only_reads_cannot_publish_and_a_tenant_finds_no_door() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let own = cedres.bellevue.societe.id;
    let reader = extranet.staff(&cedres.bellevue, Right::Lecture).await;
    let form = filled(&cedres, "AG").await.attach("file", "a.pdf", &pdf("a"));
    // The form of somebody else's page, sent with the reader's own cookies.
    let lower = form.clone().forget_cookies();
    let answer = lower.press("Continuer").await;
    assert!(answer.url.starts_with("/office/login"), "{}", answer.url);
    assert_eq!(reader.clone().get(&at(own, "/publish")).await.status, 404);
    assert_eq!(reader.post(&at(own, "/publish"), &[]).await.status, 404);
    assert!(known(&extranet).await.is_empty());
    assert_eq!(super::contents(&extranet), 0, "nothing of a file was read before the door");
}

//! Who sees a demande: its author, the other holders when it is shared, the société, and nobody else.

use palier::staff::Right;

use super::{CAMILLE, at, files, filled, leak, only, photo, subjects};
use crate::support::{Agence, Browser, Dossier, Extranet};
use crate::walls::kit::{activated, rows, somebody, tampered};

const LOUIS: &str = "louis@example.org";

/// A couple with two mailboxes on one lease.
async fn couple(extranet: &Extranet) -> (Agence, Dossier, Browser, Browser) {
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let papers = extranet.papers(&bellevue, &dossier, 2).await;
    let camille = activated(extranet, &bellevue, &papers[0], CAMILLE).await;
    let louis = activated(extranet, &bellevue, &papers[1], LOUIS).await;
    (bellevue, dossier, camille, louis)
}

#[tokio::test]
async fn the_other_holder_sees_what_is_shared_and_nothing_before() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille, louis) = couple(&extranet).await;
    let page = filled(&camille, "Serrure, clés, badge", "Pour moi seule").await;
    let page = page.attach("files", "cle.jpg", &photo()).press("Envoyer la demande").await;
    let page = page.sees("Vous et l’agence");
    let (own, file) = (only(&extranet).await, files(&extranet).await.remove(0));
    louis.clone().visit("/demandes").await.sees("Aucune demande");
    for path in ["", &format!("/files/{}", file.id)] {
        let url = format!("/demandes/{}{path}", own.id);
        assert_eq!(louis.clone().get(&url).await.status, 404, "{url}");
    }
    for act in ["messages", "close", "reopen"] {
        let url = format!("/demandes/{}/{act}", own.id);
        assert_eq!(louis.clone().post(&url, &[("why", "x")]).await.status, 404, "{url}");
    }
    assert!(subjects(&extranet, LOUIS).await.is_empty());
    let shared = filled(&page, "Fuite ou dégât des eaux", "Pour nous deux").await;
    let shared = shared.tick("Visible aussi par les autres titulaires du contrat");
    let shared = shared.attach("files", "fuite.jpg", &photo()).press("Envoyer la demande").await;
    shared.sees("Les titulaires du contrat et l’agence");
    assert_eq!(subjects(&extranet, LOUIS).await, ["Nous avons bien reçu votre demande D-2"]);
    let page = louis.visit("/demandes").await.sees("Pour nous deux").sees("partagée avec vous");
    let page = page.does_not_see("Pour moi seule").click("Pour nous deux").await;
    let page = page.sees("Camille Roux (autre titulaire)");
    assert_eq!(page.clone().click("Télécharger fuite.jpg (JPEG").await.status, 200);
    let page = page.fill("body", "Je suis là ce soir").press("Envoyer la réponse").await;
    page.sees("Vous").sees("Je suis là ce soir");
    let staff = extranet.staff(&bellevue, Right::Lecture).await;
    let page = staff.visit(&format!("/office/{}/demandes", bellevue.societe.id)).await;
    let page = page.click("D-2 – Pour nous deux").await;
    page.sees("Camille Roux (titulaire 1)").sees("Camille Roux (titulaire 2)");
}

#[tokio::test]
async fn whose_access_has_ended_or_is_suspended_finds_nothing_and_hears_nothing() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let page = filled(&camille, "Autre question", "Avant").await;
    page.attach("files", "fuite.jpg", &photo()).press("Envoyer la demande").await;
    let (demande, file) = (only(&extranet).await, files(&extranet).await.remove(0));
    let there = format!("/demandes/{}", demande.id);
    let file = format!("{there}/files/{}", file.id);
    assert_eq!(camille.clone().get(&file).await.status, 200);
    for (gone, back) in [
        ("suspended_at = 1", "suspended_at = null"),
        ("ended_at = 1, ended_by = 'agency'", "ended_at = null, ended_by = null"),
    ] {
        tampered(&extranet, &format!("update link set {gone}")).await.expect("changed");
        for url in [&there, &file] {
            assert_eq!(camille.clone().get(url).await.status, 404, "{gone}: {url}");
        }
        camille.clone().visit("/demandes").await.does_not_see("Avant");
        let staff = extranet.staff(&bellevue, Right::Gestion).await;
        let page = staff.visit(&at(&bellevue, &demande)).await.fill("body", "Bonjour");
        page.press("Envoyer la réponse").await.sees("La réponse est envoyée");
        assert_eq!(subjects(&extranet, CAMILLE).await.len(), 1, "no mail after {gone}");
        tampered(&extranet, &format!("update link set {back}")).await.expect("changed");
        assert_eq!(camille.clone().get(&there).await.status, 200);
    }
}

#[tokio::test]
async fn staff_of_another_societe_and_strangers_find_nothing() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let page = filled(&camille, "Autre question", "Secret").await;
    page.attach("files", "fuite.jpg", &photo()).press("Envoyer la demande").await;
    let (demande, file) = (only(&extranet).await, files(&extranet).await.remove(0));
    let rives = extranet.rives().await;
    let (stranger, ..) = somebody(&extranet, &rives, "Louis Petit").await;
    let theirs = extranet.staff(&rives, Right::Administration).await;
    let own = at(&rives, &demande);
    for url in [own.clone(), format!("{own}/files/{}", file.id), at(&bellevue, &demande)] {
        assert_eq!(theirs.clone().get(&url).await.status, 404, "{url}");
    }
    for act in ["answer", "assign", "note", "close", "reopen"] {
        let form = [("body", "x"), ("note", "x"), ("reopening", "x"), ("reason", "resolved")];
        let url = format!("{own}/{act}");
        assert_eq!(theirs.clone().post(&url, &form).await.status, 404, "{url}");
    }
    let inbox = theirs.visit(&format!("/office/{}/demandes?state=all", rives.societe.id)).await;
    inbox.does_not_see("Secret").sees("Aucune demande");
    // A file of one demande below the address of another.
    leak(&stranger).await;
    let hers = super::all(&extranet).await.into_iter().find(|it| it.id != demande.id);
    let hers = hers.expect("another");
    assert_eq!(hers.number, 1, "each société counts its own");
    let crossed = format!("/demandes/{}/files/{}", hers.id, file.id);
    assert_eq!(stranger.clone().get(&crossed).await.status, 404);
    let new = format!("/demandes/new?contract={}", demande.contract_id);
    assert_eq!(stranger.clone().get(&new).await.status, 404);
    assert_eq!(stranger.post(&new, &[("body", "x")]).await.status, 404);
    let refused = "select kind as line from audit_event where kind = 'access_refused'";
    assert!(!rows(&extranet, refused).await.is_empty());
}

#[tokio::test]
async fn a_reference_across_societes_cannot_be_stored() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    for (agence, name) in [(&bellevue, "Camille Roux"), (&rives, "Louis Petit")] {
        let (person, ..) = somebody(&extranet, agence, name).await;
        super::with_a_file(&person).await;
    }
    for (table, column, to) in [
        ("demande", "contract_id", "contract"),
        ("demande", "tiers_id", "tiers"),
        ("demande_entry", "demande_id", "demande"),
        ("demande_file", "demande_id", "demande"),
        ("demande_file", "entry_id", "demande_entry"),
    ] {
        let foreign = format!(
            "update {table} set {column} = (select id from {to} where {to}.societe_id <> \
             {table}.societe_id limit 1)"
        );
        let refused = tampered(&extranet, &foreign).await.expect_err(&foreign).to_lowercase();
        assert!(refused.contains("foreign key"), "{table}.{column}: {refused}");
    }
}

//! What a copy holds of demandes: both sides and the files, never what colleagues note.

use palier::staff::Right;

use super::copy::told;
use crate::demandes::{at, filled, only, photo};
use crate::support::{Extranet, PASSWORD};
use crate::walls::kit::tampered;

#[tokio::test]
async fn a_copy_holds_demandes_with_their_files_and_no_note_of_the_agency() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let other = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let denis = extranet.activated(&bellevue, &other, "denis@example.org", PASSWORD).await;
    let page = filled(&camille, "Autre question", "Ma question").await;
    page.attach("files", "cave.jpg", &photo()).press("Envoyer la demande").await;
    let demande = only(&extranet).await;
    filled(&denis, "Autre question", "Chez Denis").await.press("Envoyer la demande").await;
    let staff =
        extranet.staff(&bellevue, Right::Gestion).await.visit(&at(&bellevue, &demande)).await;
    let staff = staff.fill("note", "Personne difficile").press("Ajouter la note").await;
    staff.fill("body", "Voici la réponse").press("Envoyer la réponse").await;
    let (told, names) = told(&extranet, camille).await;
    let demandes = told["demandes"].as_array().expect("demandes");
    assert_eq!(demandes.len(), 1);
    let one = &demandes[0];
    assert_eq!((&one["number"], &one["agency"]), (&"D-1".into(), &"Cabinet Bellevue".into()));
    assert_eq!(one["files"][0]["file"], "cave.jpg");
    assert!(names.contains(&"cave.jpg".to_owned()), "{names:?}");
    let said = one.to_string();
    assert!(said.contains("au plafond") && said.contains("Voici la réponse"), "{said}");
    let all = told.to_string();
    assert!(!all.contains("difficile") && !all.contains("Chez Denis"), "{all}");
}

#[tokio::test]
async fn once_the_access_is_over_only_what_one_wrote_oneself_is_told() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let page = filled(&camille, "Autre question", "Ma question").await;
    page.attach("files", "cave.jpg", &photo()).press("Envoyer la demande").await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let staff = staff.visit(&at(&bellevue, &only(&extranet).await)).await;
    staff.fill("body", "Voici la réponse").press("Envoyer la réponse").await;
    tampered(&extranet, "update link set ended_at = 1, ended_by = 'agency'").await.expect("ended");
    let (told, names) = told(&extranet, camille).await;
    let said = told["demandes"].to_string();
    assert!(said.contains("au plafond") && !said.contains("Voici la réponse"), "{said}");
    assert!(!names.contains(&"cave.jpg".to_owned()), "{names:?}");
}

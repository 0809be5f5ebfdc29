//! The person's side: a leak with a photograph, a co-owner who asks for the minutes.

use palier::contracts::Qualite;
use sea_orm::ActiveValue::Set;

use super::{CAMILLE, all, files, filled, leak, only, photo, subjects};
use crate::support::{Extranet, PASSWORD};
use crate::walls::kit::rows;

#[tokio::test]
async fn a_tenant_tells_of_a_leak_with_a_photograph_that_says_nothing_else() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let page = camille.clone().visit("/").await.click("Demandes").await.sees("Aucune demande");
    let page =
        page.click("Nouvelle demande").await.sees("Cabinet Bellevue").sees("5 fichiers au plus");
    page.does_not_see("Visible aussi par les autres titulaires");
    let page = filled(&camille, "Fuite ou dégât des eaux", "Fuite dans la cuisine").await;
    let page =
        page.attach("files", "C:\\DCIM\\fuite.exe", &photo()).press("Envoyer la demande").await;
    let page = page.sees("Votre demande est envoyée").sees("envoyée").sees("Vous");
    let page = page.sees("Il y a de l’eau au plafond.").sees("Merci de venir vite.");
    let kept = page.click("Télécharger fuite.jpg (JPEG").await;
    assert_eq!(kept.header("content-type"), Some("image/jpeg"));
    assert!(kept.header("content-disposition").is_some_and(|it| it.starts_with("attachment")));
    for hidden in [&b"GPS"[..], b"Exif", b"hidden"] {
        assert!(!kept.body().windows(hidden.len()).any(|it| it == hidden), "{hidden:?}");
    }
    let stored = files(&extranet).await.remove(0);
    let stored = extranet.app.store.whole(&stored.object).await.expect("the content");
    assert_eq!(&stored[..], kept.body(), "what is stored is what was made anew");
    let demande = only(&extranet).await;
    assert_eq!((demande.number, demande.contract_id), (1, dossier.contract.id));
    let page = camille.visit("/demandes").await.sees("Fuite dans la cuisine").sees("D-1");
    page.sees(&dossier.contract.reference).sees("Cabinet Bellevue");
    let told = extranet.mailbox(CAMILLE).await.pop().expect("a letter");
    assert_eq!(told.subject, "Nous avons bien reçu votre demande D-1");
    assert!(told.says("D-1") && told.says("Fuite ou dégât des eaux"), "{}", told.text);
    assert!(told.says("une réponse à cet e-mail ne serait lue par personne"), "{}", told.text);
    assert!(!told.says("cuisine") && !told.says("plafond") && !told.says("Roux"), "{}", told.text);
    assert!(told.link().ends_with(&format!("/demandes/{}", demande.id)), "{}", told.link());
    let inbox = bellevue.societe.email.as_deref().expect("an address");
    let told = extranet.mailbox(inbox).await.pop().expect("a letter");
    assert_eq!(told.subject, "Demande D-1\u{a0}: nouvelle demande");
    assert!(!told.says("cuisine") && !told.says("plafond") && !told.says("Roux"), "{}", told.text);
    let trail = "select kind as line from audit_event where kind like 'demande%' order by id";
    assert_eq!(rows(&extranet, trail).await, ["demande_opened", "demande_file_opened"]);
}

#[tokio::test]
async fn a_coproprietaire_asks_for_the_minutes_about_the_right_contract() {
    let extranet = Extranet::open().await;
    let (_, dossier, camille) = extranet.camille().await;
    let lots = extranet.another(&dossier, Qualite::Coproprietaire, "3 place du Lin").await;
    let page = camille.clone().visit("/demandes/new").await.sees("Pour quel contrat ?");
    let page = page
        .click(&format!("Cabinet Bellevue, Copropriétaire, 3 place du Lin ({})", lots.reference))
        .await;
    let page = page.sees("3 place du Lin").does_not_see("Serrure, clés, badge");
    let page = page.select("Catégorie", "Procès-verbal ou document");
    let page = page.fill("subject", "PV de la dernière assemblée").fill("body", "Où le trouver ?");
    let page = page.press("Envoyer la demande").await.sees("Votre demande est envoyée");
    page.sees("Copropriétaire, 3 place du Lin");
    assert_eq!(only(&extranet).await.contract_id, lots.id);
}

#[tokio::test]
async fn what_was_typed_comes_back_and_files_are_to_be_chosen_again() {
    let extranet = Extranet::open().await;
    let (_, _, camille) = extranet.camille().await;
    let page = camille.clone().visit("/demandes/new").await.fill("body", "Bonjour\nà tous");
    let page = page.attach("files", "fuite.jpg", &photo()).press("Envoyer la demande").await;
    let typed = page.value("body").replace('\r', "");
    assert_eq!((page.status.as_u16(), typed.as_str()), (422, "Bonjour\nà tous"));
    let page = page.sees("Remplissez ce champ").sees("choisissez-les à nouveau");
    assert!(page.mistake_on("category").is_some() && page.mistake_on("subject").is_some());
    assert!(files(&extranet).await.is_empty() && all(&extranet).await.is_empty());
    assert_eq!(crate::office::documents::contents(&extranet), 0, "nothing stays in the store");
    let page = page.select("Catégorie", "Autre question").fill("subject", "Bonjour");
    page.press("Envoyer la demande").await.sees("Votre demande est envoyée");
}

#[tokio::test]
async fn the_list_is_filtered_in_its_address_and_open_ones_come_first() {
    let extranet = Extranet::open().await;
    let (_, _, camille) = extranet.camille().await;
    leak(&camille).await.press("Mon problème est réglé").await.sees("La demande est close");
    let page = filled(&camille, "Serrure, clés, badge", "Badge perdu").await;
    page.press("Envoyer la demande").await;
    let page = camille.clone().visit("/demandes").await.sees("Badge perdu");
    let text = page.text();
    assert!(text.find("Badge perdu") < text.find("Fuite dans la cuisine"), "{text}");
    let page = page.select("État", "close").press("Filtrer").await.sees("Fuite dans la cuisine");
    page.does_not_see("Badge perdu");
    let page = camille.clone().visit("/demandes?state=taken").await;
    page.sees("Aucune demande ne correspond");
    camille.visit("/demandes?state=x&page=-1").await.sees("Badge perdu");
}

#[tokio::test]
async fn somebody_who_has_no_end_of_demandes_waits() {
    let few = |settings: &mut palier::settings::Settings| {
        crate::walls::kit::set(settings, "demandes.opened_per_day", "2");
        crate::walls::kit::set(settings, "demandes.messages_per_day", "2");
    };
    let extranet = Extranet::open_with(few).await;
    let (bellevue, _, camille) = extranet.camille().await;
    leak(&camille).await;
    let page = leak(&camille).await;
    let third = filled(&camille, "Autre question", "Encore").await;
    let third = third.attach("files", "fuite.jpg", &photo()).press("Envoyer la demande").await;
    assert_eq!((third.status.as_u16(), third.value("subject")), (429, "Encore".into()));
    assert!(third.header("retry-after").is_some());
    third.sees("Vous avez beaucoup écrit en peu de temps").sees("choisissez-les à nouveau");
    assert_eq!(all(&extranet).await.len(), 2);
    let page = page.fill("body", "un").press("Envoyer la réponse").await;
    let page = page.fill("body", "deux").press("Envoyer la réponse").await;
    let page = page.fill("body", "trois").press("Envoyer la réponse").await;
    assert_eq!((page.status.as_u16(), page.value("body")), (429, "trois".into()));
    extranet.later(std::time::Duration::from_hours(25));
    let again = extranet.browser().sign_in(&bellevue, CAMILLE, PASSWORD).await;
    leak(&again).await;
    assert_eq!(subjects(&extranet, CAMILLE).await.len(), 3);
}

#[tokio::test]
async fn a_contract_that_has_ended_may_still_be_asked_about() {
    let extranet = Extranet::open().await;
    let (_, dossier, camille) = extranet.camille().await;
    let end = palier::clock::Day::parse("2024-01-31");
    extranet.change_contract(&dossier.contract, |row| row.ended_on = Set(end)).await;
    let page = filled(&camille, "Une attestation ou un document", "Ancienne quittance").await;
    page.press("Envoyer la demande").await.sees("Votre demande est envoyée");
}

//! The agency's side: the inbox, an answer from a template, who follows it, notes, the end, the file.

use palier::staff::Right;

use super::{CAMILLE, at, filled, leak, only, pdf, subjects};
use crate::support::Extranet;
use crate::walls::kit::{rows, somebody};

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one demande, from its first word to its last")]
async fn an_employee_answers_asks_closes_and_opens_again() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let thread = leak(&camille).await;
    let (claire, staff) = extranet.colleague(&bellevue, "Claire Aubert", Right::Gestion).await;
    let page = staff.visit(&format!("/office/{}/demandes", bellevue.societe.id)).await;
    let page = page.sees("Camille Roux").sees("1 demande").sees("Attend une réponse depuis");
    let page = page.click("D-1 – Fuite dans la cuisine").await.sees("Il y a de l’eau au plafond.");
    let page = page.select("Attribuer à", "Claire Aubert").press("Attribuer").await;
    let page = page.sees("Attribuée à Claire Aubert").sees("prise en charge");
    let page = page.fill("note", "Appeler le plombier").press("Ajouter la note").await;
    let page = page.sees("Note interne").sees("Appeler le plombier");
    let page = page.fill("body", "Quand êtes-vous là ?").attach("files", "plan.pdf", &pdf("plan"));
    let page = page.tick("Mettre en attente de la personne : une réponse lui est demandée");
    let page = page.press("Envoyer la réponse").await;
    let page = page.sees("La réponse est envoyée").sees("en attente de la personne");
    let thread = thread.reload().await.sees("en attente de vous").sees("Cabinet Bellevue");
    let thread = thread.sees("Quand êtes-vous là ?").sees("L’agence attend votre réponse");
    let thread = thread.does_not_see("Claire Aubert").does_not_see("plombier");
    let file = thread.clone().click("Télécharger plan.pdf (PDF").await;
    assert_eq!(file.body(), pdf("plan"));
    let thread = thread.fill("body", "Mardi").press("Envoyer la réponse").await;
    thread.sees("Votre réponse est envoyée").sees("prise en charge");
    assert_eq!(subjects(&extranet, &claire.email).await, ["Demande D-1 : nouveau message"]);
    let inbox = bellevue.societe.email.as_deref().expect("an address");
    assert_eq!(subjects(&extranet, inbox).await, ["Demande D-1 : nouvelle demande"]);
    let page = page.reload().await.sees("Mardi").press("Clore la demande").await;
    assert_eq!(page.status, 422);
    let page = page.select("Raison", "autre raison").press("Clore la demande").await;
    let page = page.sees("Précisez l’autre raison").select("Raison", "résolue");
    let page = page.fill("closing", "Le joint est changé.").press("Clore la demande").await;
    let page = page.sees("La demande est close").sees("Demande close : résolue");
    let thread = camille.visit("/demandes").await.click("Fuite dans la cuisine").await;
    let thread = thread.sees("Demande close : résolue").sees("Le joint est changé.");
    assert!(!thread.has_field("body"), "a closed demande takes no answer");
    let thread = thread.fill("why", "Il fuit encore").press("Rouvrir la demande").await;
    thread.sees("La demande est rouverte").sees("Il fuit encore");
    let page = page.reload().await.sees("Il fuit encore").select("Raison", "sans suite");
    let page = page.press("Clore la demande").await;
    page.fill("reopening", "Erreur de notre part")
        .press("Rouvrir la demande")
        .await
        .sees("rouverte");
    let told = [
        "Nous avons bien reçu votre demande D-1",
        "Cabinet Bellevue vous a répondu (demande D-1)",
        "Votre demande D-1 est close",
        "Votre demande D-1 est close",
        "Votre demande D-1 est rouverte",
    ];
    assert_eq!(subjects(&extranet, CAMILLE).await, told);
    for letter in extranet.mailbox(CAMILLE).await {
        for said in ["cuisine", "plafond", "Quand", "joint", "Erreur"] {
            assert!(!letter.says(said), "{said}: {}", letter.text);
        }
    }
    let trail = "select kind as line from audit_event where kind like 'demande%' and actor like \
                 'staff:%' order by id";
    let expected = ["assigned", "noted", "answered", "closed", "closed", "reopened"];
    assert_eq!(rows(&extranet, trail).await, expected.map(|it| format!("demande_{it}")));
}

#[tokio::test]
async fn the_inbox_is_searched_and_filtered_in_its_address() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier, camille) = extranet.camille().await;
    let (paul, ..) = somebody(&extranet, &bellevue, "Paul Martin").await;
    leak(&camille).await;
    extranet.later(std::time::Duration::from_mins(5));
    let page = filled(&paul, "Serrure, clés, badge", "Badge perdu").await;
    page.press("Envoyer la demande").await;
    let (_, staff) = extranet.colleague(&bellevue, "Claire Aubert", Right::Gestion).await;
    let here = format!("/office/{}/demandes", bellevue.societe.id);
    let only = async |query: &str| staff.clone().visit(&format!("{here}{query}")).await;
    let text = only("").await.text();
    assert!(text.find("D-1") < text.find("D-2"), "who waits longest comes first: {text}");
    for query in [
        "?q=D-2",
        "?q=2",
        "?q=mart",
        "?assigned=nobody&q=paul",
        "?category=Serrure%2C+cl%C3%A9s%2C+badge",
    ] {
        only(query).await.sees("Badge perdu").does_not_see("Fuite dans la cuisine");
    }
    let found = format!("?q={}", dossier.contract.reference);
    only(&found).await.sees("Fuite dans la cuisine").does_not_see("Badge perdu");
    only("?assigned=me").await.sees("Aucune demande ne correspond");
    only("?assigned=x&state=y&page=-1").await.sees("Badge perdu").sees("Fuite");
    only("?state=closed").await.sees("Aucune demande ne correspond");
    let page = only("?q=mart").await.press("Exporter (CSV)").await;
    let csv = String::from_utf8_lossy(page.body()).into_owned();
    assert!(
        csv.contains("\"D-2\"") && csv.contains("Paul Martin") && !csv.contains("D-1"),
        "{csv}"
    );
    assert!(!csv.contains("plafond"), "{csv}");
    assert_eq!(page.header("content-type"), Some("text/csv; charset=utf-8"));
    let exported = "select kind as line from audit_event where kind = 'demandes_exported'";
    assert_eq!(rows(&extranet, exported).await.len(), 1);
}

#[tokio::test]
async fn a_cell_of_the_file_never_runs() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let page = filled(&camille, "Autre question", "=HYPERLINK(1)").await;
    page.press("Envoyer la demande").await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let here = format!("/office/{}/demandes", bellevue.societe.id);
    let page = staff.visit(&here).await.press("Exporter (CSV)").await;
    let csv = String::from_utf8_lossy(page.body()).into_owned();
    assert!(csv.contains("\"'=HYPERLINK(1)\""), "{csv}");
}

#[tokio::test]
async fn an_administrator_writes_categories_templates_and_the_time_of_an_answer() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let staff = extranet.staff(&bellevue, Right::Administration).await;
    let here = format!("/office/{}/demandes", bellevue.societe.id);
    let page = staff.visit(&format!("{here}/settings")).await;
    assert!(page.value("locataire").contains("Serrure, clés, badge"));
    let page = page.fill("locataire", "Ascenseur\nAutre question").fill("days", "0");
    let page = page.press("Enregistrer").await.sees("Saisissez un nombre de 1 à 60");
    let page =
        page.fill("days", "3").press("Enregistrer").await.sees("Les réglages sont enregistrés");
    let form = camille.clone().visit("/demandes/new").await;
    let form = form.sees("sous 3 jours ouvrés").does_not_see("Serrure, clés, badge");
    let form = form.select("Catégorie", "Ascenseur").fill("subject", "En panne");
    let thread = form.fill("body", "Depuis lundi").press("Envoyer la demande").await;
    thread.sees("sous 3 jours ouvrés");
    let page = page.visit(&format!("{here}/templates")).await.fill("title", "Accusé");
    let page = page.fill("body", "Bonjour,\nnous venons demain.").press("Enregistrer").await;
    let page = page.click("Accusé").await.fill("title", "Passage").press("Enregistrer").await;
    let page = page.sees("Passage").does_not_see("Accusé");
    let demande = only(&extranet).await;
    let page = page.visit(&at(&bellevue, &demande)).await.select("Partir d’un modèle", "Passage");
    let page = page.press("Insérer le modèle").await;
    assert_eq!(page.value("body").replace('\r', ""), "Bonjour,\nnous venons demain.");
    let page = page.press("Envoyer la réponse").await.sees("nous venons demain.");
    let page = page.visit(&format!("{here}/templates")).await.press("Supprimer « Passage »").await;
    page.sees("Aucun modèle");
}

#[tokio::test]
async fn who_only_reads_answers_nothing_and_who_manages_settles_nothing() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    leak(&camille).await;
    let demande = only(&extranet).await;
    let (there, here) =
        (at(&bellevue, &demande), format!("/office/{}/demandes", bellevue.societe.id));
    let reader = extranet.staff(&bellevue, Right::Lecture).await;
    let page = reader.clone().visit(&there).await.sees("Il y a de l’eau au plafond.");
    let page = page.does_not_see("Répondre").does_not_see("Note interne").does_not_see("Clore");
    for act in ["answer", "assign", "note", "close", "reopen"] {
        assert_eq!(page.clone().post(&format!("{there}/{act}"), &[]).await.status, 404, "{act}");
    }
    let list = reader.visit(&here).await.does_not_see("Exporter").does_not_see("Réglages");
    assert_eq!(list.post(&format!("{here}.csv"), &[]).await.status, 404);
    let manager = extranet.staff(&bellevue, Right::Gestion).await;
    for path in ["settings", "templates"] {
        assert_eq!(manager.clone().get(&format!("{here}/{path}")).await.status, 404, "{path}");
    }
    assert_eq!(extranet.count("demande_entry").await, 1, "nothing was written");
}

//! Several at once: the same said of all, or an index that says what each is.

use palier::documents::{DocumentKind, Readers};

use super::{Cedres, at, cedres, contents, known, pdf};
use crate::space::documents_kit::new;
use crate::support::files::DOCUMENTS;
use crate::support::{Browser, Extranet};
use crate::walls::kit::{count, somebody};

async fn many(cedres: &Cedres) -> Browser {
    cedres.staff.clone().visit(&at(cedres.bellevue.societe.id, "/many")).await
}

#[tokio::test]
async fn files_of_one_kind_are_published_together_once() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = many(&cedres).await.select("Type", "Procès-verbal d’assemblée générale");
    let page = page.fill("target", &cedres.immeuble.to_string());
    let page =
        page.attach("files", "PV 2025.pdf", &pdf("5")).attach("files", "PV 2026.pdf", &pdf("6"));
    let page = page.press("Continuer").await.sees("Saisissez la date du document");
    let page = page.sees("2 fichiers reçus").sees("PV 2025.pdf").fill("dated_on", "2026-03-12");
    let page = page.press("Continuer").await.sees("2 documents sont prêts").sees("1 tiers");
    let page = page.sees("Sera publié : PV 2025").sees("Camille Roux");
    assert!(known(&extranet).await.is_empty());
    let (one, other) = tokio::join!(page.clone().press("Publier"), page.clone().press("Publier"));
    one.sees("Les documents sont publiés");
    other.sees("Les documents sont publiés");
    let titles: Vec<String> = known(&extranet).await.into_iter().map(|it| it.title).collect();
    assert_eq!(titles, ["PV 2025", "PV 2026"]);
    let published = "audit_event where kind = 'document_published'";
    assert_eq!(count(&extranet, published).await, "2");
}

#[tokio::test]
async fn an_index_says_what_each_file_is_and_each_line_is_reported() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let place = cedres.immeuble;
    let old = new(&cedres.bellevue, DocumentKind::Autre, Readers::Coproprietaires(place), "Vieux");
    extranet.publish(&old).await;
    let index = format!(
        "{DOCUMENTS}D1;pv.pdf;proces_verbal;AG du 12;;;;{place};2026-03-12;;;;;\n\
         D2;absent.pdf;proces_verbal;AG du 13;;;;{place};2026-03-13;;;;;\n\
         D3;pv.pdf;bail;Bail;;INCONNU;;;2026-03-13;;;;;\n\
         {};;;;;;;;;;;;;oui\n",
        old.reference
    );
    let page = many(&cedres).await.attach("files", "pv.pdf", &pdf("pv"));
    let page = page.attach("files", "seul.pdf", &pdf("seul"));
    let page = page.attach("index", "index.csv", index.as_bytes()).press("Continuer").await;
    let page = page.sees("2 documents sont prêts").sees("Sera publié : AG du 12");
    let page = page.sees("Copropriétaires : Les Cèdres – 1 tiers.");
    let page = page.sees("Sera retiré : Vieux").sees("Ce fichier n’est pas dans le dossier");
    let page = page.sees("Ce contrat est inconnu").sees("Aucune ligne de l’index ne nomme");
    page.press("Publier").await.sees("Les documents sont publiés");
    let all = known(&extranet).await;
    assert_eq!(
        (all.len(), all[0].title.as_str(), all[0].reference.as_str()),
        (2, "AG du 12", "D1")
    );
    assert!(all[1].withdrawn_at.is_some());
    // The same index again replaces by reference, and doubles nothing.
    let page = many(&cedres).await.attach("files", "pv.pdf", &pdf("autre"));
    let page = page.attach("index", "index.csv", index.as_bytes()).press("Continuer").await;
    page.sees("Remplacera : AG du 12").press("Publier").await.sees("Les documents sont publiés");
    assert_eq!(known(&extranet).await.len(), 2);
}

#[tokio::test]
async fn a_refused_file_is_named_and_the_others_need_not_be_chosen_again() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = many(&cedres).await.select("Type", "Procès-verbal d’assemblée générale");
    let page = page.fill("target", &cedres.immeuble.to_string()).fill("dated_on", "2026-03-12");
    let page = page.attach("files", "bon.pdf", &pdf("bon"));
    let page =
        page.attach("files", "archive.zip", b"PK\x03\x04").attach("files", "bon.pdf", &pdf("2"));
    let page = page.press("Continuer").await.sees("2 fichiers refusés").sees("archive.zip");
    let page = page.sees("Un autre fichier porte ce nom").sees("1 fichier reçu");
    assert_eq!((page.status.as_u16(), contents(&extranet)), (422, 1));
    page.press("Continuer").await.sees("1 document est prêt").press("Publier").await;
    assert_eq!(known(&extranet).await.len(), 1);
}

#[tokio::test]
async fn an_index_that_is_none_is_told_so_and_a_batch_is_its_owners_alone() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = many(&cedres).await.attach("files", "a.pdf", &pdf("a"));
    let page = page.attach("index", "index.csv", b"a;b\n1;2\n").press("Continuer").await;
    assert!(!page.html().contains("Publier</button>"));
    let colleague =
        extranet.colleague(&cedres.bellevue, "Luc Petit", palier::staff::Right::Gestion);
    let colleague = colleague.await.1;
    assert_eq!(colleague.clone().get(&page.url).await.status, 404);
    assert_eq!(colleague.post(&page.url, &[]).await.status, 404);
    let empty = many(&cedres).await.press("Continuer").await.sees("Choisissez un fichier");
    assert_eq!(empty.status, 422);
}

#[tokio::test]
async fn an_index_that_gives_a_document_to_others_says_so_and_takes_fresh_secrets() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let bellevue = &cedres.bellevue;
    let (_, other, _) = somebody(&extranet, bellevue, "Paul Martin").await;
    let [mine, theirs] = [&cedres.dossier, &other].map(|it| it.contract.reference.clone());
    let sent = async |contract: &str, content: &str| {
        let index = format!("{DOCUMENTS}D1;c.pdf;courrier;Relance;;{contract};;;2026-03-12;;;;;\n");
        let page = many(&cedres).await.attach("files", "c.pdf", &pdf(content));
        page.attach("index", "index.csv", index.as_bytes()).press("Continuer").await
    };
    let page = sent(&mine, "un").await.sees(&format!("Titulaires du contrat {mine} – 1 tiers."));
    page.does_not_see("Jusqu'ici").press("Publier").await.sees("Les documents sont publiés");
    cedres.camille.clone().visit("/documents").await.sees("Relance");
    let page = sent(&theirs, "deux").await.sees("Remplacera : Relance");
    let page = page.sees(&format!("Titulaires du contrat {theirs} – 1 tiers."));
    let page = page.sees(&format!("Jusqu'ici pour d'autres – Titulaires du contrat {mine}"));
    extranet.later(extranet.app.settings.session.step_up + std::time::Duration::from_secs(1));
    let asked = page.press("Publier").await;
    assert!(asked.url.starts_with("/office/step-up?next="), "{}", asked.url);
    cedres.camille.visit("/documents").await.sees("Relance");
}

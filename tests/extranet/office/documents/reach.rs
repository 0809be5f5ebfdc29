//! Who will see it: what the page says before is what the readers' own pages do afterwards.

use palier::clock::paris_today;
use palier::documents::reach::Subject;
use palier::documents::{DocumentKind, Readers};
use palier::staff::Right;

use super::{at, cedres, filled, known, pdf};
use crate::space::documents_kit::new;
use crate::support::Extranet;
use crate::walls::kit::somebody;

#[tokio::test]
async fn those_who_are_named_before_are_those_who_read_afterwards() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let (here, bellevue) = (cedres.immeuble, &cedres.bellevue);
    let (former, left, _) = somebody(&extranet, bellevue, "Fanny Leroy").await;
    extranet.holds_lots(&left, here, (Some("2019-01-01"), Some("2025-12-31"))).await;
    let (elsewhere, far, _) = somebody(&extranet, bellevue, "Denis Faure").await;
    let other = extranet.immeuble_named(bellevue, "Les Ormes").await;
    extranet.holds_lots(&far, other, (None, None)).await;
    let unlinked = extranet.dossier(bellevue, "Zoé Blanc", None).await;
    extranet.holds_lots(&unlinked, here, (Some("2024-01-01"), None)).await;
    let page = filled(&cedres, "AG du 12 mars").await.attach("file", "a.pdf", &pdf("a"));
    let page = page.press("Continuer").await.sees("2 tiers").sees("Camille Roux");
    let page = page.sees("1 n’a pas encore activé son accès").sees("Zoé Blanc");
    let page = page.does_not_see("Fanny Leroy").does_not_see("Denis Faure");
    page.press("Publier").await.sees("2 tiers").sees("Zoé Blanc").does_not_see("Fanny Leroy");
    let door = format!("/documents/{}", known(&extranet).await.remove(0).id);
    for (browser, status) in [(cedres.camille, 200), (former, 404), (elsewhere, 404)] {
        assert_eq!(browser.get(&door).await.status, status);
    }
}

#[tokio::test]
async fn each_audience_reaches_its_own() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let bellevue = &cedres.bellevue;
    let (_, elected, _) = somebody(&extranet, bellevue, "Paul Martin").await;
    extranet.elect(&elected, cedres.immeuble, ("2025-01-01", None)).await;
    let (contract, tiers) = (cedres.dossier.contract.id, cedres.dossier.tiers.id);
    for (kind, readers, expected) in [
        (DocumentKind::Courrier, Readers::Contract(contract), "Camille Roux"),
        (DocumentKind::Courrier, Readers::Tiers(tiers), "Camille Roux"),
        (DocumentKind::Autre, Readers::Coproprietaires(cedres.immeuble), "Camille Roux"),
        (DocumentKind::BalanceGenerale, Readers::ConseilSyndical(cedres.immeuble), "Paul Martin"),
    ] {
        let id = extranet.publish(&new(bellevue, kind, readers, "Essai")).await;
        let db = extranet.app.db.reader();
        let found = palier::documents::Document::of_societe(db, bellevue.societe.id, id).await;
        let document = found.expect("a database").expect("a document");
        let subject = Subject::of_document(&document).expect("readers");
        let today = paris_today(extranet.clock.now());
        let reach = subject.count(db, today).await.expect("a count");
        let page = subject.page(db, today, (50, 0)).await.expect("a page");
        assert_eq!((reach.tiers, reach.with_access), (1, 1), "{readers:?}");
        assert_eq!(page[0].name(), expected, "{readers:?}");
        assert!(subject.page(db, today, (50, 1)).await.expect("a page").is_empty());
    }
}

#[tokio::test]
async fn a_quittance_reaches_only_who_agreed_to_it() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, dossier, _) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let page = staff.visit(&at(bellevue.societe.id, "/publish")).await;
    let page = page.fill("title", "Quittance de mars").fill("dated_on", "2026-03-31");
    let page = page.select("Type", "Quittance").attach("file", "q.pdf", &pdf("q"));
    let page = page.fill("target", &dossier.contract.reference).press("Continuer").await;
    let page = page.sees("Saisissez la période de la quittance");
    let page = page.fill("period_from", "2026-03-01").fill("period_until", "2026-03-31");
    let page =
        page.press("Continuer").await.sees("n’est visible que des titulaires qui ont accepté");
    page.sees("Personne").does_not_see("Camille Roux");
}

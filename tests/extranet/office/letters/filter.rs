//! Letters for all that a search of the portfolio finds: whom they leave out is said.

use palier::agencies::{Changes, Logo};
use palier::staff::Right;

use super::kit::{bellevue, chosen, list, papers, printed, work};
use crate::support::{Extranet, PASSWORD};

/// The first logo that the demonstration has.
const LOGO: &[u8] = include_bytes!("../../../../assets/demo/logo-bellevue.png");

#[tokio::test]
async fn all_that_a_search_finds_get_letters_but_those_who_have_an_account_or_are_suspended() {
    let (extranet, bellevue) = bellevue(2).await;
    for name in ["Paul Roux", "Awa Roux"] {
        let dossier = extranet.dossier(&bellevue, name, None).await;
        let email = format!("{}@example.org", name.replace(' ', ".").to_lowercase());
        extranet.activated(&bellevue, &dossier, &email, PASSWORD).await;
    }
    extranet.dossier(&bellevue, "Nadia Benali", None).await;
    let portfolio = format!("/office/{}/tiers", bellevue.societe.id);
    let staff = extranet.staff(&bellevue, Right::Gestion).await.visit(&portfolio).await;
    let page = staff.tick("Choisir Awa Roux").press("Suspendre").await;
    let page = page.select("Raison", "Départ, vente ou fin de contrat");
    let page = page.press("Suspendre 1 accès").await.sees("1 accès est suspendu");
    let page = page.visit(&format!("{portfolio}?q=rou")).await.sees("1–4 sur 4");
    let page =
        page.choose("Tous ceux de cette recherche (4)").press("Préparer les courriers").await;
    let page = page.sees("2 courriers à imprimer").sees("Tous ceux de la recherche : « rou »");
    let page = page.sees("1 tiers a déjà un compte").sees("1 tiers est suspendu");
    let page = page.press("Émettre les identifiants").await;
    assert!(work(&extranet.app).await);
    let csv = page.reload().await.press("Télécharger le CSV").await.html();
    assert_eq!(papers(&csv).len(), 2);
    assert!(csv.contains("Roux0") && csv.contains("Roux1") && !csv.contains("Benali"), "{csv}");

    // Who is ticked is meant: there may be a second holder. Who is suspended gets nothing.
    let staff = extranet.staff(&bellevue, Right::Gestion).await.visit(&portfolio).await;
    let page = staff.tick("Choisir Awa Roux").tick("Choisir Paul Roux");
    let page = page.press("Préparer les courriers").await.sees("1 courrier à imprimer");
    page.sees("1 tiers est suspendu").does_not_see("a déjà un compte : il ne reçoit pas");
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let nobody = staff.visit(&format!("{portfolio}?q=paul")).await;
    let nobody = nobody.choose("Tous ceux de cette recherche (1)");
    let nobody = nobody.press("Préparer les courriers").await;
    nobody.sees("Aucun tiers ne correspond").sees("1 tiers a déjà un compte");
}

#[tokio::test]
async fn the_letterhead_has_the_logo_and_the_file_holds_it_once() {
    let (extranet, bellevue) = bellevue(3).await;
    let bare = printed(&extranet, &bellevue).await.press("Télécharger le PDF").await;
    assert_eq!(images(bare.body()), 0);
    let (tx, now) = (extranet.app.db.begin().await.expect("a transaction"), extranet.clock.now());
    let changes =
        Changes { logo: Some(Logo::redrawn(LOGO).expect("a logo")), ..Changes::default() };
    bellevue.societe.clone().change(&tx, changes, now).await.expect("a change");
    tx.commit().await.expect("a commit");
    let staff = extranet.staff(&bellevue, Right::Gestion).await.visit(&list(&bellevue)).await;
    let page = staff.select("Pour qui", "Tous les tiers, même ceux qui ont un compte");
    let page = page.press("Voir ce qui sera imprimé").await.press("Émettre les identifiants").await;
    assert!(work(&extranet.app).await);
    let pdf = page.reload().await.press("Télécharger le PDF").await;
    assert_eq!(images(pdf.body()), 1, "for three letters");
    assert!(super::kit::words(pdf.body()).contains("Cabinet Bellevue"));
}

/// Pictures that a PDF holds.
fn images(pdf: &[u8]) -> usize {
    pdf.windows(14).filter(|words| words == b"/Subtype/Image").count()
}

#[tokio::test]
async fn without_a_key_the_pages_say_so_before_anything_is_chosen() {
    const NO_KEY: &str = "cette installation n'a pas de clé";
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    extranet.dossier(&bellevue, "Camille Roux", None).await;
    let page = extranet.staff(&bellevue, Right::Gestion).await;
    let portfolio = format!("/office/{}/tiers", bellevue.societe.id);
    let drafted = chosen(&extranet, &bellevue).await.url;
    for url in [list(&bellevue), portfolio, drafted] {
        let page = page.clone().visit(&url).await;
        // The first start makes keys beside SQLite, and none beside PostgreSQL.
        if extranet.app.keys.is_empty() {
            page.sees(NO_KEY)
        } else {
            page.does_not_see(NO_KEY)
        };
    }
}

//! Numbers of pages, as nobody leafs to them: whatever is typed is answered by a page.

use palier::documents::{DocumentKind, Readers};
use palier::staff::Right;

use super::kit::somebody;
use crate::space::documents_kit::new;
use crate::support::Extranet;

const TYPED: [&str; 9] = [
    "0",
    "-1",
    "x",
    "1000001",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "99999999999999999999999",
];

#[tokio::test]
async fn no_number_of_a_page_breaks_a_list() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (camille, dossier, _) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let readers = Readers::Contract(dossier.contract.id);
    let bail = extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail")).await;
    let staff = extranet.staff(&bellevue, Right::Administration).await;
    let office = |path: &str| format!("/office/{}{path}", bellevue.societe.id);
    let lists = [
        office("/tiers?page="),
        office("/tiers?q=roux&page="),
        office("/journal?page="),
        office("/documents?page="),
        office("/conformite?page="),
        office("/imports?page="),
        office(&format!("/documents/{bail}?who=")),
    ];
    for typed in TYPED {
        for own in ["/?page=", "/documents?page=", "/profile/activity?page="] {
            let page = camille.clone().visit(&format!("{own}{typed}")).await;
            assert_eq!(page.status, 200, "{own}{typed}");
        }
        for list in &lists {
            let page = staff.clone().visit(&format!("{list}{typed}")).await;
            assert_eq!(page.status, 200, "{list}{typed}");
        }
    }
}

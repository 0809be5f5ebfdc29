//! How the database goes about the round: by indexes, and as often for many accounts as for few.

use palier::digest;
use palier::documents::DocumentKind;

use super::{DAY, published, round};
use crate::space::plans::{parts, whole_tables};
use crate::support::{Agence, Extranet, PASSWORD};

async fn people(extranet: &Extranet, agence: &Agence, numbers: std::ops::Range<usize>) {
    for number in numbers {
        let dossier = extranet.dossier(agence, &format!("Denis Petit{number}"), None).await;
        let email = format!("denis{number}@example.org");
        extranet.activated(agence, &dossier, &email, PASSWORD).await;
    }
}

#[tokio::test]
async fn the_round_reads_no_whole_table_and_asks_no_more_for_more_people() {
    let (extranet, statements) = Extranet::open().await.written_down();
    let (bellevue, dossier, _) = extranet.camille().await;
    people(&extranet, &bellevue, 0..2).await;
    published(&extranet, (&bellevue, &dossier), (DocumentKind::Bail, "Bail")).await;
    extranet.later(DAY);
    statements.taken();
    round(&extranet).await;
    for statement in statements.taken() {
        // A list of none is never gone through, though the plan names its table.
        for part in parts(statement).into_iter().filter(|it| !it.sql.ends_with("WHERE ? = ?")) {
            let mut whole = whole_tables(&extranet, part.clone()).await;
            // An index of those that wait and of no other: few, and all of them are counted.
            whole.retain(|it| it != "outbox USING INDEX outbox_waiting");
            assert!(whole.is_empty(), "the round reads {whole:?}: {}", part.sql);
        }
    }
    // From here on there is nothing to write.
    let asked = async || {
        extranet.later(DAY);
        statements.taken();
        assert!(digest::some(&extranet.app).await.expect("a round") > 0);
        statements.taken().len()
    };
    let few = asked().await;
    people(&extranet, &bellevue, 2..12).await;
    assert_eq!(asked().await, few);
}

#[tokio::test]
async fn the_page_of_activity_reads_no_whole_table() {
    let (extranet, statements) = Extranet::open().await.written_down();
    let (.., page) = extranet.camille().await;
    for address in ["/profile/activity", "/profile/notifications", "/profile/data"] {
        statements.taken();
        page.clone().visit(address).await;
        for statement in statements.taken() {
            for part in parts(statement) {
                let whole = whole_tables(&extranet, part.clone()).await;
                assert!(whole.is_empty(), "{address} reads {whole:?}: {}", part.sql);
            }
        }
    }
}

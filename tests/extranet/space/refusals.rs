//! What is somebody else's, asked for: answered like what never was, and one line in the trail.

use palier::documents::{DocumentKind, Readers};

use super::documents_kit::new;
use crate::support::Extranet;

#[tokio::test]
async fn every_door_to_what_is_somebody_elses_leaves_one_line_in_the_trail() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let denis = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let readers = Readers::Contract(denis.contract.id);
    let lease = extranet.publish(&new(&bellevue, DocumentKind::Bail, readers, "Bail")).await;
    let contract = denis.contract.id;
    let doors = [
        (format!("/contracts/{contract}"), contract.to_string()),
        (format!("/contracts/{contract}/statement"), contract.to_string()),
        (format!("/contracts/{contract}/quittances"), contract.to_string()),
        (format!("/documents/{lease}"), lease.to_string()),
        (format!("/documents/{lease}/accessible"), lease.to_string()),
    ];
    let mut trail = 0;
    for (door, subject) in doors {
        assert_eq!(camille.clone().visit(&door).await.status, 404, "{door}");
        trail += 1;
        let told = format!(
            "audit_event where kind = 'access_refused' and outcome = 'refused' \
             and subject in ('{subject}')"
        );
        assert!(extranet.count(&told).await > 0, "{door}");
        let all = extranet.count("audit_event where kind = 'access_refused'").await;
        assert_eq!(all, trail, "{door}");
    }
    let zip = camille.post("/documents/zip", &[("document", &lease.to_string())]).await;
    assert_eq!(zip.status, 404);
    assert_eq!(extranet.count("audit_event where kind = 'access_refused'").await, trail + 1);
}

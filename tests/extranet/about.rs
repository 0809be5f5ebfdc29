//! What the house says of itself: help, legal pages, personal data.

use crate::support::Extranet;

#[tokio::test]
async fn personal_data_tells_what_is_kept_of_a_connected_device() {
    let extranet = Extranet::open().await;
    let page = extranet.browser().visit("/privacy").await.sees("Pour chaque appareil connecté");
    let page = page.sees("le nom du navigateur et le début de son adresse réseau");
    page.sees("Un journal des connexions, des changements d'accès et des documents ouverts");
}

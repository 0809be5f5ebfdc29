//! The report of an import: each row with what it changes, who takes it out, and how long it is kept.

use std::time::Duration;

use palier::staff::Right;

use super::imports::{confirmed, manager, sent, tiers};
use crate::support::Extranet;

const FIRST: &str =
    "T1;Roux;Camille;B1;locataire;01/09/2019;\nT2;Benali;Nadia;B2;locataire;01/01/2020;\n";
const SECOND: &str = "T1;Roux-Morel;Camille;B1;locataire;01/09/2019;\n\
                      T2;Benali;Nadia;B2;locataire;01/01/2020;31/03/2026\n\
                      T3;=Petit;Louis;B3;locataire;;\nT4;;Sans nom;B4;locataire;;\n";

#[tokio::test]
async fn each_row_says_what_it_changes_and_from_what_to_what() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let page = tiers(&extranet, &bellevue, FIRST).await.sees("Créées (2)");
    let page = page.sees("Ligne 2").sees("B1").sees("Camille Roux").sees("Nadia Benali");
    confirmed(&extranet, page, "Importer 2 lignes").await.sees("Créées (2)");
    let page = tiers(&extranet, &bellevue, SECOND).await.sees("Refusées (1)");
    let page = page.click("Modifiées (1)").await.sees("Ligne 2");
    let page = page.sees("nom : « Roux » devient « Roux-Morel »").does_not_see("prenom");
    let page = page.click("Terminées (1)").await.sees("fin : « 31/03/2026 », rien auparavant");
    let page = page.click("Créées (1)").await.sees("Louis =Petit").does_not_see("Camille");
    confirmed(&extranet, page, "Importer 3 lignes").await.sees("Modifiées (1)");
}

#[tokio::test]
async fn the_whole_report_is_a_file_and_the_trail_tells_who_took_it_out() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let page = tiers(&extranet, &bellevue, FIRST).await;
    confirmed(&extranet, page, "Importer 2 lignes").await;
    let page = tiers(&extranet, &bellevue, SECOND).await;
    let taken = "audit_event where kind = 'import_exported' and actor like 'staff:%'";
    assert_eq!(extranet.count(taken).await, 0);
    let file = page.clone().press("Télécharger tout le rapport (CSV)").await.html();
    for row in [
        "\"2\";\"modifiée\";\"B1\";\"Camille Roux-Morel\";\"nom\";\"Roux\";\"Roux-Morel\"",
        "\"3\";\"terminée\";\"B2\";",
        "\"4\";\"créée\";\"B3\";\"Louis =Petit\";\"\";\"\";\"\"",
        "\"5\";\"refusée\";\"\";",
    ] {
        assert!(file.contains(row), "{row} is not in {file}");
    }
    assert_eq!(extranet.count(taken).await, 1);
    let staff = extranet.staff(&bellevue, Right::Gestion).await.visit(&page.url).await;
    extranet.later(extranet.app.settings.session.step_up + Duration::from_secs(1));
    let asked = staff.press("Télécharger tout le rapport (CSV)").await;
    assert!(asked.url.starts_with("/office/step-up?next="), "{}", asked.url);
    assert_eq!(extranet.count(taken).await, 1);
}

/// Written a thousand at a time, read fifty at a time.
#[tokio::test]
async fn a_long_report_is_whole_in_its_pages_and_in_its_file() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let line = |row: usize| format!("T{row};Roux;Camille;B{row};locataire;;\n");
    let lines = (0..2_100).map(line).collect::<Vec<_>>().concat();
    let page = tiers(&extranet, &bellevue, &lines).await.sees("Créées (2100)").sees("B49");
    let page = page.does_not_see("B51").click("Page suivante").await.sees("B99");
    let file = page.press("Télécharger tout le rapport (CSV)").await.html();
    assert_eq!(file.matches("\"créée\"").count(), 2_100);
    assert!(file.contains("\"B2099\""));
}

#[tokio::test]
async fn the_rows_of_a_report_are_removed_in_time_and_its_counts_stay() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let page = tiers(&extranet, &bellevue, FIRST).await;
    let page = confirmed(&extranet, page, "Importer 2 lignes").await;
    extranet.later(Duration::from_hours(24 * 89));
    palier::upkeep::sweep(&extranet.app).await.expect("an upkeep");
    assert_eq!(extranet.count("import_line").await, 2);
    extranet.later(Duration::from_hours(25));
    palier::upkeep::sweep(&extranet.app).await.expect("an upkeep");
    assert_eq!(extranet.count("import_line").await, 0);
    let staff = extranet.staff(&bellevue, Right::Gestion).await;
    let page = staff.visit(&page.url).await.sees("n'est plus conservé").sees("Import terminé");
    page.does_not_see("Camille").does_not_see("Télécharger");
}

/// Décidée en assemblée générale, the waiver is nobody's to take back by leaving a cell empty.
#[tokio::test]
async fn a_file_that_says_nothing_of_a_waiver_leaves_it_as_it_is() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let columns = "ref_immeuble;nom;copropriete";
    let import = async |file: &str| {
        let page = manager(&extranet, &bellevue).await;
        sent(&extranet, page, ("Immeubles", "immeubles.csv"), file.as_bytes()).await
    };
    let page = import(&format!("{columns}\nI1;Les Cèdres;oui\n")).await;
    confirmed(&extranet, page, "Importer 1 ligne").await;
    let sheet = extranet.staff(&bellevue, Right::Gestion).await;
    let sheet = sheet.visit(&format!("/office/{}/conformite", bellevue.societe.id)).await;
    let sheet = sheet.click("Les Cèdres").await.fill("waived_on", "2026-04-02");
    let sheet = sheet.press("Enregistrer la dispense").await.sees("du 2 avril 2026 a décidé");
    import(&format!("{columns}\nI1;Les Cèdres;oui\n")).await.sees("ne changerait rien");
    let page = import(&format!("{columns};dispense_le\nI1;Les Cèdres bleus;oui;\n")).await;
    let page = page.sees("nom : « Les Cèdres » devient « Les Cèdres bleus »");
    confirmed(&extranet, page.does_not_see("dispense_le"), "Importer 1 ligne").await;
    let sheet = sheet.reload().await.sees("du 2 avril 2026 a décidé").sees("Les Cèdres bleus");
    let page =
        import(&format!("{columns};dispense_le\nI1;Les Cèdres bleus;oui;05/05/2026\n")).await;
    let page = page.sees("dispense_le : « 02/04/2026 » devient « 05/05/2026 »");
    confirmed(&extranet, page, "Importer 1 ligne").await;
    sheet.reload().await.sees("du 5 mai 2026 a décidé");
}

#[tokio::test]
async fn an_account_is_in_no_report() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let import = async |iban: &str| {
        let page = manager(&extranet, &bellevue).await;
        let file = format!("ref_immeuble;nom;titulaire;iban\nI1;Les Cèdres;SDC;{iban}\n");
        sent(&extranet, page, ("Immeubles", "immeubles.csv"), file.as_bytes()).await
    };
    let page = import("FR7630006000011234567890189").await;
    confirmed(&extranet, page, "Importer 1 ligne").await;
    let page = import("DE89370400440532013000").await.sees("iban : nouvelle valeur");
    let page = page.does_not_see("FR76").does_not_see("DE89");
    let file = page.press("Télécharger tout le rapport (CSV)").await.html();
    assert!(!file.contains("FR76") && !file.contains("DE89"), "{file}");
    let lines = "select changes as line from import_line where changes like '%DE89%'";
    assert!(crate::walls::kit::rows(&extranet, lines).await.is_empty());
}

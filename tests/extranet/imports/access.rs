//! An import opens nothing: accounts, links and letters are none of its business (B14, B24, PH5).

use palier::agencies::Societe;
use palier::imports::{self, FileFault, Format, Limits};

use super::{FILE, HEADER, counts};
use crate::support::people::Agence;
use crate::support::{Browser, Extranet, Paper};

const PASSWORD: &str = "quatre lapins verts chantent";

async fn sign_in(extranet: &Extranet, agence: &Agence, email: &str, password: &str) -> Browser {
    let browser = extranet.browser().visit(&agence.login).await;
    let browser = browser.fill_labelled("Adresse e-mail ou identifiant provisoire", email);
    browser.fill_labelled("Mot de passe", password).press("Se connecter").await
}

/// From the letter to the signed-in home.
pub async fn activate(extranet: &Extranet, agence: &Agence, paper: &Paper, email: &str) -> Browser {
    let browser = sign_in(extranet, agence, &paper.login, &paper.secret).await;
    let browser = browser.fill("email", email).press("Continuer").await;
    browser.fill("password", PASSWORD).press("Créer mon compte").await;
    let link = extranet.link_mailed_to(email).await;
    let browser = extranet.browser().visit(&link).await;
    browser.fill("email", email).fill("password", PASSWORD).press("Se connecter").await
}

async fn import_over(extranet: &Extranet, societe: &Societe, reference: &str, email: &str) {
    let line =
        format!("{reference};Mme;Roux;Camille;;{email};CX-{reference};locataire;01/01/2020;\n");
    let report = extranet.import(societe, &line).await;
    assert_eq!(counts(&report), [1, 0, 0, 0, 0]);
}

#[tokio::test]
async fn a_letter_and_an_account_live_on_whatever_the_file_says() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let [camille, nadia] = [
        extranet.dossier(&bellevue, "Camille Roux", None).await,
        extranet.dossier(&bellevue, "Nadia Benali", None).await,
    ];
    let papers =
        [extranet.paper(&bellevue, &camille).await, extranet.paper(&bellevue, &nadia).await];
    activate(&extranet, &bellevue, &papers[0], "camille@example.org").await.sees("Mes contrats");

    for dossier in [&camille, &nadia] {
        let reference = &dossier.tiers.reference;
        import_over(&extranet, &bellevue.societe, reference, "other@example.org").await;
    }
    let home = sign_in(&extranet, &bellevue, "camille@example.org", PASSWORD).await;
    home.sees("Mes contrats").sees("Cabinet Bellevue").does_not_see("other@example.org");
    let browser = sign_in(&extranet, &bellevue, &papers[0].login, &papers[0].secret).await;
    browser.does_not_see("Continuer");
    let browser = sign_in(&extranet, &bellevue, &papers[1].login, &papers[1].secret).await;
    assert_eq!(browser.value("email"), "other@example.org", "still only a suggestion");
}

#[tokio::test]
async fn an_imported_address_never_signs_anybody_in() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &camille).await;
    activate(&extranet, &bellevue, &paper, "camille@example.org").await.sees("Mes contrats");

    import_over(&extranet, &rives.societe, "T1", "camille@example.org").await;
    let home = sign_in(&extranet, &rives, "camille@example.org", PASSWORD).await;
    home.sees("Cabinet Bellevue").does_not_see("Rives Immobilier");
    import_over(&extranet, &rives.societe, "T2", "nobody@example.org").await;
    let refused = sign_in(&extranet, &rives, "nobody@example.org", PASSWORD).await;
    refused.does_not_see("Mes contrats");
    assert!(extranet.mailbox("nobody@example.org").await.is_empty());
}

#[tokio::test]
async fn a_reference_written_like_a_login_or_an_address_is_only_a_reference() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let paper = extranet.paper(&bellevue, &camille).await;
    import_over(&extranet, &bellevue.societe, &paper.login, "nadia@example.org").await;
    import_over(&extranet, &bellevue.societe, "camille@example.org", "x@example.org").await;
    let browser = sign_in(&extranet, &bellevue, &paper.login, &paper.secret).await;
    browser.sees("Camille Roux").does_not_see("nadia@example.org");
}

#[test]
fn a_column_of_passwords_refuses_the_whole_file() {
    let file = format!("mot_de_passe;{HEADER}secret;{FILE}");
    let file = std::io::Cursor::new(file.into_bytes());
    let fault = imports::read(file, Format::Csv, Limits::default()).err().expect("a fault");
    assert!(matches!(fault, FileFault::Header(_)), "{fault}");
}

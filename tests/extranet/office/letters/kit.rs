//! Letters asked for, printed and taken out, as staff do it.

use palier::jobs::{self, Doer, Kind};
use palier::office::letters;
use palier::staff::Right;
use palier::web::App;
use tokio::sync::watch;

use crate::space::quittances_pdf;
use crate::support::people::Agence;
use crate::support::{Browser, Extranet, Paper};

const DOERS: &[(Kind, Doer)] = &[(Kind::Letters, letters::doer)];

/// « Cabinet Bellevue », with as many people, and keys to seal with.
pub async fn bellevue(people: usize) -> (Extranet, Agence) {
    let extranet = Extranet::open_with_keys().await;
    let bellevue = extranet.bellevue().await;
    for at in 0..people {
        extranet.dossier(&bellevue, &format!("Camille Roux{at}"), None).await;
    }
    (extranet, bellevue)
}

pub fn list(agence: &Agence) -> String {
    format!("/office/{}/letters", agence.societe.id)
}

/// Does one job, if there is one.
pub async fn work(app: &App) -> bool {
    let (_going_on, mut stop) = watch::channel(false);
    jobs::take_up(app, DOERS, &mut stop).await.expect("a job or none")
}

/// The page that says what will be printed for all who have no access.
pub async fn chosen(extranet: &Extranet, agence: &Agence) -> Browser {
    let staff = extranet.staff(agence, Right::Gestion).await;
    staff.visit(&list(agence)).await.press("Voir ce qui sera imprimé").await
}

/// The page of letters that are ready.
pub async fn printed(extranet: &Extranet, agence: &Agence) -> Browser {
    let page = chosen(extranet, agence).await.press("Émettre les identifiants").await;
    let page = page.sees("attendent leur tour");
    assert!(work(&extranet.app).await, "a job");
    page.reload().await
}

/// What a CSV tells: logins and secrets.
pub fn papers(csv: &str) -> Vec<Paper> {
    let text = csv.strip_prefix('\u{feff}').expect("the mark that Excel wants");
    let mut csv = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let rows = csv.records().map(|row| row.expect("a row"));
    rows.map(|row| Paper { login: row[8].to_owned(), secret: row[9].to_owned() }).collect()
}

pub fn words(pdf: &[u8]) -> String {
    quittances_pdf::text(pdf)
}

pub async fn type_pair(extranet: &Extranet, agence: &Agence, paper: &Paper) -> Browser {
    let browser = extranet.browser().visit(&agence.login).await;
    let browser = browser.fill_labelled("Adresse e-mail ou identifiant provisoire", &paper.login);
    browser.fill_labelled("Mot de passe", &paper.secret).press("Se connecter").await
}

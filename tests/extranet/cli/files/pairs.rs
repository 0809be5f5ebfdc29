//! `palier pairs issue`

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use super::told;
use crate::imports::access::activate;
use crate::support::people::{Agence, Dossier};
use crate::support::{Extranet, Paper};

/// The rows of the file, cell by cell, without its header.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).expect("the file of pairs");
    let text = text.strip_prefix('\u{feff}').expect("the mark that Excel wants");
    let mut csv = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let records = csv.records().map(|record| record.expect("a row"));
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

fn paper(row: &[String]) -> Paper {
    Paper { login: row[8].clone(), secret: row[9].clone() }
}

fn issue(extranet: &Extranet, output: &Path, whom: &[&str]) -> Output {
    let output = output.display().to_string();
    let words = ["pairs", "issue", "--client-code", "BELLEVUE", "--societe-code", "TLS"];
    extranet.palier(&[&words, whom, &["--output", &output]].concat())
}

async fn type_pair(extranet: &Extranet, agence: &Agence, paper: &Paper) -> crate::support::Browser {
    let browser = extranet.browser().visit(&agence.login).await;
    let browser = browser.fill_labelled("Adresse e-mail ou identifiant provisoire", &paper.login);
    browser.fill_labelled("Mot de passe", &paper.secret).press("Se connecter").await
}

async fn people(extranet: &Extranet, agence: &Agence) -> [Dossier; 2] {
    let camille = extranet.dossier(agence, "Camille Roux", None).await;
    [camille, extranet.dossier(agence, "Nadia Benali", None).await]
}

#[tokio::test]
async fn a_pair_of_the_file_opens_activation() {
    let extranet = Extranet::open_today().await;
    let bellevue = extranet.bellevue().await;
    let [camille, _] = people(&extranet, &bellevue).await;
    let output = extranet.place("pairs.csv");
    let whom = ["--reference", &camille.tiers.reference, "--holders", "2"];
    let (code, said, complaint) = told(&issue(&extranet, &output, &whom));
    assert_eq!(code, Some(0), "{complaint}");
    assert!(said.contains("2 pairs"), "{said}");

    let rows = rows(&output);
    let holders: Vec<_> = rows.iter().map(|row| (row[1].as_str(), row[7].as_str())).collect();
    assert_eq!(holders, [("Camille Roux", "1"), ("Camille Roux", "2")]);
    assert_eq!(rows[0][0], camille.tiers.reference);
    assert_eq!(rows[0][11], format!("https://extranet.example{}", bellevue.login));
    for row in &rows {
        type_pair(&extranet, &bellevue, &paper(row)).await.sees("Camille Roux").sees("Continuer");
    }
}

#[tokio::test]
async fn the_secrets_are_in_the_file_and_nowhere_else() {
    let extranet = Extranet::open_today().await;
    let bellevue = extranet.bellevue().await;
    people(&extranet, &bellevue).await;
    let output = extranet.place("pairs.csv");
    let (code, said, complaint) = told(&issue(&extranet, &output, &["--all"]));
    assert_eq!(code, Some(0), "{complaint}");
    let mode = std::fs::metadata(&output).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    let rows = rows(&output);
    assert_eq!(rows.len(), 2);
    let kept = everything_kept(&extranet).await;
    for row in rows {
        let secret = paper(&row).secret;
        assert!(!said.contains(&secret) && !complaint.contains(&secret));
        for written in [secret.clone(), secret.replace('-', ""), secret.to_lowercase()] {
            assert!(!holds(&kept, &written), "a secret is kept");
        }
        // The login is, which shows that this looks in the right place.
        assert!(holds(&kept, &row[8].replace('-', "")), "the login is not found");
    }
}

/// Every byte of the data folder, and every row of the database when it is elsewhere.
async fn everything_kept(extranet: &Extranet) -> Vec<u8> {
    let data = std::fs::read_dir(&extranet.app.settings.files.data_dir).expect("a data folder");
    let files = data.map(|file| file.expect("a file").path()).filter(|path| path.is_file());
    let mut kept: Vec<u8> = files.flat_map(|path| std::fs::read(path).expect("a file")).collect();
    let db = extranet.app.db.reader();
    if db.get_database_backend() == DbBackend::Postgres {
        let tables = "select format('select row_to_json(t)::text from %I t', tablename) \
                      from pg_tables where schemaname = 'public'";
        for rows in texts(db, tables).await {
            kept.extend(texts(db, &rows).await.concat().into_bytes());
        }
    }
    kept
}

async fn texts(db: &DatabaseConnection, query: &str) -> Vec<String> {
    let query = Statement::from_string(DbBackend::Postgres, query);
    let rows = db.query_all_raw(query).await.expect("rows");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[tokio::test]
async fn a_file_that_is_there_is_never_written_over() {
    let extranet = Extranet::open_today().await;
    let bellevue = extranet.bellevue().await;
    people(&extranet, &bellevue).await;
    let output = extranet.place("pairs.csv");
    assert_eq!(told(&issue(&extranet, &output, &["--all"])).0, Some(0));
    let before = std::fs::read(&output).expect("the file");

    let (code, _, complaint) = told(&issue(&extranet, &output, &["--all"]));
    assert_eq!(code, Some(1));
    assert!(complaint.contains("pairs.csv"), "{complaint}");
    assert_eq!(std::fs::read(&output).expect("the file"), before);
    type_pair(&extranet, &bellevue, &paper(&rows(&output)[0])).await.sees("Continuer");
}

#[tokio::test]
async fn those_who_have_an_access_or_a_letter_are_left_alone() {
    let extranet = Extranet::open_today().await;
    let bellevue = extranet.bellevue().await;
    let [_, nadia] = people(&extranet, &bellevue).await;
    extranet.paper(&bellevue, &nadia).await;
    let jeanne = extranet.dossier(&bellevue, "Jeanne Mora", None).await;
    let letter = extranet.paper(&bellevue, &jeanne).await;
    activate(&extranet, &bellevue, &letter, "jeanne@example.org").await.sees("Mes contrats");
    let first = extranet.place("first.csv");
    assert_eq!(told(&issue(&extranet, &first, &["--without-access"])).0, Some(0));
    let names: Vec<_> = rows(&first).into_iter().map(|row| row[1].clone()).collect();
    assert_eq!(names, ["Camille Roux"]);

    let second = extranet.place("second.csv");
    let (code, said, _) = told(&issue(&extranet, &second, &["--without-access"]));
    assert_eq!(code, Some(0));
    assert!(said.contains("0 pairs") && rows(&second).is_empty(), "{said}");
}

#[tokio::test]
async fn an_unknown_reference_issues_nothing_at_all() {
    let extranet = Extranet::open_today().await;
    let bellevue = extranet.bellevue().await;
    let [camille, _] = people(&extranet, &bellevue).await;
    let before = extranet.paper(&bellevue, &camille).await;
    let list = format!("{}\r\n\r\nNOPE-1\r\n", camille.tiers.reference);
    let list = extranet.file("references.txt", list);
    let output = extranet.place("pairs.csv");
    let (code, _, complaint) = told(&issue(&extranet, &output, &["--references-file", &list]));
    assert_eq!(code, Some(1));
    assert!(complaint.contains("NOPE-1") && !output.exists(), "{complaint}");
    type_pair(&extranet, &bellevue, &before).await.sees("Continuer");
}

#[tokio::test]
async fn whom_it_is_for_must_be_said_once() {
    let extranet = Extranet::open_today().await;
    extranet.bellevue().await;
    let output = extranet.place("pairs.csv");
    for whom in [&[][..], &["--all", "--without-access"]] {
        assert_eq!(told(&issue(&extranet, &output, whom)).0, Some(2), "{whom:?}");
        assert!(!output.exists());
    }
}

//! `kill -9` in the middle of `palier import`.

use std::fmt::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use palier::agencies::Societe;
use sea_orm::{ConnectionTrait, Statement};

use crate::cli::{out, palier};
use crate::support::Extranet;

/// Rows of one transaction: ten chunks of a thousand.
const AT_ONCE: i64 = 10_000;
const ROWS: i64 = 16_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_killed_in_the_middle_is_finished_by_running_it_again() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await.societe, extranet.rives().await.societe);
    let file = extranet.folder().join("tiers.csv");
    std::fs::write(&file, rows()).expect("a file");

    killed_after_a_while(&extranet, &bellevue, &file).await;
    let before = extranet.count("contract").await;
    assert!((AT_ONCE..ROWS).contains(&before), "killed too late: {before}");
    assert_eq!(before % AT_ONCE, 0, "a transaction is whole");
    let alone = "tiers t where not exists (select 1 from contract c where c.tiers_id = t.id)";
    assert_eq!(extranet.count(alone).await, 0);
    assert_eq!(extranet.count("audit_event where kind = 'imported'").await, 0);

    let said = out(&ran(&extranet, &bellevue, &file));
    let counts = [ROWS, ROWS - before, 0, before, 0, 0];
    assert_eq!(counted(&said), counts, "{said}");
    assert_eq!(extranet.count("audit_event where kind = 'imported'").await, 1);

    let said = out(&ran(&extranet, &rives, &file));
    assert_eq!(counted(&said), [ROWS, ROWS, 0, 0, 0, 0], "{said}");
    let (resumed, undisturbed) =
        (portfolio(&extranet, &bellevue).await, portfolio(&extranet, &rives).await);
    assert!(resumed == undisturbed, "the two sociétés differ");
}

/// Each tiers has two contracts, the second half a file later, so that a transaction changes what
/// one before it wrote.
fn rows() -> String {
    let mut file = "ref_tiers;nom;prenom;adresse1;ref_contrat;qualite\n".to_owned();
    for row in 0..ROWS {
        let tiers = row % (ROWS / 2);
        writeln!(file, "T{tiers};Roux;Camille{tiers};{tiers} rue des Lilas;C{row};locataire")
            .expect("a line");
    }
    file
}

fn command(extranet: &Extranet, societe: &Societe, file: &Path) -> Command {
    let mut command = palier(extranet);
    command.args(["import", "--client-code", &societe.client_code]);
    command.args(["--societe-code", &societe.societe_code]).arg(file);
    command.env("PALIER_DATABASE_SYNCHRONOUS", "normal");
    command
}

fn ran(extranet: &Extranet, societe: &Societe, file: &Path) -> Output {
    command(extranet, societe, file).output().expect("palier runs")
}

/// Killed when some of it is there.
async fn killed_after_a_while(extranet: &Extranet, societe: &Societe, file: &Path) {
    let mut command = command(extranet, societe, file);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut import = Import(command.spawn().expect("palier starts"));
    while import.0.try_wait().expect("a process").is_none() {
        if extranet.count("contract").await > 0 {
            import.0.kill().expect("a process");
        }
    }
}

/// Ended with the story.
struct Import(Child);

impl Drop for Import {
    fn drop(&mut self) {
        let _already_ended = self.0.kill();
        let _reaped = self.0.wait();
    }
}

/// Read, created, changed, unchanged, ended, refused.
fn counted(said: &str) -> [i64; 6] {
    let numbers = |line: &str| -> Vec<i64> {
        line.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect()
    };
    let mut counts = said.lines().filter_map(|line| numbers(line).try_into().ok());
    counts.next().unwrap_or_else(|| panic!("no counts in: {said}"))
}

/// Every tiers and contract, without the numbers that differ between two sociétés.
async fn portfolio(extranet: &Extranet, societe: &Societe) -> Vec<String> {
    let db = extranet.app.db.reader();
    let question = "select t.reference || '|' || t.last_name || '|' || t.first_name || '|' \
        || t.address || '|' || c.reference || '|' || c.qualite as line from contract c \
        join tiers t on t.societe_id = c.societe_id and t.id = c.tiers_id \
        where c.societe_id = $1 order by 1";
    let societe = [societe.id.uuid().into()];
    let question = Statement::from_sql_and_values(db.get_database_backend(), question, societe);
    let rows = db.query_all_raw(question).await.expect("a portfolio").into_iter();
    rows.map(|row| row.try_get("", "line").expect("a line")).collect()
}

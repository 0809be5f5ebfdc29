//! The program as an operator runs it: its words, its exit codes, and what pages show afterwards.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};

use palier::settings::DatabaseUrl;
use serde_json::Value;

use crate::support::Extranet;
use crate::support::extranet::ORIGIN;
use crate::support::people::Agence;

const PASSWORD: &str = "quatre lapins verts chantent";

#[tokio::test]
async fn an_agency_made_at_the_command_line_is_seen_by_its_people() {
    let extranet = Extranet::open().await;
    let said = said(&extranet, "agency add --client-code rivoli --name Rivoli");
    assert!(said.contains("agency RIVOLI added"), "{said}");
    let added = palier(&extranet)
        .args(["societe", "add", "--client-code", "RIVOLI", "--societe-code", "PAR"])
        .args(["--name", "Régie Rivoli", "--city", "Paris", "--colour", "#ffd500"])
        .args(["--address", "1 rue de Rivoli\\n75001 Paris", "--phone", "01 86 95 40 10"])
        .args(["--logo", "assets/demo/logo-bellevue.png", "--listed"])
        .output()
        .expect("palier runs");
    let added = out(&added);
    assert!(added.contains(&format!("{ORIGIN}/login?client=RIVOLI&societe=PAR")), "{added}");
    assert!(added.contains("adjusted to stay legible: words and buttons are #7f6a13"), "{added}");

    let rivoli = found(&extranet, "RIVOLI", "PAR").await;
    let browser = extranet.browser().visit(&rivoli.login).await;
    browser.sees("Régie Rivoli").sees("1 rue de Rivoli").sees("01 86 95 40 10");
    let dossier = extranet.dossier(&rivoli, "Camille Roux", Some("camille@example.org")).await;
    let paper = extranet.paper(&rivoli, &dossier).await;
    let browser = extranet.browser().visit(&rivoli.login).await;
    let browser = browser.fill("identifier", &paper.login).fill("password", &paper.secret);
    let browser = browser.press("Se connecter").await.press("Continuer").await;
    browser.fill("password", PASSWORD).press("Créer mon compte").await.sees("Vérifiez");
    let link = extranet.link_mailed_to("camille@example.org").await;
    let browser = extranet.browser().visit(&link).await.fill("email", "camille@example.org");
    let browser = browser.fill("password", PASSWORD).press("Se connecter").await;
    browser.sees("Mes contrats").sees("Régie Rivoli");
}

#[tokio::test]
async fn a_societe_is_changed_field_by_field_and_keeps_its_old_letters_good() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let societe = "--client-code BELLEVUE --societe-code TLS";
    let said_set = said(&extranet, &format!("societe set {societe} --city Blagnac --phone="));
    assert!(said_set.contains("changed: city, phone"), "{said_set}");
    let page = extranet.browser().visit(&bellevue.login).await;
    page.sees("Cabinet Bellevue").does_not_see("05 36 49 12 40");

    said(&extranet, &format!("societe alias add {societe} --former ANCIEN/TLS"));
    let page = extranet.browser().visit("/login?client=ancien&societe=tls").await;
    page.sees("Cabinet Bellevue");
    let again = refused(&extranet, &format!("societe alias add {societe} --former ANCIEN/TLS"));
    assert!(again.contains("ANCIEN/TLS already lead to a société"), "{again}");

    let list = said(&extranet, "societe list --format json");
    let list: Value = serde_json::from_str(&list).expect("JSON");
    assert_eq!(list[0]["city"], "Blagnac");
    assert_eq!(list[0]["sign_in"], format!("{ORIGIN}{}", bellevue.login));
}

#[tokio::test]
async fn terms_published_at_the_command_line_are_read_and_counted() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(&file, "Premier paragraphe.\r\n\r\nSecond paragraphe.\r\n").expect("written");
    for version in ["version 1", "version 2"] {
        let published = palier(&extranet)
            .args(["terms", "publish", "--client-code", "BELLEVUE", "--societe-code", "TLS"])
            .arg(file.path())
            .output()
            .expect("palier runs");
        assert!(out(&published).contains(version));
    }
    let page = extranet.browser().visit("/a/BELLEVUE/TLS/terms").await;
    page.sees("Premier paragraphe.").sees("Second paragraphe.").sees("2");
}

#[tokio::test]
async fn the_audit_trail_lists_what_operators_did() {
    let extranet = Extranet::open().await;
    said(&extranet, "agency add --client-code RIVES --name Rives");
    extranet.bellevue().await;
    said(&extranet, "societe set --client-code BELLEVUE --societe-code TLS --city Blagnac");
    let all = said(&extranet, "audit --kind agency_changed --format json");
    let all: Value = serde_json::from_str(&all).expect("JSON");
    let subjects: Vec<_> = (0..2).map(|n| all[n]["subject"].as_str().expect("a text")).collect();
    assert_eq!(subjects, ["société BELLEVUE/TLS changed: city", "agency RIVES added"]);
    assert_eq!((&all[0]["actor"], &all[0]["network"]), (&"operator".into(), &"console".into()));

    let one = said(&extranet, "audit --societe-codes bellevue/tls --since 2026-01-01 --limit 5");
    assert!(one.contains("BELLEVUE/TLS") && !one.contains("RIVES"), "{one}");
    assert!(!said(&extranet, "audit --since 2999-01-01 --format csv").contains("operator"));
    let kinds = refused(&extranet, "audit --kind nonsense");
    assert!(kinds.contains("sign_in") && kinds.contains("agency_changed"), "{kinds}");
}

#[tokio::test]
async fn the_operator_ends_every_session_of_an_account() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some("camille@example.org")).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let browser = extranet.browser().visit(&bellevue.login).await;
    let browser = browser.fill("identifier", &paper.login).fill("password", &paper.secret);
    let browser = browser.press("Se connecter").await.press("Continuer").await;
    browser.fill("password", PASSWORD).press("Créer mon compte").await.sees("Vérifiez");
    let link = extranet.link_mailed_to("camille@example.org").await;
    let browser = extranet.browser().visit(&link).await.fill("email", "camille@example.org");
    let browser = browser.fill("password", PASSWORD).press("Se connecter").await;
    let browser = browser.sees("Mes contrats");

    let ended = said(&extranet, "account reset-sessions Camille@example.org");
    assert!(ended.contains("1 sessions of camille@example.org ended"), "{ended}");
    browser.visit("/profile").await.sees("Se connecter").does_not_see("camille@example.org");
    let unknown = refused(&extranet, "account reset-sessions nobody@example.org");
    assert!(unknown.contains("there is no account at nobody@example.org"), "{unknown}");
}

#[tokio::test]
async fn the_same_code_twice_and_codes_that_lead_nowhere_are_refused_in_plain_words() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let taken = refused(&extranet, "agency add --client-code bellevue --name Autre");
    assert!(taken.contains("the client code BELLEVUE is taken"), "{taken}");
    let nowhere = refused(&extranet, "societe set --client-code X --societe-code Y --city Z");
    assert!(nowhere.contains("no société with the codes X/Y"), "{nowhere}");
    let accents = refused(&extranet, "agency add --client-code É --name Autre");
    assert!(accents.contains("1 to 20 letters and digits"), "{accents}");
}

#[tokio::test]
async fn the_doctor_says_what_is_wrong_and_ends_with_an_error() {
    let extranet = Extranet::open().await;
    let mut healthy = palier(&extranet);
    healthy.env("PALIER_SERVER_TRUSTED_PROXIES", "127.0.0.1").arg("doctor");
    let healthy = healthy.output().expect("palier runs");
    let text = out(&healthy);
    assert!(text.contains("answers, its schema is of this version"), "{text}");
    assert!(text.contains("letters: 0 wait, 0 given up"), "{text}");

    let mut ill = palier(&extranet);
    ill.args(["doctor"]).env("PALIER_DATABASE_URL", "postgres://palier:hunter2@127.0.0.1:1/palier");
    ill.env("PALIER_MAIL_TRANSPORT", "smtp").env("PALIER_MAIL_SMTP_HOST", "127.0.0.1");
    ill.env("PALIER_MAIL_SMTP_PORT", "1");
    let ill = ill.output().expect("palier runs");
    let text = String::from_utf8_lossy(&ill.stdout);
    assert_eq!(ill.status.code(), Some(1), "{text}");
    for wrong in [
        "WRONG    server.trusted_proxies",
        "WRONG    database.url: postgres://127.0.0.1:1/palier cannot be used",
        "WRONG    mail.smtp_host: cannot reach 127.0.0.1, port 1",
    ] {
        assert!(text.contains(wrong), "{wrong} is not in:\n{text}");
    }
    assert!(!text.contains("hunter2"), "{text}");
    assert!(text.starts_with("WRONG"), "the worst first:\n{text}");
}

#[tokio::test]
async fn a_wrong_or_unknown_setting_stops_the_start_with_its_name_and_what_is_accepted() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(&file, "[session]\nidel = \"30 min\"\nabsolute = \"a while\"\n")
        .expect("written");
    let started = Command::new(env!("CARGO_BIN_EXE_palier"))
        .args(["serve", "--config"])
        .arg(file.path())
        .env("PALIER_MAIL_TRANSPORT", "pigeon")
        .env("PALIER_SESION_IDLE", "30 min")
        .output()
        .expect("palier runs");
    let told = String::from_utf8_lossy(&started.stderr);
    assert_eq!(started.status.code(), Some(1), "{told}");
    for word in [":2: there is no setting session.idel", "session.idle", ":3: session.absolute"] {
        assert!(told.contains(word), "{word} is not in:\n{told}");
    }
    assert!(told.contains("a duration, as in \"30 min\""), "{told}");
    assert!(
        told.contains("PALIER_MAIL_TRANSPORT") && told.contains("`folder` or `smtp`"),
        "{told}"
    );
    assert!(told.contains("PALIER_SESION_IDLE"), "{told}");
}

#[tokio::test]
async fn a_server_says_where_it_listens_and_shows_the_agency_there() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let mut server = Serving::start(&extranet);
    let page = server.get(&bellevue.login);
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("Cabinet Bellevue"), "{page}");
    assert!(server.stop(), "it ends well when asked to");
}

/// `palier serve` on a free port, ended with the story.
struct Serving {
    child: Child,
    address: String,
}

impl Serving {
    fn start(extranet: &Extranet) -> Self {
        let mut child = palier(extranet)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stderr(Stdio::piped())
            .spawn()
            .expect("palier starts");
        let mut lines = BufReader::new(child.stderr.take().expect("its log")).lines();
        let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains("serving"));
        // The log is read to its end, so that the server never waits for a reader.
        std::thread::spawn(move || lines.count());
        let address = line.as_deref().and_then(address).expect("an address in the log");
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let host = ORIGIN.trim_start_matches("https://");
        let ask = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(ask.as_bytes()).expect("asked");
        let mut page = String::new();
        stream.read_to_string(&mut page).expect("an answer");
        page
    }

    /// SIGTERM, as an init system sends it.
    fn stop(&mut self) -> bool {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status().expect("kill runs");
        told.success() && self.child.wait().expect("an end").success()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _already_ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// `address=127.0.0.1:40123` in a line that may be coloured.
fn address(line: &str) -> Option<String> {
    let from = line.find("127.0.0.1:")?;
    let address = line[from..].chars().take_while(|c| c.is_ascii_digit() || ".:".contains(*c));
    Some(address.collect())
}

/// The program, set as the story's extranet is.
fn palier(extranet: &Extranet) -> Command {
    let settings = &extranet.app.settings;
    let url = match &settings.database.url {
        DatabaseUrl::Sqlite(file) => format!("sqlite:{}", file.display()),
        DatabaseUrl::Postgres(url) => url.expose().to_owned(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
    command
        .env("PALIER_FILES_DATA_DIR", &settings.files.data_dir)
        .env("PALIER_DATABASE_URL", url)
        .env("PALIER_SERVER_PUBLIC_URL", ORIGIN)
        .env("PALIER_MAIL_FROM", settings.mail.from.to_string());
    command
}

/// What a command answers when all goes well.
fn said(extranet: &Extranet, words: &str) -> String {
    let output = palier(extranet).args(words.split(' ')).output().expect("palier runs");
    out(&output)
}

/// What a command says when it refuses.
fn refused(extranet: &Extranet, words: &str) -> String {
    let output = palier(extranet).args(words.split(' ')).output().expect("palier runs");
    assert!(!output.status.success(), "{words} was not refused");
    String::from_utf8(output.stderr).expect("UTF-8")
}

fn out(output: &Output) -> String {
    let (out, told) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{told}");
    out.into_owned()
}

/// A société that is there already.
async fn found(extranet: &Extranet, client_code: &str, code: &str) -> Agence {
    let codes = palier::agencies::Codes::parse(client_code, code).expect("codes");
    let societe = palier::agencies::Societe::with_codes(extranet.app.db.reader(), &codes).await;
    let societe = societe.expect("sociétés").expect("a société");
    Agence { login: societe.login_path(), societe }
}

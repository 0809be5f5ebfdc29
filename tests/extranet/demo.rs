//! `palier demo`: one command, a filled site, and mail that anybody may read.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use axum::http::StatusCode;
use palier::clock::Clock;
use palier::documents::DocumentKind;
use palier::guard::TotpSecret;
use palier::money::Cents;
use palier::texts::Lang;
use sea_orm::Iterable;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::distant::distant;
use crate::support::leash::Leash;
use crate::support::postgres;
use crate::support::{Browser, Extranet};

const PALIER: &str = env!("CARGO_BIN_EXE_palier");
const PASSWORD: &str = "quatre lapins verts chantent";

/// A demonstration that serves until dropped.
struct Demo {
    said: Value,
    _running: Leash,
}

impl Demo {
    fn start(folder: &Path, database: Option<&str>) -> Self {
        let start = r#"exec "$1" demo --listen 127.0.0.1:0 --format json --data-dir "$2""#;
        let start = match database {
            Some(_) => format!(r#"(PALIER_DATABASE_URL="$3" {start})"#),
            None => format!("({start})"),
        };
        let folder = folder.to_str().expect("a path");
        let arguments = [PALIER, folder, database.unwrap_or_default()];
        let mut running = Leash::hold(&start, r#"kill "$watched"; wait"#, &arguments);
        let first = running.read(|line| Some(line.to_owned())).expect("a first line");
        let said = serde_json::from_str(&first).unwrap_or_else(|_| panic!("no JSON: {first}"));
        Self { said, _running: running }
    }

    fn browser(&self) -> Browser {
        let url = text(&self.said["url"]);
        Browser::new(distant(url), url)
    }

    fn accesses(&self) -> &[Value] {
        self.said["accesses"].as_array().expect("accesses")
    }

    fn access_of(&self, name: &str) -> Option<&Value> {
        self.accesses().iter().find(|access| text(&access["name"]).contains(name))
    }

    async fn signed_in(&self, account: &Value) -> Browser {
        let browser = self.browser().visit("/login?client=RIVES&societe=BDX").await;
        let browser = browser
            .fill_labelled("Adresse e-mail ou identifiant provisoire", text(&account["email"]))
            .fill_labelled("Mot de passe", text(&account["password"]));
        let browser = browser.press("Se connecter").await;
        let Some(secret) = account["totp_secret"].as_str() else {
            return browser.sees("Mes contrats");
        };
        let secret = TotpSecret::parse(secret).expect("a key");
        let code = secret.code(Clock::system().now()).expect("a code");
        let browser = browser.sees("Code de vérification").fill("code", &code);
        browser.press("Se connecter").await.sees("Mes contrats")
    }

    /// The page of the newest mail with these words in its line, once it is there.
    async fn mail(&self, words: &str) -> Browser {
        for _ in 0..100 {
            let page = self.browser().visit("/demo/mails").await;
            if page.text().contains(words) {
                return page.click(words).await;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no mail « {words} »");
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

fn refused(arguments: &[&str]) -> String {
    let Output { status, stderr, .. } =
        Command::new(PALIER).arg("demo").args(arguments).output().expect("palier runs");
    assert!(!status.success(), "palier demo {arguments:?}");
    String::from_utf8(stderr).expect("words")
}

#[tokio::test]
async fn a_letter_of_the_demonstration_becomes_an_account_and_is_not_offered_again() {
    let folder = TempDir::new().expect("a folder");
    let database = postgres::is_asked_for().then(postgres::fresh_database);
    let database = database.as_ref().map(|database| database.url.as_str());
    let demo = Demo::start(folder.path(), database);
    let (before, hugo) = (demo.accesses().len(), demo.access_of("Marchetti").expect("Hugo"));
    assert_eq!(text(&hugo["qualite"]), "Locataire");
    assert_eq!(text(&hugo["suggested_email"]), "hugo.marchetti@courriel.example");

    let browser = demo.browser().visit(text(&hugo["login_url"])).await.sees("Cabinet Bellevue");
    let browser = browser
        .fill_labelled("Adresse e-mail ou identifiant provisoire", text(&hugo["login"]))
        .fill_labelled("Mot de passe", text(&hugo["password"]))
        .press("Se connecter")
        .await;
    let browser = browser.sees("Hugo Marchetti").press("Continuer").await;
    let browser = browser.fill("password", PASSWORD).press("Créer mon compte").await;
    browser.sees("Vérifiez votre boîte mail");

    let mail = demo.mail("Activez votre compte").await.sees("hugo.marchetti@courriel.example");
    let phone = mail.click("Valider mon e-mail").await.sees("Votre compte est à jour");
    let phone = phone.fill("email", "hugo.marchetti@courriel.example").fill("password", PASSWORD);
    phone.press("Se connecter").await.sees("Mes contrats").sees("8 rue Réclusane");

    drop(demo);
    let again = Demo::start(folder.path(), database);
    assert_eq!(again.accesses().len(), before - 1);
    assert!(again.access_of("Marchetti").is_none());
    again.browser().visit("/demo/mails").await.sees("hugo.marchetti@courriel.example");
}

#[tokio::test]
async fn the_demonstration_shows_the_situations_of_real_life() {
    let folder = TempDir::new().expect("a folder");
    let demo = Demo::start(folder.path(), None);
    assert_eq!(text(&demo.said["mailbox_url"]), text(&demo.said["url"]).to_owned() + "/demo/mails");
    assert_eq!(text(&demo.said["data_dir"]), folder.path().to_str().expect("a path"));
    let sharing = |name: &str| {
        demo.accesses().iter().filter(|access| text(&access["name"]).contains(name)).count()
    };
    assert_eq!(sharing("Nguyen-Picard"), 2, "a pair for each of the couple");
    assert_eq!(sharing("Estève"), 2, "a tiers for each of the couple");
    assert_eq!(sharing("Lagarde") + sharing("LAGARDE"), 2, "one man at two sociétés");
    assert!(demo.access_of("Fabre").expect("René")["suggested_email"].is_null());
    assert!(demo.accesses().len() >= 12);

    let accounts = demo.said["accounts"].as_array().expect("accounts");
    let seen = |name: &str| accounts.iter().find(|it| text(&it["name"]).contains(name));
    let camille = demo.signed_in(seen("Camille Roux").expect("Camille")).await;
    camille.sees("112 (parking)").sees("Cabinet Bellevue");
    let nadia = demo.signed_in(seen("Nadia Benali").expect("Nadia")).await;
    nadia
        .sees("Cabinet Bellevue")
        .sees("Copropriétaire")
        .sees("Rives Immobilier")
        .sees("Locataire");
    let maite = demo.signed_in(seen("Maïté Etcheverry").expect("Maïté")).await;
    maite.sees("Propriétaire bailleur").sees("Rives Immobilier");

    let old = demo.browser().visit("/login?client=BELLEVUE&societe=TOULOUSE").await;
    let terms = old.sees("Cabinet Bellevue").visit("/a/BELLEVUE/TLS/terms").await;
    terms.sees("Elles ne changent rien à votre bail");
    let logo = demo.browser().visit("/a/RIVES/BDX/logo.png").await;
    assert_eq!(logo.header("content-type"), Some("image/png"));
}

/// The numbers of the documents on the pages of `/documents`.
async fn documents(browser: Browser, expected: u64) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut browser = browser;
    for page in 1..=expected.div_ceil(50).max(1) {
        browser = browser.visit(&format!("/documents?page={page}")).await;
        let html = browser.html();
        let boxes = html.split("name=\"document\" value=\"").skip(1);
        found.extend(boxes.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    found
}

#[tokio::test]
async fn what_the_demonstration_says_that_an_account_sees_is_on_its_screens() {
    let folder = TempDir::new().expect("a folder");
    let database = postgres::is_asked_for().then(postgres::fresh_database);
    let demo = Demo::start(folder.path(), database.as_ref().map(|it| it.url.as_str()));
    let accounts = demo.said["accounts"].as_array().expect("accounts");
    assert!(accounts.len() >= 10 && demo.accesses().len() >= 14);
    for account in accounts {
        let mut browser = demo.signed_in(account).await.visit("/").await;
        for contract in account["contracts"].as_array().expect("contracts") {
            let cents = contract["balance_cents"].as_i64().expect("a balance");
            browser = browser.sees(text(&contract["reference"])).sees(text(&contract["qualite"]));
            if cents != 0 {
                browser = browser.sees(&Cents::new(cents.abs()).text(Lang::French));
            }
        }
        let expected = account["documents"].as_u64().expect("a count");
        let found = documents(browser, expected).await;
        assert_eq!(found.len() as u64, expected, "{}", account["email"]);
        assert!(expected > 0, "{}", account["email"]);
    }
}

#[tokio::test]
async fn the_three_legal_lists_are_whole_for_one_copropriete_and_not_for_another() {
    let folder = TempDir::new().expect("a folder");
    let demo = Demo::start(folder.path(), None);
    let accounts = demo.said["accounts"].as_array().expect("accounts");
    let whose = |email: &str| accounts.iter().find(|it| text(&it["email"]).starts_with(email));
    let president = demo.signed_in(whose("solange").expect("Solange")).await;
    let mut president = president.visit("/documents").await;
    for kind in DocumentKind::iter().filter(|kind| kind.legal().is_some()) {
        president = president.sees(&kind.text(Lang::French.texts()));
    }
    let calls = president.html().matches("Choisir\u{a0}: Appel de fonds").count();
    assert_eq!(calls, 12, "those of three years");
    president.does_not_see("version erronée").sees("Conseil syndical");
    let former = demo.signed_in(whose("nadia").expect("Nadia")).await.visit("/documents").await;
    former.does_not_see(&DocumentKind::ListeDesCoproprietaires.text(Lang::French.texts()));
    let other = demo.signed_in(whose("maite").expect("Maïté")).await.visit("/documents").await;
    other
        .sees(&DocumentKind::ReglementDeCopropriete.text(Lang::French.texts()))
        .does_not_see(&DocumentKind::CarnetDEntretien.text(Lang::French.texts()));
}

#[tokio::test]
async fn a_filling_cut_short_is_finished_by_the_next_start() {
    let (cut, whole) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let mut first = Command::new(PALIER)
        .args(["demo", "--listen", "127.0.0.1:0", "--data-dir"])
        .arg(cut.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("palier runs");
    while !cut.path().join("documents").exists() {
        assert!(first.try_wait().expect("its state").is_none(), "it ended by itself");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    first.kill().expect("killed");
    first.wait().expect("its end");
    let record = std::fs::read_to_string(cut.path().join("demo.json")).expect("a record");
    assert!(record.contains("\"filled\": null"), "it was filled already: {record}");
    let (again, whole) = (Demo::start(cut.path(), None), Demo::start(whole.path(), None));
    assert_eq!(again.said["accounts"], whole.said["accounts"]);
    assert_eq!(again.accesses().len(), whole.accesses().len());
}

#[tokio::test]
async fn the_mailbox_shows_mails_and_nothing_else_of_the_disk() {
    let folder = TempDir::new().expect("a folder");
    let demo = Demo::start(folder.path(), None);
    demo.browser().visit("/demo/mails").await.sees("Aucun message pour l'instant");
    let page = demo.browser().visit("/password-reset?client=RIVES&societe=BDX").await;
    let page = page.fill("email", "camille.roux@courriel.example").submit().await;
    assert_eq!(page.status, StatusCode::OK);

    let mail = demo.mail("camille.roux@courriel.example").await;
    let html = mail.html();
    let letter = html.split("class=\"sheet letter\"").nth(1).expect("the letter");
    let letter = letter.split("</section>").next().expect("its end");
    for foreign in ["style=", "<table", "<td", "<h1", "<style", "bgcolor"] {
        assert!(!letter.contains(foreign), "{foreign} in {letter}");
    }
    assert!(letter.contains("class=\"button\" href=\"http://127.0.0.1:"), "{letter}");
    for file in ["..%2Fdemo.json", "..%2f..%2Fetc%2Fpasswd", ".eml", "demo.json", "%2Fetc%2Fpasswd"]
    {
        let page = demo.browser().visit(&format!("/demo/mails/{file}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{file}");
    }
}

#[tokio::test]
async fn a_real_site_has_no_mailbox() {
    let extranet = Extranet::open().await;
    for address in ["/demo/mails", "/demo/mails/20260512T123200Z-1.eml"] {
        let page = extranet.browser().visit(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[test]
fn a_demonstration_touches_no_real_database_and_answers_no_network() {
    let folder = TempDir::new().expect("a folder");
    let place = folder.path().to_str().expect("a path");
    std::fs::write(folder.path().join("palier.db"), b"").expect("a file");
    let words = refused(&["--listen", "127.0.0.1:0", "--data-dir", place]);
    assert!(words.contains("is not a demonstration"), "{words}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
    let words = refused(&["--listen", "0.0.0.0:0", "--data-dir", place]);
    assert!(words.contains("this machine only"), "{words}");
}

#[tokio::test]
async fn the_staff_of_each_agency_sign_in_with_the_secret_that_is_told() {
    let folder = TempDir::new().expect("a folder");
    let demo = Demo::start(folder.path(), None);
    let staff = demo.said["staff"].as_array().expect("staff");
    let has = |client: &str, right: &str| {
        staff.iter().any(|one| {
            let rights = one["rights"].as_array().expect("rights");
            rights.iter().any(|it| text(&it["client"]) == client && text(&it["right"]) == right)
        })
    };
    for (client, right) in [
        ("BELLEVUE", "administration"),
        ("BELLEVUE", "gestion"),
        ("BELLEVUE", "lecture"),
        ("RIVES", "administration"),
    ] {
        assert!(has(client, right), "{client}: {right}");
    }
    for one in [&staff[0], staff.last().expect("somebody")] {
        let (_, login) = text(&one["login_url"]).split_once("/office").expect("an address");
        let page = demo.browser().visit(&format!("/office{login}")).await;
        let page = page.fill("email", text(&one["email"])).fill("password", text(&one["password"]));
        let page = page.press("Continuer").await;
        let secret = palier::guard::TotpSecret::parse(text(&one["totp_secret"])).expect("a key");
        let code = secret.code(palier::clock::Clock::system().now()).expect("a code");
        let page = page.fill("code", &code).press("Se connecter").await;
        page.visit("/office/account").await.sees(text(&one["name"]));
    }
}

#[tokio::test]
async fn the_keys_that_are_told_open_the_api_of_their_societe() {
    let folder = TempDir::new().expect("a folder");
    let demo = Demo::start(folder.path(), None);
    let keys = demo.said["api_keys"].as_array().expect("keys");
    for societe in ["TLS", "MTB", "BDX"] {
        assert!(keys.iter().any(|key| text(&key["societe"]) == societe), "{societe}");
    }
    for key in keys {
        let bearer = format!("Bearer {}", text(&key["key"]));
        let browser = demo.browser().with_header("authorization", &bearer);
        let page = browser.visit("/api/v1/key").await;
        let told: Value = serde_json::from_slice(page.body()).expect("JSON");
        assert_eq!((&told["societe"], &told["scopes"]), (&key["societe"], &key["scopes"]));
    }
}

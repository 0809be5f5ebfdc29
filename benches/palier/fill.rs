//! A database with many people in it, with their contracts, accounts and documents.

use std::path::PathBuf;

use palier::access::provisional::{PairId, pair};
use palier::access::{LinkId, link};
use palier::accounts::account;
use palier::accounts::{AccountId, Email};
use palier::agencies::{Agency, Code, Colour, NewSociete, Societe};
use palier::clock::{Clock, Moment};
use palier::contracts::{ContractId, Qualite, TiersId, contract, tiers, tiers_line};
use palier::guard::Hasher;
use palier::settings::Settings;
use palier::web::App;
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, Database, EntityTrait};
use tempfile::TempDir;

use super::books::Books;

pub const PASSWORD: &str = "quatre lapins verts chantent";

/// Where everything of a run is kept, and the settings that the product is started with.
pub struct Place {
    pub folder: TempDir,
    pub settings: Settings,
    /// The same settings as environment variables.
    pub variables: Vec<(String, String)>,
    pub port: u16,
}

impl Place {
    pub fn new(postgres: Option<&str>) -> anyhow::Result<Self> {
        let folder = TempDir::new()?;
        let port = free_port()?;
        let mut variables = vec![
            ("PALIER_FILES_DATA_DIR".to_owned(), folder.path().join("data").display().to_string()),
            ("PALIER_SERVER_LISTEN".to_owned(), format!("127.0.0.1:{port}")),
            ("PALIER_SERVER_PUBLIC_URL".to_owned(), format!("http://127.0.0.1:{port}")),
            ("PALIER_LOG_FILTER".to_owned(), "warn".to_owned()),
        ];
        // One machine plays everybody: what is counted by address must not stop it.
        for count in ["IP_ATTEMPTS", "NETWORK_ATTEMPTS", "TOTAL_ATTEMPTS"] {
            variables.push((format!("PALIER_THROTTLE_{count}"), "1000000000".to_owned()));
        }
        variables.push(("PALIER_THROTTLE_FREE_ATTEMPTS".to_owned(), "1000000".to_owned()));
        variables.push(("PALIER_THROTTLE_ATTEMPTS_PER_DAY".to_owned(), "1000000".to_owned()));
        if let Some(url) = postgres {
            variables.push(("PALIER_DATABASE_URL".to_owned(), url.to_owned()));
            variables.push(("PALIER_KEYS_WITHOUT".to_owned(), "serve".to_owned()));
        }
        let settings = Settings::load(None, variables.iter().cloned());
        let settings = settings.map_err(|mistakes| anyhow::anyhow!("{mistakes:?}"))?;
        Ok(Self { folder, settings, variables, port })
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

pub fn free_port() -> anyhow::Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Somebody with an account, and how much there is of theirs.
pub struct Person {
    pub email: String,
    pub contracts: u32,
    /// Of each contract's account.
    pub months: i16,
}

/// Fills the database, and returns the addresses to sign in with.
pub async fn fill(place: &Place, accounts: usize) -> anyhow::Result<Vec<String>> {
    let emails: Vec<String> = (0..accounts).map(|n| format!("person{n}@example.org")).collect();
    let person = |email: &String| Person { email: email.clone(), contracts: 2, months: 6 };
    people(place, emails.iter().map(person).collect()).await?;
    Ok(emails)
}

/// People of a new société.
pub async fn people(place: &Place, people: Vec<Person>) -> anyhow::Result<Societe> {
    let app = App::open(place.settings.clone(), Clock::system()).await?;
    let now = app.clock.now();
    let hasher: Hasher = app.bulk_hasher()?;
    let hash = hasher.hash(PASSWORD).await?;
    let societe = societe(&app, now).await?;
    for chunk in people.chunks(200) {
        let (mut people, mut all_tiers, mut contracts, mut ids) = (vec![], vec![], vec![], vec![]);
        let (mut pairs, mut links, mut books) = (vec![], vec![], Books::default());
        for one in chunk {
            let (account, tiers) = (AccountId::new(), TiersId::new());
            let email = Email::parse(&one.email).map(|email| email.to_string()).unwrap_or_default();
            people.push(person(account, &email, hash.as_str(), now));
            ids.push(tiers);
            all_tiers.push(one_tiers(&societe, tiers, &email, now));
            for lot in 0..one.contracts {
                let id = ContractId::new();
                let lot = format!("Lot {lot} of {}", one.contracts);
                contracts.push(one_contract(&societe, (tiers, id), lot, now));
                books.add(&societe, id, one.months, now);
            }
            let pair = PairId::new();
            pairs.push(one_pair(&societe, tiers, pair, (hash.as_str(), now)));
            links.push(one_link(&societe, tiers, (account, pair), now));
        }
        let tx = app.db.begin().await?;
        account::Entity::insert_many(people).exec_without_returning(&tx).await?;
        tiers::Entity::insert_many(all_tiers).exec_without_returning(&tx).await?;
        contract::Entity::insert_many(contracts).exec_without_returning(&tx).await?;
        tiers_line::renew(&tx, societe.id, &ids).await?;
        pair::Entity::insert_many(pairs).exec_without_returning(&tx).await?;
        link::Entity::insert_many(links).exec_without_returning(&tx).await?;
        books.write(&tx).await?;
        tx.commit().await?;
    }
    Ok(societe)
}

/// Contracts of people without an account, ten each, in one transaction: their keys are in no order.
pub async fn others(place: &Place, societe: &Societe, contracts: usize) -> anyhow::Result<()> {
    let app = App::open(place.settings.clone(), Clock::system()).await?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    for _ in 0..contracts / 1_000 {
        let (mut all_tiers, mut contracts, mut ids) = (vec![], vec![], vec![]);
        let mut books = Books::default();
        for _ in 0..100 {
            let tiers = TiersId::new();
            ids.push(tiers);
            all_tiers.push(one_tiers(societe, tiers, "", now));
            for lot in 0..10 {
                let id = ContractId::new();
                contracts.push(one_contract(societe, (tiers, id), format!("Lot {lot}"), now));
                books.add(societe, id, 1, now);
            }
        }
        tiers::Entity::insert_many(all_tiers).exec_without_returning(&tx).await?;
        contract::Entity::insert_many(contracts).exec_without_returning(&tx).await?;
        tiers_line::renew(&tx, societe.id, &ids).await?;
        books.write(&tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Brings what was written into the file of SQLite itself, as days of service do: a journal of
/// gigabytes is nobody's.
pub async fn settle(place: &Place) -> anyhow::Result<()> {
    let file = place.folder.path().join("data/palier.db");
    if !file.exists() {
        return Ok(());
    }
    let db = Database::connect(format!("sqlite:{}?mode=rw", file.display())).await?;
    db.execute_unprepared("pragma wal_checkpoint(truncate)").await?;
    Ok(db.close().await?)
}

async fn societe(app: &App, now: Moment) -> anyhow::Result<Societe> {
    let code = |text| Code::parse(text).ok_or_else(|| anyhow::anyhow!("a code"));
    let tx = app.db.begin().await?;
    let agency = Agency::create(&tx, &code("BENCH")?, "Cabinet Mesure", now).await?;
    let new = NewSociete {
        code: code("ONE")?,
        name: "Cabinet Mesure".into(),
        address: "1 rue de la Mesure\n31000 Toulouse".into(),
        city: "Toulouse".into(),
        phone: Some("05 36 49 00 00".into()),
        email: None,
        hours: None,
        colour: Colour::default(),
        logo: None,
        listed: false,
    };
    let societe = Societe::create(&tx, &agency, new, now).await?;
    tx.commit().await?;
    Ok(societe)
}

pub fn person(id: AccountId, email: &str, hash: &str, now: Moment) -> account::ActiveModel {
    account::ActiveModel {
        id: Set(id),
        email: Set(email.to_owned()),
        password_hash: Set(hash.to_owned()),
        security_epoch: Set(1),
        lang: Set("fr".into()),
        created_at: Set(now),
        password_changed_at: Set(now),
        totp_secret: Set(None),
        totp_step: Set(None),
        two_steps_since: Set(None),
        review_since: Set(None),
        moved_at: Set(None),
    }
}

pub fn one_tiers(societe: &Societe, id: TiersId, email: &str, now: Moment) -> tiers::ActiveModel {
    tiers::ActiveModel {
        societe_id: Set(societe.id),
        id: Set(id),
        reference: Set(format!("T-{id}")),
        civility: Set(Some("Mme".into())),
        last_name: Set("Mesure".into()),
        first_name: Set(Some("Camille".into())),
        address: Set("8 rue des Lilas".into()),
        postcode: Set("31000".into()),
        city: Set("Toulouse".into()),
        country: Set(String::new()),
        suggested_email: Set(Some(email.to_owned())),
        created_at: Set(now),
        updated_at: Set(now),
    }
}

pub fn one_contract(
    societe: &Societe,
    (of, id): (TiersId, ContractId),
    lot: String,
    now: Moment,
) -> contract::ActiveModel {
    contract::ActiveModel {
        societe_id: Set(societe.id),
        id: Set(id),
        tiers_id: Set(of),
        immeuble_id: Set(None),
        reference: Set(format!("C-{id}")),
        qualite: Set(Qualite::Locataire),
        immeuble: Set("Résidence Les Tilleuls".into()),
        address: Set("8 rue des Lilas".into()),
        postcode: Set("31000".into()),
        city: Set("Toulouse".into()),
        lot: Set(lot),
        started_on: Set(None),
        ended_on: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
    }
}

/// Spent long ago.
pub fn one_pair(
    societe: &Societe,
    of: TiersId,
    id: PairId,
    (hash, now): (&str, Moment),
) -> pair::ActiveModel {
    pair::ActiveModel {
        societe_id: Set(societe.id),
        id: Set(id),
        tiers_id: Set(of),
        holder: Set(1),
        generation: Set(1),
        login: Set(id.to_string()),
        secret_hash: Set(hash.to_owned()),
        issued_at: Set(now),
        expires_at: Set(now),
        consumed_at: Set(Some(now)),
        revoked_at: Set(None),
    }
}

pub fn one_link(
    societe: &Societe,
    of: TiersId,
    (account, pair): (AccountId, PairId),
    now: Moment,
) -> link::ActiveModel {
    link::ActiveModel {
        societe_id: Set(societe.id),
        id: Set(LinkId::new()),
        tiers_id: Set(of),
        account_id: Set(account),
        pair_id: Set(pair),
        holder: Set(1),
        linked_at: Set(now),
        ended_at: Set(None),
        ended_by: Set(None),
        suspended_at: Set(None),
        contested_at: Set(None),
    }
}

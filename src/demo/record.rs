//! The file `demo.json` of the data folder: it says that this is a demonstration, and keeps the
//! secrets that a real database never holds in clear.

use std::fs;
use std::io;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use sea_orm::DbErr;
use serde::{Deserialize, Serialize};

use crate::access::provisional::Pair;
use crate::accounts::{Account, Email};
use crate::agencies::{Agency, Code, Codes, Societe, SocieteId};
use crate::api_keys::{KeySecret, api_key};
use crate::guard::ProvisionalLogin;
use crate::staff::Staff;
use crate::web::App;

/// What a demonstration is made of, in the words of `palier demo --format json`.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct Record {
    /// The first société, once everything is there: proves that the database is this one.
    pub filled: Option<SocieteId>,
    pub accesses: Vec<Access>,
    pub accounts: Vec<KnownAccount>,
    /// Those who work for the agencies.
    #[serde(default)]
    pub staff: Vec<KnownStaff>,
    /// Keys of the API.
    #[serde(default)]
    pub api_keys: Vec<KnownKey>,
}

/// A provisional pair that nobody used yet.
#[derive(Clone, Deserialize, Serialize)]
pub struct Access {
    pub client: String,
    pub societe: String,
    pub societe_name: String,
    pub login: String,
    pub password: String,
    pub name: String,
    /// As the screen says it: « Propriétaire bailleur ».
    pub qualite: String,
    pub suggested_email: Option<String>,
}

/// An account that was activated in advance.
#[derive(Clone, Deserialize, Serialize)]
pub struct KnownAccount {
    pub email: String,
    pub password: String,
    /// In base 32, for any authenticator; none for whom the password is enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totp_secret: Option<String>,
    pub name: String,
    /// Their codes.
    pub societes: Vec<String>,
}

/// Somebody who works for an agency, with what their telephone holds.
#[derive(Clone, Deserialize, Serialize)]
pub struct KnownStaff {
    pub email: String,
    pub password: String,
    /// In base 32, for any authenticator.
    pub totp_secret: String,
    pub name: String,
    pub rights: Vec<KnownRight>,
}

#[derive(Clone, Deserialize, Serialize)]
pub struct KnownRight {
    pub client: String,
    pub societe: String,
    pub societe_name: String,
    /// As the screen says it: « gestion ».
    pub right: String,
}

/// A key of the API, whole.
#[derive(Clone, Deserialize, Serialize)]
pub struct KnownKey {
    pub key: String,
    pub client: String,
    pub societe: String,
    pub societe_name: String,
    pub scopes: Vec<String>,
}

impl Record {
    /// None in a folder that holds no demonstration.
    pub fn read(folder: &Path) -> io::Result<Option<Self>> {
        match fs::read(place(folder)) {
            Ok(text) => Ok(Some(serde_json::from_slice(&text)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Readable by its owner only; replaced whole, so that it is never half written.
    pub fn keep(&self, folder: &Path) -> io::Result<()> {
        let draft = folder.join(".demo.json.part");
        let _ = fs::remove_file(&draft);
        let mut file =
            fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
        file.write_all(&serde_json::to_vec_pretty(self)?)?;
        file.sync_all()?;
        fs::rename(draft, place(folder))
    }

    pub fn forget(folder: &Path) -> io::Result<()> {
        fs::remove_file(place(folder))
    }

    /// The same, without the pairs that were used or died, the keys that are over, and the
    /// accounts whose password is not the known one any more.
    pub async fn still_good(mut self, app: &App) -> Result<Self, DbErr> {
        let mut live = Vec::new();
        for access in self.accesses {
            if access.is_live(app).await? {
                live.push(access);
            }
        }
        let mut known = Vec::new();
        for account in self.accounts {
            if account.is_untouched(app).await? {
                known.push(account);
            }
        }
        let mut staff = Vec::new();
        for one in self.staff {
            if one.is_untouched(app).await? {
                staff.push(one);
            }
        }
        let mut keys = Vec::new();
        for key in self.api_keys {
            if key.is_live(app).await? {
                keys.push(key);
            }
        }
        (self.accesses, self.accounts, self.staff) = (live, known, staff);
        self.api_keys = keys;
        Ok(self)
    }
}

impl Access {
    async fn is_live(&self, app: &App) -> Result<bool, DbErr> {
        let db = app.db.reader();
        let Some(codes) = Codes::parse(&self.client, &self.societe) else { return Ok(false) };
        let Some(societe) = Societe::with_codes(db, &codes).await? else { return Ok(false) };
        let login = ProvisionalLogin::normalise(&self.login);
        let pair = Pair::with_login(db, societe.id, &login).await?;
        Ok(pair.is_some_and(|pair| pair.is_live(app.clock.now())))
    }
}

impl KnownAccount {
    async fn is_untouched(&self, app: &App) -> Result<bool, DbErr> {
        let Some(email) = Email::parse(&self.email) else { return Ok(false) };
        let account = Account::at(app.db.reader(), &email).await?;
        let is_as_told = |account: Account| {
            account.password_changed_at == account.created_at
                && account.has_two_steps() == self.totp_secret.is_some()
        };
        Ok(account.is_some_and(is_as_told))
    }
}

impl KnownStaff {
    async fn is_untouched(&self, app: &App) -> Result<bool, DbErr> {
        let client = self.rights.first().and_then(|right| Code::parse(&right.client));
        let Some((client, email)) = client.zip(Email::parse(&self.email)) else { return Ok(false) };
        let db = app.db.reader();
        let Some(agency) = Agency::with_code(db, &client).await? else { return Ok(false) };
        let staff = Staff::at(db, agency.id, &email).await?;
        Ok(staff.is_some_and(|staff| staff.security_epoch == Staff::FIRST_EPOCH))
    }
}

impl KnownKey {
    async fn is_live(&self, app: &App) -> Result<bool, DbErr> {
        let Some(secret) = KeySecret::parse(&self.key) else { return Ok(false) };
        let now = app.clock.now();
        Ok(api_key::live(app.db.reader(), &secret, now).await?.is_some())
    }
}

fn place(folder: &Path) -> PathBuf {
    folder.join("demo.json")
}

//! The files that secrets are judged with: the ring of keys, and the list of stolen passwords.

use sea_orm::DbErr;

use crate::accounts::factor;
use crate::accounts::password::BreachedList;
use crate::database::Db;
use crate::guard::keys::{KeyPlace, Keyring, Standing, WITHOUT_PEPPER, key_check};
use crate::settings::doctor::Finding;
use crate::settings::{Settings, WithoutKeys};
use crate::staff::operator;

const FILE: &str = "keys.file";

/// The ring beside what the database knows of it; without a database, as before its first start.
pub async fn keys(settings: &Settings, db: Option<&Db>) -> Finding {
    let known = match db {
        Some(db) => key_check::all(db.reader()).await,
        None => Ok(Vec::new()),
    };
    let known = match known {
        Ok(known) => known,
        Err(error) => return Finding::fault(FILE, format!("cannot be compared: {error}")),
    };
    let place = KeyPlace::of(settings);
    match place.look(&known) {
        Err(fault) => {
            let sentence = fault.to_string();
            let named = sentence.strip_prefix("keys.file: ").map(str::to_owned);
            Finding::fault(FILE, named.unwrap_or(sentence))
        }
        Ok(Standing::Without) => match settings.keys.without {
            WithoutKeys::Refuse => Finding::fault(FILE, without_keys()),
            WithoutKeys::Serve => Finding::warning(FILE, WITHOUT_PEPPER),
        },
        Ok(Standing::ToBeMade) => {
            let sentence = format!("the first start makes {}", place.file().display());
            Finding::fine(FILE, sentence)
        }
        Ok(Standing::Whole(ring)) => Finding::fine(FILE, described(&place, &ring)),
    }
}

/// Why a server does not start.
fn without_keys() -> String {
    format!("there are no keys, so that no server starts: without them {WITHOUT_PEPPER}")
}

/// What is wrong with the file alone, when the database cannot tell which keys it knows.
pub fn key_file(settings: &Settings) -> Option<Finding> {
    let fault = KeyPlace::of(settings).read().err()?;
    Some(Finding::fault(FILE, fault.to_string()))
}

/// Second factors that are in the database in clear, for want of a ring to seal them with.
pub async fn unsealed(db: &Db) -> Option<Finding> {
    match count_unsealed(db).await {
        Ok(0) => None,
        Ok(count) => {
            let sentence = format!(
                "the second factor of {count} people is in the database in clear, as there \
                 was no file of keys: once there is one, it is sealed at their next sign-in"
            );
            Some(Finding::warning(FILE, sentence))
        }
        Err(error) => Some(Finding::fault(FILE, format!("cannot be compared: {error}"))),
    }
}

/// Of members of staff and of accounts.
async fn count_unsealed(db: &Db) -> Result<u64, DbErr> {
    let staff = operator::count_unsealed(db.reader()).await?;
    Ok(staff + factor::count_unsealed(db.reader()).await?)
}

fn described(place: &KeyPlace, ring: &Keyring) -> String {
    let current = ring.current().map(|(id, _)| id.as_str()).unwrap_or_default();
    let (file, count) = (place.file().display(), ring.keys().count());
    format!("{file} holds {count} keys, {current} is the current one; keep a copy of it")
}

/// Whether the list of stolen passwords can be asked, if there is one.
pub fn breached_list(settings: &Settings) -> Option<Finding> {
    let file = settings.password.breached_list.as_ref()?;
    Some(match BreachedList::open(file) {
        Ok(list) => {
            let sentence = format!("{} stolen passwords are refused", list.len());
            Finding::fine("password.breached_list", sentence)
        }
        Err(fault) => Finding::fault("password.breached_list", fault.to_string()),
    })
}

//! People of the demonstration whose account is there already, with a password to sign in with.

use sea_orm::DbErr;

use super::open::DemoError;
use super::record::KnownAccount;
use crate::access::link;
use crate::access::provisional::{self, Issued, Pair};
use crate::access::terms_acceptance;
use crate::accounts::{Account, Email};
use crate::agencies::{Codes, Societe, Terms};
use crate::contracts::Tiers;
use crate::guard::{Hasher, SecretHash, TotpSecret};
use crate::texts::Lang;
use crate::web::App;

/// Somebody, and the tiers that they hold: client code, société code, reference.
pub struct Person {
    email: &'static str,
    password: &'static str,
    /// Which of the holders of their tiers they are: the second of two spouses is 2.
    pub holder: i32,
    all_tiers: &'static [(&'static str, &'static str, &'static str)],
    /// What their telephone holds, in base 32; none for whom the password is enough.
    totp: Option<&'static str>,
}

const fn person(
    email: &'static str,
    password: &'static str,
    all_tiers: &'static [(&'static str, &'static str, &'static str)],
) -> Person {
    Person { email, password, holder: 1, all_tiers, totp: None }
}

pub const PEOPLE: [Person; 11] = [
    // Two leases at one agency.
    person(
        "camille.roux@courriel.example",
        "trois barques dorment au canal",
        &[("BELLEVUE", "TLS", "T1001")],
    ),
    // Copropriétaire at one agency, locataire at another, and under two names.
    person(
        "nadia.benali@courriel.example",
        "neuf cerises sous le vieux pont",
        &[("BELLEVUE", "TLS", "T1003"), ("RIVES", "BDX", "1")],
    ),
    // Bailleur of one flat, copropriétaire of others.
    person(
        "maite.etcheverry@courriel.example",
        "un tramway bleu sans horaire",
        &[("RIVES", "BDX", "3")],
    ),
    // Sold a lot, and bought it.
    person(
        "helene.vidal@courriel.example",
        "deux volets verts face au marché",
        &[("BELLEVUE", "TLS", "T1015")],
    ),
    person(
        "adrien.kowalczyk@courriel.example",
        "quatre cartons dans l’escalier",
        &[("BELLEVUE", "TLS", "T1016")],
    ),
    // Gave the keys back.
    person(
        "leo.barbier@courriel.example",
        "sept valises et un grand ficus",
        &[("BELLEVUE", "TLS", "T1017")],
    ),
    // Two spouses on one lease.
    person(
        "paul.delpech@courriel.example",
        "mille tuiles roses après la pluie",
        &[("BELLEVUE", "TLS", "T1018")],
    ),
    Person {
        email: "samira.amrani@courriel.example",
        password: "cinq oranges sur la fenêtre",
        holder: 2,
        all_tiers: &[("BELLEVUE", "TLS", "T1018")],
        totp: None,
    },
    // President of a conseil syndical.
    person(
        "solange.sabatier@courriel.example",
        "huit fauteuils autour du puits",
        &[("BELLEVUE", "TLS", "T1019")],
    ),
    // For an indivision.
    person(
        "indivision.lacombe@courriel.example",
        "six cousins et une seule clef",
        &[("BELLEVUE", "TLS", "T1020")],
    ),
    // With a second factor.
    Person {
        email: "yanis.haddad@courriel.example",
        password: "onze lanternes au bout du quai",
        holder: 1,
        all_tiers: &[("BELLEVUE", "TLS", "T1009")],
        totp: Some("PALIERDEMOPALIERDEMOPALIERDEMO23"),
    },
];

/// Whether the tiers belongs to one of these accounts: then it needs no letter.
pub fn is_held(societe: &Societe, tiers: &Tiers) -> bool {
    let own = (&*societe.client_code, &*societe.societe_code, &*tiers.reference);
    PEOPLE.iter().any(|person| person.all_tiers.contains(&own))
}

/// Gives a person their account, if they have none yet: what an activation leaves behind, without
/// the mail in the middle.
pub async fn activate(
    app: &App,
    hasher: &Hasher,
    person: &Person,
) -> Result<KnownAccount, DemoError> {
    let email = Email::parse(person.email).ok_or_else(|| missing(person.email))?;
    let mut found = Vec::new();
    for own in person.all_tiers {
        found.push(find(app, *own).await?);
    }
    if Account::at(app.db.reader(), &email).await?.is_none() {
        let mut pairs = Vec::new();
        for (societe, tiers) in &found {
            let who = (vec![tiers.clone()], person.holder);
            let mut issued = provisional::issue(app, hasher, societe, who).await?;
            issued.retain(|issued| issued.holder == person.holder);
            pairs.extend(kept(app, societe, &issued).await?);
        }
        let hash = hasher.hash(person.password).await?;
        commit(app, (&email, person), &hash, &pairs).await?;
    }
    Ok(KnownAccount {
        email: person.email.to_owned(),
        password: person.password.to_owned(),
        totp_secret: person.totp.map(str::to_owned),
        name: found.first().map(|(_, tiers)| tiers.name()).unwrap_or_default(),
        societes: found.iter().map(|(societe, _)| societe.societe_code.clone()).collect(),
    })
}

async fn find(
    app: &App,
    (client, code, reference): (&str, &str, &str),
) -> Result<(Societe, Tiers), DbErr> {
    let db = app.db.reader();
    let codes = Codes::parse(client, code).ok_or_else(|| missing(code))?;
    let societe = Societe::with_codes(db, &codes).await?.ok_or_else(|| missing(code))?;
    let mut tiers = Tiers::with_references(db, &societe, &[reference.to_owned()]).await?;
    Ok((societe, tiers.pop().ok_or_else(|| missing(reference))?))
}

async fn kept(app: &App, societe: &Societe, issued: &[Issued]) -> Result<Vec<Pair>, DbErr> {
    let mut pairs = Vec::new();
    for issued in issued {
        let login = issued.login.canonical();
        pairs.extend(Pair::with_login(app.db.reader(), societe.id, &login).await?);
    }
    Ok(pairs)
}

/// The last transaction of an activation: account, spent pairs, links and accepted terms.
async fn commit(
    app: &App,
    (email, person): (&Email, &Person),
    hash: &SecretHash,
    pairs: &[Pair],
) -> Result<(), DbErr> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let account = Account::create(&tx, email, hash, Lang::French, now).await?;
    for pair in pairs {
        if !provisional::spend(&tx, pair, now).await?
            || link::add(&tx, pair, account.id, now).await?.is_none()
        {
            return Err(missing("a place for the account"));
        }
        if let Some(terms) = Terms::current(&tx, pair.societe_id).await? {
            let who = (account.id, pair.societe_id);
            terms_acceptance::record(&tx, who, terms.version, now).await?;
        }
    }
    if let Some(secret) = person.totp.and_then(TotpSecret::parse) {
        let sealed = secret.sealed(&app.keys, &account.id.to_string());
        account.enrol(&tx, (&sealed, 0), now).await?;
    }
    tx.commit().await
}

fn missing(what: &str) -> DbErr {
    DbErr::RecordNotFound(format!("{what}, of the demonstration"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::password::{NewPassword, Personal, Policy};

    #[test]
    fn every_password_would_have_been_accepted() {
        for Person { email, password, totp, .. } in &PEOPLE {
            let about = Personal::about([*email, "Cabinet Bellevue", "Rives Immobilier"]);
            let accepted = NewPassword::parse(password, &Policy::default(), &about, None);
            assert!(accepted.is_ok(), "{password}: {accepted:?}");
            assert!(totp.is_none_or(|secret| TotpSecret::parse(secret).is_some()), "{email}");
            assert_eq!(Email::parse(email).expect("an address").as_str(), *email);
        }
    }
}

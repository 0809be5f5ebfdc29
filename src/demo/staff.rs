//! People of the demonstration who work for the agencies: they have joined, with a second factor
//! whose secret is told, so that its codes can be made.

use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;
use sea_orm::DbErr;

use super::open::DemoError;
use super::record::{KnownRight, KnownStaff};
use crate::accounts::Email;
use crate::agencies::{Agency, Codes, Societe};
use crate::guard::{Hasher, TotpSecret};
use crate::staff::{Right, Staff, right};
use crate::texts::Lang;
use crate::web::App;

/// Somebody, and what they may do at which sociétés of their agency.
pub struct Member {
    email: &'static str,
    name: &'static str,
    password: &'static str,
    client_code: &'static str,
    rights: &'static [(&'static str, Right)],
}

const STAFF: [Member; 4] = [
    Member {
        email: "claire.aubert@cabinet-bellevue.example",
        name: "Claire Aubert",
        password: "douze dossiers bleus sur le bureau",
        client_code: "BELLEVUE",
        rights: &[("TLS", Right::Administration), ("MTB", Right::Administration)],
    },
    Member {
        email: "mathieu.lefort@cabinet-bellevue.example",
        name: "Mathieu Lefort",
        password: "trois trousseaux pendus au tableau",
        client_code: "BELLEVUE",
        rights: &[("TLS", Right::Gestion)],
    },
    Member {
        email: "ines.garnier@cabinet-bellevue.example",
        name: "Inès Garnier",
        password: "une loupe posée contre la vitre",
        client_code: "BELLEVUE",
        rights: &[("TLS", Right::Lecture)],
    },
    Member {
        email: "bastien.moreau@rives-immobilier.example",
        name: "Bastien Moreau",
        password: "cinq mouettes autour du tampon",
        client_code: "RIVES",
        rights: &[("BDX", Right::Administration)],
    },
];

/// Everybody, joined; those who are there already are left as they are.
pub async fn join(app: &App, hasher: &Hasher) -> Result<Vec<KnownStaff>, DemoError> {
    let mut known = Vec::new();
    for member in &STAFF {
        known.push(join_one(app, hasher, member).await?);
    }
    Ok(known)
}

async fn join_one(app: &App, hasher: &Hasher, member: &Member) -> Result<KnownStaff, DemoError> {
    let db = app.db.reader();
    let email = Email::parse(member.email).ok_or_else(|| missing(member.email))?;
    let mut rights = Vec::new();
    for (code, given) in member.rights {
        let codes = Codes::parse(member.client_code, code).ok_or_else(|| missing(code))?;
        let societe = Societe::with_codes(db, &codes).await?.ok_or_else(|| missing(code))?;
        rights.push((societe, *given));
    }
    let (first, _) = rights.first().ok_or_else(|| missing("a right"))?;
    let agency = Agency::known(db, first.agency_id).await?;
    let secret = if let Some(staff) = Staff::at(db, agency.id, &email).await? {
        staff.totp(app).ok_or_else(|| missing("a second factor"))?
    } else {
        let hash = hasher.hash(member.password).await?;
        create(app, &agency, (&email, member.name), (hash.as_str(), &rights)).await?
    };
    let texts = Lang::French.texts();
    Ok(KnownStaff {
        email: member.email.to_owned(),
        password: member.password.to_owned(),
        totp_secret: secret.base32(),
        name: member.name.to_owned(),
        rights: rights
            .iter()
            .map(|(societe, right)| KnownRight {
                client: societe.client_code.clone(),
                societe: societe.societe_code.clone(),
                societe_name: societe.name.clone(),
                right: right.text(texts),
            })
            .collect(),
    })
}

/// What an accepted invitation and an enrolment leave behind, without the mail in the middle.
async fn create(
    app: &App,
    agency: &Agency,
    who: (&Email, &str),
    (hash, rights): (&str, &[(Societe, Right)]),
) -> Result<TotpSecret, DbErr> {
    let (now, secret) = (app.clock.now(), TotpSecret::fresh());
    let tx = app.db.begin().await?;
    let staff = Staff::welcome(&tx, (agency.id, None), who, now).await?;
    let mut row: crate::staff::member::ActiveModel = staff.clone().into();
    row.password_hash = Set(Some(hash.to_owned()));
    row.totp_secret = Set(Some(secret.sealed(&app.keys, &staff.id.to_string())));
    row.joined_at = Set(Some(now));
    row.update(&tx).await?;
    for (societe, given) in rights {
        let right = right::ActiveModel {
            staff_id: Set(staff.id),
            societe_id: Set(societe.id),
            right: Set(*given),
            given_at: Set(now),
        };
        right.insert(&tx).await?;
    }
    tx.commit().await?;
    Ok(secret)
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
        for Member { email, name, password, .. } in &STAFF {
            let about = Personal::about([*email, *name, "Cabinet Bellevue", "Rives Immobilier"]);
            let accepted = NewPassword::parse(password, &Policy::default(), &about, None);
            assert!(accepted.is_ok(), "{password}: {accepted:?}");
        }
    }
}

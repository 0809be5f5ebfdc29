//! The register of agencies, as the operator keeps it: each change with its event, in one
//! transaction.

use sea_orm::{ConnectionTrait, DbErr};

use super::agency::Agency;
use super::changes::Changes;
use super::code_alias;
use super::codes::{Code, Codes};
use super::societe::{NewSociete, Societe};
use super::terms::{NewTerms, Terms};
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::database::{self, Db};

/// Why the register stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    #[error("there is no agency with the client code {0}: see `palier agency list`")]
    NoAgency(String),
    #[error("there is no société with the codes {0}: see `palier societe list`")]
    NoSociete(String),
    #[error("the client code {0} is taken")]
    AgencyExists(String),
    #[error("the codes {0} already lead to a société")]
    CodesTaken(String),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Adds an agency; its sociétés come next.
pub async fn add_agency(
    db: &Db,
    code: &Code,
    name: &str,
    origin: &Origin,
) -> Result<Agency, RegisterError> {
    let tx = db.begin().await?;
    let taken = || RegisterError::AgencyExists(code.as_str().to_owned());
    let agency = Agency::create(&tx, code, name, origin.at).await;
    let agency = agency.map_err(|error| unless_duplicate(error, taken))?;
    record(&tx, origin, None, format!("agency {} added", agency.client_code)).await?;
    tx.commit().await?;
    Ok(agency)
}

/// Adds a société to the agency of this client code.
pub async fn add_societe(
    db: &Db,
    client_code: &Code,
    new: NewSociete,
    origin: &Origin,
) -> Result<Societe, RegisterError> {
    let codes = Codes { client: client_code.clone(), societe: new.code.clone() };
    let tx = db.begin().await?;
    let agency = Agency::with_code(&tx, client_code).await?;
    let agency = agency.ok_or_else(|| RegisterError::NoAgency(client_code.as_str().to_owned()))?;
    if Societe::with_codes(&tx, &codes).await?.is_some() {
        return Err(RegisterError::CodesTaken(codes.to_string()));
    }
    let societe = Societe::create(&tx, &agency, new, origin.at).await?;
    record(&tx, origin, Some(&societe), format!("société {codes} added")).await?;
    tx.commit().await?;
    Ok(societe)
}

/// Changes what is given, and nothing else.
pub async fn change_societe(
    db: &Db,
    codes: &Codes,
    changes: Changes,
    origin: &Origin,
) -> Result<Societe, RegisterError> {
    let tx = db.begin().await?;
    let subject = format!("société {codes} changed: {}", changes.in_words());
    let societe = known(&tx, codes).await?.change(&tx, changes, origin.at).await?;
    record(&tx, origin, Some(&societe), subject).await?;
    tx.commit().await?;
    Ok(societe)
}

/// Lets former codes, still on letters in drawers, lead to a société.
pub async fn add_alias(
    db: &Db,
    codes: &Codes,
    former: &Codes,
    origin: &Origin,
) -> Result<Societe, RegisterError> {
    let tx = db.begin().await?;
    let societe = known(&tx, codes).await?;
    if Societe::with_codes(&tx, former).await?.is_some() {
        return Err(RegisterError::CodesTaken(former.to_string()));
    }
    code_alias::add(&tx, former, &societe).await?;
    record(&tx, origin, Some(&societe), format!("codes {former} lead to {codes}")).await?;
    tx.commit().await?;
    Ok(societe)
}

/// Publishes the next version of a société's terms; who accepted an earlier one stays known.
pub async fn publish_terms(
    db: &Db,
    codes: &Codes,
    new: NewTerms,
    origin: &Origin,
) -> Result<Terms, RegisterError> {
    let tx = db.begin().await?;
    let societe = known(&tx, codes).await?;
    let terms = Terms::publish(&tx, &societe, new, origin.at).await?;
    let subject = format!("terms of {codes} published, version {}", terms.version);
    record(&tx, origin, Some(&societe), subject).await?;
    tx.commit().await?;
    Ok(terms)
}

pub(super) async fn known(
    tx: &impl ConnectionTrait,
    codes: &Codes,
) -> Result<Societe, RegisterError> {
    let found = Societe::with_codes(tx, codes).await?;
    found.ok_or_else(|| RegisterError::NoSociete(codes.to_string()))
}

pub(super) fn unless_duplicate(
    error: DbErr,
    taken: impl FnOnce() -> RegisterError,
) -> RegisterError {
    if database::is_duplicate(&error) { taken() } else { error.into() }
}

pub(super) async fn record(
    tx: &impl ConnectionTrait,
    origin: &Origin,
    societe: Option<&Societe>,
    subject: String,
) -> Result<(), DbErr> {
    let event = Event::done(Kind::AgencyChanged, Actor::Operator, subject);
    let event = match societe {
        Some(societe) => event.at(societe.id.uuid()),
        None => event,
    };
    audit::record(tx, origin, event).await
}

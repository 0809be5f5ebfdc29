//! Other codes for a société or a whole agency: the letters already sent stay good.

use super::agency::Agency;
use super::code_alias;
use super::codes::{Code, Codes};
use super::register::{RegisterError, known, record, unless_duplicate};
use super::societe::Societe;
use crate::audit::Origin;
use crate::database::{Db, Tx};

/// Gives a société another code of its own; the former pair still leads to it.
pub async fn change_societe_code(
    db: &Db,
    codes: &Codes,
    code: &Code,
    origin: &Origin,
) -> Result<Societe, RegisterError> {
    let tx = db.begin().await?;
    let societe = known(&tx, codes).await?;
    let next = Codes { client: current(&societe)?.client, societe: code.clone() };
    let societe = recode(&tx, societe, &next, origin).await?;
    tx.commit().await?;
    Ok(societe)
}

/// Gives an agency another client code, and so all of its sociétés; their former pairs still lead
/// to them.
pub async fn change_agency_code(
    db: &Db,
    former: &Code,
    code: &Code,
    origin: &Origin,
) -> Result<Vec<Societe>, RegisterError> {
    let taken = || RegisterError::AgencyExists(code.as_str().to_owned());
    let tx = db.begin().await?;
    let agency = Agency::with_code(&tx, former).await?;
    let agency = agency.ok_or_else(|| RegisterError::NoAgency(former.as_str().to_owned()))?;
    let agency = agency.recode(&tx, code).await.map_err(|error| unless_duplicate(error, taken))?;
    record(&tx, origin, None, format!("agency {former} has the client code {code} now")).await?;
    let mut changed = Vec::new();
    for societe in Societe::of_agency(&tx, agency.id).await? {
        let next = Codes { client: code.clone(), societe: current(&societe)?.societe };
        changed.push(recode(&tx, societe, &next, origin).await?);
    }
    tx.commit().await?;
    Ok(changed)
}

/// Changes the codes of a société and keeps the former pair for the letters already sent.
async fn recode(
    tx: &Tx,
    societe: Societe,
    next: &Codes,
    origin: &Origin,
) -> Result<Societe, RegisterError> {
    let former = current(&societe)?;
    let taken = || RegisterError::CodesTaken(next.to_string());
    match Societe::with_codes(tx, next).await? {
        None => {}
        // It had these codes before, and takes them back.
        Some(same) if same.id == societe.id && former != *next => {
            code_alias::remove(tx, next).await?;
        }
        Some(_) => return Err(taken()),
    }
    code_alias::add(tx, &former, &societe).await?;
    let societe = societe.recode(tx, next, origin.at).await;
    let societe = societe.map_err(|error| unless_duplicate(error, taken))?;
    record(tx, origin, Some(&societe), format!("société {former} has the codes {next} now"))
        .await?;
    Ok(societe)
}

/// Its current codes; the database holds no société without.
fn current(societe: &Societe) -> Result<Codes, RegisterError> {
    let codes = (&societe.client_code, &societe.societe_code);
    societe.codes().ok_or_else(|| RegisterError::NoSociete(format!("{}/{}", codes.0, codes.1)))
}

//! What an administrator changes of their société, each change with its event.

use sea_orm::{ConnectionTrait, DbErr};

use crate::agencies::terms::Terms;
use crate::agencies::{self, Changes, Codes, NewTerms, Societe};
use crate::audit::{self, Event, Kind};
use crate::database;
use crate::ledger::Coordinates;
use crate::staff::{Administration, AgencyStaff, team};
use crate::web::{App, Visitor};

/// Who changes something, and from where.
pub type By<'a> = (&'a App, &'a Visitor, &'a AgencyStaff<Administration>);

/// Whether codes may lead here from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    Done,
    /// They lead to a société already.
    Taken,
    /// The client code is not, and never was, one of this agency.
    Foreign,
}

/// What became of a new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    Done,
    /// Word for word the version in force.
    Unchanged,
    /// Another version came between the form and its answer.
    Moved,
}

/// Changes what is given; the trail keeps the names of the fields.
pub async fn change((app, visitor, staff): By<'_>, changes: Changes) -> Result<(), DbErr> {
    if changes.is_empty() {
        return Ok(());
    }
    let event = changed(staff, Kind::AgencyChanged, &changes.in_words());
    let tx = app.db.begin().await?;
    let societe = Societe::known(&tx, staff.societe_id()).await?;
    societe.change(&tx, changes, visitor.now).await?;
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await
}

/// Takes the logo away; nothing when there is none.
pub async fn remove_logo((app, visitor, staff): By<'_>) -> Result<(), DbErr> {
    if staff.societe().plate().is_none() {
        return Ok(());
    }
    let tx = app.db.begin().await?;
    let societe = Societe::known(&tx, staff.societe_id()).await?;
    societe.drop_logo(&tx, visitor.now).await?;
    let event = changed(staff, Kind::AgencyChanged, "logo removed");
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await
}

/// Changes where people pay to. The trail keeps that it was done, and never an account; the other
/// administrators are told, for whoever took over one of them would do just this.
pub async fn change_bank((app, visitor, staff): By<'_>, given: Coordinates) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    let given = given.unlike(&Coordinates::of(&tx, staff.societe_id()).await?);
    if given.is_empty() {
        return Ok(());
    }
    let event = changed(staff, Kind::IbanChanged, &given.in_words());
    given.keep(&tx, staff.societe_id(), visitor.now).await?;
    audit::record(&tx, &visitor.origin(), event).await?;
    team::tell_of_bank(&tx, (app, visitor), staff).await?;
    tx.commit().await
}

/// Lets former codes of the agency, still printed on letters, lead to this société.
pub async fn add_alias((app, visitor, staff): By<'_>, former: &Codes) -> Result<Added, DbErr> {
    let tx = app.db.begin().await?;
    if !is_own(&tx, staff.societe(), former).await? {
        return Ok(Added::Foreign);
    }
    if Societe::with_codes(&tx, former).await?.is_some() {
        return Ok(Added::Taken);
    }
    match agencies::add_alias(&tx, former, staff.societe()).await {
        Ok(()) => {}
        Err(error) if database::is_duplicate(&error) => return Ok(Added::Taken),
        Err(error) => return Err(error),
    }
    let event = changed(staff, Kind::AgencyChanged, &format!("codes {former} lead here"));
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(Added::Done)
}

/// Lets former codes lead nowhere; false when they did not lead here.
pub async fn remove_alias((app, visitor, staff): By<'_>, former: &Codes) -> Result<bool, DbErr> {
    let tx = app.db.begin().await?;
    if !agencies::remove_alias(&tx, former, staff.societe_id()).await? {
        return Ok(false);
    }
    let event = changed(staff, Kind::AgencyChanged, &format!("codes {former} lead nowhere"));
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(true)
}

/// Publishes the version after `last`, which the form showed as the one in force.
pub async fn publish(
    (app, visitor, staff): By<'_>,
    new: NewTerms,
    last: i32,
) -> Result<Published, DbErr> {
    let tx = app.db.begin().await?;
    let current = Terms::current(&tx, staff.societe_id()).await?;
    if current.as_ref().map_or(0, |terms| terms.version) != last {
        return Ok(Published::Moved);
    }
    if current.is_some_and(|terms| terms.body == new.body) {
        return Ok(Published::Unchanged);
    }
    let terms = match Terms::publish(&tx, staff.societe(), new, visitor.now).await {
        Ok(terms) => terms,
        Err(error) if database::is_duplicate(&error) => return Ok(Published::Moved),
        Err(error) => return Err(error),
    };
    let event = staff.event(Kind::TermsPublished, format!("version {}", terms.version));
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    Ok(Published::Done)
}

/// An agency may name its own client code, of today or of before; anybody else's would lead that
/// agency's people to the wrong door.
async fn is_own(
    db: &impl ConnectionTrait,
    societe: &Societe,
    former: &Codes,
) -> Result<bool, DbErr> {
    if former.client.as_str() == societe.client_code {
        return Ok(true);
    }
    for sister in Societe::of_agency(db, societe.agency_id).await? {
        let known = agencies::aliases(db, sister.id).await?;
        if known.iter().any(|codes| codes.client == former.client) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn changed(staff: &AgencyStaff<Administration>, kind: Kind, what: &str) -> Event {
    let societe = staff.societe();
    let codes = format!("{}/{}", societe.client_code, societe.societe_code);
    staff.event(kind, format!("société {codes} changed: {what}"))
}

//! Adding a tiers to the account of whoever is signed in: by a mailed link, or by the pair itself.

use sea_orm::DbErr;

use crate::access::activation::{
    self, Holding, MailboxProof, Outcome, close_siblings, drop_ticket,
};
use crate::access::link;
use crate::access::notices;
use crate::access::provisional::{self, Pair};
use crate::access::terms_acceptance;
use crate::accounts::holder_name;
use crate::accounts::{Account, SignedIn};
use crate::agencies::{Societe, Terms};
use crate::audit::{self, Event, Kind};
use crate::contracts::Tiers;
use crate::database::Tx;
use crate::web::{App, Visitor};

/// What consenting came to.
pub enum Linked {
    Done,
    /// This account held the tiers already.
    AlreadyMine,
    /// The link or the pair was spent meanwhile.
    TooLate,
}

/// « Rattacher ce contrat à mon compte », by the holder of the account that the link was sent to.
pub async fn by_mail(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    proof: &MailboxProof,
) -> Result<Linked, DbErr> {
    if proof.email() != person.email() {
        return Ok(Linked::TooLate);
    }
    let tx = app.db.begin().await?;
    provisional::hold(&tx, &proof.pair).await?;
    if !activation::consume(&tx, proof, visitor.now).await? {
        return Ok(Linked::TooLate);
    }
    let what = (&proof.societe, &proof.tiers, &proof.pair);
    finish(tx, (app, visitor), person, what, proof.pending.terms_version).await
}

/// « Ajouter ce contrat », by somebody who just typed its pair.
pub async fn by_pair(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    holding: &Holding,
) -> Result<Linked, DbErr> {
    let tx = app.db.begin().await?;
    provisional::hold(&tx, &holding.pair).await?;
    drop_ticket(&tx, &holding.ticket).await?;
    let terms = Terms::current(&tx, holding.societe.id).await?.map(|terms| terms.version);
    let what = (&holding.societe, &holding.tiers, &holding.pair);
    finish(tx, (app, visitor), person, what, terms).await
}

async fn finish(
    tx: Tx,
    (app, visitor): (&App, &Visitor),
    person: &SignedIn,
    (societe, tiers, pair): (&Societe, &Tiers, &Pair),
    terms: Option<i32>,
) -> Result<Linked, DbErr> {
    if link::holds(&tx, person.account_id(), pair).await? {
        return Ok(Linked::AlreadyMine);
    }
    if !provisional::spend(&tx, pair, visitor.now).await? {
        return Ok(Linked::TooLate);
    }
    let Some(link) = link::add(&tx, pair, person.account_id(), visitor.now).await? else {
        return Ok(Linked::TooLate);
    };
    close_siblings(&tx, pair, Outcome::Committed, visitor.now).await?;
    if let Some(version) = terms {
        let of = (person.account_id(), societe.id);
        terms_acceptance::record(&tx, of, version, visitor.now).await?;
    }
    holder_name::keep(&tx, person.account_id(), &tiers.names(societe)).await?;
    let (origin, actor) = (visitor.origin(), person.actor());
    for (kind, subject) in
        [(Kind::PairSpent, pair.id.to_string()), (Kind::TiersLinked, tiers.id.to_string())]
    {
        audit::record(&tx, &origin, Event::done(kind, actor, subject).at(societe.id.uuid()))
            .await?;
    }
    let account = Account::known(&tx, person.account_id()).await?;
    notices::linked(&tx, app, visitor, (&account, societe, tiers), link).await?;
    tx.commit().await?;
    Ok(Linked::Done)
}

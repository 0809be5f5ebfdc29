//! The lost acts, done again: what they had ended is ended. What they had given stays lost; whoever it
//! was given to asks for it again.

use std::collections::BTreeSet;

use sea_orm::DbErr;
use sea_orm::prelude::Uuid;

use crate::access::LinkId;
use crate::access::provisional::PairId;
use crate::access::restored as access;
use crate::accounts::{AccountId, restored as accounts};
use crate::agencies::SocieteId;
use crate::api_keys::{ApiKeyId, api_key};
use crate::audit::chain::Told;
use crate::audit::{self, Actor, Event, Kind, Origin};
use crate::clock::Moment;
use crate::contracts::{ContractId, TiersId};
use crate::database::Tx;
use crate::documents::{self, DocumentId, consent};
use crate::rgpd;
use crate::staff::{StaffId, restored as staff};

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Acts that changed something.
    pub done: usize,
    /// Acts that had nothing to change: what they were about is not in the backup, or was so already.
    pub nothing: usize,
    /// Accounts whose holder must go by « Mot de passe oublié ? ».
    pub passwords: BTreeSet<Uuid>,
    /// Accounts that are back at an address which may be another's by now: they show nothing any more,
    /// and their holders begin anew with a letter.
    pub moved: BTreeSet<Uuid>,
    /// Members of staff to be invited again.
    pub staff: BTreeSet<Uuid>,
    /// Sociétés whose letters must be printed again.
    pub letters: BTreeSet<Uuid>,
}

/// Does the acts again, in the order in which they were done.
pub async fn all(
    tx: &Tx,
    acts: &[Told],
    keeps_pairs: bool,
    origin: &Origin,
) -> Result<Replayed, DbErr> {
    let mut replayed = Replayed::default();
    for act in acts {
        let Some(kind) = act.kind().filter(|_| act.outcome == "done") else { continue };
        if kind == Kind::PairIssued && keeps_pairs {
            continue;
        }
        if !again(tx, (act, kind), &mut replayed, origin).await? {
            replayed.nothing += 1;
            continue;
        }
        replayed.done += 1;
        let subject = format!("{} {}", act.kind, act.subject);
        let event = Event::done(Kind::ActReplayed, Actor::Operator, subject);
        let event = Event { societe: act.societe_id, ..event };
        audit::record(tx, origin, event).await?;
    }
    Ok(replayed)
}

/// Whether it changed something.
async fn again(
    tx: &Tx,
    (act, kind): (&Told, Kind),
    replayed: &mut Replayed,
    origin: &Origin,
) -> Result<bool, DbErr> {
    let now = origin.at;
    match kind {
        Kind::AccountClosed => match AccountId::parse(&act.subject) {
            Some(account) => rgpd::close_again(tx, account, now).await,
            None => Ok(false),
        },
        Kind::PasswordReset
        | Kind::PasswordChanged
        | Kind::FactorEnrolled
        | Kind::FactorRemoved
        | Kind::RecoveryCodesRenewed
        | Kind::PasskeyRemoved
        | Kind::PasskeyBlocked => closed(tx, (act, now), replayed).await,
        // One way or the other: the address of the backup may be a thief's.
        Kind::EmailChanged | Kind::EmailRestored => moved(tx, (act, now), replayed).await,
        Kind::RecoveryCodeUsed => used(tx, act, now).await,
        _ => match act.societe_id.and_then(|id| SocieteId::parse(&id.to_string())) {
            Some(societe) => at_societe(tx, societe, (act, kind), replayed, origin).await,
            None => Ok(false),
        },
    }
}

/// The secrets of a person or of a member of staff are not those of the backup any more.
async fn closed(
    tx: &Tx,
    (act, now): (&Told, Moment),
    replayed: &mut Replayed,
) -> Result<bool, DbErr> {
    if let Some(id) = StaffId::parse(&act.subject)
        && staff::close(tx, id).await?
    {
        replayed.staff.insert(id.uuid());
        return Ok(true);
    }
    let Some(id) = AccountId::parse(&act.subject) else { return Ok(false) };
    let is_here = accounts::close_password(tx, id).await?;
    if is_here {
        accounts::hold_passkeys(tx, id, now).await?;
        replayed.passwords.insert(id.uuid());
    }
    Ok(is_here)
}

/// The account is back at an address that its holder had left, and where resets would go: nothing is
/// shown there any more. They begin anew, by another letter.
async fn moved(
    tx: &Tx,
    (act, now): (&Told, Moment),
    replayed: &mut Replayed,
) -> Result<bool, DbErr> {
    let Some(id) = AccountId::parse(&act.subject) else { return Ok(false) };
    let is_here = closed(tx, (act, now), replayed).await?;
    if is_here {
        access::detach_everything(tx, id, now).await?;
        replayed.moved.insert(id.uuid());
    }
    Ok(is_here)
}

/// A recovery code of a person or of a member of staff: whose, and which.
async fn used(tx: &Tx, act: &Told, now: Moment) -> Result<bool, DbErr> {
    let Some((whose, number)) = act.subject.split_once(' ') else { return Ok(false) };
    let Ok(number) = number.parse::<i32>() else { return Ok(false) };
    if let Some(id) = StaffId::parse(whose)
        && staff::spend_code(tx, (id, number), now).await?
    {
        return Ok(true);
    }
    match AccountId::parse(whose) {
        Some(id) => accounts::spend_code(tx, (id, number), now).await,
        None => Ok(false),
    }
}

#[expect(clippy::too_many_lines, reason = "one arm for each kind of act")]
async fn at_societe(
    tx: &Tx,
    societe: SocieteId,
    (act, kind): (&Told, Kind),
    replayed: &mut Replayed,
    origin: &Origin,
) -> Result<bool, DbErr> {
    let (now, subject) = (origin.at, act.subject.as_str());
    let done = match kind {
        Kind::PairSpent => match PairId::parse(subject) {
            Some(pair) => access::withdraw_pair(tx, (societe, pair), now).await?,
            None => false,
        },
        Kind::PairIssued => access::withdraw_pairs(tx, societe, now).await? > 0,
        Kind::TiersUnlinked | Kind::TiersSuspended | Kind::TiersRestored => {
            tiers(tx, societe, (act, kind), now).await?
        }
        Kind::TiersContested => match contested(subject) {
            Some(link) => access::contest(tx, (societe, link), now).await?,
            None => false,
        },
        Kind::StaffRightChanged => match StaffId::parse(subject) {
            Some(id) => staff::lower_right(tx, (societe, id)).await?,
            None => false,
        },
        Kind::StaffRemoved => match StaffId::parse(subject) {
            Some(id) => staff::take_right(tx, (societe, id), origin).await?,
            None => false,
        },
        Kind::ConsentWithdrawn => match ContractId::parse(subject).zip(account(&act.actor)) {
            Some((contract, account)) => {
                consent::end(tx, (societe, contract), account, now).await?
            }
            None => false,
        },
        Kind::DocumentWithdrawn => match DocumentId::parse(subject) {
            Some(id) => documents::withdraw(tx, societe, id, now).await?,
            None => false,
        },
        Kind::ApiKeyRevoked => match ApiKeyId::parse(subject) {
            Some(id) => api_key::end(tx, (societe, id), now).await?,
            None => false,
        },
        _ => false,
    };
    if done && kind == Kind::PairIssued {
        replayed.letters.insert(societe.uuid());
    }
    Ok(done)
}

/// A holder detaches their own link; the agency ends, suspends or opens all of them.
async fn tiers(
    tx: &Tx,
    societe: SocieteId,
    (act, kind): (&Told, Kind),
    now: Moment,
) -> Result<bool, DbErr> {
    let Some(tiers) = TiersId::parse(&act.subject) else { return Ok(false) };
    match (kind, account(&act.actor)) {
        (Kind::TiersUnlinked, Some(holder)) => {
            access::detach(tx, (societe, tiers), holder, now).await
        }
        (Kind::TiersUnlinked, None) => access::dissociate(tx, (societe, tiers), now).await,
        (kind, _) => access::suspend(tx, (societe, tiers), kind == Kind::TiersSuspended, now).await,
    }
}

/// As a contested access is written: whose, and which link it is.
fn contested(subject: &str) -> Option<LinkId> {
    let (_tiers, link) = subject.split_once(' ')?;
    LinkId::parse(link)
}

/// As `Actor::Account` is written.
fn account(actor: &str) -> Option<AccountId> {
    AccountId::parse(actor.strip_prefix("account:")?)
}

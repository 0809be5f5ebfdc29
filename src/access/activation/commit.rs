//! The first sign-in, which commits the activation: account, link, spent pair and session, in one
//! transaction, or nothing.
//!
//! It takes two proofs in the same browser: the mailed link was followed, and the password chosen
//! before the mail is typed. Whoever started an activation with somebody else's address holds only
//! the second; whoever received the mail holds only the first.

use sea_orm::DbErr;

use super::mailed_link::{self, Gone, MailboxProof};
use super::pending;
use super::tries;
use crate::access::link::{self, LinkId};
use crate::access::notices;
use crate::access::provisional;
use crate::access::terms_acceptance;
use crate::accounts::holder_name;
use crate::accounts::sign_in::{self, Acquaintance, Admitted, Opened, session};
use crate::accounts::{Account, Email};
use crate::audit::{self, Actor, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::database::{self, Batch, Tx};
use crate::guard::{Attempt, Fault, Passed, SecretHash, Token, Verdict};
use crate::web::{App, Visitor};

/// What the first sign-in came to.
pub enum Confirmed {
    /// The account exists, the contract is linked, the person is signed in.
    Activated(Opened),
    /// The account was there before: its holder is signed in and must now consent.
    ConsentNeeded(Opened),
    /// The same, whose second factor is asked first, under this token.
    FactorNeeded(Token),
    /// Somebody signed in with another address: the link played no part. And where they go.
    Ordinary(Opened, String),
    /// The same, before their second factor.
    OrdinaryHalf(Token),
    /// An account exists here, and what was typed is the password chosen before the mail.
    UseExistingPassword,
    Refused,
    Throttled {
        until: Moment,
    },
    /// The few tries of the link are used up: it will open nothing any more.
    WornOut,
    Gone(Gone),
}

/// Signs in on the page of a mailed link, with the address that the link was sent to.
///
/// Tabs take turns: the right password in many of them at once is no guessing.
pub async fn confirm(
    app: &App,
    visitor: &Visitor,
    proof: &MailboxProof,
    password: &str,
) -> Result<Confirmed, Fault> {
    let Some(email) = Email::parse(proof.email()) else { return Ok(Confirmed::Refused) };
    let _turn = app.guard.turn(proof.key()).await;
    if let Some(gone) = mailed_link::gone_since(app.db.reader(), proof, visitor.now).await? {
        return Ok(Confirmed::Gone(gone));
    }
    let account = Account::at(app.db.reader(), &email).await?;
    let own = account.as_ref().and_then(Account::hash);
    let chosen = proof.pending.hash();
    let candidates: Vec<&SecretHash> = own.iter().chain(chosen.iter()).collect();
    let buckets = tries::buckets(app, visitor, proof, &email);
    let attempt = Attempt { typed: password, candidates: &candidates, buckets, own_bucket: None };
    let failed = async |failure| sign_in::tell(app, visitor, account.as_ref(), failure).await;
    match (app.guard.verify(&app.db, attempt, visitor.now).await?, &account) {
        (Verdict::Throttled { until }, _) => {
            failed((Outcome::Throttled, false)).await?;
            let is_worn_out = tries::is_worn_out(app, visitor, proof).await?;
            Ok(if is_worn_out { Confirmed::WornOut } else { Confirmed::Throttled { until } })
        }
        (Verdict::Wrong { last_free }, _) => {
            failed((Outcome::Refused, last_free)).await?;
            Ok(Confirmed::Refused)
        }
        (Verdict::Right(passed), None) => {
            let chooser = ChooserProof { passed };
            Ok(activate(app, visitor, (proof, chooser), &email).await?)
        }
        // The first candidate is the account's own, unless what is stored of it cannot be read.
        (Verdict::Right(passed), Some(account)) if own.is_some() && passed.which == 0 => {
            let_in(app, visitor, (proof, account), (passed, password)).await
        }
        (Verdict::Right(passed), Some(_)) => {
            passed.settle_alone(&app.db).await?;
            failed((Outcome::Refused, false)).await?;
            Ok(Confirmed::UseExistingPassword)
        }
    }
}

/// The holder of an account that was there before the link was opened.
async fn let_in(
    app: &App,
    visitor: &Visitor,
    (proof, account): (&MailboxProof, &Account),
    (passed, password): (Passed, &str),
) -> Result<Confirmed, Fault> {
    // This very link made the account a moment ago, on another node: there is no more to do.
    if let Some(gone) = mailed_link::gone_since(app.db.reader(), proof, visitor.now).await? {
        passed.settle_alone(&app.db).await?;
        return Ok(Confirmed::Gone(gone));
    }
    let known = (account, Acquaintance::New);
    Ok(match sign_in::admit(app, visitor, known, (passed, password), false).await? {
        Admitted::Whole(opened) => Confirmed::ConsentNeeded(opened),
        Admitted::Half(token) => Confirmed::FactorNeeded(token),
    })
}

/// Proof that the password chosen before the mail was typed again.
struct ChooserProof {
    passed: Passed,
}

/// What the one transaction came to, before anybody is signed in.
enum Made {
    Account(Box<Account>, LinkId),
    /// Another tab or node was faster, and the link or the pair is spent.
    Spent,
    /// Another activation of the same address was faster: from now on it is an account's.
    AddressTaken,
}

async fn activate(
    app: &App,
    visitor: &Visitor,
    (proof, chooser): (&MailboxProof, ChooserProof),
    email: &Email,
) -> Result<Confirmed, DbErr> {
    let tx = app.db.begin().await?;
    let lost = match make(&tx, visitor, proof, email).await? {
        Made::Account(account, link) => {
            let opened =
                session::open(Batch::of(&tx), (app, visitor), &account, chooser.passed, false)
                    .await?;
            write_down(&tx, app, visitor, (proof, &account, link)).await?;
            tx.commit().await?;
            return Ok(Confirmed::Activated(opened));
        }
        lost => lost,
    };
    tx.rollback().await?;
    chooser.passed.settle_alone(&app.db).await?;
    if let Made::AddressTaken = lost {
        return Ok(Confirmed::UseExistingPassword);
    }
    let gone = mailed_link::gone_since(app.db.reader(), proof, visitor.now).await?;
    Ok(Confirmed::Gone(gone.unwrap_or(Gone::Used)))
}

/// Spends link and pair, and makes the account with its contract.
async fn make(
    tx: &Tx,
    visitor: &Visitor,
    proof: &MailboxProof,
    email: &Email,
) -> Result<Made, DbErr> {
    provisional::hold(tx, &proof.pair).await?;
    let is_ours = mailed_link::consume(tx, proof, visitor.now).await?;
    if !is_ours || !provisional::spend(tx, &proof.pair, visitor.now).await? {
        return Ok(Made::Spent);
    }
    let Some(hash) = proof.pending.hash() else { return Ok(Made::Spent) };
    let account = Account::create(tx, email, &hash, proof.pending.lang(), visitor.now).await;
    let account = match account {
        Ok(account) => account,
        Err(error) if database::is_duplicate(&error) => return Ok(Made::AddressTaken),
        Err(error) => return Err(error),
    };
    let Some(link) = link::add(tx, &proof.pair, account.id, visitor.now).await? else {
        return Ok(Made::Spent);
    };
    pending::close_siblings(tx, &proof.pair, pending::Outcome::Committed, visitor.now).await?;
    if let Some(version) = proof.pending.terms_version {
        terms_acceptance::record(tx, (account.id, proof.societe.id), version, visitor.now).await?;
    }
    mailed_link::is_of_account(tx, proof, account.id).await?;
    let names = proof.tiers.names(&proof.societe);
    holder_name::keep(tx, account.id, &names).await?;
    Ok(Made::Account(Box::new(account), link))
}

async fn write_down(
    tx: &Tx,
    app: &App,
    visitor: &Visitor,
    (proof, account, link): (&MailboxProof, &Account, LinkId),
) -> Result<(), DbErr> {
    let (origin, societe) = (visitor.origin(), proof.societe.id.uuid());
    let actor = Actor::Account(account.id.uuid());
    for (kind, subject) in [
        (Kind::PairSpent, proof.pair.id.to_string()),
        (Kind::TiersLinked, proof.tiers.id.to_string()),
    ] {
        audit::record(tx, &origin, Event::done(kind, actor, subject).at(societe)).await?;
    }
    // That the account is a new one is its own affair: no agency reads it.
    for (kind, subject) in [
        (Kind::ActivationCommitted, proof.pending.id.to_string()),
        (Kind::SignIn, account.id.to_string()),
    ] {
        audit::record(tx, &origin, Event::done(kind, actor, subject)).await?;
    }
    notices::activated(tx, app, visitor, (account, &proof.societe, &proof.tiers), link).await
}

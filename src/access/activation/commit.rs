//! The first sign-in, which commits the activation: account, link, spent pair and session, in one
//! transaction, or nothing.
//!
//! It takes two proofs in the same browser: the mailed link was followed, and the password chosen
//! before the mail is typed. Whoever started an activation with somebody else's address holds only
//! the second; whoever received the mail holds only the first.

use sea_orm::DbErr;

use super::mailed_link::{self, Gone, MailboxProof};
use super::pending;
use crate::access::link;
use crate::access::notices;
use crate::access::provisional;
use crate::access::terms_acceptance;
use crate::accounts::holder_name;
use crate::accounts::sign_in::{self, Opened, attempt_buckets, growing, session};
use crate::accounts::{Account, Email};
use crate::audit::{self, Actor, Event, Kind, Outcome};
use crate::clock::Moment;
use crate::database::{self, Batch, Tx};
use crate::guard::{Attempt, Bucket, Fault, Passed, Rule, SecretHash, Verdict};
use crate::web::{App, Visitor};

/// What the first sign-in came to.
pub enum Confirmed {
    /// The account exists, the contract is linked, the person is signed in.
    Activated(Opened),
    /// The account was there before: its holder is signed in and must now consent.
    ConsentNeeded(Opened),
    /// Somebody signed in with another address: the link played no part.
    Ordinary(Opened),
    /// An account exists here, and what was typed is the password chosen before the mail.
    UseExistingPassword,
    Refused,
    Throttled {
        until: Moment,
    },
    Gone(Gone),
}

/// Signs in on the page of a mailed link, with the address that the link was sent to.
pub async fn confirm(
    app: &App,
    visitor: &Visitor,
    proof: &MailboxProof,
    password: &str,
) -> Result<Confirmed, Fault> {
    let Some(email) = Email::parse(proof.email()) else { return Ok(Confirmed::Refused) };
    let account = Account::at(app.db.reader(), &email).await?;
    let own = account.as_ref().and_then(Account::hash);
    let chosen = proof.pending.hash();
    let candidates: Vec<&SecretHash> = own.iter().chain(chosen.iter()).collect();
    let buckets = buckets(app, visitor, proof, &email);
    let attempt = Attempt { typed: password, candidates: &candidates, buckets, own_bucket: None };
    let failed = async |failure| sign_in::tell(app, visitor, account.as_ref(), failure).await;
    match (app.guard.verify(&app.db, attempt, visitor.now).await?, &account) {
        (Verdict::Throttled { until }, _) => {
            failed((Outcome::Throttled, false)).await?;
            Ok(Confirmed::Throttled { until })
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
            // This very link made the account a moment ago, in another tab: there is no more to do.
            if !mailed_link::is_still_good(app.db.reader(), proof).await? {
                return Ok(Confirmed::Gone(Gone::Used));
            }
            let typed = (passed, password);
            let opened = sign_in::open_for(app, visitor, account, typed, false).await?;
            Ok(Confirmed::ConsentNeeded(opened))
        }
        (Verdict::Right(_), Some(_)) => {
            failed((Outcome::Refused, false)).await?;
            Ok(Confirmed::UseExistingPassword)
        }
    }
}

/// Proof that the password chosen before the mail was typed again.
struct ChooserProof {
    passed: Passed,
}

async fn activate(
    app: &App,
    visitor: &Visitor,
    (proof, chooser): (&MailboxProof, ChooserProof),
    email: &Email,
) -> Result<Confirmed, DbErr> {
    let tx = app.db.begin().await?;
    provisional::hold(&tx, &proof.pair).await?;
    let is_ours = mailed_link::consume(&tx, proof, visitor.now).await?;
    if !is_ours || !provisional::spend(&tx, &proof.pair, visitor.now).await? {
        return Ok(Confirmed::Gone(Gone::Used));
    }
    let Some(hash) = proof.pending.hash() else { return Ok(Confirmed::Refused) };
    let lang = proof.pending.lang();
    let account = match Account::create(&tx, email, &hash, lang, visitor.now).await {
        Ok(account) => account,
        // Another activation of the same address was faster: from now on it is an account's.
        Err(error) if database::is_duplicate(&error) => return Ok(Confirmed::UseExistingPassword),
        Err(error) => return Err(error),
    };
    if !link::add(&tx, &proof.pair, account.id, visitor.now).await? {
        return Ok(Confirmed::Gone(Gone::Used));
    }
    pending::close_siblings(&tx, &proof.pair, pending::Outcome::Committed, visitor.now).await?;
    if let Some(version) = proof.pending.terms_version {
        terms_acceptance::record(&tx, (account.id, proof.societe.id), version, visitor.now).await?;
    }
    let names = proof.tiers.names(&proof.societe);
    holder_name::keep(&tx, account.id, &names).await?;
    let opened =
        session::open(Batch::of(&tx), (app, visitor), &account, chooser.passed, false).await?;
    write_down(&tx, app, visitor, (proof, &account)).await?;
    tx.commit().await?;
    Ok(Confirmed::Activated(opened))
}

async fn write_down(
    tx: &Tx,
    app: &App,
    visitor: &Visitor,
    (proof, account): (&MailboxProof, &Account),
) -> Result<(), DbErr> {
    let (origin, societe) = (visitor.origin(), proof.societe.id.uuid());
    let actor = Actor::Account(account.id.uuid());
    for (kind, subject) in [
        (Kind::ActivationCommitted, proof.pending.id.to_string()),
        (Kind::TiersLinked, proof.tiers.id.to_string()),
    ] {
        audit::record(tx, &origin, Event::done(kind, actor, subject).at(societe)).await?;
    }
    audit::record(tx, &origin, Event::done(Kind::SignIn, actor, account.id)).await?;
    notices::activated(tx, app, visitor, (account, &proof.societe, &proof.tiers)).await
}

/// At most five tries a link; and one count for all links to an address. It is not the one of the
/// sign-in page: strangers, who hold no link, could keep the holder out.
fn buckets(app: &App, visitor: &Visitor, proof: &MailboxProof, email: &Email) -> Vec<Bucket> {
    let activation = &app.settings.activation;
    let per_link = Rule::Window { limit: activation.tries_per_link, window: activation.link };
    let mut buckets = attempt_buckets(app, visitor);
    buckets.push(Bucket::new("link", proof.key(), per_link));
    buckets.push(Bucket::new("mailbox", email.as_str(), growing(app)));
    buckets
}

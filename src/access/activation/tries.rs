//! The tries at a mailed link: where they are counted, and when they are used up.

use sea_orm::DbErr;

use super::mailed_link::MailboxProof;
use crate::accounts::Email;
use crate::accounts::sign_in::{attempt_buckets, growing};
use crate::guard::throttle;
use crate::guard::{Bucket, Rule};
use crate::web::{App, Visitor};

/// At most five tries a link; and one count for all links to an address. It is not the one of the
/// sign-in page: strangers, who hold no link, could keep the holder out.
pub fn buckets(app: &App, visitor: &Visitor, proof: &MailboxProof, email: &Email) -> Vec<Bucket> {
    let mut buckets = attempt_buckets(app, visitor);
    buckets.push(tries_of(app, proof));
    buckets.push(Bucket::new("mailbox", email.as_str(), growing(app)));
    buckets
}

/// The window is as long as the link lives: once used up, its tries never come back.
fn tries_of(app: &App, proof: &MailboxProof) -> Bucket {
    let activation = &app.settings.activation;
    let rule = Rule::Window { limit: activation.tries_per_link, window: activation.link };
    Bucket::new("link", proof.key(), rule)
}

/// Whether the tries of a link are used up: it will open nothing any more.
pub async fn is_worn_out(
    app: &App,
    visitor: &Visitor,
    proof: &MailboxProof,
) -> Result<bool, DbErr> {
    let tries = [tries_of(app, proof)];
    Ok(throttle::closed_until(app.db.reader(), &tries, visitor.now).await? > visitor.now)
}

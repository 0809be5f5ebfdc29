//! What became of the last mail of an activation, and when another may be asked for.

use sea_orm::DbErr;

use crate::access::activation::mailed_link;
use crate::access::activation::pending::Pending;
use crate::clock::Moment;
use crate::mail::{self, Delivery, outbox};
use crate::web::{App, Visitor};

pub struct Sending {
    pub delivery: Delivery,
    /// When it was sent again, if it was.
    pub resent_at: Option<Moment>,
    pub again_at: Moment,
}

pub async fn last(app: &App, visitor: &Visitor, pending: &Pending) -> Result<Sending, DbErr> {
    let db = app.db.reader();
    let link = mailed_link::last(db, pending).await?;
    let is_resent = mailed_link::count(db, pending).await? > 1;
    let sent_at = link.as_ref().map_or(pending.created_at, |link| link.created_at);
    let delivery = match &link {
        Some(link) => outbox::delivery(db, link.message_id).await?,
        None => Delivery::Waiting,
    };
    let resent_at = is_resent.then_some(sent_at);
    let asked = (&*visitor.counted_ip(), pending.mail_asked());
    let again_at = mail::next_allowed(db, &app.settings, asked, visitor.now).await?;
    Ok(Sending { delivery, resent_at, again_at })
}

//! A known device: a browser on which a member of staff signed in with both factors. It has a count
//! of tries of its own, so that strangers who guess cannot keep its holder out, and its sign-ins are
//! not announced.
//!
//! Nothing of it is kept here. Its cookie says it, sealed with a key of the ring for that member and
//! their epoch: another password or factor, a removal or a forgotten key makes it unknown. Without a
//! ring there is nothing to seal with, and no browser is known.

use data_encoding::BASE64URL_NOPAD;

use super::member::Staff;
use crate::accounts::sign_in::growing;
use crate::clock::Moment;
use crate::guard::{Bucket, Sealer, Token};
use crate::web::{App, CookieKind, Visitor};

/// What the cookie of a browser says that this member just signed in with.
pub fn cookie(app: &App, staff: &Staff, now: Moment) -> Option<String> {
    let (key, ring) = Sealer::today(&app.keys)?;
    let (id, until) = (Token::fresh().hash(), now + app.settings.device.remembered);
    let said = format!("{}|{}", id.as_str(), until.millis());
    let sealed = ring.seal(said.as_bytes(), &context(staff));
    Some(format!("{key}.{}", BASE64URL_NOPAD.encode(&sealed)))
}

/// A count of this browser alone, if it is one that this member signed in with.
pub fn bucket(app: &App, visitor: &Visitor, (staff, kind): (&Staff, &str)) -> Option<Bucket> {
    let key = format!("{}|{}", staff.id, known(app, visitor, staff)?);
    Some(Bucket::new(kind, &key, growing(app)))
}

/// Whether this browser is worth a letter: it could be known, and is not. Without a ring none can be.
pub fn is_stranger(app: &App, visitor: &Visitor, staff: &Staff) -> bool {
    Sealer::today(&app.keys).is_some() && known(app, visitor, staff).is_none()
}

/// What this browser is called, if it is one that this member signed in with.
fn known(app: &App, visitor: &Visitor, staff: &Staff) -> Option<String> {
    let cookie = visitor.cookies.value(CookieKind::OfficeDevice)?;
    let (key, sealed) = cookie.split_once('.')?;
    let sealed = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
    let said = Sealer::named(&app.keys, key)?.open(&sealed, &context(staff))?;
    let said = String::from_utf8(said).ok()?;
    let (id, until) = said.split_once('|')?;
    let is_over = Moment::from_millis(until.parse().ok()?) <= visitor.now;
    (!is_over).then(|| id.to_owned())
}

fn context(staff: &Staff) -> String {
    format!("office device of {} {}", staff.id, staff.security_epoch)
}

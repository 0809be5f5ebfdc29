//! « Choisissez une société »: where somebody who works for several begins.

use askama::Template;
use axum::extract::State;

use crate::staff::{Desk, Right, SignedInStaff};
use crate::web::{App, Error, Reply, Visitor};

#[derive(Template)]
#[template(path = "office/choose.html")]
pub struct ChoosePage {
    visitor: Visitor,
    staff_name: String,
    /// The société's address and name, and what they may do there.
    societes: Vec<(String, String, Right)>,
}

/// Who looks after one société goes straight to it.
pub async fn choose(
    State(app): State<App>,
    visitor: Visitor,
    staff: SignedInStaff,
) -> Result<Reply<ChoosePage>, Error> {
    let own = staff.societes(app.db.reader()).await?;
    if let [(only, _)] = own.as_slice() {
        return Ok(Reply::done(Desk::home(only.id)));
    }
    let named = own.into_iter();
    let named = named.map(|(societe, right)| (Desk::home(societe.id), societe.name, right));
    let societes = named.collect();
    Ok(Reply::Shown(ChoosePage { visitor, staff_name: staff.name().to_owned(), societes }))
}

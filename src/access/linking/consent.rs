//! From the mail: the existing account's holder, signed in, sees the contract and agrees.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::link_tiers::{self, Linked};
use super::pages::{ConsentPage, Refused, RefusedPage};
use crate::access::activation::{Followed, Gone, MailboxProof, follow, link_gone};
use crate::accounts::SignedIn;
use crate::web::{App, CookieKind, Error, Mistakes, Page, Reply, Visitor};

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
) -> Result<Response, Error> {
    match follow(&app, &visitor).await? {
        Followed::Fresh(proof) if is_proven(&app, &person, &proof) => {
            Ok(Page(consent_page(person.seen(visitor), &proof)).into_response())
        }
        // Somebody else's link, or a password typed too long ago: it is asked first.
        Followed::Fresh(_) => Ok(Redirect::to("/activation/confirm").into_response()),
        Followed::Gone(gone) => link_gone(&app, visitor, gone).await,
    }
}

pub async fn agree(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
) -> Result<Response, Error> {
    let proof = match follow(&app, &visitor).await? {
        Followed::Fresh(proof) if is_proven(&app, &person, &proof) => proof,
        Followed::Fresh(_) => return Ok(Redirect::to("/activation/confirm").into_response()),
        Followed::Gone(gone) => return link_gone(&app, visitor, gone).await,
    };
    match link_tiers::by_mail(&app, &visitor, &person, &proof).await? {
        Linked::Done => {
            let cookies = visitor.cookies.forget(CookieKind::Ticket).into_jar();
            Ok((cookies, Redirect::to("/?notice=added")).into_response())
        }
        Linked::AlreadyMine => {
            let visitor = person.seen(visitor).at(proof.societe.brand());
            Ok(Reply::Again(RefusedPage { visitor, why: Refused::AlreadyMine }).into_response())
        }
        Linked::TooLate => too_late(&app, visitor).await,
    }
}

/// Why the link, good a moment ago, did not do.
async fn too_late(app: &App, visitor: Visitor) -> Result<Response, Error> {
    let gone = match follow(app, &visitor).await? {
        Followed::Gone(gone) => gone,
        // The link is good, but its contract has a holder by another way.
        Followed::Fresh(_) => Gone::Used,
    };
    link_gone(app, visitor, gone).await
}

/// Whether this very account's password was typed a moment ago: a session left open is not enough.
fn is_proven(app: &App, person: &SignedIn, proof: &MailboxProof) -> bool {
    proof.email() == person.email() && person.is_fresh(app)
}

fn consent_page(visitor: Visitor, proof: &MailboxProof) -> ConsentPage {
    let contracts = proof.contracts.iter();
    ConsentPage {
        email: proof.email().to_owned(),
        tiers_name: proof.tiers.name(),
        recap: contracts.map(|contract| contract.in_words(visitor.texts)).collect(),
        action: "/activation/consent",
        cancel: "/",
        kept_password: true,
        from_mail: true,
        mistakes: Mistakes::none(),
        visitor: visitor.at(proof.societe.brand()),
    }
}

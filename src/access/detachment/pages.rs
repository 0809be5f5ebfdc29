//! « Détacher ce contrat »: what will be lost from sight, then the password, then done.

use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::detach;
use crate::access::link::{self, LinkId, MyTiers};
use crate::accounts::SignedIn;
use crate::accounts::sign_in::verify_again;
use crate::accounts::step_up::asks_factor_too;
use crate::agencies::Societe;
use crate::audit::{Event, Kind, Outcome};
use crate::clock::Moment;
use crate::guard::Verdict;
use crate::web::{App, Error, Form, Mistake, Mistakes, Page, Reply, Visitor, refusals};

const THERE: &str = "/?notice=detached";

#[derive(Template)]
#[template(path = "access/detachment/detach.html")]
pub struct DetachPage {
    visitor: Visitor,
    societe_name: String,
    tiers_name: String,
    contracts: Vec<String>,
    needs_password: bool,
    email: String,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DetachForm {
    password: String,
}

pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<LinkId>,
) -> Result<Page<DetachPage>, Error> {
    let held = mine(&app, &visitor, &person, id).await?;
    asks_factor_too(&app, &person).await?;
    Ok(Page(detach_page(&app, visitor, &person, (&held, Mistakes::none())).await?))
}

pub async fn detach(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(id): Path<LinkId>,
    Form(form): Form<DetachForm>,
) -> Result<Reply<DetachPage>, Error> {
    // A second press waits for the first, and hears that it is done.
    let _turn = app.guard.turn(&format!("detachment by {}", person.account_id())).await;
    if link::was_detached(app.db.reader(), &person, id).await? {
        return Ok(Reply::done(THERE));
    }
    let held = mine(&app, &visitor, &person, id).await?;
    asks_factor_too(&app, &person).await?;
    detached(&app, (visitor, &person), &held, &form).await
}

/// With a secret typed just now.
async fn detached(
    app: &App,
    (visitor, person): (Visitor, &SignedIn),
    held: &MyTiers,
    form: &DetachForm,
) -> Result<Reply<DetachPage>, Error> {
    let passed = match person.is_fresh(app) {
        true => None,
        false if form.password.is_empty() => {
            let mistakes = Mistakes::on("password", Mistake::CurrentPasswordMissing);
            return again(app, visitor, person, (held, mistakes)).await;
        }
        false => match verify_again(app, &visitor, person, &form.password).await?.1 {
            Verdict::Right(passed) => Some(passed),
            Verdict::Wrong { .. } => {
                let mistakes = Mistakes::on("password", Mistake::CurrentPasswordWrong);
                return again(app, visitor, person, (held, mistakes)).await;
            }
            Verdict::Throttled { until } => {
                return wait_for(app, visitor, person, (held, until)).await;
            }
        },
    };
    Ok(match detach::detach(app, &visitor, person, (held, passed)).await? {
        Some(token) => Reply::done_with(person.renewed(app, visitor.cookies, &token), THERE),
        None => Reply::done(THERE),
    })
}

/// Somebody else's link is as unknown as one that never was; only the audit trail hears of it.
async fn mine(
    app: &App,
    visitor: &Visitor,
    person: &SignedIn,
    id: LinkId,
) -> Result<MyTiers, Error> {
    if let Some(held) = link::mine(app.db.reader(), person, id).await? {
        return Ok(held);
    }
    let event = Event::done(Kind::AccessRefused, person.actor(), id).with(Outcome::Refused);
    refusals::note(app, visitor, event).await?;
    Err(Error::NotFound)
}

async fn wait_for(
    app: &App,
    visitor: Visitor,
    person: &SignedIn,
    (held, until): (&MyTiers, Moment),
) -> Result<Reply<DetachPage>, Error> {
    let wait = until.since(visitor.now);
    let mistakes = Mistakes::general(Mistake::too_many_tries(wait, visitor.lang));
    Ok(Reply::Wait(detach_page(app, visitor, person, (held, mistakes)).await?, wait.as_secs()))
}

async fn again(
    app: &App,
    visitor: Visitor,
    person: &SignedIn,
    what: (&MyTiers, Mistakes),
) -> Result<Reply<DetachPage>, Error> {
    Ok(Reply::Again(detach_page(app, visitor, person, what).await?))
}

async fn detach_page(
    app: &App,
    visitor: Visitor,
    person: &SignedIn,
    (held, mistakes): (&MyTiers, Mistakes),
) -> Result<DetachPage, Error> {
    let societe = Societe::known(app.db.reader(), held.link.societe_id).await?;
    let contracts = held.contracts.iter();
    Ok(DetachPage {
        societe_name: societe.name,
        tiers_name: held.tiers.name(),
        contracts: contracts.map(|contract| contract.in_words(visitor.texts)).collect(),
        needs_password: !person.is_fresh(app),
        email: person.email().to_owned(),
        mistakes,
        visitor: person.seen(visitor),
    })
}

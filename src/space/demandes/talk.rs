//! What the people of a demande do with it: answer, say that it is settled, open it again.

use axum::extract::{FromRequest, Path, Request, State};
use serde::Deserialize;

use super::show::{self, ShowPage, Typed, seen};
use crate::accounts::SignedIn;
use crate::clock::Moment;
use crate::demandes::wording::{body, typed};
use crate::demandes::{self, DemandeId, Received, Replied, Seen, attachment};
use crate::web::{App, Error, Form, Mistake, Mistakes, Reply, Upload, Visitor};

type Answer = Result<Reply<ShowPage>, Error>;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WhyForm {
    why: String,
}

/// Whose demande it is, is judged before a byte of the form is read.
pub async fn reply(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(id): Path<DemandeId>,
    request: Request,
) -> Answer {
    let seen = seen(&app, (&visitor, &person), id).await?;
    let shut = demandes::upload_is_let_in(&app, (&visitor, &person)).await?;
    let upload = Upload::from_request(request, &app).await?;
    let are_wanted = shut.is_none() && !seen.demande().is_closed();
    let received = attachment::receive(&app, visitor.lang, upload, are_wanted).await?;
    let refused = match shut {
        Some(until) => Refused::Throttled(until),
        None => match replied(&app, (&visitor, &person), (&seen, &received)).await? {
            Ok(()) => return Ok(Reply::done(format!("/demandes/{id}?done=answered"))),
            Err(refused) => refused,
        },
    };
    attachment::drop_all(&app, &received.files).await?;
    let body = typed(&received.typed, "body");
    let back = Typed { body, files_again: received.had_files, ..Typed::default() };
    again(&app, (visitor, &person), id, (back, refused)).await
}

enum Refused {
    Mistaken(Mistakes),
    Throttled(Moment),
    TooLate,
}

async fn replied(
    app: &App,
    who: (&Visitor, &SignedIn),
    (seen, received): (&Seen, &Received),
) -> Result<Result<(), Refused>, Error> {
    let files = received.judged(Mistakes::none());
    let words = match body(&typed(&received.typed, "body")) {
        Ok(words) if files.is_empty() => words,
        Ok(_) => return Ok(Err(Refused::Mistaken(files))),
        Err(mistake) => {
            let mistakes = received.judged(Mistakes::on("body", mistake));
            return Ok(Err(Refused::Mistaken(mistakes)));
        }
    };
    let answered = demandes::reply(app, who, seen, (&words, &received.files)).await?;
    Ok(outcome(answered))
}

/// « Mon problème est réglé »; when it is closed already, there is nothing to say against it.
pub async fn close(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(id): Path<DemandeId>,
) -> Answer {
    let seen = seen(&app, (&visitor, &person), id).await?;
    demandes::close(&app, (&visitor, &person), &seen).await?;
    Ok(Reply::done(format!("/demandes/{id}?done=closed")))
}

pub async fn reopen(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(id): Path<DemandeId>,
    Form(form): Form<WhyForm>,
) -> Answer {
    let seen = seen(&app, (&visitor, &person), id).await?;
    let refused = match body(&form.why) {
        Err(mistake) => Refused::Mistaken(Mistakes::on("why", mistake)),
        Ok(why) => {
            let done = demandes::reopen(&app, (&visitor, &person), &seen, &why).await?;
            match outcome(done) {
                Ok(()) => return Ok(Reply::done(format!("/demandes/{id}?done=reopened"))),
                Err(refused) => refused,
            }
        }
    };
    let back = Typed { why: form.why, ..Typed::default() };
    again(&app, (visitor, &person), id, (back, refused)).await
}

fn outcome(replied: Replied) -> Result<(), Refused> {
    match replied {
        Replied::Done => Ok(()),
        Replied::TooLate => Err(Refused::TooLate),
        Replied::Throttled { until } => Err(Refused::Throttled(until)),
    }
}

/// The page as it stands now, with what was typed.
async fn again(
    app: &App,
    (visitor, person): (Visitor, &SignedIn),
    id: DemandeId,
    (back, refused): (Typed, Refused),
) -> Answer {
    let seen = seen(app, (&visitor, person), id).await?;
    let (now, lang) = (visitor.now, visitor.lang);
    let (mistakes, wait) = match refused {
        Refused::Mistaken(mistakes) => (mistakes, None),
        Refused::TooLate => (Mistakes::general(Mistake::DemandeMoved), None),
        Refused::Throttled(until) => {
            let wait = until.since(now);
            (Mistakes::general(Mistake::too_often(wait, lang)), Some(wait.as_secs()))
        }
    };
    let page = show::page(app, (visitor, person), &seen, Typed { mistakes, ..back }).await?;
    Ok(match wait {
        Some(seconds) => Reply::Wait(page, seconds),
        None => Reply::Again(page),
    })
}

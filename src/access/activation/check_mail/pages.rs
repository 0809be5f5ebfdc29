//! The page that waits for the mail to be read.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::sending::{self, Sending};
use crate::access::activation::mailing;
use crate::access::activation::pending::{self, Pending};
use crate::access::activation::ticket_holder::TicketHolder;
use crate::clock::{in_words, paris_time};
use crate::mail::{Allowance, Delivery};
use crate::web::{App, CookieKind, Error, Mistake, Mistakes, Reply, Visitor};

const HERE: &str = "/activation/check-mail";

#[derive(Template)]
#[template(path = "access/activation/check_mail.html")]
pub struct CheckMailPage {
    visitor: Visitor,
    email: String,
    from: String,
    subject: String,
    resent_at: Option<String>,
    wait_seconds: u32,
    delivery: Delivery,
    valid_for: String,
    mistakes: Mistakes,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    holder: TicketHolder,
) -> Result<Reply<CheckMailPage>, Error> {
    match pending::waiting(app.db.reader(), holder.holding()).await? {
        Some(pending) => {
            let page = page(&app, visitor, &holder, &pending, Mistakes::none()).await?;
            Ok(Reply::Shown(page))
        }
        None => Ok(Reply::done("/activation/email")),
    }
}

/// « Renvoyer l'e-mail »: the former link dies, a new one leaves.
pub async fn resend(
    State(app): State<App>,
    visitor: Visitor,
    holder: TicketHolder,
) -> Result<Reply<CheckMailPage>, Error> {
    let Some(pending) = pending::waiting(app.db.reader(), holder.holding()).await? else {
        return Ok(Reply::done("/activation/email"));
    };
    match pending::resend(&app, &visitor, holder.holding(), &pending).await? {
        Allowance::Granted => Ok(Reply::done(HERE)),
        Allowance::Wait { until } => {
            let wait = until.since(visitor.now);
            let mistakes = Mistakes::general(Mistake::mail_too_soon(wait, visitor.lang));
            let page = page(&app, visitor, &holder, &pending, mistakes).await?;
            Ok(Reply::Wait(page, wait.as_secs()))
        }
    }
}

/// « Revenir à la première étape »: the link dies, the pair will be asked again.
pub async fn restart(
    State(app): State<App>,
    visitor: Visitor,
    holder: Result<TicketHolder, Error>,
) -> Result<Response, Error> {
    if let Ok(holder) = holder {
        pending::give_up(&app, &visitor, holder.holding()).await?;
    }
    let cookies = visitor.cookies.forget(CookieKind::Ticket);
    Ok((cookies.into_jar(), Redirect::to("/activation")).into_response())
}

async fn page(
    app: &App,
    visitor: Visitor,
    holder: &TicketHolder,
    pending: &Pending,
    mistakes: Mistakes,
) -> Result<CheckMailPage, Error> {
    let Sending { delivery, resent_at, again_at } = sending::last(app, &visitor, pending).await?;
    let wait = again_at.since(visitor.now);
    Ok(CheckMailPage {
        email: pending.email.clone(),
        from: format!("{} <{}>", holder.holding().societe.name, app.settings.mail.from.email),
        subject: mailing::subjects(pending.lang().texts(), holder.holding()),
        resent_at: resent_at.map(paris_time),
        wait_seconds: u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX),
        delivery,
        valid_for: in_words(app.settings.activation.link, visitor.lang),
        mistakes,
        visitor: holder.seen(visitor).found_at(HERE),
    })
}

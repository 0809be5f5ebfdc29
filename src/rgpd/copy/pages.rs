//! « Mes données », under « Profil »: the copy asked for, waited for, taken.

use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::row::{self, PersonalCopy};
use crate::accounts::trail;
use crate::accounts::{Fresh, SignedIn};
use crate::audit::Kind;
use crate::clock::{in_words, paris_day_and_time, paris_today};
use crate::documents::size;
use crate::web::{App, Asked, Error, Page, Visitor};

const HERE: &str = "/profile/data";

#[derive(Template)]
#[template(path = "rgpd/copy/data.html")]
pub struct DataPage {
    visitor: Visitor,
    progress: Progress,
    told: Told,
    kept_for: String,
}

/// How far the copy is, in words.
enum Progress {
    None,
    Waiting { since: String },
    Failed,
    Ready { until: String, size: String },
}

/// What was just done.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    nothing: bool,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
    Asked(told): Asked<Told>,
) -> Result<Page<DataPage>, Error> {
    let state = row::state(app.db.reader(), &person, visitor.now).await?;
    let progress = Progress::of(&visitor, state);
    let kept_for = in_words(app.settings.retention.copies, visitor.lang);
    Ok(Page(DataPage { visitor: person.seen(visitor), progress, told, kept_for }))
}

pub async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    fresh: Fresh,
) -> Result<Redirect, Error> {
    Ok(match row::ask(&app, &visitor, &fresh).await? {
        row::Asked::Waiting | row::Asked::Already => Redirect::to(HERE),
        row::Asked::Nothing => Redirect::to("/profile/data?nothing=true"),
    })
}

/// The file, as it lies in the store. A form and not a link: nothing fetches it ahead.
pub async fn file(
    State(app): State<App>,
    visitor: Visitor,
    fresh: Fresh,
) -> Result<Response, Error> {
    let person = fresh.person();
    let row::State::Ready(PersonalCopy { object: Some(object), .. }) =
        row::state(app.db.reader(), person, visitor.now).await?
    else {
        return Ok(Redirect::to(HERE).into_response());
    };
    let content = app.store.read(&object, None).await?;
    trail::note(&app, &visitor, (person, Kind::ExportTaken)).await?;
    let name = format!("attachment; filename=\"mes-donnees-{}.zip\"", paris_today(visitor.now));
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_LENGTH, content.size.to_string()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, Body::from_stream(content.into_stream())).into_response())
}

impl Progress {
    fn of(visitor: &Visitor, state: row::State) -> Self {
        let at = |moment| paris_day_and_time(moment, visitor.lang);
        match state {
            row::State::None => Self::None,
            row::State::Waiting(asked_at) => Self::Waiting { since: at(asked_at) },
            row::State::Failed => Self::Failed,
            row::State::Ready(copy) => Self::Ready {
                until: copy.expires_at.map(at).unwrap_or_default(),
                size: size::in_words(copy.bytes.unwrap_or(0), visitor.lang),
            },
        }
    }
}

//! « Importer un fichier »: the file and what it holds. Nothing is read of it here.

use askama::Template;
use axum::extract::State;

use super::staging::{self, Sent};
use crate::clock::{Day, paris_today};
use crate::imports::{Format, Kind};
use crate::staff::{AgencyStaff, Desk, Gestion, Tab, fresh};
use crate::store::{Kept, PutError, StoreError};
use crate::texts::count;
use crate::web::{App, Error, Mistake, Mistakes, Part, Reply, Typed, Upload, Visitor, broken_off};

#[derive(Template)]
#[template(path = "office/imports/send.html")]
pub struct SendPage {
    visitor: Visitor,
    desk: Desk,
    kind: String,
    as_of: String,
    mebibytes: u64,
    rows: u64,
    mistakes: Mistakes,
}

/// What was typed beside the file, when something is wrong.
struct Again {
    kind: String,
    as_of: String,
    mistakes: Mistakes,
}

/// The secrets are asked for before the file is chosen.
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
) -> Result<Reply<SendPage>, Error> {
    fresh(&app, &staff)?;
    let as_of = paris_today(visitor.now).to_string();
    let blank = Again { kind: String::new(), as_of, mistakes: Mistakes::none() };
    Ok(Reply::Shown(page(&app, visitor, &staff, blank)))
}

pub async fn send(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Gestion>,
    upload: Upload,
) -> Result<Reply<SendPage>, Error> {
    fresh(&app, &staff)?;
    match received(&app, &visitor, upload).await? {
        Ok(sent) => {
            let id = staging::stage((&app, &visitor, &staff), sent).await?;
            Ok(Reply::done(format!("/office/{}/imports/{id}", staff.societe_id())))
        }
        Err(again) => Ok(Reply::Again(page(&app, visitor, &staff, again))),
    }
}

/// The file in the store, and what is said of it. One that comes with a mistake is not kept.
async fn received(
    app: &App,
    visitor: &Visitor,
    mut upload: Upload,
) -> Result<Result<Sent, Again>, Error> {
    let mut file: Option<Result<(String, Format, Kept), Mistake>> = None;
    while let Some(part) = upload.next().await? {
        let Part::File(incoming) = part else { continue };
        if incoming.field != "file" || file.is_some() {
            return Err(Error::BadRequest);
        }
        let name = incoming.name.clone();
        let Some(format) = Format::of(&name) else {
            file = Some(Err(Mistake::ImportFormat));
            continue;
        };
        let store = app.store.allowing(app.settings.import.web_max_size.count());
        file = Some(match store.put(incoming.into_stream()).await {
            Ok(kept) => Ok((name, format, kept)),
            Err(PutError::TooLarge { .. }) => Err(Mistake::ImportTooLarge),
            Err(PutError::Source(error)) => return Err(broken_off(&error)),
            Err(PutError::Store(error)) => return Err(StoreError::from(error).into()),
        });
    }
    let typed = upload.typed();
    let checked = check(visitor, &typed);
    match (file, checked) {
        (Some(Ok((file_name, format, kept))), Ok((kind, as_of))) => {
            let format = format.into();
            Ok(Ok(Sent { kind, format, file_name, as_of, kept, batch: None }))
        }
        (file, checked) => {
            let mut mistakes = checked.err().unwrap_or_default();
            match file {
                None => mistakes = mistakes.and("file", Mistake::ImportMissing),
                Some(Err(mistake)) => mistakes = mistakes.and("file", mistake),
                Some(Ok((_, _, kept))) => app.store.remove(&kept.object).await?,
            }
            let (kind, as_of) = (typed.of("kind").to_owned(), typed.of("as_of").to_owned());
            Ok(Err(Again { kind, as_of, mistakes }))
        }
    }
}

fn check(visitor: &Visitor, typed: &Typed) -> Result<(Kind, Day), Mistakes> {
    let today = paris_today(visitor.now);
    let kind = kind_named(typed.of("kind")).ok_or(Mistake::ImportKindMissing);
    let as_of = match typed.of("as_of") {
        "" => Ok(today),
        text => Day::parse(text).filter(|day| *day <= today).ok_or(Mistake::ImportDayWrong),
    };
    match (kind, as_of) {
        (Ok(kind), Ok(as_of)) => Ok((kind, as_of)),
        (kind, as_of) => {
            let all = [("kind", kind.err()), ("as_of", as_of.err())].into_iter();
            let wrong = all.filter_map(|(field, mistake)| Some((field, mistake?)));
            Err(wrong.fold(Mistakes::none(), |all, (field, mistake)| all.and(field, mistake)))
        }
    }
}

/// Documents have a part of their own, with their files.
fn kind_named(name: &str) -> Option<Kind> {
    match name {
        "tiers" => Some(Kind::Tiers),
        "immeubles" => Some(Kind::Immeubles),
        "lots" => Some(Kind::Lots),
        "mandats" => Some(Kind::Mandats),
        "entries" => Some(Kind::Entries),
        _ => None,
    }
}

fn page(app: &App, visitor: Visitor, staff: &AgencyStaff<Gestion>, again: Again) -> SendPage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Imports);
    let Again { kind, as_of, mistakes } = again;
    let limits = &app.settings.import;
    let mebibytes = limits.web_max_size.count() / (1024 * 1024);
    SendPage { visitor, desk, kind, as_of, mebibytes, rows: limits.web_max_rows, mistakes }
}

impl SendPage {
    fn hint(&self) -> String {
        let rows = count(self.rows, self.visitor.lang);
        self.visitor.texts.imports_file_hint(self.mebibytes, rows)
    }

    /// Each kind with its words, in the order in which files are sent.
    fn kinds(&self) -> [(&'static str, String); 5] {
        let texts = self.visitor.texts;
        [
            ("tiers", texts.imports_kind_tiers()),
            ("immeubles", texts.imports_kind_immeubles()),
            ("lots", texts.imports_kind_lots()),
            ("mandats", texts.imports_kind_mandats()),
            ("entries", texts.imports_kind_entries()),
        ]
    }
}

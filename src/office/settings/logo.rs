//! « Logo »: the one that pages and letters show, drawn anew from what is sent, or none.

use askama::Template;
use axum::extract::State;
use axum::response::Redirect;
use bytes::BytesMut;
use futures_util::TryStreamExt;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::keeping;
use crate::agencies::{Changes, Logo, LogoFault};
use crate::staff::{Administration, AgencyStaff, Desk, Tab, fresh};
use crate::web::{
    App, BrandLogo, Error, Incoming, Mistake, Mistakes, Part, Reply, Upload, Visitor, broken_off,
};

/// Of the file that is sent: a photograph of a sign has some megabytes.
const MOST_SENT: usize = 5 * 1024 * 1024;

/// A picture takes up to a quarter of a gigabyte while it is unpacked.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

#[derive(Template)]
#[template(path = "office/settings/logo.html")]
pub struct LogoPage {
    visitor: Visitor,
    desk: Desk,
    logo: Option<BrandLogo>,
    mistakes: Mistakes,
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
) -> Result<Reply<LogoPage>, Error> {
    fresh(&app, &staff)?;
    Ok(Reply::Shown(page(&app, visitor, &staff, Mistakes::none())))
}

pub async fn save(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    upload: Upload,
) -> Result<Reply<LogoPage>, Error> {
    fresh(&app, &staff)?;
    let logo = match received(upload).await? {
        Ok(logo) => logo,
        Err(mistake) => {
            let mistakes = Mistakes::on("file", mistake);
            return Ok(Reply::Again(page(&app, visitor, &staff, mistakes)));
        }
    };
    let changes = Changes { logo: Some(logo), ..Changes::default() };
    keeping::change((&app, &visitor, &staff), changes).await?;
    Ok(Reply::done(format!("/office/{}/settings?done=saved", staff.societe_id())))
}

pub async fn remove(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
) -> Result<Redirect, Error> {
    fresh(&app, &staff)?;
    keeping::remove_logo((&app, &visitor, &staff)).await?;
    Ok(Redirect::to(&format!("/office/{}/settings?done=saved", staff.societe_id())))
}

async fn received(mut upload: Upload) -> Result<Result<Logo, Mistake>, Error> {
    let mut sent = None;
    while let Some(part) = upload.next().await? {
        let Part::File(incoming) = part else { continue };
        if incoming.field != "file" || sent.is_some() {
            return Err(Error::BadRequest);
        }
        sent = Some(whole(incoming).await?);
    }
    let Some(bytes) = sent else { return Ok(Err(Mistake::LogoMissing)) };
    let Some(bytes) = bytes else { return Ok(Err(Mistake::LogoTooLarge)) };
    let _turn = ONE_AT_A_TIME.acquire().await;
    let redrawn = spawn_blocking(move || Logo::redrawn(&bytes)).await;
    Ok(redrawn.map_err(Error::internal)?.map_err(|fault| match fault {
        LogoFault::NotPicture => Mistake::LogoFormat,
        LogoFault::Dimensions { .. } => Mistake::LogoSize,
        LogoFault::TooHeavy => Mistake::LogoTooLarge,
        _ => Mistake::LogoDamaged,
    }))
}

/// All of it in memory, unless it is too large for that.
async fn whole(incoming: Incoming<'_>) -> Result<Option<BytesMut>, Error> {
    let mut stream = incoming.into_stream();
    let mut whole = BytesMut::new();
    while let Some(piece) = stream.try_next().await.map_err(|error| broken_off(&error))? {
        if whole.len() + piece.len() > MOST_SENT {
            return Ok(None);
        }
        whole.extend_from_slice(&piece);
    }
    Ok(Some(whole))
}

fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Administration>,
    mistakes: Mistakes,
) -> LogoPage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Settings);
    let visitor = visitor.found_at(&desk.at("settings/logo"));
    LogoPage { visitor, desk, logo: staff.societe().plate(), mistakes }
}

//! Taking a file out: once, opened piece by piece while it leaves, erased when its last byte has left.
//!
//! A download that breaks off can be begun again, by whoever may; each beginning is in the trail.

use std::io;

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream;

use super::file::{self, File, FileKind};
use super::run::{Run, RunId};
use super::vault;
use crate::audit::{self, Kind};
use crate::clock::paris_today;
use crate::guard::Sealer;
use crate::staff::{AgencyStaff, Gestion};
use crate::web::{App, Error, Visitor};

/// What came of asking for a file.
pub enum Taking {
    Leaves(Box<Leaving>),
    /// Somebody took it out, or is just taking it; or its time is over.
    Gone,
}

/// A file on its way; dropped before its end, it may be asked for again.
pub struct Leaving {
    app: App,
    file: File,
    sealer: Sealer,
    name: String,
    next: i32,
    is_over: bool,
}

/// A run of another société is none.
pub async fn take(
    app: &App,
    visitor: &Visitor,
    staff: &AgencyStaff<Gestion>,
    (id, kind): (RunId, FileKind),
) -> Result<Taking, Error> {
    let run = Run::find(app.db.reader(), staff.societe_id(), id).await?.ok_or(Error::NotFound)?;
    let sealer = run.sealed_with.as_deref().and_then(|key| Sealer::named(&app.keys, key));
    let (true, Some(sealer)) = (run.is_waiting(app, visitor.now), sealer) else {
        return Ok(Taking::Gone);
    };
    let tx = app.db.begin().await?;
    let own = (run.societe_id, run.id, kind);
    let Some(file) = file::leave(&tx, own, staff.actor(), visitor.now).await? else {
        return Ok(Taking::Gone);
    };
    let event = staff.event(Kind::LettersTaken, format!("{id} {}", kind.name()));
    audit::record(&tx, &visitor.origin(), event).await?;
    tx.commit().await?;
    let code = staff.societe().societe_code.to_lowercase();
    let name = format!("courriers-{code}-{}.{}", paris_today(run.created_at), kind.name());
    let leaving = Leaving { app: app.clone(), file, sealer, name, next: 0, is_over: false };
    Ok(Taking::Leaves(Box::new(leaving)))
}

impl IntoResponse for Leaving {
    /// Without a length: the end of the answer is then asked for, and is the sign that it has left.
    fn into_response(self) -> Response {
        let headers = [
            (CONTENT_TYPE, self.file.kind.media_type().to_owned()),
            (CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", self.name)),
            (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
        ];
        let pieces = stream::try_unfold(self, |mut leaving| async move {
            let piece = leaving.piece().await.map_err(io::Error::other)?;
            Ok::<_, io::Error>(piece.map(|piece| (piece, leaving)))
        });
        (headers, Body::from_stream(pieces)).into_response()
    }
}

impl Leaving {
    async fn piece(&mut self) -> Result<Option<Bytes>, Error> {
        if self.next >= self.file.pieces {
            self.end().await?;
            return Ok(None);
        }
        let db = self.app.db.reader();
        let piece = vault::piece(db, &self.file, &self.sealer, self.next).await?;
        let lost = || Error::internal(io::Error::other("a piece of letters is lost"));
        self.next += 1;
        Ok(Some(piece.ok_or_else(lost)?.into()))
    }

    async fn end(&mut self) -> Result<(), Error> {
        let File { societe_id, run_id, kind, .. } = self.file;
        let tx = self.app.db.begin().await?;
        file::left(&tx, (societe_id, run_id, kind), self.app.clock.now()).await?;
        vault::erase(&tx, (societe_id, run_id), Some(kind)).await?;
        tx.commit().await?;
        self.is_over = true;
        Ok(())
    }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        let (app, File { societe_id, run_id, kind, .. }) = (self.app.clone(), self.file.clone());
        let broke_off = async move {
            let tx = app.db.begin().await?;
            file::broke_off(&tx, (societe_id, run_id, kind)).await?;
            tx.commit().await
        };
        // Without a runtime the process ends, and the time that it had runs out by itself.
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        runtime.spawn(async move {
            if let Err(error) = broke_off.await {
                tracing::warn!(%error, "letters that broke off wait for their time to run out");
            }
        });
    }
}

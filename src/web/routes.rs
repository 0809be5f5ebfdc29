//! Doors: every address together with who may open it, so that a test can try them all.

use axum::Router;
use axum::routing::MethodRouter;

use super::App;

/// Who may open a door; the extractors of its handlers enforce it, `tests/extranet/doors.rs` checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Anyone,
    /// Somebody who typed a provisional pair a moment ago.
    TicketHolder,
    /// Somebody who followed a mailed link.
    LinkBearer,
    SignedIn,
    /// Somebody who works for an agency, signed in with both factors.
    Staff,
    /// Staff who may read at the société of the address.
    Lecture,
    /// Staff who may manage there.
    Gestion,
    /// Staff who may administer it.
    Administration,
    /// Software with a key of the société.
    Key,
}

/// An address, and who may open it.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    pub path: &'static str,
    pub who: Who,
}

/// The addresses of a room, each with its door.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    /// Those that take files, and so bodies of another kind, size and time.
    uploads: Router<App>,
    doors: Vec<Door>,
}

impl Routes {
    pub fn new() -> Self {
        Self::default()
    }

    /// An address for everybody.
    #[must_use]
    pub fn anyone(self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.door(Who::Anyone, path, method)
    }

    /// An address whose handlers take a `TicketHolder`.
    #[must_use]
    pub fn ticket_holder(self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.door(Who::TicketHolder, path, method)
    }

    /// An address whose handlers follow the link of a mail.
    #[must_use]
    pub fn link_bearer(self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.door(Who::LinkBearer, path, method)
    }

    /// An address whose handlers take a `SignedIn`.
    #[must_use]
    pub fn signed_in(self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.door(Who::SignedIn, path, method)
    }

    /// The same for an address whose form sends files: its handler takes an `Upload`.
    #[must_use]
    pub fn signed_in_upload(mut self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.uploads = self.uploads.route(path, method);
        self.doors.push(Door { path, who: Who::SignedIn });
        self
    }

    /// An address whose handlers take a `SignedInStaff`.
    #[must_use]
    pub fn staff(self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.door(Who::Staff, path, method)
    }

    /// An address below `/office/{societe}` whose handlers take an `AgencyStaff<Lecture>`.
    #[must_use]
    pub fn lecture(self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.door(Who::Lecture, path, method)
    }

    /// An address below `/office/{societe}` whose handlers take an `AgencyStaff<Gestion>`.
    #[must_use]
    pub fn gestion(self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.door(Who::Gestion, path, method)
    }

    /// The same for an address whose form sends files: its handler takes an `Upload`.
    #[must_use]
    pub fn gestion_upload(mut self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.uploads = self.uploads.route(path, method);
        self.doors.push(Door { path, who: Who::Gestion });
        self
    }

    /// An address below `/office/{societe}` whose handlers take an `AgencyStaff<Administration>`.
    #[must_use]
    pub fn administration(self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.door(Who::Administration, path, method)
    }

    /// The same for an address whose form sends files.
    #[must_use]
    pub fn administration_upload(mut self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.uploads = self.uploads.route(path, method);
        self.doors.push(Door { path, who: Who::Administration });
        self
    }

    /// An address of the API, whose handlers take the key of a société.
    #[must_use]
    pub fn key(self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.door(Who::Key, path, method)
    }

    /// The same for an address whose body is a file.
    #[must_use]
    pub fn key_upload(mut self, path: &'static str, method: MethodRouter<App>) -> Self {
        self.uploads = self.uploads.route(path, method);
        self.doors.push(Door { path, who: Who::Key });
        self
    }

    /// The addresses of another room too.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.uploads = self.uploads.merge(other.uploads);
        self.doors.extend(other.doors);
        self
    }

    pub fn doors(&self) -> &[Door] {
        &self.doors
    }

    /// The addresses of pages and forms, and those of uploads.
    pub fn into_routers(self) -> (Router<App>, Router<App>) {
        (self.router, self.uploads)
    }

    fn door(mut self, who: Who, path: &'static str, method: MethodRouter<App>) -> Self {
        self.router = self.router.route(path, method);
        self.doors.push(Door { path, who });
        self
    }
}

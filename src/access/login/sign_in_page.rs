//! « Se connecter », as it is shown: in an agency's name, with what brought the visitor here.

use askama::Template;

use super::form::SignInForm;
use crate::agencies::Societe;
use crate::agencies::choice::ChooseForm;
use crate::web::{App, LocalPath, Mistakes, Visitor};

#[derive(Template)]
#[template(path = "access/login/sign_in.html")]
pub struct SignInPage {
    visitor: Visitor,
    form: SignInForm,
    notice: Option<Notice>,
    activation: String,
    reset: String,
    other: String,
    mistakes: Mistakes,
}

/// What brought the visitor here.
pub enum Notice {
    SignedOut,
    SessionEnded { minutes: u64 },
    SessionOver,
    Suspended,
}

impl SignInPage {
    /// Nothing is typed yet.
    pub fn blank(app: &App, visitor: Visitor, societe: &Societe, asked: ChooseForm) -> Self {
        let notice = Notice::of(app, &asked, societe);
        let form = SignInForm {
            client: societe.client_code.clone(),
            societe: societe.societe_code.clone(),
            next: asked.next,
            ..SignInForm::default()
        };
        Self::new(visitor, societe, form, (notice, Mistakes::none()))
    }

    /// The same page again, with what went wrong.
    pub fn again(visitor: Visitor, societe: &Societe, form: SignInForm, why: Mistakes) -> Self {
        Self::new(visitor, societe, form, (None, why))
    }

    fn new(
        visitor: Visitor,
        societe: &Societe,
        form: SignInForm,
        (notice, mistakes): (Option<Notice>, Mistakes),
    ) -> Self {
        let here = societe.login_path();
        let found_at = match LocalPath::parse(&form.next) {
            Some(next) => format!("{here}&next={}", next.in_query()),
            None => here.clone(),
        };
        Self {
            visitor: visitor.at(societe.brand()).found_at(&found_at),
            notice,
            activation: here.replacen("/login", "/activation", 1),
            reset: here.replacen("/login", "/password-reset", 1),
            other: other_agency(&form),
            form,
            mistakes,
        }
    }
}

/// « Ce n'est pas votre agence ? »: the choice, without losing the page asked for.
fn other_agency(form: &SignInForm) -> String {
    match LocalPath::parse(&form.next) {
        Some(next) => format!("/login?next={}", next.in_query()),
        None => "/login".into(),
    }
}

impl Notice {
    fn of(app: &App, form: &ChooseForm, societe: &Societe) -> Option<Self> {
        let idle = app.settings.session.idle;
        match form.why.as_str() {
            _ if societe.is_suspended() => Some(Self::Suspended),
            "out" => Some(Self::SignedOut),
            "idle" => Some(Self::SessionEnded { minutes: idle.as_secs().div_ceil(60) }),
            "over" => Some(Self::SessionOver),
            _ => None,
        }
    }
}

//! « Accéder à votre espace »: by the two codes, from the last used, or by name and town.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use crate::agencies::{Codes, Remembered, Societe, TypedCodes};
use crate::web::{App, Error, Form, LocalPath, Mistake, Mistakes, Reply, Visitor};

#[derive(Template)]
#[template(path = "agencies/choice/choose.html")]
pub struct ChoosePage {
    visitor: Visitor,
    form: ChooseForm,
    remembered: Vec<RememberedAgency>,
    found: Option<Vec<Listed>>,
    mistakes: Mistakes,
}

/// What the address of the sign-in page may carry.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ChooseForm {
    /// There, if only empty, once the form of the codes was sent.
    pub client: Option<String>,
    pub societe: Option<String>,
    /// Words of a name or a town.
    pub q: String,
    /// Where to go once signed in.
    pub next: String,
    /// Why the visitor is here: `out`, `idle` or `over`.
    pub why: String,
}

struct RememberedAgency {
    name: String,
    city: String,
    address: String,
    client: String,
    societe: String,
}

struct Listed {
    name: String,
    city: String,
    address: String,
}

impl ChooseForm {
    /// The codes, if both are there and look like codes.
    pub fn codes(&self) -> Option<Codes> {
        Codes::parse(self.client(), self.societe())
    }

    /// The sign-in page of an agency, and from there the page that was asked for.
    fn onward(&self, societe: &Societe) -> String {
        let login = societe.login_path();
        match LocalPath::parse(&self.next) {
            Some(next) => format!("{login}&next={}", next.in_query()),
            None => login,
        }
    }

    fn is_sent(&self) -> bool {
        self.client.is_some() || self.societe.is_some()
    }

    fn client(&self) -> &str {
        self.client.as_deref().unwrap_or_default()
    }

    fn societe(&self) -> &str {
        self.societe.as_deref().unwrap_or_default()
    }

    fn check(&self) -> Mistakes {
        let mut mistakes = Mistakes::none();
        if self.client().trim().is_empty() {
            mistakes = mistakes.and("client", Mistake::ClientMissing);
        }
        if self.societe().trim().is_empty() {
            mistakes = mistakes.and("societe", Mistake::SocieteMissing);
        }
        if mistakes.is_empty() { Mistakes::general(Mistake::CodesUnknown) } else { mistakes }
    }
}

/// Shows the choice; codes that led here were missing or unknown.
pub async fn choose(
    app: &App,
    visitor: Visitor,
    form: ChooseForm,
) -> Result<Reply<ChoosePage>, Error> {
    let mut remembered = Vec::new();
    for codes in Remembered::read(&visitor.cookies).iter() {
        if let Some(societe) = Societe::with_codes(app.db.reader(), codes).await? {
            remembered.push(RememberedAgency::new(&societe, codes, &form));
        }
    }
    let mut found = None;
    if !form.q.trim().is_empty() {
        let societes = Societe::search(app.db.reader(), &form.q).await?;
        found = Some(societes.iter().map(|societe| Listed::new(societe, &form)).collect());
    }
    let mistakes = if form.is_sent() { form.check() } else { Mistakes::none() };
    let page = ChoosePage { visitor, form, remembered, found, mistakes };
    Ok(if page.mistakes.is_empty() { Reply::Shown(page) } else { Reply::Again(page) })
}

/// « Oublier cette agence » on this device.
pub async fn forget(
    State(app): State<App>,
    visitor: Visitor,
    Form(form): Form<TypedCodes>,
) -> Result<Reply<ChoosePage>, Error> {
    let codes = Codes::parse(&form.client, &form.societe).ok_or(Error::BadRequest)?;
    let remembered = Remembered::read(&visitor.cookies);
    Ok(Reply::done_with(remembered.without(visitor.cookies, &codes, &app), "/login"))
}

impl RememberedAgency {
    fn new(societe: &Societe, codes: &Codes, form: &ChooseForm) -> Self {
        Self {
            name: societe.name.clone(),
            city: societe.city.clone(),
            address: form.onward(societe),
            client: codes.client.as_str().to_owned(),
            societe: codes.societe.as_str().to_owned(),
        }
    }
}

impl Listed {
    fn new(societe: &Societe, form: &ChooseForm) -> Self {
        Self {
            name: societe.name.clone(),
            city: societe.city.clone(),
            address: form.onward(societe),
        }
    }
}

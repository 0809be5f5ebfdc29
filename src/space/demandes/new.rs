//! « Nouvelle demande »: about which contract, then what.

use askama::Template;
use axum::extract::{FromRequest, Request, State};
use axum::response::{IntoResponse, Response};

use super::asked::NewAsked;
use super::form::NewForm;
use super::limits::Limits;
use crate::access::holders;
use crate::accounts::SignedIn;
use crate::clock::{Moment, paris_today};
use crate::contracts::ContractId;
use crate::demandes::{self, Opened, Received, attachment, category, desk};
use crate::space::Holding;
use crate::space::documents::my_contracts;
use crate::web::{App, Asked, Error, Mistake, Mistakes, Page, Reply, Upload, Visitor};

#[derive(Template)]
#[template(path = "space/demandes/choose.html")]
pub struct ChoosePage {
    visitor: Visitor,
    /// Where each leads, and in words.
    contracts: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "space/demandes/new.html")]
pub struct NewPage {
    visitor: Visitor,
    here: String,
    contract: String,
    agency: String,
    may_share: bool,
    categories: Vec<String>,
    /// Working days.
    answer_days: Option<u32>,
    limits: Limits,
    form: NewForm,
    mistakes: Mistakes,
    /// No browser gives files back.
    files_again: bool,
}

/// What the form needs to know of the contract.
struct Facts {
    may_share: bool,
    categories: Vec<String>,
    answer_days: Option<u32>,
}

/// Who holds one contract goes straight to the form.
pub async fn ask(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Asked(asked): Asked<NewAsked>,
) -> Result<Response, Error> {
    if asked.contract.is_empty() {
        let today = paris_today(visitor.now);
        let mine = my_contracts::of(app.db.reader(), &person, today).await?.contracts;
        if let [only] = mine.as_slice() {
            return Ok(Reply::<ChoosePage>::done(at(only.id)).into_response());
        }
        let contracts = mine.iter().map(|it| {
            let words = [it.societe_name.as_str(), &it.qualite.text(visitor.texts), &it.address];
            (at(it.id), format!("{} ({})", words.join(", "), it.reference))
        });
        let contracts = contracts.collect();
        return Ok(Page(ChoosePage { visitor: person.seen(visitor), contracts }).into_response());
    }
    let held = held(&app, (&visitor, &person), &asked).await?;
    let facts = Facts::of(&app, &held).await?;
    let typed = (NewForm::default(), Mistakes::none(), false);
    Ok(Page(page(&app, (visitor, &person), (&held, facts), typed)).into_response())
}

/// The contract is judged before a byte of the form is read.
pub async fn send(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Asked(asked): Asked<NewAsked>,
    request: Request,
) -> Result<Reply<NewPage>, Error> {
    let held = held(&app, (&visitor, &person), &asked).await?;
    let shut = shut(&app, (&visitor, &person)).await?;
    let upload = Upload::from_request(request, &app).await?;
    let received = attachment::receive(&app, visitor.lang, upload, shut.is_none()).await?;
    let (form, facts) = (NewForm::of(&received.typed), Facts::of(&app, &held).await?);
    let sent = (&form, &received, &facts);
    let refused = match shut {
        Some(until) => Refused::Throttled(until),
        None => match opened(&app, (&visitor, &person), &held, sent).await? {
            Ok(there) => return Ok(Reply::done(there)),
            Err(refused) => refused,
        },
    };
    attachment::drop_all(&app, &received.files).await?;
    let (lang, now, files_again) = (visitor.lang, visitor.now, received.had_files);
    let shown =
        |mistakes| page(&app, (visitor, &person), (&held, facts), (form, mistakes, files_again));
    Ok(match refused {
        Refused::Mistaken(mistakes) => Reply::Again(shown(mistakes)),
        Refused::Throttled(until) => {
            let wait = until.since(now);
            let mistake = Mistake::too_often(wait, lang);
            Reply::Wait(shown(Mistakes::general(mistake)), wait.as_secs())
        }
    })
}

enum Refused {
    Mistaken(Mistakes),
    Throttled(Moment),
}

/// Opens it, and says where it is; or why not.
async fn opened(
    app: &App,
    who: (&Visitor, &SignedIn),
    held: &Holding,
    (form, received, facts): (&NewForm, &Received, &Facts),
) -> Result<Result<String, Refused>, Error> {
    let checked = form.check(&facts.categories, facts.may_share);
    let files = received.judged(Mistakes::none());
    let new = match checked {
        Ok(new) if files.is_empty() => new,
        Ok(_) => return Ok(Err(Refused::Mistaken(files))),
        Err(mistakes) => return Ok(Err(Refused::Mistaken(received.judged(mistakes)))),
    };
    let about = (held.contract(), held.societe());
    Ok(match demandes::open(app, who, about, (&new, &received.files)).await? {
        Opened::Done(id) => Ok(format!("/demandes/{id}?done=sent")),
        Opened::Throttled { until } => Err(Refused::Throttled(until)),
    })
}

/// Until when this person may send no such form, if so.
async fn shut(app: &App, who: (&Visitor, &SignedIn)) -> Result<Option<Moment>, Error> {
    match demandes::is_closed(app, who).await? {
        Some(until) => Ok(Some(until)),
        None => Ok(demandes::upload_is_let_in(app, who).await?),
    }
}

async fn held(app: &App, who: (&Visitor, &SignedIn), asked: &NewAsked) -> Result<Holding, Error> {
    let id = ContractId::parse(&asked.contract).ok_or(Error::NotFound)?;
    Holding::of(app, who, id).await
}

fn at(contract: ContractId) -> String {
    format!("/demandes/new?contract={contract}")
}

impl Facts {
    async fn of(app: &App, held: &Holding) -> Result<Self, Error> {
        let (db, contract) = (app.db.reader(), held.contract());
        let whose = (contract.societe_id, contract.tiers_id);
        Ok(Self {
            may_share: holders::of(db, whose).await?.len() > 1,
            categories: category::of(db, contract.societe_id, contract.qualite).await?,
            answer_days: desk::answer_days(db, contract.societe_id).await?,
        })
    }
}

fn page(
    app: &App,
    (visitor, person): (Visitor, &SignedIn),
    (held, facts): (&Holding, Facts),
    (form, mistakes, files_again): (NewForm, Mistakes, bool),
) -> NewPage {
    let here = at(held.contract().id);
    let visitor = person.seen(visitor).at(held.societe().brand()).found_at(&here);
    NewPage {
        contract: held.contract().in_words(visitor.texts),
        agency: held.societe().name.clone(),
        may_share: facts.may_share,
        categories: facts.categories,
        answer_days: facts.answer_days,
        limits: Limits::of(app, &visitor),
        visitor,
        here,
        form,
        mistakes,
        files_again,
    }
}

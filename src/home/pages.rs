//! « Accueil »: everything of every agency; and « Profil ».

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::again::Place;
use super::cards::{HomeAgency, by_agency};
use super::consents::ConsentView;
use super::crowd::Shown;
use super::filter::{HomeFilter, HomeQuery, Pager};
use super::held::HeldView;
use super::my_contracts::{self, Arrival, MyContract};
use super::to_do::{self, ToDo};
use crate::accounts::SignedIn;
use crate::clock::{Day, paris_today};
use crate::documents::{News, given_by};
use crate::space::notice::Notice;
use crate::web::{App, Asked, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "home/home.html")]
pub struct HomePage {
    visitor: Visitor,
    notice: Option<Notice>,
    to_do: Vec<ToDo>,
    /// Whether any agency has sent an account: until then nothing can be said of what is due.
    is_known: bool,
    documents: Vec<News>,
    filter: Option<HomeFilter>,
    agencies: Vec<HomeAgency>,
    has_contracts: bool,
    pager: Pager,
}

/// The contracts of whoever is signed in; anybody else is led to their agency. Who has one contract
/// is led to it. One read, and two more for who has more than a page of them; for whoever comes back
/// to a page that is the same, a shorter one.
pub async fn home(
    State(app): State<App>,
    visitor: Visitor,
    Asked(query): Asked<HomeQuery>,
) -> Result<Response, Error> {
    let place = Place::of(&visitor);
    if let Some(place) = &place
        && let Some(page) = place.page(&app, &visitor).await?
    {
        return Ok(page);
    }
    let Arrival { person, mark, contracts, documents } = Arrival::of(&app, &visitor).await?;
    if let ([MyContract { contract_id: Some(only), .. }], false) =
        (contracts.as_slice(), query.is_filtered())
    {
        let notice = query.notice().map(Notice::query).unwrap_or_default();
        return Ok(Redirect::to(&format!("/contracts/{only}{notice}")).into_response());
    }
    let asked = (&query, paris_today(visitor.now));
    let shown = Shown::of(app.db.reader(), (&person, contracts), asked).await?;
    let page = HomePage::of(person.seen(visitor), asked, shown, documents);
    match place {
        Some(place) => place.drawn(&app, &page, mark),
        None => Ok(Page(page).into_response()),
    }
}

impl HomePage {
    fn of(
        visitor: Visitor,
        (query, today): (&HomeQuery, Day),
        shown: Shown,
        documents: Vec<News>,
    ) -> Self {
        Self {
            notice: query.notice(),
            to_do: to_do::of(&visitor, shown.pressing(), today),
            is_known: shown.crowd.is_known,
            documents,
            filter: HomeFilter::of(&shown.crowd.tallies, query, visitor.texts),
            agencies: by_agency(&visitor, &shown.kept(query), today),
            has_contracts: !shown.crowd.tallies.is_empty(),
            pager: shown.pager,
            visitor,
        }
    }
}

#[derive(Template)]
#[template(path = "home/profile.html")]
pub struct ProfilePage {
    visitor: Visitor,
    email: String,
    /// Each agency, and the names by which it knows the person.
    agencies: Vec<(String, Vec<String>)>,
    held: Vec<HeldView>,
    consents: Vec<ConsentView>,
}

pub async fn profile(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
) -> Result<Page<ProfilePage>, Error> {
    let today = paris_today(visitor.now);
    let contracts = my_contracts::of(app.db.reader(), &person, today).await?;
    let of_one = |one: &MyContract, other: &MyContract| one.societe_id == other.societe_id;
    let known = |own: &[MyContract]| {
        let open = own.iter().filter(|one| one.suspended_at.is_none());
        let mut names: Vec<String> = open.map(MyContract::tiers_name).collect();
        names.sort();
        names.dedup();
        (own.first().map(|one| one.societe_name.clone()).unwrap_or_default(), names)
    };
    let agencies = contracts.chunk_by(of_one).map(known).collect();
    let given = given_by(app.db.reader(), &person).await?;
    let consents = given.iter().map(|given| ConsentView::new(given, &visitor)).collect();
    let held = HeldView::of_all(&visitor, &contracts, today);
    let email = person.email().to_owned();
    Ok(Page(ProfilePage { visitor: person.seen(visitor), email, agencies, held, consents }))
}

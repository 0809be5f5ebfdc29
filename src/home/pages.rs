//! « Mes contrats », by agency, and « Profil ».

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::my_contracts::{self, MyContract};
use crate::accounts::SignedIn;
use crate::agencies::{monogram, tel};
use crate::clock::paris_today;
use crate::contracts::{contract, tiers};
use crate::web::{App, Asked, BrandLogo, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "home/home.html")]
pub struct HomePage {
    visitor: Visitor,
    agencies: Vec<HomeAgency>,
    notice: Option<HomeNotice>,
}

struct HomeAgency {
    name: String,
    initials: String,
    phone: Option<String>,
    phone_href: Option<String>,
    logo: Option<BrandLogo>,
    contracts: Vec<HomeContract>,
}

struct HomeContract {
    qualite: String,
    place: String,
    lot: Option<String>,
    reference: String,
    tiers_name: String,
    /// « terminé le … »
    ended: Option<String>,
    detach: String,
}

/// What was done just before.
enum HomeNotice {
    Added,
    Detached,
    Activated,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    notice: String,
}

impl Told {
    fn notice(&self) -> Option<HomeNotice> {
        match self.notice.as_str() {
            "added" => Some(HomeNotice::Added),
            "detached" => Some(HomeNotice::Detached),
            "activated" => Some(HomeNotice::Activated),
            _ => None,
        }
    }
}

/// The contracts of whoever is signed in; anybody else is led to their agency.
pub async fn home(
    State(app): State<App>,
    visitor: Visitor,
    Asked(told): Asked<Told>,
) -> Result<Page<HomePage>, Error> {
    let (person, contracts) = my_contracts::of_visitor(&app, &visitor).await?;
    let agencies = by_agency(&visitor, &contracts);
    let visitor = person.seen(visitor);
    Ok(Page(HomePage { visitor, agencies, notice: told.notice() }))
}

fn by_agency(visitor: &Visitor, contracts: &[MyContract]) -> Vec<HomeAgency> {
    let of_one = |one: &MyContract, other: &MyContract| one.societe_id == other.societe_id;
    contracts.chunk_by(of_one).filter_map(|own| HomeAgency::of(visitor, own)).collect()
}

impl HomeAgency {
    fn of(visitor: &Visitor, contracts: &[MyContract]) -> Option<Self> {
        let first = contracts.first()?;
        Some(Self {
            name: first.societe_name.clone(),
            initials: monogram(&first.societe_name),
            phone: first.phone.clone(),
            phone_href: first.phone.as_deref().map(tel),
            logo: first.logo(),
            contracts: contracts
                .iter()
                .filter_map(|contract| HomeContract::of(visitor, contract))
                .collect(),
        })
    }
}

impl HomeContract {
    fn of(visitor: &Visitor, mine: &MyContract) -> Option<Self> {
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        let lot = [text(&mine.immeuble), text(&mine.lot)];
        let lot: Vec<String> = lot.into_iter().filter(|part| !part.is_empty()).collect();
        let past = mine.ended_on.filter(|day| *day < paris_today(visitor.now));
        Some(Self {
            qualite: mine.qualite?.text(visitor.texts),
            place: contract::place(&text(&mine.address), &text(&mine.postcode), &text(&mine.city)),
            lot: (!lot.is_empty()).then(|| lot.join(", ")),
            reference: mine.reference.clone()?,
            tiers_name: mine.tiers_name(),
            ended: past.map(|day| visitor.texts.home_ended(day.long(visitor.lang))),
            detach: format!("/detachment/{}", mine.link_id),
        })
    }
}

impl MyContract {
    fn tiers_name(&self) -> String {
        tiers::name(self.civility.as_deref(), self.first_name.as_deref(), &self.last_name)
    }

    fn logo(&self) -> Option<BrandLogo> {
        let (client, societe, version) = (&self.client_code, &self.societe_code, self.logo_version);
        (self.logo_width > 0).then(|| BrandLogo {
            address: format!("/a/{client}/{societe}/logo.png?v={version}"),
            width: u32::try_from(self.logo_width).unwrap_or(0),
            height: u32::try_from(self.logo_height).unwrap_or(0),
        })
    }
}

#[derive(Template)]
#[template(path = "home/profile.html")]
pub struct ProfilePage {
    visitor: Visitor,
    email: String,
    /// Each agency, and the names by which it knows the person.
    agencies: Vec<(String, Vec<String>)>,
}

pub async fn profile(
    State(app): State<App>,
    visitor: Visitor,
    person: SignedIn,
) -> Result<Page<ProfilePage>, Error> {
    let contracts = my_contracts::of(app.db.reader(), &person).await?;
    let of_one = |one: &MyContract, other: &MyContract| one.societe_id == other.societe_id;
    let known = |own: &[MyContract]| {
        let mut names: Vec<String> = own.iter().map(MyContract::tiers_name).collect();
        names.sort();
        names.dedup();
        (own.first().map(|one| one.societe_name.clone()).unwrap_or_default(), names)
    };
    let agencies = contracts.chunk_by(of_one).map(known).collect();
    let email = person.email().to_owned();
    Ok(Page(ProfilePage { visitor: person.seen(visitor), email, agencies }))
}

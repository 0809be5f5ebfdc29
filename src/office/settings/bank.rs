//! « Compte bancaire »: where the people of immeubles without an account of their own pay to.

use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{keeping, typed};
use crate::ledger::{Coordinates, Iban, bic};
use crate::staff::{Administration, AgencyStaff, Desk, Tab, fresh};
use crate::web::{App, Error, Form, Mistake, Mistakes, Reply, Visitor};

/// The longest name of a payee in a transfer (EPC069-12).
const PAYEE: u32 = 70;

#[derive(Template)]
#[template(path = "office/settings/bank.html")]
pub struct BankPage {
    visitor: Visitor,
    desk: Desk,
    form: BankForm,
    mistakes: Mistakes,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct BankForm {
    payee: String,
    iban: String,
    bic: String,
}

impl BankForm {
    fn of(known: Coordinates) -> Self {
        let iban = known.iban.unwrap_or_default();
        Self {
            payee: known.payee.unwrap_or_default(),
            iban: Iban::parse(&iban).map_or(iban, |iban| iban.to_string()),
            bic: known.bic.unwrap_or_default(),
        }
    }

    fn check(&self) -> Result<Coordinates, Mistakes> {
        let payee = typed::line(&self.payee, PAYEE);
        let known = || Iban::parse(&self.iban).map(|iban| iban.as_str().to_owned());
        let iban = unless_empty(&self.iban, known, Mistake::IbanWrong);
        let code = unless_empty(&self.bic, || bic(&self.bic), Mistake::BicWrong);
        match (payee, iban, code) {
            (Ok(payee), Ok(iban), Ok(bic)) => {
                Ok(Coordinates { payee: Some(payee), iban: Some(iban), bic: Some(bic) })
            }
            (payee, iban, bic) => {
                let all = [("payee", payee), ("iban", iban), ("bic", bic)].into_iter();
                let wrong = all.filter_map(|(field, checked)| Some((field, checked.err()?)));
                Err(wrong.fold(Mistakes::none(), |all, (field, it)| all.and(field, it)))
            }
        }
    }
}

fn unless_empty(
    typed: &str,
    known: impl FnOnce() -> Option<String>,
    why: Mistake,
) -> Result<String, Mistake> {
    if typed.trim().is_empty() { Ok(String::new()) } else { known().ok_or(why) }
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
) -> Result<Reply<BankPage>, Error> {
    fresh(&app, &staff)?;
    let form = BankForm::of(Coordinates::of(app.db.reader(), staff.societe_id()).await?);
    Ok(Reply::Shown(page(&app, visitor, &staff, (form, Mistakes::none()))))
}

pub async fn save(
    State(app): State<App>,
    visitor: Visitor,
    staff: AgencyStaff<Administration>,
    Form(form): Form<BankForm>,
) -> Result<Reply<BankPage>, Error> {
    fresh(&app, &staff)?;
    let given = match form.check() {
        Ok(given) => given,
        Err(mistakes) => return Ok(Reply::Again(page(&app, visitor, &staff, (form, mistakes)))),
    };
    keeping::change_bank((&app, &visitor, &staff), given).await?;
    Ok(Reply::done(format!("/office/{}/settings?done=saved", staff.societe_id())))
}

fn page(
    app: &App,
    visitor: Visitor,
    staff: &AgencyStaff<Administration>,
    (form, mistakes): (BankForm, Mistakes),
) -> BankPage {
    let (visitor, desk) = staff.seated(app, visitor, Tab::Settings);
    BankPage { visitor, desk, form, mistakes }
}

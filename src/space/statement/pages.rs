//! « Relevé de compte », and the two files made of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::chart::Chart;
use super::opened::{AskedPeriod, Opened};
use super::{sheet, words};
use crate::accounts::SignedIn;
use crate::clock::{paris_day, paris_today};
use crate::contracts::ContractId;
use crate::ledger::Period;
use crate::money::Cents;
use crate::space::standing::StandingWords;
use crate::web::{App, Asked, Error, Page, Visitor};

#[derive(Template)]
#[template(path = "space/statement/statement.html")]
pub struct StatementPage {
    visitor: Visitor,
    id: ContractId,
    /// « Locataire, 8 rue des Lilas, 31000 Toulouse ».
    contract: String,
    reference: String,
    holder: String,
    /// « terminé le … »
    ended: Option<String>,
    /// « Solde au 12 mai 2026 »; none while the agency has sent no entry.
    as_of: Option<String>,
    side: String,
    /// Without its sign: the words before say whose it is.
    owed: Cents,
    choices: Vec<Choice>,
    /// The query of the same period, for the two files.
    query: String,
    caption: String,
    opening: Cents,
    rows: Vec<words::Row>,
    closing: (String, Cents),
    chart: Option<Chart>,
    edited: String,
}

struct Choice {
    value: String,
    text: String,
    is_chosen: bool,
}

pub async fn statement(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(contract): Path<ContractId>,
    Asked(asked): Asked<AskedPeriod>,
) -> Result<Page<StatementPage>, Error> {
    let opened = Opened::of(&app, (&visitor, &person), contract, &asked).await?;
    let visitor = person.seen(visitor.at(opened.holding.societe().brand()));
    Ok(Page(StatementPage::of(visitor, &opened)))
}

pub async fn csv(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(contract): Path<ContractId>,
    Asked(asked): Asked<AskedPeriod>,
) -> Result<Response, Error> {
    let opened = Opened::of(&app, (&visitor, &person), contract, &asked).await?;
    let bytes = sheet::csv(&opened, visitor.lang).map_err(Error::internal)?;
    let name = sheet::file_name(&opened);
    Ok(file(bytes, "text/csv; charset=utf-8", &format!("{name}.csv")))
}

pub async fn pdf(
    State(app): State<App>,
    (visitor, person): (Visitor, SignedIn),
    Path(contract): Path<ContractId>,
    Asked(asked): Asked<AskedPeriod>,
) -> Result<Response, Error> {
    let opened = Opened::of(&app, (&visitor, &person), contract, &asked).await?;
    let paper = sheet::paper(&opened, (visitor.lang, visitor.now));
    let written = tokio::task::spawn_blocking(move || paper.finish()).await;
    let name = sheet::file_name(&opened);
    Ok(file(written.map_err(Error::internal)?, "application/pdf", &format!("{name}.pdf")))
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

impl StatementPage {
    fn of(visitor: Visitor, opened: &Opened) -> Self {
        let (texts, lang) = (visitor.texts, visitor.lang);
        let (contract, statement) = (opened.holding.contract(), &opened.statement);
        let today = paris_today(visitor.now);
        let ended = contract.ended_on.filter(|day| *day < today);
        Self {
            id: contract.id,
            contract: contract.in_words(texts),
            reference: texts.statement_reference(contract.reference.as_str()),
            holder: opened.holding.tiers().name(),
            ended: ended.map(|day| texts.home_ended(day.long(lang))),
            as_of: opened.as_of.map(|day| texts.statement_as_of(day.long(lang))),
            side: StandingWords::of(&opened.standing, &visitor, today).words,
            owed: statement.balance.abs(),
            choices: choices(&visitor, opened),
            query: query(statement.period),
            caption: words::caption(statement.period, texts),
            opening: statement.opening,
            rows: words::rows(opened, texts),
            closing: (words::closing(opened, lang), statement.closing),
            chart: Chart::of(opened, today, lang),
            edited: texts.statement_edited(paris_day(visitor.now, lang)),
            visitor,
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a template hands over references")]
    fn amount(&self, cents: &Cents) -> String {
        cents.text(self.visitor.lang)
    }

    fn path(&self, ending: &str) -> String {
        let (path, _) = self.visitor.path.split_once('?').unwrap_or((&self.visitor.path, ""));
        format!("{path}{ending}{}", self.query)
    }
}

/// The years that have entries, that of the page, and all of them.
fn choices(visitor: &Visitor, opened: &Opened) -> Vec<Choice> {
    let chosen = opened.statement.period;
    let mut years = opened.statement.years.clone();
    if let Period::Year(year) = chosen {
        years.push(year);
        years.sort_by(|one, other| other.cmp(one));
        years.dedup();
    }
    let year = |year: i16| Choice {
        value: format!("{year:04}"),
        text: format!("{year:04}"),
        is_chosen: chosen == Period::Year(year),
    };
    let all = Choice {
        value: "all".into(),
        text: visitor.texts.statement_all(),
        is_chosen: chosen == Period::All,
    };
    years.into_iter().map(year).chain([all]).collect()
}

fn query(period: Period) -> String {
    match period {
        Period::Year(year) => format!("?year={year:04}"),
        Period::All => "?year=all".into(),
    }
}

//! Demandes of the demonstration: one in each state, with what both sides said of it.

use std::time::Duration;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, Rgb, RgbImage};
use sea_orm::entity::prelude::*;

use super::open::DemoError;
use crate::access::link;
use crate::accounts::{Account, Email};
use crate::agencies::{Agency, Code, Codes, Societe};
use crate::clock::Moment;
use crate::contracts::Contract;
use crate::database::Tx;
use crate::demandes::entry::{self, By, Line, What};
use crate::demandes::{
    Attached, Demande, DemandeId, Reason, State, TemplateId, attachment, demande, desk, template,
};
use crate::documents;
use crate::staff::{Staff, StaffId};
use crate::web::App;

/// Where, and who answers there.
const HERE: (&str, &str) = ("BELLEVUE", "TLS");
const BY: &str = "mathieu.lefort@cabinet-bellevue.example";

const HOUR: Duration = Duration::from_hours(1);

/// Somebody's demande, and what became of it.
struct Told {
    email: &'static str,
    /// Of the contract; the first one when there is none.
    reference: &'static str,
    category: &'static str,
    subject: &'static str,
    shared: bool,
    state: State,
    has_photograph: bool,
    /// Hours ago, who, what, in which words.
    lines: &'static [(u64, Side, What, &'static str)],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Person,
    Agency,
}

const DEMANDES: [Told; 4] = [
    Told {
        email: "camille.roux@courriel.example",
        reference: "BAIL-0114",
        category: "Fuite ou dégât des eaux",
        subject: "Tache d’humidité au plafond de la cuisine",
        shared: false,
        state: State::Sent,
        has_photograph: true,
        lines: &[(
            20,
            Side::Person,
            What::Message,
            "Bonjour,\nune tache est apparue dimanche au plafond de la cuisine et s’étend.\nJe joins une photo.",
        )],
    },
    Told {
        email: "solange.sabatier@courriel.example",
        reference: "",
        category: "Procès-verbal ou document",
        subject: "Procès-verbal de la dernière assemblée",
        shared: false,
        state: State::Taken,
        has_photograph: false,
        lines: &[
            (
                150,
                Side::Person,
                What::Message,
                "Bonjour, pouvez-vous publier le procès-verbal de l’assemblée de juin ?",
            ),
            (126, Side::Agency, What::Taken, ""),
            (126, Side::Agency, What::Assigned, ""),
            (
                125,
                Side::Agency,
                What::Message,
                "Bonjour, il est à la signature du président de séance et sera publié cette semaine.",
            ),
            (30, Side::Agency, What::Note, "Relancer le bureau de séance pour la signature."),
        ],
    },
    Told {
        email: "paul.delpech@courriel.example",
        reference: "BAIL-0188",
        category: "Chauffage ou eau chaude",
        subject: "Radiateur de la chambre froid",
        shared: true,
        state: State::Waiting,
        has_photograph: false,
        lines: &[
            (80, Side::Person, What::Message, "Le radiateur de la chambre ne chauffe plus."),
            (76, Side::Agency, What::Taken, ""),
            (76, Side::Agency, What::Assigned, ""),
            (
                75,
                Side::Agency,
                What::Message,
                "Bonjour, le chauffagiste peut passer mardi ou jeudi matin. Que préférez-vous ?",
            ),
            (75, Side::Agency, What::Asked, ""),
        ],
    },
    Told {
        email: "camille.roux@courriel.example",
        reference: "BAIL-0207",
        category: "Serrure, clés, badge",
        subject: "Badge du parking",
        shared: false,
        state: State::Closed,
        has_photograph: false,
        lines: &[
            (620, Side::Person, What::Message, "Mon badge n’ouvre plus la porte du parking."),
            (600, Side::Agency, What::Taken, ""),
            (600, Side::Agency, What::Assigned, ""),
            (600, Side::Agency, What::Message, "Un nouveau badge vous attend à l’agence."),
            (500, Side::Agency, What::Closed, "Badge remis."),
        ],
    },
];

const TEMPLATES: [(&str, &str); 2] = [
    (
        "Accusé de réception",
        "Bonjour,\nnous avons bien reçu votre demande et revenons vers vous au plus vite.\nBien à vous,",
    ),
    (
        "Passage d’une entreprise",
        "Bonjour,\nune entreprise doit passer chez vous. Quels jours et à quelles heures êtes-vous présent ?\nBien à vous,",
    ),
];

/// All of it or nothing, and once.
pub async fn write(app: &App) -> Result<(), DemoError> {
    let Some((societe, by)) = place(app).await? else { return Ok(()) };
    let known = demande::Entity::find().filter(demande::COLUMN.societe_id.eq(societe.id));
    if known.one(app.db.reader()).await?.is_some() {
        return Ok(());
    }
    let stored = documents::store(&app.store, photograph().into()).await?;
    let photo = Attached { name: "plafond.jpg".into(), stored };
    let (now, tx) = (app.clock.now(), app.db.begin().await?);
    for told in &DEMANDES {
        tell(&tx, (&societe, by), (told, &photo), now).await?;
    }
    desk::announce(&tx, societe.id, Some(3)).await?;
    for (title, body) in TEMPLATES {
        template::keep(&tx, (societe.id, TemplateId::new()), (title, body)).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn place(app: &App) -> Result<Option<(Societe, StaffId)>, DbErr> {
    let db = app.db.reader();
    let (Some(codes), Some(code), Some(email)) =
        (Codes::parse(HERE.0, HERE.1), Code::parse(HERE.0), Email::parse(BY))
    else {
        return Ok(None);
    };
    let (societe, agency) =
        (Societe::with_codes(db, &codes).await?, Agency::with_code(db, &code).await?);
    let (Some(societe), Some(agency)) = (societe, agency) else { return Ok(None) };
    let staff = Staff::at(db, agency.id, &email).await?;
    Ok(staff.map(|staff| (societe, staff.id)))
}

async fn tell(
    tx: &Tx,
    (societe, by): (&Societe, StaffId),
    (told, photo): (&Told, &Attached),
    now: Moment,
) -> Result<(), DbErr> {
    let Some((account, contract)) = whose(tx, societe, told).await? else { return Ok(()) };
    let ago = |hours: u64| now - HOUR * u32::try_from(hours).unwrap_or(u32::MAX);
    let (Some(first), Some(last)) = (told.lines.first(), told.lines.last()) else { return Ok(()) };
    let is_closed = told.state == State::Closed;
    let row = Demande {
        societe_id: societe.id,
        id: DemandeId::new(),
        number: desk::next_number(tx, societe.id).await?,
        contract_id: contract.id,
        tiers_id: contract.tiers_id,
        account_id: account.id,
        category: told.category.to_owned(),
        subject: told.subject.to_owned(),
        state: told.state,
        shared: told.shared,
        assigned_to: told.lines.iter().any(|line| line.2 == What::Assigned).then_some(by),
        opened_at: ago(first.0),
        last_at: ago(last.0),
        waiting_since: (told.state == State::Sent).then(|| ago(first.0)),
        closed_at: is_closed.then(|| ago(last.0)),
        reason: is_closed.then_some(Reason::Resolved),
    };
    row.keep(tx).await?;
    for (hours, side, what, words) in told.lines {
        let who = if *side == Side::Person { By::Account(account.id) } else { By::Staff(by) };
        let line = Line {
            assigned_to: (*what == What::Assigned).then_some(by),
            reason: (*what == What::Closed).then_some(Reason::Resolved),
            ..Line::new(*what, who, words)
        };
        let entry = entry::add(tx, &row, &line, ago(*hours)).await?;
        if told.has_photograph {
            attachment::add(tx, (&row, entry), std::slice::from_ref(photo)).await?;
        }
    }
    Ok(())
}

async fn whose(
    tx: &Tx,
    societe: &Societe,
    told: &Told,
) -> Result<Option<(Account, Contract)>, DbErr> {
    let Some(email) = Email::parse(told.email) else { return Ok(None) };
    let Some(account) = Account::at(tx, &email).await? else { return Ok(None) };
    let link = link::Entity::find()
        .filter(link::COLUMN.societe_id.eq(societe.id))
        .filter(link::COLUMN.account_id.eq(account.id))
        .filter(link::is_open());
    let Some(link) = link.one(tx).await? else { return Ok(None) };
    let contracts = Contract::of_tiers(tx, societe.id, link.tiers_id).await?;
    let named = contracts.iter().find(|contract| contract.reference == told.reference);
    let contract = named.or(contracts.first()).cloned();
    Ok(contract.map(|contract| (account, contract)))
}

/// A white ceiling with a brown stain.
fn photograph() -> Vec<u8> {
    let picture = RgbImage::from_fn(960, 720, |x, y| {
        let (x, y) = (i64::from(x) - 560, i64::from(y) - 300);
        let away = x * x + y * y * 2;
        let depth = (90_000 - away.min(90_000)) / 1_000;
        let shade = |light: i64, part: i64| u8::try_from(light - depth * part / 2).unwrap_or(0);
        Rgb([shade(236, 1), shade(232, 2), shade(224, 3)])
    });
    let mut out = Vec::new();
    let written = DynamicImage::ImageRgb8(picture)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut out, 80));
    // Nothing is written in memory that could fail.
    if written.is_ok() { out } else { Vec::new() }
}

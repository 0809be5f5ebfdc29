//! Letters about a demande: its number, its category and a link. What is said in it is read on the site
//! alone, and answered there.

use sea_orm::entity::prelude::*;

use super::demande::Demande;
use crate::access::{from_agency, link};
use crate::accounts::{Account, AccountId, Email};
use crate::agencies::Societe;
use crate::clock::Moment;
use crate::mail::{Button, Kind, outbox};
use crate::staff::{Staff, right};
use crate::texts::{Lang, Texts};
use crate::web::App;

/// What the people of a demande are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Received,
    Answered,
    Closed,
    Reopened,
}

/// What the agency is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    Opened,
    Message,
    Reopened,
}

/// Tells whoever asked, and the other holders where it is shared: those who may read it now.
pub async fn to_people(
    tx: &impl ConnectionTrait,
    app: &App,
    step: Step,
    (demande, societe): (&Demande, &Societe),
    now: Moment,
) -> Result<(), DbErr> {
    for id in readers(tx, demande).await? {
        let account = Account::known(tx, id).await?;
        let (lang, texts) = (account.lang(), account.lang().texts());
        let (agency, number) = (societe.name.as_str(), demande.reference());
        let mut letter = from_agency(societe, &account.email, lang);
        letter.account = Some(account.id.uuid());
        letter.reply_to = None;
        letter.subject = step.subject(texts, agency, number.as_str());
        letter.paragraphs = vec![
            step.body(texts, agency),
            texts.demandes_mail_which(number, demande.category.as_str()),
            texts.demandes_mail_answer_on_site(),
        ];
        let url = app.address(&format!("/demandes/{}", demande.id));
        letter.button = Some(Button { label: texts.demandes_mail_button(), url });
        let about = (societe.id.uuid(), demande.tiers_id.uuid());
        outbox::post_about(tx, step.kind(), about, letter, now).await?;
    }
    Ok(())
}

/// Tells whoever it is assigned to, as long as they work there; else the société's own address, if it
/// has one.
pub async fn to_agency(
    tx: &impl ConnectionTrait,
    app: &App,
    news: News,
    (demande, societe): (&Demande, &Societe),
    now: Moment,
) -> Result<(), DbErr> {
    let Some((to, lang)) = at_agency(tx, demande, societe).await? else { return Ok(()) };
    let (texts, number) = (lang.texts(), demande.reference());
    let mut letter = from_agency(societe, &to, lang);
    app.name().clone_into(&mut letter.from_name);
    letter.signature = vec![app.name().to_owned()];
    letter.reply_to = None;
    letter.subject = news.subject(texts, number.as_str());
    letter.paragraphs = vec![
        texts.demandes_mail_which(number, demande.category.as_str()),
        texts.demandes_mail_answer_in_office(),
    ];
    let url = app.address(&format!("/office/{}/demandes/{}", societe.id, demande.id));
    letter.button = Some(Button { label: texts.demandes_mail_button(), url });
    outbox::post(tx, Kind::DemandeToAgency, Some(societe.id.uuid()), letter, now).await.map(drop)
}

async fn readers(tx: &impl ConnectionTrait, demande: &Demande) -> Result<Vec<AccountId>, DbErr> {
    let open = link::Entity::find()
        .filter(link::COLUMN.societe_id.eq(demande.societe_id))
        .filter(link::COLUMN.tiers_id.eq(demande.tiers_id))
        .filter(link::is_open());
    let mut ids: Vec<AccountId> =
        open.all(tx).await?.into_iter().map(|link| link.account_id).collect();
    ids.retain(|id| demande.shared || *id == demande.account_id);
    ids.sort();
    ids.dedup();
    Ok(ids)
}

async fn at_agency(
    tx: &impl ConnectionTrait,
    demande: &Demande,
    societe: &Societe,
) -> Result<Option<(String, Lang)>, DbErr> {
    if let Some(id) = demande.assigned_to {
        let staff = Staff::known(tx, id).await?;
        let right = right::Entity::find_by_id((id, societe.id)).one(tx).await?;
        if staff.is_here() && right.is_some() {
            let lang = staff.lang();
            return Ok(Some((staff.email, lang)));
        }
    }
    let inbox = societe.email.as_deref().and_then(Email::parse);
    Ok(inbox.map(|email| (email.as_str().to_owned(), Lang::default())))
}

impl Step {
    fn kind(self) -> Kind {
        match self {
            Self::Received => Kind::DemandeReceived,
            Self::Answered => Kind::DemandeAnswered,
            Self::Closed => Kind::DemandeClosed,
            Self::Reopened => Kind::DemandeReopened,
        }
    }

    fn subject(self, texts: &Texts, agency: &str, number: &str) -> String {
        match self {
            Self::Received => texts.demandes_mail_received_subject(number),
            Self::Answered => texts.demandes_mail_answered_subject(agency, number),
            Self::Closed => texts.demandes_mail_closed_subject(number),
            Self::Reopened => texts.demandes_mail_reopened_subject(number),
        }
    }

    fn body(self, texts: &Texts, agency: &str) -> String {
        match self {
            Self::Received => texts.demandes_mail_received_body(agency),
            Self::Answered => texts.demandes_mail_answered_body(agency),
            Self::Closed => texts.demandes_mail_closed_body(agency),
            Self::Reopened => texts.demandes_mail_reopened_body(agency),
        }
    }
}

impl News {
    fn subject(self, texts: &Texts, number: &str) -> String {
        match self {
            Self::Opened => texts.demandes_mail_opened_subject(number),
            Self::Message => texts.demandes_mail_message_subject(number),
            Self::Reopened => texts.demandes_mail_back_subject(number),
        }
    }
}

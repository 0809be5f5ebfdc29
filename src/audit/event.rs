//! An event of the audit trail: never a secret, never a content.

use std::collections::HashSet;

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QuerySelect, Value};

use crate::clock::Moment;
use crate::database::{Batch, FixedChange, inserting, values_of};
use crate::meters;

pub use Model as Recorded;

crate::id!(EventId, ordered);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EventId,
    pub at: Moment,
    /// The société whose trail it belongs to; none for what concerns an account alone.
    pub societe_id: Option<Uuid>,
    pub kind: Kind,
    pub outcome: Outcome,
    pub actor: String,
    pub subject: String,
    /// The network that it came from (IPv4 /24, IPv6 /48), never a whole address.
    pub network: String,
    /// The number of the request, as in the logs.
    pub request: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// What happened; the names are those of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Kind {
    PairTried,
    PairIssued,
    /// It became an account or a contract more; its number, for a backup not to revive it.
    PairSpent,
    PairRevoked,
    ActivationStarted,
    ActivationMailed,
    ActivationCommitted,
    ActivationCancelled,
    ActivationContested,
    TiersLinked,
    TiersUnlinked,
    SignIn,
    SignOut,
    SessionRevoked,
    ResetAsked,
    PasswordReset,
    PasswordChanged,
    StepUp,
    EmailChangeAsked,
    EmailChanged,
    EmailRestored,
    AccountClosed,
    ExportAsked,
    ExportTaken,
    ActivityExported,
    /// Which mails they want, by themselves or by the link of such a mail.
    NotificationsChosen,
    AccessRefused,
    CrossSiteRefused,
    Imported,
    /// Somebody took the rows of a report out.
    ImportExported,
    AgencyChanged,
    /// Where payments go: of an immeuble, or of the société.
    IbanChanged,
    KeyForgotten,
    DocumentOpened,
    ConsentGiven,
    ConsentWithdrawn,
    StaffInvited,
    StaffJoined,
    StaffSignIn,
    StaffSignOut,
    StaffRightChanged,
    StaffRemoved,
    StaffStepUp,
    FactorEnrolled,
    FactorTried,
    FactorRemoved,
    RecoveryCodeUsed,
    RecoveryCodesRenewed,
    PasskeyAdded,
    PasskeyTried,
    PasskeyRemoved,
    /// It counted backwards: it may have been copied.
    PasskeyBlocked,
    /// After a recovery, their holder knows them all: they open alone again.
    PasskeysReviewed,
    /// Somebody who lost every factor asks for their removal; an agency identified them; it is off.
    FactorLossAsked,
    FactorLossConfirmed,
    FactorLossCancelled,
    TiersSearched,
    TiersViewed,
    TiersSuspended,
    TiersRestored,
    TiersContested,
    LettersPrinted,
    /// The file of a run, by whom; or what nobody took out in time.
    LettersTaken,
    LettersExpired,
    DocumentPublished,
    DocumentWithdrawn,
    ConformiteChanged,
    DemandeOpened,
    DemandeAnswered,
    DemandeNoted,
    DemandeAssigned,
    DemandeClosed,
    DemandeReopened,
    DemandeFileOpened,
    DemandesExported,
    DemandesChanged,
    TermsPublished,
    TermsAccepted,
    TrailExported,
    ApiKeyCreated,
    ApiKeyRevoked,
    /// The oldest events, once the time that they are kept was over.
    TrailForgotten,
    KeyRotated,
    KeyRetired,
    /// A backup was restored, and what it revived was ended again.
    DatabaseRestored,
    /// An act of the lost time was done again.
    ActReplayed,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Outcome {
    Done,
    Refused,
    Throttled,
}

/// When and from where.
#[derive(Clone, Debug)]
pub struct Origin {
    pub at: Moment,
    pub network: String,
    pub request: String,
}

impl Origin {
    /// The operator at the command line.
    pub fn console(at: Moment) -> Self {
        Self { at, network: "console".into(), request: "-".into() }
    }
}

/// Who did it.
#[derive(Clone, Copy, Debug)]
pub enum Actor {
    Account(Uuid),
    /// Somebody who works for the agency.
    Staff(Uuid),
    /// Software of the agency, by its key.
    Key(Uuid),
    /// Somebody who proved to hold a provisional pair.
    Pair(Uuid),
    Anyone,
    Operator,
    Palier,
}

impl std::fmt::Display for Actor {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Account(id) => write!(out, "account:{id}"),
            Self::Staff(id) => write!(out, "staff:{id}"),
            Self::Key(id) => write!(out, "key:{id}"),
            Self::Pair(id) => write!(out, "pair:{id}"),
            Self::Anyone => out.write_str("anyone"),
            Self::Operator => out.write_str("operator"),
            Self::Palier => out.write_str("palier"),
        }
    }
}

/// What happened.
#[derive(Clone, Debug)]
pub struct Event {
    pub kind: Kind,
    pub outcome: Outcome,
    pub societe: Option<Uuid>,
    pub actor: Actor,
    /// What it was done to; control characters are escaped.
    pub subject: String,
}

impl Event {
    /// Something that was done, at no société; see [`Event::at`] and [`Event::with`].
    pub fn done(kind: Kind, actor: Actor, subject: impl std::fmt::Display) -> Self {
        let subject = subject.to_string();
        Self { kind, outcome: Outcome::Done, societe: None, actor, subject }
    }

    /// The same, in the trail of a société.
    #[must_use]
    pub fn at(self, societe: Uuid) -> Self {
        Self { societe: Some(societe), ..self }
    }

    /// The same, with another outcome.
    #[must_use]
    pub fn with(self, outcome: Outcome) -> Self {
        Self { outcome, ..self }
    }
}

/// Adds an event, in the transaction of what it tells.
pub async fn record(tx: &impl ConnectionTrait, origin: &Origin, event: Event) -> Result<(), DbErr> {
    RECORDING.make(tx, &recorded(origin, &event)).await
}

/// The same, in a batch.
pub fn add(batch: &mut Batch<'_>, origin: &Origin, event: &Event) {
    batch.add_fixed(&RECORDING, &recorded(origin, event));
}

static RECORDING: FixedChange = FixedChange::new(|engine| engine.build(&inserting::<Entity>()));

/// The values of its row. Nobody makes them for anything else: it is counted here.
fn recorded(origin: &Origin, event: &Event) -> Vec<Value> {
    meters::recorded(event.kind.name(), event.outcome.name());
    values_of(&ActiveModel {
        id: Set(EventId::new()),
        at: Set(origin.at),
        societe_id: Set(event.societe),
        kind: Set(event.kind),
        outcome: Set(event.outcome),
        actor: Set(event.actor.to_string()),
        subject: Set(event.subject.escape_debug().to_string()),
        network: Set(origin.network.clone()),
        request: Set(origin.request.clone()),
    })
}

/// Which of these events are there.
pub async fn known(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = EventId>,
) -> Result<HashSet<EventId>, DbErr> {
    let known = Entity::find().select_only().column(Column::Id).filter(COLUMN.id.is_in(ids));
    Ok(known.into_tuple::<EventId>().all(db).await?.into_iter().collect())
}

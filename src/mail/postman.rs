//! The postman: carries what is in the outbox, tries again later, and gives up visibly.

use std::sync::Arc;
use std::time::Duration;

use lettre::Message;
use sea_orm::DbErr;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::carrier::{Carried, Carrier, CarrierError, CarrierSettings};
use super::envelope::{EnvelopeError, Posted, Sender};
use super::outbox::{self, Model};
use super::smtp_settings::{SmtpSettings, Tls};
use crate::clock::{Clock, Moment};
use crate::database::{Db, Tx};
use crate::settings::Settings;
use crate::settings::{SmtpTls, Transport};

/// How many letters are under way at once; a pooled connection alone waits 40 ms a letter.
const MOST_AT_ONCE: u64 = 16;

/// How often the end of a letter is tried to be written down.
const NOTES: u32 = 10;

/// How often the outbox is looked at: another node may have filled it.
const EVERY: Duration = Duration::from_millis(500);

/// How soon it is looked at again after letters were found: those written meanwhile leave together, in
/// two transactions and not in two each.
const GATHERING: Duration = Duration::from_millis(100);

/// Carries letters until told to stop.
pub struct Postman {
    db: Db,
    clock: Clock,
    carrier: Arc<Carrier>,
    sender: Sender,
    settings: Arc<Settings>,
}

#[derive(Debug, thiserror::Error)]
pub enum PostmanError {
    #[error(transparent)]
    Carrier(#[from] CarrierError),
    #[error(transparent)]
    Sender(#[from] EnvelopeError),
}

impl Postman {
    /// Reads certificates or makes the folder; connects to nothing yet.
    pub fn new(db: Db, clock: Clock, settings: Arc<Settings>) -> Result<Self, PostmanError> {
        let carrier = Arc::new(Carrier::open(&carrier_settings(&settings))?);
        let sender = Sender::parse(settings.mail.from.email.as_ref())?;
        Ok(Self { db, clock, carrier, sender, settings })
    }

    /// Works until `stop` turns true; what is under way then is finished first.
    pub async fn work(self, mut stop: watch::Receiver<bool>) {
        loop {
            let taken = self.deliver_due().await;
            let pause = match taken {
                Ok(0) => EVERY,
                Ok(_) if *stop.borrow() => return,
                Ok(taken) if taken as u64 >= self.at_once() => continue,
                Ok(_) => GATHERING,
                Err(error) => {
                    tracing::error!(%error, "the outbox cannot be read");
                    EVERY
                }
            };
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Carries what is due now; returns how many letters were taken up.
    pub async fn deliver_due(&self) -> Result<usize, DbErr> {
        let hold = self.settings.mail.timeout * 2;
        let tx = self.db.begin().await?;
        let due = outbox::claim(&tx, self.at_once(), hold, self.clock.now()).await?;
        tx.commit().await?;
        let count = due.len();
        let mut rounds = JoinSet::new();
        for row in due {
            let (carrier, message) = (self.carrier.clone(), self.seal(&row));
            rounds.spawn(async move { (row, carry(&carrier, message).await) });
        }
        while let Some(first) = rounds.join_next().await {
            let mut done = vec![first];
            done.extend(std::iter::from_fn(|| rounds.try_join_next()));
            let done: Vec<_> = done.into_iter().flatten().collect();
            // What these came to must not stop the others that are under way.
            if let Err(error) = self.note_surely(&done).await {
                let ids: Vec<_> = done.iter().map(|(row, _)| row.id.to_string()).collect();
                tracing::error!(?ids, %error, "what became of letters is lost");
            }
        }
        Ok(count)
    }

    /// As many as can leave at once: a letter that waited for a connection could still be waiting
    /// when its time with this postman is over.
    fn at_once(&self) -> u64 {
        match self.settings.mail.transport {
            Transport::Folder => MOST_AT_ONCE,
            Transport::Smtp => MOST_AT_ONCE.min(self.settings.mail.pool.into()),
        }
    }

    fn seal(&self, row: &Model) -> Result<Message, EnvelopeError> {
        self.sender.seal(&Posted {
            id: row.id.uuid(),
            to: row.recipient.clone(),
            from_name: row.from_name.clone(),
            reply_to: row.reply_to.clone(),
            subject: row.subject.clone(),
            lang: row.lang.clone(),
            text: row.text_body.clone(),
            html: row.html_body.clone(),
            stop_url: row.stop_url.clone(),
            created_at_ms: row.created_at.millis(),
        })
    }

    /// Writes down what became of letters; what a server accepted is worth several tries, or it would
    /// leave twice.
    async fn note_surely(&self, done: &[(Model, Carried)]) -> Result<(), DbErr> {
        for _ in 1..NOTES {
            match self.note(done).await {
                Ok(()) => return Ok(()),
                Err(error) => {
                    tracing::warn!(letters = done.len(), %error, "noted again in a moment");
                }
            }
            tokio::time::sleep(EVERY).await;
        }
        self.note(done).await
    }

    async fn note(&self, done: &[(Model, Carried)]) -> Result<(), DbErr> {
        let now = self.clock.now();
        let is_accepted = |carried: &Carried| matches!(carried, Carried::Accepted);
        let accepted =
            done.iter().filter(|(_, carried)| is_accepted(carried)).map(|(row, _)| row.id);
        let tx = self.db.begin().await?;
        outbox::sent(&tx, accepted, now).await?;
        for (row, carried) in done {
            self.note_fault(&tx, row, carried, now).await?;
        }
        tx.commit().await
    }

    /// Puts a letter off that a server did not accept, or gives it up.
    async fn note_fault(
        &self,
        tx: &Tx,
        row: &Model,
        carried: &Carried,
        now: Moment,
    ) -> Result<(), DbErr> {
        match carried {
            Carried::Accepted => Ok(()),
            Carried::Later(fault) if now < self.last_try(row) => {
                tracing::warn!(id = %row.id, tries = row.tries, fault, "a letter waits");
                outbox::put_off(tx, row.id, fault, now + self.pause(row.tries)).await
            }
            Carried::Later(fault) | Carried::Refused(fault) => {
                tracing::error!(id = %row.id, tries = row.tries, fault, "a letter is given up");
                outbox::given_up(tx, row.id, fault, now).await
            }
        }
    }

    fn last_try(&self, row: &Model) -> Moment {
        row.created_at + self.settings.mail.give_up_after
    }

    /// Twice as long after each failure.
    fn pause(&self, tries: i32) -> Duration {
        let doublings = u32::try_from(tries - 1).unwrap_or(0).min(20);
        let mail = &self.settings.mail;
        mail.retry_first.saturating_mul(2_u32.pow(doublings)).min(mail.retry_longest)
    }
}

/// A letter that cannot even be put together will never be.
async fn carry(carrier: &Carrier, message: Result<Message, EnvelopeError>) -> Carried {
    match message {
        Ok(message) => carrier.carry(&message).await,
        Err(error) => Carried::Refused(error.to_string()),
    }
}

/// What the settings say of the way mail leaves.
pub fn carrier_settings(settings: &Settings) -> CarrierSettings {
    let mail = &settings.mail;
    match mail.transport {
        Transport::Folder => CarrierSettings::Folder(mail.folder.clone()),
        Transport::Smtp => CarrierSettings::Smtp(SmtpSettings {
            host: mail.smtp_host.as_ref().map_or(String::new(), |host| host.as_str().to_owned()),
            port: mail.smtp_port,
            tls: match mail.smtp_tls {
                SmtpTls::None => Tls::None,
                SmtpTls::StartTls => Tls::StartTls,
                SmtpTls::Implicit => Tls::Implicit,
            },
            user: mail.smtp_user.clone(),
            password: mail.smtp_password.as_ref().map(|secret| secret.expose().to_owned()),
            pool: mail.pool as usize,
            timeout: mail.timeout,
            extra_root: mail.smtp_root.clone(),
        }),
    }
}

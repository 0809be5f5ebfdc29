//! The mail server that relays our letters: a few kept connections, one letter at a time on each.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::client::TlsParameters;
use lettre::transport::smtp::commands::Data;
use lettre::transport::smtp::commands::Mail;
use lettre::transport::smtp::commands::Rcpt;
use lettre::transport::smtp::extension::ClientId;
use tokio::sync::Semaphore;
use tokio::time::Instant;
use tokio::time::timeout;

use crate::mail::carrier::Carried;
use crate::mail::carrier::CarrierError;
use crate::mail::one_line::one_line;
use crate::mail::smtp_settings::SmtpSettings;
use crate::mail::smtp_settings::Tls;
use crate::mail::smtp_settings::credentials;
use crate::mail::smtp_settings::is_this_machine;
use crate::mail::smtp_settings::tls_parameters;

/// A connection kept for longer may have been forgotten by a router on the way.
const LONGEST_IDLE: Duration = Duration::from_secs(30);
const LONGEST_REASON: usize = 160;

/// Not lettre's own pool: that one takes back a connection whose letter was cut short by a time
/// limit, and would then read the late answer to one letter as the answer to the next.
pub struct Relay {
    host: String,
    port: u16,
    tls: Tls,
    parameters: Option<TlsParameters>,
    credentials: Option<Credentials>,
    timeout: Duration,
    slots: Semaphore,
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

impl Relay {
    pub(super) fn open(settings: &SmtpSettings) -> Result<Self, CarrierError> {
        if settings.tls == Tls::None && !is_this_machine(&settings.host) {
            return Err(CarrierError::ClearText(settings.host.clone()));
        }
        Ok(Self {
            host: settings.host.clone(),
            port: settings.port,
            tls: settings.tls,
            parameters: tls_parameters(settings)?,
            credentials: credentials(settings)?,
            timeout: settings.timeout,
            slots: Semaphore::new(settings.pool.max(1)),
            idle: Mutex::default(),
        })
    }

    pub(super) async fn carry(&self, message: &Message) -> Carried {
        let _slot = self.slots.acquire().await;
        match timeout(self.timeout, self.deliver(message)).await {
            Ok(carried) => carried,
            Err(_) => Carried::Later("the mail server took too long".to_owned()),
        }
    }

    async fn deliver(&self, message: &Message) -> Carried {
        let mut connection = match self.connection().await {
            Ok(connection) => connection,
            Err(error) => return Carried::Later(reason(&error)),
        };
        match hand_over(&mut connection, message).await {
            Ok(()) => {
                self.keep(connection);
                Carried::Accepted
            }
            Err(Stopped { ours: false, error }) if error.is_permanent() => {
                Carried::Refused(reason(&error))
            }
            Err(Stopped { error, .. }) => Carried::Later(reason(&error)),
        }
    }

    async fn connection(&self) -> Result<AsyncSmtpConnection, Error> {
        while let Some((mut connection, since)) = self.take() {
            if since.elapsed() < LONGEST_IDLE && connection.test_connected().await {
                return Ok(connection);
            }
        }
        self.connect().await
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let name = ClientId::default();
        let server = (self.host.as_str(), self.port);
        let at_once = self.parameters.clone().filter(|_| self.tls == Tls::Implicit);
        let then = self.parameters.clone().filter(|_| self.tls == Tls::StartTls);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, None, &name, at_once, None).await?;
        if let Some(parameters) = then {
            connection.starttls(parameters, &name).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }

    fn take(&self) -> Option<(AsyncSmtpConnection, Instant)> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push((connection, Instant::now()));
    }
}

/// `ours` when the server's refusal says nothing of the recipient: our sender, our sign-in.
struct Stopped {
    ours: bool,
    error: Error,
}

async fn hand_over(connection: &mut AsyncSmtpConnection, message: &Message) -> Result<(), Stopped> {
    let from = message.envelope().from().cloned();
    connection.command(Mail::new(from, vec![])).await.map_err(about_us)?;
    for to in message.envelope().to() {
        connection.command(Rcpt::new(to.clone(), vec![])).await.map_err(about_the_letter)?;
    }
    connection.command(Data).await.map_err(about_the_letter)?;
    connection.message(&message.formatted()).await.map_err(about_the_letter)?;
    Ok(())
}

fn about_us(error: Error) -> Stopped {
    Stopped { ours: true, error }
}

/// 530, 534, 535 and 538 ask for a (better) sign-in, whatever they answer to (RFC 4954, 6).
fn about_the_letter(error: Error) -> Stopped {
    let code = error.status().map(u16::from);
    Stopped { ours: matches!(code, Some(530 | 534 | 535 | 538)), error }
}

/// A server may quote the letter's own link as its reason: links are left out.
fn reason(error: &Error) -> String {
    let words = one_line(&error.to_string());
    let kept = words.split(' ').map(|word| if word.contains("://") { "[link]" } else { word });
    kept.collect::<Vec<_>>().join(" ").chars().take(LONGEST_REASON).collect()
}

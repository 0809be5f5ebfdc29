//! What only the network can tell.

use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;

use super::Finding;
use crate::settings::sections::Settings;
use crate::settings::values::Transport;

const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the mail server has an address and answers; nothing is said to it. `None` when mail does
/// not go by SMTP.
pub async fn reach_smtp(settings: &Settings) -> Option<Finding> {
    let mail = &settings.mail;
    let host = mail.smtp_host.as_ref().filter(|_| mail.transport == Transport::Smtp)?.as_str();
    let port = mail.smtp_port;
    Some(match timeout(PATIENCE, TcpStream::connect((host, port))).await {
        Ok(Ok(_)) => Finding::fine("mail.smtp_host", format!("{host} answers on port {port}")),
        Ok(Err(reason)) => {
            Finding::fault("mail.smtp_host", format!("cannot reach {host}, port {port}: {reason}"))
        }
        Err(_) => {
            let sentence = format!("{host} does not answer on port {port} within 3 seconds");
            Finding::fault("mail.smtp_host", sentence)
        }
    })
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::super::Severity;
    use super::*;
    use crate::settings::values::{HostName, Value};

    #[tokio::test]
    async fn a_mail_server_that_answers_is_fine_and_one_that_is_gone_is_a_fault() {
        let server = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let mut settings = Settings::default();
        assert_eq!(reach_smtp(&settings).await, None);
        settings.mail.transport = Transport::Smtp;
        settings.mail.smtp_host = HostName::parse("127.0.0.1").ok();
        settings.mail.smtp_port = server.local_addr().expect("its address").port();
        let found = reach_smtp(&settings).await.expect("a finding");
        assert_eq!(found.severity, Severity::Fine, "{}", found.sentence);
        drop(server);
        let found = reach_smtp(&settings).await.expect("a finding");
        assert_eq!(found.severity, Severity::Fault, "{}", found.sentence);
    }
}

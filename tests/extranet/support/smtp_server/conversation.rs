//! One client's conversation with the server.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::IpAddr;
use std::net::Shutdown;
use std::net::TcpStream;
use std::sync::Arc;
use std::thread;

use mailin::Action;
use mailin::AuthMechanism;
use mailin::Handler;
use mailin::Response;
use mailin::Session;
use mailin::SessionBuilder;
use mailin::response::AUTH_OK;
use mailin::response::INVALID_CREDENTIALS;
use mailin::response::NO_MAILBOX;
use mailin::response::OK;

use super::Office;
use super::PASSWORD;
use super::Received;
use super::Security;
use super::USER;
use super::wire::Wire;

/// The server goes away in the middle of a sentence.
const HANG_UP: u16 = 421;

pub fn hold(office: &Arc<Office>, line: TcpStream) {
    let ip = line.peer_addr().map_or(IpAddr::from([127, 0, 0, 1]), |address| address.ip());
    let handle = line.try_clone().expect("a second handle");
    // An error here is a client that left, or `stop`: both end the conversation.
    let _ = Wire::open(line, office.security).and_then(|wire| talk(office, ip, wire));
    // The office keeps a handle of its own: dropping ours would not hang up.
    let _ = handle.shutdown(Shutdown::Both);
}

fn talk(office: &Arc<Office>, ip: IpAddr, wire: Wire) -> io::Result<()> {
    let mut session = session(office, ip);
    let mut wire = BufReader::new(wire);
    say(&mut wire, &session.greeting())?;
    let mut line = Vec::new();
    while wire.read_until(b'\n', &mut line)? > 0 {
        let answer = session.process(&line);
        let end_of_data = line == b".\r\n";
        line.clear();
        match answer.action {
            Action::NoReply => {}
            Action::Close if answer.code == HANG_UP => return Ok(()),
            Action::Close => return say(&mut wire, &answer),
            Action::Reply => say(&mut wire, &answer)?,
            Action::UpgradeTls => {
                say(&mut wire, &answer)?;
                wire = BufReader::new(wire.into_inner().encrypt()?);
                session.tls_active();
            }
        }
        // After a refused letter the session would still take every line for text.
        if end_of_data && answer.is_error {
            return Ok(());
        }
    }
    Ok(())
}

fn session(office: &Arc<Office>, ip: IpAddr) -> Session<Clerk> {
    let mut builder = SessionBuilder::new("smtp.test");
    if office.security == Security::StartTls {
        builder.enable_start_tls();
    }
    if office.signs_in {
        builder.enable_auth(AuthMechanism::Plain);
        if office.security != Security::StartTls {
            builder.insecure_enable_plaintext_auth();
        }
    }
    builder.build(ip, Clerk { office: Arc::clone(office), letter: None })
}

fn say(wire: &mut BufReader<Wire>, answer: &Response) -> io::Result<()> {
    wire.get_mut().write_all(&answer.buffer()?)?;
    wire.get_mut().flush()
}

struct Clerk {
    office: Arc<Office>,
    letter: Option<(String, Vec<String>, Vec<u8>)>,
}

impl Handler for Clerk {
    fn rcpt(&mut self, to: &str) -> Response {
        let mut moods = self.office.moods();
        if moods.refused.contains(to) {
            return NO_MAILBOX;
        }
        if moods.busy > 0 {
            moods.busy -= 1;
            return Response::custom(451, "4.7.1 Greylisted, come back later".to_owned());
        }
        OK
    }

    fn data_start(&mut self, _: &str, from: &str, _: bool, to: &[String]) -> Response {
        self.letter = Some((from.to_owned(), to.to_vec(), Vec::new()));
        OK
    }

    fn data(&mut self, line: &[u8]) -> io::Result<()> {
        if let Some((_, _, raw)) = &mut self.letter {
            raw.extend_from_slice(line);
        }
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let slowness = self.office.moods().slowness;
        thread::sleep(slowness);
        let mut moods = self.office.moods();
        if moods.hang_ups > 0 {
            moods.hang_ups -= 1;
            return Response::custom(HANG_UP, String::new());
        }
        if let Some((code, words)) = &moods.verdict {
            return Response::custom(*code, words.clone());
        }
        if let Some((from, recipients, raw)) = self.letter.take() {
            let one = |to| Received { from: from.clone(), to, raw: raw.clone() };
            moods.received.extend(recipients.into_iter().map(one));
        }
        self.office.changed.notify_all();
        OK
    }

    fn auth_plain(&mut self, _: &str, user: &str, password: &str) -> Response {
        if (user, password) == (USER, PASSWORD) { AUTH_OK } else { INVALID_CREDENTIALS }
    }
}

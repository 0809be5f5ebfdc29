//! A real mail server on this machine, that keeps what it receives and misbehaves when told to.

mod conversation;
mod wire;

use std::collections::HashSet;
use std::net::Ipv4Addr;
use std::net::Shutdown;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;

/// What a server that asks for a sign-in wants to hear.
pub const USER: &str = "palier";
pub const PASSWORD: &str = "sesame-0uvre-toi";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    Plain,
    StartTls,
    Implicit,
}

/// One letter to one recipient, with its envelope.
#[derive(Clone, Debug)]
pub struct Received {
    pub from: String,
    pub to: String,
    pub raw: Vec<u8>,
}

pub struct SmtpServer {
    address: SocketAddr,
    office: Arc<Office>,
    open: Arc<AtomicBool>,
    doorman: Option<JoinHandle<()>>,
}

/// What all conversations share.
struct Office {
    security: Security,
    signs_in: bool,
    moods: Mutex<Moods>,
    changed: Condvar,
}

#[derive(Default)]
struct Moods {
    received: Vec<Received>,
    connections: usize,
    lines: Vec<TcpStream>,
    busy: usize,
    hang_ups: usize,
    slowness: Duration,
    refused: HashSet<String>,
    verdict: Option<(u16, String)>,
}

impl SmtpServer {
    pub fn start() -> Self {
        Self::start_with(Security::Plain, false)
    }

    /// `signs_in`: nothing is taken before `USER` and `PASSWORD` are given.
    pub fn start_with(security: Security, signs_in: bool) -> Self {
        let moods = Mutex::default();
        let office = Arc::new(Office { security, signs_in, moods, changed: Condvar::new() });
        let anywhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let mut server = Self { address: anywhere, office, open: Arc::default(), doorman: None };
        server.restart();
        server
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The authority that signed this server's certificate (for the name `localhost`, no other).
    pub fn authority() -> PathBuf {
        wire::authority()
    }

    /// The next `times` recipients hear 451.
    pub fn be_busy(&self, times: usize) {
        self.office.moods().busy = times;
    }

    /// This recipient hears 550, always.
    pub fn refuse(&self, recipient: &str) {
        self.office.moods().refused.insert(recipient.to_owned());
    }

    /// The next `times` letters are read to their end, then lost without an answer.
    pub fn hang_up_after_data(&self, times: usize) {
        self.office.moods().hang_ups = times;
    }

    /// Every letter, once read, hears this answer.
    pub fn dislike_letters(&self, code: u16, words: &str) {
        self.office.moods().verdict = Some((code, words.to_owned()));
    }

    /// Waits so long before each answer to a letter's end.
    pub fn be_slow(&self, delay: Duration) {
        self.office.moods().slowness = delay;
    }

    /// How many connections were ever made.
    pub fn connections(&self) -> usize {
        self.office.moods().connections
    }

    pub fn messages(&self) -> Vec<Received> {
        self.office.moods().received.clone()
    }

    /// The letters to `to`, once there are `n` of them. Blocks: from async, use `wait_for`.
    fn wait_here(office: &Office, to: &str, n: usize, limit: Duration) -> Vec<Received> {
        let theirs = |moods: &Moods| -> Vec<Received> {
            moods.received.iter().filter(|letter| letter.to == to).cloned().collect()
        };
        let (moods, _) = office
            .changed
            .wait_timeout_while(office.moods(), limit, |moods| theirs(moods).len() < n)
            .expect("the office stands");
        let found = theirs(&moods);
        assert!(found.len() >= n, "{} of {n} letters to {to} within {limit:?}", found.len());
        found
    }

    pub async fn wait_for(&self, to: &str, n: usize, limit: Duration) -> Vec<Received> {
        let (office, to) = (Arc::clone(&self.office), to.to_owned());
        tokio::task::spawn_blocking(move || Self::wait_here(&office, &to, n, limit))
            .await
            .expect("the letters awaited")
    }

    /// Closes the door and cuts every conversation short.
    pub fn stop(&mut self) {
        self.open.store(false, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(doorman) = self.doorman.take() {
            doorman.join().expect("the doorman leaves");
        }
        for line in self.office.moods().lines.drain(..) {
            let _ = line.shutdown(Shutdown::Both);
        }
    }

    /// Opens the same port again; what was received is still there.
    pub fn restart(&mut self) {
        let listener = TcpListener::bind(self.address).expect("a free port");
        self.address = listener.local_addr().expect("an address");
        self.open = Arc::new(AtomicBool::new(true));
        let (office, open) = (Arc::clone(&self.office), Arc::clone(&self.open));
        self.doorman = Some(thread::spawn(move || office.answer(&listener, &open)));
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Office {
    fn answer(self: &Arc<Self>, listener: &TcpListener, open: &AtomicBool) {
        for line in listener.incoming() {
            if !open.load(Ordering::SeqCst) {
                return;
            }
            let line = line.expect("a connection");
            let mut moods = self.moods();
            moods.connections += 1;
            moods.lines.push(line.try_clone().expect("a second handle"));
            let office = Arc::clone(self);
            thread::spawn(move || conversation::hold(&office, line));
        }
    }

    fn moods(&self) -> MutexGuard<'_, Moods> {
        self.moods.lock().expect("the office stands")
    }
}

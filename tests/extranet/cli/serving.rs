//! `palier serve`

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::palier;
use crate::support::Extranet;
use crate::support::extranet::ORIGIN;

#[tokio::test]
async fn a_server_says_where_it_listens_and_shows_the_agency_there() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let mut server = Serving::start(&extranet);
    let page = server.get(&bellevue.login);
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("Cabinet Bellevue"), "{page}");
    assert!(server.stop(), "it ends well when asked to");
}

#[tokio::test]
async fn a_client_that_never_ends_its_question_is_closed_and_others_are_served_meanwhile() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let mut server = Serving::start_with(&extranet, &[("PALIER_SERVER_HEADER_TIMEOUT", "2 s")]);
    let mut half = server.connect();
    half.write_all(b"GET / HTTP/1.1\r\nHost: extr").expect("sent");
    let mut silent = server.connect();
    let start = Instant::now();
    assert!(server.get(&bellevue.login).starts_with("HTTP/1.1 200"));
    assert!(start.elapsed() < Duration::from_secs(1), "the others waited for it");
    for slow in [&mut half, &mut silent] {
        slow.set_read_timeout(Some(Duration::from_secs(10))).expect("a patience");
        let mut told = Vec::new();
        slow.read_to_end(&mut told).expect("closed within ten seconds");
        assert_eq!(String::from_utf8_lossy(&told), "", "nothing is answered to it");
    }
    assert!(start.elapsed() >= Duration::from_millis(1500), "it had its time");
    assert!(server.stop());
}

#[tokio::test]
async fn beyond_the_bound_a_connection_waits_for_a_place() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let bounds = [("PALIER_SERVER_CONNECTIONS", "2"), ("PALIER_SERVER_HEADER_TIMEOUT", "2 s")];
    let mut server = Serving::start_with(&extranet, &bounds);
    let _held = [server.connect(), server.connect()];
    let start = Instant::now();
    assert!(server.get(&bellevue.login).starts_with("HTTP/1.1 200"));
    assert!(start.elapsed() >= Duration::from_millis(1500), "it was served at once");
    assert!(server.stop());
}

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_end() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let server = Serving::start(&extranet);
    let mut asking = server.connect();
    let host = ORIGIN.trim_start_matches("https://");
    let head = format!(
        "POST /language HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 16\r\n\r\nlan"
    );
    asking.write_all(head.as_bytes()).expect("half a form");
    std::thread::sleep(Duration::from_millis(300));
    server.terminate();
    std::thread::sleep(Duration::from_millis(300));
    asking.write_all(b"g=en&next=%2F").expect("the other half");
    let mut page = String::new();
    asking.read_to_string(&mut page).expect("an answer");
    assert!(page.starts_with("HTTP/1.1 303") && page.contains("__Host-lang=en"), "{page}");
    assert!(server.ends_well());
}

/// `palier serve` on a free port, ended with the story.
pub struct Serving {
    child: Child,
    address: String,
    log: Arc<Mutex<String>>,
}

impl Serving {
    pub fn start(extranet: &Extranet) -> Self {
        Self::start_with(extranet, &[])
    }

    pub fn start_with(extranet: &Extranet, variables: &[(&str, &str)]) -> Self {
        let mut child = palier(extranet)
            .envs(variables.iter().copied())
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stderr(Stdio::piped())
            .spawn()
            .expect("palier starts");
        let mut lines = BufReader::new(child.stderr.take().expect("its log")).lines();
        let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains("serving"));
        let log = Arc::<Mutex<String>>::default();
        let kept = log.clone();
        // The log is read to its end, so that the server never waits for a reader.
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                kept.lock().expect("a log").push_str(&line);
            }
        });
        let address = line.as_deref().and_then(address).expect("an address in the log");
        Self { child, address, log }
    }

    /// What it has said since it serves.
    pub fn log(&self) -> String {
        self.log.lock().expect("a log").clone()
    }

    /// `127.0.0.1:40123`
    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).expect("a connection")
    }

    fn get(&self, path: &str) -> String {
        let mut stream = self.connect();
        let host = ORIGIN.trim_start_matches("https://");
        let ask = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(ask.as_bytes()).expect("asked");
        let mut page = String::new();
        stream.read_to_string(&mut page).expect("an answer");
        page
    }

    pub fn stop(&mut self) -> bool {
        self.terminate();
        self.child.wait().expect("an end").success()
    }

    fn ends_well(mut self) -> bool {
        self.child.wait().expect("an end").success()
    }

    /// SIGTERM, as an init system sends it.
    fn terminate(&self) {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status().expect("kill runs");
        assert!(told.success());
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _already_ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// `address=127.0.0.1:40123` in a line that may be coloured.
fn address(line: &str) -> Option<String> {
    let from = line.find("127.0.0.1:")?;
    let address = line[from..].chars().take_while(|c| c.is_ascii_digit() || ".:".contains(*c));
    Some(address.collect())
}

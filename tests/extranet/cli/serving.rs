//! `palier serve`

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

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

/// `palier serve` on a free port, ended with the story.
struct Serving {
    child: Child,
    address: String,
}

impl Serving {
    fn start(extranet: &Extranet) -> Self {
        let mut child = palier(extranet)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stderr(Stdio::piped())
            .spawn()
            .expect("palier starts");
        let mut lines = BufReader::new(child.stderr.take().expect("its log")).lines();
        let line = lines.by_ref().map_while(Result::ok).find(|line| line.contains("serving"));
        // The log is read to its end, so that the server never waits for a reader.
        std::thread::spawn(move || lines.count());
        let address = line.as_deref().and_then(address).expect("an address in the log");
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let host = ORIGIN.trim_start_matches("https://");
        let ask = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(ask.as_bytes()).expect("asked");
        let mut page = String::new();
        stream.read_to_string(&mut page).expect("an answer");
        page
    }

    /// SIGTERM, as an init system sends it.
    fn stop(&mut self) -> bool {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status().expect("kill runs");
        told.success() && self.child.wait().expect("an end").success()
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

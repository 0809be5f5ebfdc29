//! SIGTERM: what was begun is finished, then the process ends, whoever loiters.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::support::extranet::ORIGIN;
use crate::support::node::{Node, signal};
use crate::support::smtp_server::SmtpServer;
use crate::support::{Extranet, PASSWORD};

#[tokio::test]
async fn a_request_begun_before_the_end_is_answered_and_loiterers_are_not_waited_for() {
    let server = SmtpServer::start();
    let extranet = Extranet::open_today().await;
    extranet.camille().await;
    let mut settings = extranet.node_settings(&server);
    settings.request_timeout = "3 s";
    let node = Node::start(&settings);
    let mut silent = connected(&node);
    let mut halfway = connected(&node);
    halfway.write_all(b"GET /login HTTP/1.1\r\nHost: extra").expect("half a head");
    let mut kept = connected(&node);
    kept.write_all(b"GET /login HTTP/1.1\r\nHost: extranet.example\r\n\r\n").expect("asked");
    kept.read_exact(&mut [0; 12]).expect("an answer, and the connection stays open");

    let (head, body) = sign_in();
    let mut camille = connected(&node);
    camille.write_all(head.as_bytes()).expect("half a request");
    let mut go_on = [0; 25];
    camille.read_exact(&mut go_on).expect("an answer to the head");
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    signal(node.number(), "TERM");
    while TcpStream::connect(node.address()).is_ok() {
        assert!(!node.has_ended(), "it did not wait for a form on its way: {}", node.log());
        std::thread::yield_now();
    }
    camille.write_all(body.as_bytes()).expect("the form");
    let mut answer = String::new();
    camille.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 303") && answer.contains("__Host-sid="), "{answer}");
    assert_eq!(node.ended(), 0, "{}", node.log());
    assert_eq!(extranet.count("session").await, 2);
    for loiterer in [&mut silent, &mut halfway, &mut kept] {
        let _hung_up = loiterer.read_to_end(&mut Vec::new());
    }
}

fn connected(node: &Node) -> TcpStream {
    TcpStream::connect(node.address()).expect("a connection")
}

/// The head and the body of Camille's form.
fn sign_in() -> (String, String) {
    let password = PASSWORD.replace(' ', "+");
    let body =
        format!("identifier=camille%40example.org&password={password}&client=BELLEVUE&societe=TLS");
    let head = format!(
        "POST /login HTTP/1.1\r\nHost: extranet.example\r\nOrigin: {ORIGIN}\r\n\
         Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\
         Expect: 100-continue\r\n\r\n",
        body.len()
    );
    (head, body)
}

//! A site that runs in another process, for the browser without a screen.

use std::io;
use std::io::{Read, Write};
use std::net::TcpStream;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use http_body_util::BodyExt;

/// Carries every request to `url` (`http://127.0.0.1:…`), and its answer back; without a whole
/// answer it says 502, as a proxy would.
pub fn distant(url: &str) -> Router {
    let host = url.strip_prefix("http://").expect("plain http").to_owned();
    Router::new().fallback(move |request: Request<Body>| {
        let host = host.clone();
        async move {
            let (head, body) = request.into_parts();
            let body = body.collect().await.expect("a body").to_bytes();
            let path = head.uri.path_and_query().expect("a path").as_str();
            let mut asked = format!("{} {path} HTTP/1.1\r\n", head.method).into_bytes();
            asked.extend(lines(&head.headers));
            let length = body.len();
            asked.extend(format!("content-length: {length}\r\nconnection: close\r\n\r\n").bytes());
            asked.extend(body);
            let answer = tokio::task::spawn_blocking(move || exchange(&host, &asked)).await;
            answer.expect("no panic").ok().and_then(|answer| opened(&answer)).unwrap_or_else(lost)
        }
    })
}

fn lines(headers: &HeaderMap) -> Vec<u8> {
    let written = |(name, value): (&HeaderName, &HeaderValue)| {
        [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat()
    };
    headers.iter().flat_map(written).collect()
}

fn exchange(host: &str, asked: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(host)?;
    stream.write_all(asked)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(answer)
}

/// Nothing when the answer was cut short.
fn opened(answer: &[u8]) -> Option<Response<Body>> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).expect("headers in ASCII");
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
    let mut response = Response::builder().status(status);
    let mut length = 0;
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        assert!(!name.eq_ignore_ascii_case("transfer-encoding"), "an answer of known length");
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse().expect("a length");
        }
        response = response.header(name, value);
    }
    let body = Bytes::copy_from_slice(&answer[end + 4..]);
    (body.len() >= length).then(|| response.body(Body::from(body)).expect("a response"))
}

fn lost() -> Response<Body> {
    Response::builder().status(502).body(Body::empty()).expect("a response")
}

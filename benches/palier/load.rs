//! A load: many kept-alive connections, each asking again as soon as it was answered.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::fill::PASSWORD;

/// One kept-alive connection.
pub struct Wire {
    stream: TcpStream,
    buffer: Vec<u8>,
    host: String,
}

/// What came back: the status, the headers as they are, the length of the body.
pub struct Answer {
    pub status: u16,
    pub body: String,
    head: String,
    length: usize,
}

impl Answer {
    /// Where it sends to.
    pub fn location(&self) -> Option<String> {
        header(&self.head, "location").map(str::to_owned)
    }
}

impl Wire {
    pub async fn open(url: &str) -> anyhow::Result<Self> {
        let host = url.trim_start_matches("http://").to_owned();
        let stream = TcpStream::connect(&host).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024), host })
    }

    pub async fn get(&mut self, path: &str, cookie: &str) -> anyhow::Result<Answer> {
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: {}\r\ncookie: {cookie}\r\n\r\n", self.host);
        self.ask(&request).await
    }

    async fn post(&mut self, path: &str, cookie: &str, body: &str) -> anyhow::Result<Answer> {
        let (host, length) = (&self.host, body.len());
        let cookie = if cookie.is_empty() { "" } else { &format!("cookie: {cookie}\r\n") };
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\n{cookie}\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        self.ask(&request).await
    }

    /// Posts what a member of staff sends.
    pub async fn send(
        &mut self,
        path: &str,
        cookie: &str,
        (kind, body): (&str, &[u8]),
    ) -> anyhow::Result<Answer> {
        let (host, length) = (&self.host, body.len());
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\n\
             cookie: {cookie}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n"
        );
        self.stream.write_all(head.as_bytes()).await?;
        self.stream.write_all(body).await?;
        self.answer().await
    }

    async fn ask(&mut self, request: &str) -> anyhow::Result<Answer> {
        self.stream.write_all(request.as_bytes()).await?;
        self.answer().await
    }

    async fn answer(&mut self) -> anyhow::Result<Answer> {
        self.buffer.clear();
        let end = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            self.more().await?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
        let status = head.split(' ').nth(1).unwrap_or_default().parse()?;
        let length = header(&head, "content-length").map_or(Ok(0), str::parse)?;
        while self.buffer.len() < end + length {
            self.more().await?;
        }
        let body = String::from_utf8_lossy(&self.buffer[end..]).into_owned();
        Ok(Answer { status, body, head, length })
    }

    async fn more(&mut self) -> anyhow::Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => anyhow::bail!("the server hung up"),
            _ => Ok(()),
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// Signs these people in, and returns their session cookies.
pub async fn signed_in(url: &str, emails: &[String]) -> anyhow::Result<Vec<String>> {
    let mut cookies = Vec::new();
    for email in emails {
        cookies.push(cookie_of(url, email, "sid").await?);
    }
    Ok(cookies)
}

/// Signs these people in, and returns them with the browsers that their accounts know from now on.
pub async fn acquainted(url: &str, emails: &[String]) -> anyhow::Result<Vec<Visitor>> {
    let mut known = Vec::new();
    for email in emails {
        known
            .push(Visitor { email: email.clone(), cookie: cookie_of(url, email, "device").await? });
    }
    Ok(known)
}

async fn cookie_of(url: &str, email: &str, name: &str) -> anyhow::Result<String> {
    let answer = Wire::open(url).await?.post("/login", "", &sign_in_form(email)).await?;
    let start = format!("set-cookie: {name}=");
    let cookie = answer.head.lines().find_map(|line| line.strip_prefix(&start));
    let cookie = cookie.and_then(|rest| rest.split(';').next());
    let cookie = cookie.ok_or_else(|| anyhow::anyhow!("no {name}: {}", answer.head))?;
    Ok(format!("{name}={cookie}"))
}

/// Somebody who signs in, on a browser with this cookie.
#[derive(Clone)]
pub struct Visitor {
    email: String,
    cookie: String,
}

impl Visitor {
    /// These people, on browsers that nobody knows.
    pub fn strangers(emails: &[String]) -> Vec<Self> {
        let new = |email: &String| Self { email: email.clone(), cookie: String::new() };
        emails.iter().map(new).collect()
    }
}

/// How many bytes the home page has.
pub async fn page_size(url: &str, session: &str) -> anyhow::Result<usize> {
    let answer = Wire::open(url).await?.get("/", session).await?;
    anyhow::ensure!(answer.status == 200, "the home page answers {}", answer.head);
    Ok(answer.length)
}

/// Home pages a second.
pub async fn pages(
    url: &str,
    sessions: &[String],
    at_once: usize,
    span: Duration,
) -> anyhow::Result<f64> {
    let (started, done) = (Instant::now(), Arc::new(AtomicUsize::new(0)));
    let mut all = JoinSet::new();
    for place in 0..at_once {
        let (done, url) = (done.clone(), url.to_owned());
        let session = sessions[place % sessions.len()].clone();
        all.spawn(async move {
            let mut wire = Wire::open(&url).await?;
            while started.elapsed() < span {
                let answer = wire.get("/", &session).await?;
                anyhow::ensure!(answer.status == 200, "a page answered {}", answer.status);
                done.fetch_add(1, Ordering::Relaxed);
            }
            Ok(())
        });
    }
    finished(all).await?;
    Ok(per_second(&done, started))
}

/// Sign-ins a second, each of the next one; those told to come back later do not count.
pub async fn sign_ins(
    url: &str,
    people: &[Visitor],
    at_once: usize,
    span: Duration,
) -> anyhow::Result<f64> {
    let (started, done) = (Instant::now(), Arc::new(AtomicUsize::new(0)));
    let (next, people) = (Arc::new(AtomicUsize::new(0)), Arc::new(people.to_vec()));
    let mut all = JoinSet::new();
    for _ in 0..at_once {
        let (done, next, people, url) =
            (done.clone(), next.clone(), people.clone(), url.to_owned());
        all.spawn(async move {
            let mut wire = Wire::open(&url).await?;
            while started.elapsed() < span {
                let person = &people[next.fetch_add(1, Ordering::Relaxed) % people.len()];
                let form = sign_in_form(&person.email);
                match wire.post("/login", &person.cookie, &form).await?.status {
                    303 => drop(done.fetch_add(1, Ordering::Relaxed)),
                    503 => tokio::time::sleep(Duration::from_millis(500)).await,
                    other => anyhow::bail!("a sign-in answered {other}"),
                }
            }
            Ok(())
        });
    }
    finished(all).await?;
    Ok(per_second(&done, started))
}

fn sign_in_form(email: &str) -> String {
    let email = email.replace('@', "%40");
    let password = PASSWORD.replace(' ', "+");
    format!("identifier={email}&password={password}&client=BENCH&societe=ONE&next=")
}

async fn finished(mut all: JoinSet<anyhow::Result<()>>) -> anyhow::Result<()> {
    while let Some(one) = all.join_next().await {
        one??;
    }
    Ok(())
}

fn per_second(done: &AtomicUsize, started: Instant) -> f64 {
    let done = u32::try_from(done.load(Ordering::Relaxed)).unwrap_or(u32::MAX);
    f64::from(done) / started.elapsed().as_secs_f64()
}

//! A file of tiers sent in « Espace gestion »: how long it takes to be read, shown and applied, and the
//! longest that somebody who signs in meanwhile waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use palier::agencies::societe;
use palier::clock::Clock;
use palier::web::App;
use sea_orm::EntityTrait;

use super::fill::Place;
use super::load::{Answer, Wire};
use super::{import, load, portfolio, product};

/// Rows of the file.
const TIERS: usize = 40_000;
/// How often the page of the import is asked again.
const EVERY: Duration = Duration::from_millis(50);

pub struct WebImported {
    pub tiers: usize,
    /// The file read and compared, its report kept.
    pub look: f64,
    /// The page of the report.
    pub report: f64,
    /// The file applied, until its page says so.
    pub apply: f64,
    /// The longest sign-in while it was applied.
    pub longest_sign_in: f64,
    pub peak_mib: f64,
}

pub async fn measure(place: &Place, people: &[String]) -> anyhow::Result<WebImported> {
    let app = App::open_without_keys(place.settings.clone(), Clock::system()).await?;
    let societe = societe::Entity::find().one(app.db.reader()).await?;
    let societe = societe.ok_or_else(|| anyhow::anyhow!("no société"))?;
    drop(app);
    let cookie = portfolio::clerk(place, &societe).await?;
    let file = place.file("web.csv");
    import::write(&file, ("W", TIERS))?;
    let palier = product::start(place).await?;
    let mut wire = Wire::open(&palier.url).await?;

    let began = Instant::now();
    let sending = format!("/office/{}/imports/new", societe.id);
    let (kind, body) = form(&std::fs::read(&file)?);
    let sent = wire.send(&sending, &cookie, (&kind, &body)).await?;
    let page = sent.location().ok_or_else(|| anyhow::anyhow!("not taken: {}", sent.status))?;
    let shown = until(&mut wire, (&page, &cookie), |page| page.contains("name=\"seen\"")).await?;
    let look = began.elapsed().as_secs_f64();

    let began = Instant::now();
    wire.get(&page, &cookie).await?;
    let report = began.elapsed().as_secs_f64();

    let is_over = Arc::new(AtomicBool::new(false));
    let signing = signing_in(palier.url.clone(), people.to_vec(), Arc::clone(&is_over));
    let signing = tokio::spawn(signing);
    let began = Instant::now();
    let seen = seen(&shown).ok_or_else(|| anyhow::anyhow!("nothing to agree to"))?;
    let agreed = ("application/x-www-form-urlencoded", format!("seen={seen}"));
    wire.send(&format!("{page}/confirm"), &cookie, (agreed.0, agreed.1.as_bytes())).await?;
    let is_done = |page: &str| !page.contains("<progress") && !page.contains("name=\"seen\"");
    until(&mut wire, (&page, &cookie), is_done).await?;
    let apply = began.elapsed().as_secs_f64();
    is_over.store(true, Ordering::Relaxed);
    let longest_sign_in = signing.await??.as_secs_f64();
    let peak_mib = palier.peak_mib()?;
    Ok(WebImported { tiers: TIERS, look, report, apply, longest_sign_in, peak_mib })
}

/// One person after the other.
async fn signing_in(
    url: String,
    people: Vec<String>,
    is_over: Arc<AtomicBool>,
) -> anyhow::Result<Duration> {
    let mut longest = Duration::ZERO;
    for person in people.iter().cycle() {
        if is_over.load(Ordering::Relaxed) {
            break;
        }
        let began = Instant::now();
        load::signed_in(&url, std::slice::from_ref(person)).await?;
        longest = longest.max(began.elapsed());
    }
    Ok(longest)
}

async fn until(
    wire: &mut Wire,
    (page, cookie): (&str, &str),
    is_reached: impl Fn(&str) -> bool,
) -> anyhow::Result<Answer> {
    let began = Instant::now();
    loop {
        let answer = wire.get(page, cookie).await?;
        anyhow::ensure!(answer.status == 200, "{page} answered {}", answer.status);
        if is_reached(&answer.body) {
            return Ok(answer);
        }
        anyhow::ensure!(began.elapsed() < Duration::from_mins(5), "{page} does not end");
        tokio::time::sleep(EVERY).await;
    }
}

fn seen(page: &Answer) -> Option<&str> {
    let (_, after) = page.body.split_once("name=\"seen\" value=\"")?;
    after.split('"').next()
}

/// The file as a browser sends it.
fn form(file: &[u8]) -> (String, Vec<u8>) {
    const EDGE: &str = "an-edge-that-is-in-no-file";
    let mut body = Vec::with_capacity(file.len() + 1_000);
    for (name, value) in [("kind", "tiers"), ("as_of", "")] {
        let part = format!(
            "--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend_from_slice(part.as_bytes());
    }
    let part = format!(
        "--{EDGE}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"tiers.csv\"\r\n\
         content-type: text/csv\r\n\r\n"
    );
    body.extend_from_slice(part.as_bytes());
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={EDGE}"), body)
}

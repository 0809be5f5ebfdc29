//! The bounds: bare hashes, and a bare page with one session read through the same driver.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Html;
use axum::routing::get;
use axum::serve::ListenerExt;
use palier::clock::Clock;
use palier::guard::Token;
use palier::settings::{Hashing, Settings, variables};
use palier::web::App;
use sea_orm::EntityTrait;
use tokio::net::TcpListener;

use palier::accounts::sign_in::session;

/// Hashes a second with these parameters, one thread a core, each with its own memory.
pub fn hashes(hashing: &Hashing, span: Duration) -> f64 {
    let done = AtomicU64::new(0);
    let started = Instant::now();
    thread::scope(|scope| {
        for _ in 0..hashing.slots_here() {
            scope.spawn(|| {
                let Ok(params) =
                    Params::new(hashing.memory_kib, hashing.iterations, hashing.lanes, Some(32))
                else {
                    return;
                };
                let mut memory = vec![Block::default(); params.block_count()];
                let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
                let mut tag = [0; 32];
                while started.elapsed() < span {
                    let salt = b"sixteen bytes...";
                    let hashed = argon2.hash_password_into_with_memory(
                        b"quatre lapins verts chantent",
                        salt,
                        &mut tag,
                        &mut memory,
                    );
                    if hashed.is_ok() {
                        done.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    load_f64(&done) / started.elapsed().as_secs_f64()
}

fn load_f64(count: &AtomicU64) -> f64 {
    u32::try_from(count.load(Ordering::Relaxed)).map_or(0.0, f64::from)
}

#[derive(Clone)]
struct Bare {
    app: App,
    page: Arc<str>,
}

/// Serves a page of as many bytes as the environment says, after reading one session.
pub async fn serve(port: u16) -> anyhow::Result<()> {
    let bytes: usize = std::env::var("BARE_PAGE_BYTES")?.parse()?;
    let settings = Settings::load(None, variables());
    let settings = settings.map_err(|mistakes| anyhow::anyhow!("{mistakes:?}"))?;
    let app = App::open(settings, Clock::system()).await?;
    let bare = Bare { app, page: "a".repeat(bytes).into() };
    let router = Router::new().route("/", get(page)).with_state(bare);
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port))).await?;
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    Ok(axum::serve(listener, router).await?)
}

async fn page(State(bare): State<Bare>, headers: HeaderMap) -> Html<String> {
    let cookie = headers.get("cookie").and_then(|cookie| cookie.to_str().ok()).unwrap_or_default();
    let token = cookie.split("; ").find_map(|pair| pair.strip_prefix("sid="));
    if let Some(token) = token.and_then(Token::parse) {
        let key = token.hash().as_str().to_owned();
        let found = session::Entity::find_by_id(key).one(bare.app.db.reader()).await;
        assert!(found.is_ok_and(|session| session.is_some()), "a session");
    }
    Html(bare.page.to_string())
}

/// Waits until something answers.
pub async fn wait_for(url: &str) -> anyhow::Result<()> {
    let address = url.trim_start_matches("http://");
    for _ in 0..200 {
        if tokio::net::TcpStream::connect(address).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    anyhow::bail!("nothing answers at {url}")
}

//! Connections: so many at once, each with so long to say what it wants, all ended in peace.

use std::convert::Infallible;
use std::future::Future;
use std::io::{Error, ErrorKind};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time;
use tower::Service;

use super::tls::Certificate;
use crate::settings::Server;

/// Before the next try, when the machine itself cannot give a connection (no file left).
const BREATH: Duration = Duration::from_secs(1);

/// A connection, and its place among those that may be open.
struct Taken {
    stream: TcpStream,
    peer: SocketAddr,
    place: OwnedSemaphorePermit,
}

/// Answers until `stop` ends; requests under way are finished first.
///
/// HTTP/1.1 only, with a certificate or without: whoever wants more puts a proxy in front.
pub async fn answer(
    listener: TcpListener,
    (site, certificate): (Router, Option<Certificate>),
    limits: &Server,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(limits.connections));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.header_timeout);
    let ending = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let Taken { stream, peer, place } = tokio::select! {
            () = &mut stop => break,
            taken = take(&listener, &places) => taken,
        };
        let (site, http, watcher) = (site.clone(), http.clone(), ending.watcher());
        let asked = service_fn(move |request| reply(site.clone(), peer, request));
        let certificate = certificate.clone();
        tokio::spawn(async move {
            let ended = match certificate {
                None => watcher.watch(http.serve_connection(TokioIo::new(stream), asked)).await,
                Some(certificate) => match certificate.agree(stream).await {
                    Ok(stream) => {
                        watcher.watch(http.serve_connection(TokioIo::new(stream), asked)).await
                    }
                    Err(error) => {
                        tracing::debug!(%error, "nothing was agreed on by TLS");
                        Ok(())
                    }
                },
            };
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection broke off");
            }
            drop(place);
        });
    }
    drop(listener);
    // What a request may take at most: who reads an answer slower than that is not waited for.
    let longest = limits.header_timeout + limits.request_timeout;
    if time::timeout(longest, ending.shutdown()).await.is_err() {
        tracing::warn!("connections were cut at the end");
    }
}

/// The next connection, once there is a place for it: until then it waits in the system's queue.
async fn take(listener: &TcpListener, places: &Arc<Semaphore>) -> Taken {
    let place = places.clone().acquire_owned().await.expect("a semaphore that nobody closes");
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Answers are small: waiting to fill a packet would only delay them.
                if let Err(error) = stream.set_nodelay(true) {
                    tracing::debug!(%error, "no TCP_NODELAY");
                }
                return Taken { stream, peer, place };
            }
            Err(error) if is_theirs(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be taken");
                time::sleep(BREATH).await;
            }
        }
    }
}

/// Whether the visitor left before being let in.
fn is_theirs(error: &Error) -> bool {
    use ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

async fn reply(
    mut site: Router,
    peer: SocketAddr,
    request: hyper::Request<Incoming>,
) -> Result<Response, Infallible> {
    let mut request: Request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    site.call(request).await
}

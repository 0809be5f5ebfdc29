//! The site on a port of this machine, for a browser that has a screen.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time;

/// A port taken but not answering yet: its address is known before the site is built.
pub struct Port {
    listener: TcpListener,
    url: String,
}

impl Port {
    pub async fn take() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("a port").port();
        // Passkeys and `Secure` cookies trust the name, not the number.
        Self { listener, url: format!("http://localhost:{port}") }
    }

    /// Without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn serve(self, router: Router) -> Server {
        let (stop, stopped) = oneshot::channel::<()>();
        let site = router.into_make_service_with_connect_info::<SocketAddr>();
        let served = axum::serve(self.listener, site).with_graceful_shutdown(async {
            let _stopped_or_dropped = stopped.await;
        });
        let task = tokio::spawn(async { served.await.expect("the site is served") });
        Server { url: self.url, stop, task }
    }
}

/// A site that answers until it is stopped or dropped.
pub struct Server {
    url: String,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Server {
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Answers what has been asked, then closes.
    pub async fn stop(self) {
        drop(self.stop);
        let ended = time::timeout(Duration::from_secs(5), self.task).await;
        ended.expect("the last answer within five seconds").expect("a site that did not panic");
    }
}

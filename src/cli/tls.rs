//! TLS by ourselves: the certificate and its key, read again when their files change.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::settings::Tls;

/// Whatever renews certificates writes two files, and then has done for weeks.
const EVERY: Duration = Duration::from_secs(5);

/// What is shown to whoever connects; clones show the same.
#[derive(Clone)]
pub struct Certificate {
    files: Files,
    shown: Arc<Shown>,
    acceptor: TlsAcceptor,
    handshake: Duration,
}

#[derive(Clone)]
struct Files {
    certificate: PathBuf,
    key: PathBuf,
}

#[derive(Debug)]
struct Shown(RwLock<Arc<CertifiedKey>>);

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

/// Why a certificate cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum TlsFault {
    #[error("tls.certificate: {}: {fault}", file.display())]
    Certificate { file: PathBuf, fault: rustls::pki_types::pem::Error },
    #[error("tls.certificate: {} holds no certificate", .0.display())]
    Nothing(PathBuf),
    #[error("tls.key: {}: {fault}", file.display())]
    Key { file: PathBuf, fault: rustls::pki_types::pem::Error },
    #[error("tls.key: {0}")]
    Pair(#[from] rustls::Error),
}

impl Certificate {
    /// The one of the settings; nothing when a proxy does TLS.
    pub fn of(tls: &Tls) -> Result<Option<Self>, TlsFault> {
        let (Some(certificate), Some(key)) = (&tls.certificate, &tls.key) else { return Ok(None) };
        let files = Files { certificate: certificate.clone(), key: key.clone() };
        let shown = Arc::new(Shown(RwLock::new(Arc::new(files.read()?))));
        let provider = Arc::new(ring::default_provider());
        let config =
            ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let mut config = config?.with_no_client_auth().with_cert_resolver(shown.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        Ok(Some(Self { files, shown, acceptor, handshake: tls.handshake_timeout }))
    }

    /// Agrees with whoever connected, as long as they do not take too long.
    pub async fn agree(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        let agreed = time::timeout(self.handshake, self.acceptor.accept(stream)).await;
        agreed.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
    }

    /// Looks at the files until `stop` turns true. What cannot be shown is told, once, and not shown.
    pub async fn work(self, mut stop: watch::Receiver<bool>) {
        let mut seen = self.files.changed();
        loop {
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => return,
                () = time::sleep(EVERY) => {}
            }
            let now = self.files.changed();
            if now == seen {
                continue;
            }
            seen = now;
            match self.files.read() {
                Ok(fresh) => {
                    *self.shown.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
                    tracing::info!("the certificate was read again");
                }
                Err(fault) => {
                    tracing::error!(%fault, "the new certificate is not shown: the former one stays");
                }
            }
        }
    }
}

impl Files {
    fn read(&self) -> Result<CertifiedKey, TlsFault> {
        let chain = chain(&self.certificate)?;
        let fault = |fault| TlsFault::Key { file: self.key.clone(), fault };
        let key = PrivateKeyDer::from_pem_file(&self.key).map_err(fault)?;
        Ok(CertifiedKey::from_der(chain, key, &ring::default_provider())?)
    }

    /// When each was written last, and how long it is: nothing of what is missing.
    fn changed(&self) -> [Option<(SystemTime, u64)>; 2] {
        [&self.certificate, &self.key].map(|file| {
            let about = fs::metadata(file).ok()?;
            Some((about.modified().ok()?, about.len()))
        })
    }
}

/// The certificates of a file: our own first, then those that vouch for it.
pub fn chain(file: &Path) -> Result<Vec<CertificateDer<'static>>, TlsFault> {
    let fault = |fault| TlsFault::Certificate { file: file.to_owned(), fault };
    let read = CertificateDer::pem_file_iter(file).map_err(fault)?;
    let chain = read.collect::<Result<Vec<_>, _>>().map_err(fault)?;
    if chain.is_empty() { Err(TlsFault::Nothing(file.to_owned())) } else { Ok(chain) }
}

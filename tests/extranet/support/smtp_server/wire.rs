//! The bytes of one connection, in clear or encrypted.

use std::io;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::ServerConnection;
use rustls::StreamOwned;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject;

use super::Security;

pub enum Wire {
    Clear(TcpStream),
    Encrypted(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Wire {
    pub fn open(line: TcpStream, security: Security) -> io::Result<Self> {
        line.set_nodelay(true)?;
        match security {
            Security::Implicit => Self::Clear(line).encrypt(),
            Security::Plain | Security::StartTls => Ok(Self::Clear(line)),
        }
    }

    pub fn encrypt(self) -> io::Result<Self> {
        let Self::Clear(line) = self else {
            return Err(io::Error::other("encrypted already"));
        };
        let connection = ServerConnection::new(settings()).map_err(io::Error::other)?;
        Ok(Self::Encrypted(Box::new(StreamOwned::new(connection, line))))
    }
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Clear(line) => line.read(buffer),
            Self::Encrypted(line) => line.read(buffer),
        }
    }
}

impl Write for Wire {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        match self {
            Self::Clear(line) => line.write(buffer),
            Self::Encrypted(line) => line.write(buffer),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Clear(line) => line.flush(),
            Self::Encrypted(line) => line.flush(),
        }
    }
}

pub fn authority() -> PathBuf {
    beside("authority.pem")
}

fn settings() -> Arc<ServerConfig> {
    let certificate = CertificateDer::from_pem_file(beside("certificate.pem")).expect("PEM");
    let key = PrivateKeyDer::from_pem_file(beside("key.pem")).expect("PEM");
    let settings = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("TLS 1.2 and 1.3")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("a certificate and its key");
    Arc::new(settings)
}

fn beside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/extranet/support/smtp_server").join(name)
}

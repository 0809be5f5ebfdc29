//! TLS without a proxy: a certificate is shown, renewed without a restart, and kept when the new one is
//! no good.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use super::palier;
use super::serving::Serving;
use crate::support::Extranet;

const HOST: &str = "extranet.example";

/// A certificate that vouches for itself, and its key, in files.
struct Pair {
    certificate: PathBuf,
    key: PathBuf,
}

impl Pair {
    fn written(folder: &Path) -> Self {
        let pair = Self { certificate: folder.join("tls.pem"), key: folder.join("tls.key") };
        pair.renew(HOST, |_| ());
        pair
    }

    fn renew(
        &self,
        host: &str,
        change: impl FnOnce(&mut CertificateParams),
    ) -> CertificateDer<'static> {
        let key = KeyPair::generate().expect("a key");
        let mut params = CertificateParams::new(vec![host.to_owned()]).expect("a name");
        change(&mut params);
        let made = params.self_signed(&key).expect("a certificate");
        fs::write(&self.key, key.serialize_pem()).expect("written");
        close(&self.key, 0o600);
        fs::write(&self.certificate, made.pem()).expect("written");
        made.der().clone()
    }

    fn variables(&self) -> [(&'static str, String); 2] {
        let shown = |path: &PathBuf| path.to_str().expect("UTF-8").to_owned();
        [("PALIER_TLS_CERTIFICATE", shown(&self.certificate)), ("PALIER_TLS_KEY", shown(&self.key))]
    }
}

fn close(file: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(mode)).expect("rights are set");
}

fn serving(extranet: &Extranet, pair: &Pair) -> Serving {
    let variables = pair.variables();
    let mut variables: Vec<_> = variables.iter().map(|(name, value)| (*name, &**value)).collect();
    variables.push(("PALIER_TLS_HANDSHAKE_TIMEOUT", "1 s"));
    Serving::start_with(extranet, &variables)
}

/// What somebody is answered who trusts this certificate and no other.
fn asked(server: &Serving, trusted: &CertificateDer<'static>) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).expect("a certificate");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let mut config = config.expect("TLS").with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let name = ServerName::try_from(HOST).expect("a name");
    let connection = ClientConnection::new(Arc::new(config), name).expect("a connection");
    let mut stream = StreamOwned::new(connection, server.connect());
    let ask = format!("GET /help HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n");
    stream.write_all(ask.as_bytes())?;
    let mut told = Vec::new();
    stream.read_to_end(&mut told)?;
    Ok(String::from_utf8_lossy(&told).into_owned())
}

fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_mins(1), "not {what}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_certificate_is_shown_renewed_without_a_restart_and_kept_when_the_new_one_is_no_good() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let pair = Pair::written(extranet.folder());
    let first = pair.renew(HOST, |_| ());
    let mut server = serving(&extranet, &pair);
    let page = asked(&server, &first).expect("an answer");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("strict-transport-security: max-age=63072000"), "{page}");

    let second = pair.renew(HOST, |_| ());
    until("renewed", || asked(&server, &second).is_ok());
    assert!(asked(&server, &first).is_err(), "the former one is shown no more");

    fs::write(&pair.certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
        .expect("written");
    until("told", || server.log().contains("the new certificate is not shown"));
    assert!(asked(&server, &second).is_ok(), "the former one stays");
    let third = pair.renew(HOST, |_| ());
    until("mended", || asked(&server, &third).is_ok());
    assert!(server.stop(), "it ends well");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_speaks_in_clear_or_says_nothing_is_hung_up_on() {
    let extranet = Extranet::open().await;
    let pair = Pair::written(extranet.folder());
    let mut server = serving(&extranet, &pair);
    let ended = |stream: &mut TcpStream| {
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a patience");
        let mut told = Vec::new();
        // A connection that is cut is one way to be hung up on.
        let _cut = stream.read_to_end(&mut told);
        String::from_utf8_lossy(&told).into_owned()
    };
    let mut in_clear = server.connect();
    in_clear.write_all(b"GET /help HTTP/1.1\r\nHost: extranet.example\r\n\r\n").expect("sent");
    assert!(!ended(&mut in_clear).contains("HTTP/1.1"));
    let start = Instant::now();
    assert_eq!(ended(&mut server.connect()), "");
    assert!((1..8).contains(&start.elapsed().as_secs()), "after its second");
    assert!(server.stop());
}

#[tokio::test]
async fn the_doctor_says_what_is_wrong_with_a_certificate_and_a_wrong_one_stops_the_start() {
    let extranet = Extranet::open().await;
    let pair = Pair::written(extranet.folder());
    let doctor = || {
        let mut command = palier(&extranet);
        let output = command.envs(pair.variables()).arg("doctor").output().expect("palier runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let far = |params: &mut CertificateParams| params.not_after = date_time_ymd(4000, 1, 1);
    pair.renew(HOST, far);
    let well = doctor();
    for fine in ["is for extranet.example", "is good until 4000", "the key is closed"] {
        assert!(well.contains(fine), "{fine} is not in:\n{well}");
    }
    assert!(well.contains("fine     server.trusted_proxies: none"), "{well}");
    close(&pair.key, 0o644);
    assert!(doctor().contains("WRONG    tls.key: anyone on this machine"), "{}", doctor());
    pair.renew("autre.example", far);
    assert!(doctor().contains("WRONG    tls.certificate: is not for extranet.example"));
    pair.renew(HOST, |params| {
        params.not_before = date_time_ymd(2001, 1, 1);
        params.not_after = date_time_ymd(2002, 1, 1);
    });
    assert!(doctor().contains("WRONG    tls.certificate: ended at 2002"), "{}", doctor());

    let other = KeyPair::generate().expect("a key");
    fs::write(&pair.key, other.serialize_pem()).expect("written");
    assert!(doctor().contains("WRONG    tls.key: "), "{}", doctor());
    let started = palier(&extranet).envs(pair.variables()).arg("serve").output().expect("runs");
    let told = String::from_utf8_lossy(&started.stderr).into_owned();
    assert!(!started.status.success() && told.contains("tls.key: "), "{told}");
    let half = palier(&extranet).env("PALIER_TLS_KEY", &pair.key).arg("doctor").output();
    let told = String::from_utf8_lossy(&half.expect("palier runs").stderr).into_owned();
    assert!(told.contains("give both or neither"), "{told}");
}

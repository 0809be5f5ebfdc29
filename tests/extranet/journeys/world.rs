//! The product on a port, its postman at work, a mail server and a browser.

use std::time::Duration;

use palier::mail::Postman;
use palier::settings::{HostName, PublicUrl, Settings, SmtpTls, Transport, Value};
use tokio::sync::watch;

use crate::support::chromium::{Chromium, Screen};
use crate::support::eml::Eml;
use crate::support::server::{Port, Server};
use crate::support::smtp_server::SmtpServer;
use crate::support::{Agence, Browser, Extranet, Paper};

pub const PASSWORD: &str = "quatre lapins verts chantent";
pub const OTHER_PASSWORD: &str = "douze hérissons dorment debout";

const PATIENCE: Duration = Duration::from_secs(15);

pub struct World {
    pub extranet: Extranet,
    pub mail: SmtpServer,
    site: Server,
    stop: watch::Sender<bool>,
}

impl World {
    pub async fn open() -> Self {
        Self::open_with(|_| ()).await
    }

    /// A world whose settings the journey changes last.
    pub async fn open_with(change: impl FnOnce(&mut Settings)) -> Self {
        let (port, mail) = (Port::take().await, SmtpServer::start());
        let url = PublicUrl::parse(port.url()).expect("an address");
        let smtp_port = mail.port();
        let extranet = Extranet::open_with(move |settings| {
            settings.server.public_url = url;
            settings.mail.transport = Transport::Smtp;
            settings.mail.smtp_host = Some(HostName::parse("127.0.0.1").expect("a host"));
            settings.mail.smtp_port = smtp_port;
            settings.mail.smtp_tls = SmtpTls::None;
            settings.mail.per_address_minute = 20;
            settings.mail.per_address_hour = 20;
            change(settings);
        })
        .await;
        let (db, clock) = (extranet.app.db.clone(), extranet.clock.clone());
        let postman = Postman::new(db, clock, extranet.app.settings.clone()).expect("a postman");
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(postman.work(stopped));
        let site = port.serve(extranet.router());
        Self { extranet, mail, site, stop }
    }

    /// Somebody at Cabinet Bellevue who has an account, and is signed in elsewhere.
    pub async fn signed_up(&self, name: &str, email: &str) -> Agence {
        let bellevue = self.extranet.bellevue().await;
        let dossier = self.extranet.dossier(&bellevue, name, None).await;
        let paper = self.extranet.paper(&bellevue, &dossier).await;
        let start = Browser::new(self.extranet.router(), self.site.url());
        let start = start.claim(&bellevue, &paper).await.fill("email", email);
        let start = start.press("Continuer").await.fill("password", PASSWORD);
        start.press("Créer mon compte").await.sees("Vérifiez votre boîte mail");
        let link = self.link_to(email, 1).await;
        let elsewhere = Browser::new(self.extranet.router(), self.site.url());
        elsewhere.visit(&link).await.confirm(email, PASSWORD).await.sees("Mes contrats");
        bellevue
    }

    pub async fn browser(&self, screen: Screen) -> Chromium {
        Chromium::open(self.site.url(), screen).await
    }

    /// The n-th mail that reached somebody.
    pub async fn mail_to(&self, address: &str, nth: usize) -> Eml {
        let received = self.mail.wait_for(address, nth, PATIENCE).await;
        Eml::parse(&received[nth - 1].raw)
    }

    /// The link of the n-th mail to somebody, without our own host.
    pub async fn link_to(&self, address: &str, nth: usize) -> String {
        let link = self.mail_to(address, nth).await.link();
        link.strip_prefix(self.site.url()).expect("our own address").to_owned()
    }

    pub async fn close(self) {
        self.stop.send_replace(true);
        self.site.stop().await;
    }
}

/// From the letter to the page that waits for the mail.
pub async fn start_activation(browser: &Chromium, login: &str, paper: &Paper, email: &str) {
    browser.visit(login).await;
    browser.fill("Adresse e-mail ou identifiant provisoire", &paper.login).await;
    browser.fill("Mot de passe", &paper.secret).await;
    browser.press("Se connecter").await;
    browser.fill("Adresse e-mail", email).await;
    browser.press("Continuer").await;
    browser.fill("Nouveau mot de passe", PASSWORD).await;
    browser.press("Créer mon compte").await;
    browser.sees("Vérifiez votre boîte mail").await;
}

/// On the page of a mailed link, or of an agency.
pub async fn sign_in(browser: &Chromium, email: &str, password: &str) {
    browser.fill("username", email).await;
    browser.fill("current-password", password).await;
    browser.press("Se connecter").await;
}

/// Asked of a browser that runs scripts: neither the console nor the policy complained, and nothing is cut off.
pub async fn is_at_ease(browser: &Chromium) {
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    assert!(!browser.overflows().await, "{} is wider than the screen", browser.url().await);
}

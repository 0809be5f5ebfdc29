//! The way of one person through the real screens, as far as a story needs it.

use std::time::Duration;

use palier::jobs;
use palier::office::imports;
use sea_orm::{ConnectionTrait, Statement};

use super::{Agence, Browser, Dossier, Extranet, Paper};

/// Meets every criterion and holds nobody's name.
pub const PASSWORD: &str = "quatre lapins verts chantent";

impl Extranet {
    /// An account and its first contract, by every screen from the letter on; signed in.
    pub async fn activated(
        &self,
        agence: &Agence,
        dossier: &Dossier,
        email: &str,
        password: &str,
    ) -> Browser {
        let paper = self.paper(agence, dossier).await;
        let browser = self.at_check_mail(agence, &paper, (email, password)).await;
        let link = self.link_mailed_to(email).await;
        let browser = browser.visit(&link).await.confirm(email, password).await;
        browser.sees("Votre compte est activé")
    }

    /// Camille Roux, tenant at Cabinet Bellevue, signed in.
    pub async fn camille(&self) -> (Agence, Dossier, Browser) {
        let bellevue = self.bellevue().await;
        let dossier = self.dossier(&bellevue, "Camille Roux", Some("camille@example.org")).await;
        let browser = self.activated(&bellevue, &dossier, "camille@example.org", PASSWORD).await;
        (bellevue, dossier, browser)
    }

    /// A letter for Camille Roux at Cabinet Bellevue, not used yet.
    pub async fn camilles_letter(&self) -> (Agence, Dossier, Paper) {
        let bellevue = self.bellevue().await;
        let dossier = self.dossier(&bellevue, "Camille Roux", Some("camille@example.org")).await;
        let paper = self.paper(&bellevue, &dossier).await;
        (bellevue, dossier, paper)
    }

    /// A new browser in which the pair of a letter was just typed.
    pub async fn at_email_step(&self, agence: &Agence, paper: &Paper) -> Browser {
        let browser = self.browser().claim(agence, paper).await;
        browser.sees("Votre adresse e-mail")
    }

    pub async fn at_password_step(&self, agence: &Agence, paper: &Paper, email: &str) -> Browser {
        let browser = self.at_email_step(agence, paper).await;
        let browser = browser.fill("email", email).press("Continuer").await;
        browser.sees("Choisissez votre mot de passe")
    }

    /// A new browser that waits for the activation mail.
    pub async fn at_check_mail(
        &self,
        agence: &Agence,
        paper: &Paper,
        (email, password): (&str, &str),
    ) -> Browser {
        let browser = self.at_password_step(agence, paper, email).await;
        let browser = browser.fill("password", password).press("Créer mon compte").await;
        browser.sees("Vérifiez votre boîte mail")
    }

    /// A new browser, signed in with an account's own password.
    pub async fn signed_in(&self, agence: &Agence, email: &str, password: &str) -> Browser {
        self.browser().sign_in(agence, email, password).await.sees("Mes contrats")
    }

    /// The rows of what stands after `from`: for what no screen tells.
    pub async fn count(&self, from: &str) -> i64 {
        let db = self.app.db.reader();
        let question = format!("select count(*) from {from}");
        let question = Statement::from_string(db.get_database_backend(), question);
        let row = db.query_one_raw(question).await.expect("an answer").expect("a row");
        row.try_get_by_index(0).expect("a number")
    }

    /// Has the jobs of imports done that wait, as a node does.
    pub async fn jobs_done(&self) {
        let (_going_on, mut stop) = tokio::sync::watch::channel(false);
        while jobs::take_up(&self.app, &imports::DOERS, &mut stop).await.expect("jobs") {}
    }

    /// Time passes, for the server and for the cookies of this browser.
    pub fn wait(&self, browser: Browser, span: Duration) -> Browser {
        self.later(span);
        browser.wait(span)
    }
}

impl Browser {
    pub async fn sign_in(self, agence: &Agence, identifier: &str, password: &str) -> Self {
        let page = self.visit(&agence.login).await.fill("identifier", identifier);
        page.fill("password", password).press("Se connecter").await
    }

    /// Types the pair of a letter where the agency's letter leads.
    pub async fn claim(self, agence: &Agence, paper: &Paper) -> Self {
        self.sign_in(agence, &paper.login, &paper.secret).await
    }

    /// Signs in on the page of a mailed link.
    pub async fn confirm(self, email: &str, password: &str) -> Self {
        self.fill("email", email).fill("password", password).press("Se connecter").await
    }

    /// The page without what was typed into it: for pages that must not differ otherwise.
    pub fn page_without(&self, typed: &[&str]) -> String {
        typed.iter().fold(self.html(), |page, typed| page.replace(typed, "…"))
    }
}

//! What stories about quittances begin with: a lease with five terms, and papers that are read.

use palier::contracts::Contract;
use sha2::{Digest, Sha256};

use crate::support::words::normal;
use crate::support::{Agence, Browser, Extranet};

/// The entries of a lease, of which the story changes the second payment.
pub struct Told {
    pub paid: &'static str,
}

impl Default for Told {
    fn default() -> Self {
        Self { paid: "2 012,50" }
    }
}

impl Told {
    /// December and April are paid, May in part, June is not.
    pub fn entries(&self, lease: &str) -> String {
        format!(
            "L12;{lease};01/12/2025;Loyer;700,00;;05/12/2025;loyer;;\n\
             C12;{lease};01/12/2025;Charges;112,50;;05/12/2025;provision;;\n\
             L4;{lease};01/04/2026;Loyer;700,00;;05/04/2026;loyer;01/04/2026;30/04/2026\n\
             C4;{lease};01/04/2026;Charges;112,50;;05/04/2026;provision;;\n\
             L5;{lease};28/04/2026;Loyer;700,00;;05/05/2026;loyer;01/05/2026;31/05/2026\n\
             C5;{lease};28/04/2026;Charges;112,50;;05/05/2026;provision;01/05/2026;31/05/2026\n\
             L6;{lease};28/05/2026;Loyer;700,00;;05/06/2026;loyer;01/06/2026;30/06/2026\n\
             P;{lease};03/04/2026;Virement;;{};;règlement;;\n",
            self.paid
        )
    }
}

/// Camille and her lease, with its entries.
pub async fn lease_of(extranet: &Extranet) -> (Agence, Contract, Browser) {
    let (bellevue, dossier, browser) = extranet.camille().await;
    let entries = Told::default().entries(&dossier.contract.reference);
    extranet.entries(&bellevue.societe, &entries).await;
    (bellevue, dossier.contract, browser)
}

pub fn quittances(lease: &Contract) -> String {
    format!("/contracts/{}/quittances", lease.id)
}

impl Browser {
    pub async fn agrees(self) -> Self {
        let page = self.tick("J'accepte de recevoir mes quittances de loyer par voie électronique");
        page.press("Accepter").await.sees("Votre accord")
    }

    pub fn paper(&self) -> PaperText {
        assert!(self.status == 200 && self.body().starts_with(b"%PDF-"), "{}", self.status);
        PaperText::read(self.body())
    }

    pub fn fingerprint(&self) -> String {
        data_encoding::HEXLOWER.encode(&Sha256::digest(self.body()))
    }
}

/// What a PDF says: its metadata, then its pages.
pub struct PaperText(String);

impl PaperText {
    fn read(pdf: &[u8]) -> Self {
        Self(format!(
            "{} {}",
            String::from_utf8_lossy(pdf),
            normal(&super::quittances_pdf::text(pdf))
        ))
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.0.contains(&normal(words)), "{words:?} is not in the paper");
        self
    }

    #[track_caller]
    pub fn does_not_say(self, words: &str) -> Self {
        assert!(!self.0.contains(&normal(words)), "{words:?} is in the paper");
        self
    }
}

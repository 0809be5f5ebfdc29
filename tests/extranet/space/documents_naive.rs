//! The rule of who reads what, told a second time, as plainly as can be and without a database.

use palier::accounts::AccountId;
use palier::agencies::SocieteId;
use palier::clock::Day;
use palier::contracts::{ContractId, ImmeubleId, Qualite, TiersId};
use palier::documents::{DocumentId, DocumentKind, Readers};

/// All there is.
#[derive(Default)]
pub struct World {
    pub links: Vec<Link>,
    pub contracts: Vec<Lots>,
    pub mandates: Vec<Mandate>,
    pub documents: Vec<Paper>,
    pub consents: Vec<Agreed>,
    pub dues: Vec<Owed>,
}

pub struct Link {
    pub societe: SocieteId,
    pub account: AccountId,
    pub tiers: TiersId,
    pub live: bool,
}

pub struct Lots {
    pub societe: SocieteId,
    pub id: ContractId,
    pub tiers: TiersId,
    pub qualite: Qualite,
    pub immeuble: Option<ImmeubleId>,
    pub from: Option<Day>,
    pub until: Option<Day>,
}

pub struct Mandate {
    pub societe: SocieteId,
    pub immeuble: ImmeubleId,
    pub tiers: TiersId,
    pub from: Day,
    pub until: Option<Day>,
}

pub struct Paper {
    pub societe: SocieteId,
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub readers: Readers,
    pub dated: Day,
    pub period: Option<(Day, Day)>,
    pub withdrawn: bool,
}

pub struct Agreed {
    pub contract: ContractId,
    pub account: AccountId,
    pub withdrawn: bool,
}

pub struct Owed {
    pub contract: ContractId,
    pub due_on: Day,
}

impl World {
    /// The documents of one person on one day.
    pub fn visible(&self, account: AccountId, today: Day) -> Vec<DocumentId> {
        let mine = |paper: &&Paper| !paper.withdrawn && self.reads(account, paper, today);
        let mut ids: Vec<_> = self.documents.iter().filter(mine).map(|paper| paper.id).collect();
        ids.sort();
        ids
    }

    fn reads(&self, account: AccountId, paper: &Paper, today: Day) -> bool {
        self.links.iter().any(|link| {
            link.account == account
                && link.live
                && link.societe == paper.societe
                && self.link_reads(link, paper, today)
        })
    }

    fn link_reads(&self, link: &Link, paper: &Paper, today: Day) -> bool {
        let mut own = self
            .contracts
            .iter()
            .filter(|lots| lots.societe == link.societe && lots.tiers == link.tiers);
        match paper.readers {
            Readers::Contract(id) => {
                own.any(|lots| lots.id == id)
                    && (paper.kind != DocumentKind::Quittance
                        || (self.agreed(link.account, id) && self.paid(id, paper)))
            }
            Readers::Tiers(id) => link.tiers == id,
            Readers::Coproprietaires(id) => own.any(|lots| {
                lots.qualite == Qualite::Coproprietaire
                    && lots.immeuble == Some(id)
                    && in_time(lots, paper, today)
            }),
            Readers::ConseilSyndical(id) => self.mandates.iter().any(|mandate| {
                mandate.societe == link.societe
                    && mandate.immeuble == id
                    && mandate.tiers == link.tiers
                    && mandate.from <= today
                    && mandate.until.is_none_or(|last| today <= last)
            }),
        }
    }

    fn agreed(&self, account: AccountId, contract: ContractId) -> bool {
        let mut consents = self.consents.iter();
        consents.any(|it| it.account == account && it.contract == contract && !it.withdrawn)
    }

    fn paid(&self, contract: ContractId, paper: &Paper) -> bool {
        let Some((first, last)) = paper.period else { return false };
        let mut dues = self.dues.iter();
        !dues.any(|it| it.contract == contract && first <= it.due_on && it.due_on <= last)
    }
}

fn in_time(lots: &Lots, paper: &Paper, today: Day) -> bool {
    if lots.until.is_some_and(|last| last < today) {
        let since_they_came = lots.from.is_none_or(|first| first <= paper.dated);
        return since_they_came && lots.until.is_some_and(|last| paper.dated <= last);
    }
    if lots.from.is_some_and(|first| first > today) {
        return false;
    }
    // The first list of the decree, by hand.
    let in_force = matches!(
        paper.kind,
        DocumentKind::ReglementDeCopropriete
            | DocumentKind::EtatDescriptifDeDivision
            | DocumentKind::FicheSynthetique
            | DocumentKind::CarnetDEntretien
            | DocumentKind::DiagnosticTechnique
            | DocumentKind::AssuranceDeLImmeuble
            | DocumentKind::ContratEnCours
            | DocumentKind::MarcheDeTravaux
            | DocumentKind::ContratDEntretien
            | DocumentKind::ProcesVerbal
            | DocumentKind::DevisApprouve
            | DocumentKind::ContratDeSyndic
    );
    in_force || lots.from.is_none_or(|first| first <= paper.dated)
}

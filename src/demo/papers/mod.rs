//! The documents of the demonstration: real PDF files, made by the program, of invented matter.

mod bail;
mod conseil;
mod copropriete;
mod immeuble;
mod immeuble_texts;
mod letter;
mod mandat;
mod publish;

pub use publish::publish;

use std::collections::HashMap;

use super::arrange::Immeubles;
use super::books::Books;
use crate::agencies::Societe;
use crate::clock::Day;
use crate::contracts::{Contract, Qualite, Tiers, TiersId};
use crate::documents::{DocumentKind, NewDocument, Readers};
use crate::paper::Paper;

/// All that is told of a société, on a day.
pub struct Scene<'a> {
    pub societe: &'a Societe,
    pub today: Day,
    pub contracts: HashMap<String, Contract>,
    pub tiers: HashMap<TiersId, Tiers>,
    pub immeubles: Immeubles,
    pub books: Books,
}

/// A document to be, with what it says.
pub struct Draft {
    pub new: NewDocument,
    pub paper: Paper,
    /// Taken back as soon as it was published.
    pub is_withdrawn: bool,
}

impl Draft {
    /// It is saved under its title, as what agencies send is.
    fn new(
        scene: &Scene,
        (reference, title): (String, &str),
        (kind, readers): (DocumentKind, Readers),
        dated_on: Day,
        letter: letter::Letter,
    ) -> Self {
        let new = NewDocument {
            societe_id: scene.societe.id,
            file_name: title.to_owned(),
            reference,
            kind,
            readers,
            title: crate::texts::typography::french(title),
            dated_on,
            period: None,
            exercice: None,
            valid_until: None,
        };
        Self { new, paper: letter.paper(), is_withdrawn: false }
    }

    fn of(mut self, period: (Day, Day)) -> Self {
        self.new.period = Some(period);
        self
    }

    fn of_exercice(mut self, year: i16) -> Self {
        self.new.exercice = Some(year.into());
        self
    }

    fn until(mut self, day: Day) -> Self {
        self.new.valid_until = Some(day);
        self
    }

    fn withdrawn(self) -> Self {
        Self { is_withdrawn: true, ..self }
    }
}

/// Every document of a société, in no order.
pub fn of(scene: &Scene) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for contract in scene.contracts.values() {
        let Some(tiers) = scene.tiers.get(&contract.tiers_id) else { continue };
        drafts.extend(match contract.qualite {
            Qualite::Locataire => bail::drafts(scene, contract, tiers),
            Qualite::Bailleur => mandat::drafts(scene, contract, tiers),
            Qualite::Coproprietaire => copropriete::drafts(scene, contract, tiers),
        });
    }
    drafts.extend(immeuble::drafts(scene));
    drafts.extend(conseil::drafts(scene));
    drafts
}

//! What all copropriétaires of an immeuble may read: décret 2019-502, art. 1.

use super::immeuble_texts::{ALWAYS, COMPLETE, INSURANCE, Matter, RESOLUTIONS};
use super::letter::Letter;
use super::{Draft, Scene};
use crate::clock::Day;
use crate::contracts::Immeuble;
use crate::demo::books::{Month, days_from};
use crate::demo::places::{Copropriete, PLACES};
use crate::documents::DocumentKind::{self, AssuranceDeLImmeuble, DevisApprouve, ProcesVerbal};
use crate::documents::Readers;

pub fn drafts(scene: &Scene) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for place in PLACES.iter().filter(|place| place.societe == scene.societe.societe_code) {
        let (Some(copropriete), Some(immeuble)) =
            (&place.copropriete, scene.immeubles.get(place.reference))
        else {
            continue;
        };
        drafts.extend(File { scene, immeuble, copropriete }.drafts());
    }
    drafts
}

struct File<'a> {
    scene: &'a Scene<'a>,
    immeuble: &'a Immeuble,
    copropriete: &'a Copropriete,
}

impl File<'_> {
    fn drafts(&self) -> Vec<Draft> {
        let year = self.scene.today.date().year();
        let old = |years: i16, month| Month { year: year - years, month }.day(12);
        let mut drafts: Vec<Draft> =
            ALWAYS.iter().map(|matter| self.matter(matter, old(3, 6))).collect();
        drafts.push(self.minutes(self.last_june()));
        drafts.push(self.insurance(old(2, 1), "assurance-passee"));
        if self.copropriete.is_complete {
            let later = COMPLETE.iter().zip(1..);
            drafts.extend(later.map(|(matter, month)| self.matter(matter, old(1, month))));
            drafts.extend([1, 2].map(|years| self.minutes(self.last_june().plus(-12 * years))));
            let since = Month { year, month: 1 }.day(1);
            drafts.push(self.insurance(since, "assurance"));
            drafts.push(self.withdrawn(old(1, 10)));
        }
        drafts
    }

    /// The June of the last assemblée générale.
    fn last_june(&self) -> Month {
        let today = Month::of(self.scene.today);
        let june = Month { year: today.year, month: 6 };
        if june < today { june } else { june.plus(-12) }
    }

    fn letter(&self, title: &str, day: Day) -> Letter {
        let Immeuble { name, address, postcode, city, .. } = self.immeuble;
        let place = format!("{address}, {postcode} {city}");
        Letter::new(self.scene, title, day)
            .lines(&[&format!("Syndicat des copropriétaires de l'immeuble {name}"), &place])
    }

    fn draft(&self, name: &str, kind: DocumentKind, dated_on: Day, told: (&str, Letter)) -> Draft {
        let reference = format!("{}-{name}", self.immeuble.reference);
        let readers = Readers::Coproprietaires(self.immeuble.id);
        let (title, letter) = told;
        Draft::new(self.scene, (reference, title), (kind, readers), dated_on, letter)
    }

    fn matter(&self, (kind, name, title, paragraphs): &Matter, day: Day) -> Draft {
        let letter = paragraphs.iter().fold(self.letter(title, day), |it, text| it.text(text));
        self.draft(name, *kind, day, (title, letter))
    }

    fn minutes(&self, june: Month) -> Draft {
        let title = format!("Procès-verbal d'assemblée générale {}", june.year);
        let day = june.day(18);
        let letter = RESOLUTIONS.iter().fold(self.letter(&title, day), |it, text| it.text(text));
        self.draft(&format!("pv-{}", june.year), ProcesVerbal, day, (&title, letter))
    }

    /// For a year.
    fn insurance(&self, since: Day, name: &str) -> Draft {
        let year = since.date().year();
        let title = format!("Attestation d'assurance de l'immeuble {year}");
        let letter = INSURANCE.iter().fold(self.letter(&title, since), |it, text| it.text(text));
        let draft = self.draft(name, AssuranceDeLImmeuble, since, (&title, letter));
        draft.until(Month { year, month: 12 }.last())
    }

    /// Published by mistake, and taken back.
    fn withdrawn(&self, day: Day) -> Draft {
        let title = "Devis de ravalement, version erronée";
        let letter = self
            .letter(title, day)
            .text("Ce devis comportait une erreur de quantité. Il a été retiré.")
            .text("Aucun copropriétaire ne peut plus l'ouvrir.");
        self.draft("devis-retire", DevisApprouve, days_from(day, 3), (title, letter)).withdrawn()
    }
}

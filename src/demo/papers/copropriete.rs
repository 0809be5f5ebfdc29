//! What one copropriétaire is sent: décret 2019-502, art. 2.

use super::letter::{Letter, euros};
use super::{Draft, Scene};
use crate::clock::Day;
use crate::contracts::{Contract, Tiers};
use crate::demo::books::{Month, Row};
use crate::demo::places::PLACES;
use crate::documents::{DocumentKind, Readers};
use crate::texts::Lang;

/// Calls of which there is a paper where everything is published: those of three years.
const CALLS: usize = 12;
/// Where the syndic published the last ones only.
const LAST_CALLS: usize = 4;

pub fn drafts(scene: &Scene, contract: &Contract, tiers: &Tiers) -> Vec<Draft> {
    let rows = scene.books.get(&contract.reference).map(Vec::as_slice).unwrap_or_default();
    let file = File { scene, contract, tiers, rows };
    let place = PLACES.iter().find(|place| place.name == contract.immeuble);
    let copropriete = place.and_then(|place| place.copropriete.as_ref());
    let is_complete = copropriete.is_some_and(|it| it.is_complete);
    let mut drafts = file.calls(if is_complete { CALLS } else { LAST_CALLS });
    if is_complete {
        drafts.extend(file.individual());
        drafts.extend(file.charges());
        drafts.extend(file.fonds_de_travaux());
    }
    drafts
}

struct File<'a> {
    scene: &'a Scene<'a>,
    contract: &'a Contract,
    tiers: &'a Tiers,
    rows: &'a [Row],
}

impl File<'_> {
    fn draft(&self, name: &str, kind: DocumentKind, dated_on: Day, told: (&str, Letter)) -> Draft {
        let reference = format!("{}-{name}", self.contract.reference);
        let readers = Readers::Contract(self.contract.id);
        let (title, letter) = told;
        Draft::new(self.scene, (reference, title), (kind, readers), dated_on, letter)
    }

    fn letter(&self, title: &str, day: Day) -> Letter {
        let place = format!("{}, {}", self.contract.immeuble, self.contract.place());
        let lots = format!("Lots : {}", self.contract.lot);
        let reference = format!("Compte copropriétaire {}", self.contract.reference);
        Letter::to(self.scene, self.tiers, title, day).lines(&[&place, &lots, &reference])
    }

    fn calls(&self, most: usize) -> Vec<Draft> {
        let calls = self.rows.iter().rev().filter(|row| row.key.ends_with("-AF")).take(most);
        calls.filter_map(|row| self.call(row)).collect()
    }

    fn call(&self, row: &Row) -> Option<Draft> {
        let month = Month::of(row.due_on?);
        let fonds = self.rows.iter().find(|it| it.key == format!("{}-FT", month.key()))?;
        let title = format!("Appel de fonds, {}", month.quarter_name());
        let amounts = [
            ("Budget prévisionnel, charges générales".to_owned(), row.cents * 82 / 100),
            ("Budget prévisionnel, ascenseur".to_owned(), row.cents - row.cents * 82 / 100),
            ("Fonds de travaux".to_owned(), fonds.cents),
        ];
        let letter = self.letter(&title, row.dated_on)
            .text(&format!("En application du budget prévisionnel voté par l'assemblée générale, nous vous appelons la provision du {}. Elle est exigible le {}.", month.quarter_name(), month.first().long(Lang::French)))
            .amounts("Votre appel", &amounts, "Total à payer")
            .text("Le compte bancaire à créditer est celui du syndicat des copropriétaires quand l'immeuble a le sien ; ses coordonnées figurent dans votre espace. Rappelez la référence de votre compte dans le libellé du virement.")
            .text("Le fonds de travaux est attaché à votre lot : les sommes versées ne sont pas remboursées par le syndicat en cas de vente.")
            .small("Loi 65-557 du 10 juillet 1965, articles 14-1 et 14-2-1.");
        let name = format!("appel-{}", month.key());
        let draft = self.draft(&name, DocumentKind::AppelDeFonds, row.dated_on, (&title, letter));
        Some(draft.of(month.quarter()))
    }

    fn individual(&self) -> Option<Draft> {
        let last = self.rows.last()?;
        let title = "Compte individuel du copropriétaire";
        let sum = |is_debit: bool| -> i64 {
            let own = self.rows.iter().filter(|row| (row.cents > 0) == is_debit);
            own.map(|row| row.cents).sum()
        };
        let amounts = [
            ("Sommes appelées sur trois ans".to_owned(), sum(true)),
            ("Sommes reçues et régularisations en votre faveur".to_owned(), sum(false)),
        ];
        let letter = self.letter(title, last.dated_on)
            .text(&format!("Votre compte dans les livres du syndicat, arrêté au {} après approbation des comptes du dernier exercice.", last.dated_on.long(Lang::French)))
            .amounts("Situation du compte", &amounts, "Solde à votre débit")
            .text("Un solde négatif est en votre faveur : il s'impute sur le prochain appel de fonds. Le détail des mouvements figure dans votre relevé de compte.")
            .text("Toute contestation doit nous parvenir par écrit, avec les pièces qui la fondent.");
        Some(self.draft("compte", DocumentKind::CompteIndividuel, last.dated_on, (title, letter)))
    }

    fn charges(&self) -> Vec<Draft> {
        let settled = self.rows.iter().filter(|row| row.key.starts_with("RC-"));
        let draft = |row: &Row| {
            let year = row.dated_on.date().year() - 1;
            let title = format!("Charges de l'exercice {year}");
            let calls = self.rows.iter().find(|row| row.key.ends_with("-AF"));
            let asked = calls.map_or(0, |row| row.cents * 4);
            let spent = asked + row.cents;
            let parts = [44, 21, 18];
            let [general, lift, water] = parts.map(|share| spent * share / 100);
            let amounts = [
                ("Entretien, ménage et espaces verts".to_owned(), general),
                ("Ascenseur et contrats d'entretien".to_owned(), lift),
                ("Eau et électricité des parties communes".to_owned(), water),
                (
                    "Assurance, honoraires de syndic, frais divers".to_owned(),
                    spent - general - lift - water,
                ),
                ("Provisions appelées".to_owned(), -asked),
            ];
            let letter = self.letter(&title, row.dated_on)
                .text(&format!("Les comptes de l'exercice {year} ont été approuvés par l'assemblée générale. Voici votre quote-part, selon les tantièmes de vos lots."))
                .amounts("Votre décompte", &amounts, "Régularisation")
                .text(&format!("La régularisation, soit {}, est portée à votre compte. Si elle est négative, elle est en votre faveur.", euros(row.cents)))
                .text("La part des charges récupérable sur un locataire est signalée dans l'annexe comptable, tenue à votre disposition.");
            let name = format!("charges-{year}");
            let kind = DocumentKind::ChargesDeLExercice;
            self.draft(&name, kind, row.dated_on, (&title, letter)).of_exercice(year)
        };
        settled.map(draft).collect()
    }

    fn fonds_de_travaux(&self) -> Option<Draft> {
        let mut own = self.rows.iter().filter(|row| row.key.ends_with("-FT"));
        let amounts: Vec<_> = own.clone().map(|row| (row.label.clone(), row.cents)).collect();
        let last = own.next_back()?;
        let title = "Part du fonds de travaux";
        let letter = self.letter(title, last.dated_on)
            .text("Le fonds de travaux est alimenté par une cotisation annuelle, qui ne peut être inférieure à 5 % du budget prévisionnel. Il est placé sur un compte séparé, ouvert au nom du syndicat.")
            .amounts("Cotisations attachées à vos lots", &amounts, "Votre part")
            .text("Cette part est attachée au lot et reste acquise au syndicat lors d'une vente ; vendeur et acquéreur peuvent en convenir entre eux.")
            .small("Loi 65-557 du 10 juillet 1965, article 14-2-1.");
        let kind = DocumentKind::PartDuFondsDeTravaux;
        Some(self.draft("fonds-de-travaux", kind, last.dated_on, (title, letter)))
    }
}

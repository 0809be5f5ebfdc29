//! What a bailleur is sent: the mandat, an account each quarter, what to declare, a facture.

use super::letter::{Letter, euros};
use super::{Draft, Scene};
use crate::clock::Day;
use crate::contracts::{Contract, Tiers};
use crate::demo::books::{Month, Row};
use crate::documents::{DocumentKind, Readers};
use crate::ledger::EntryKind;
use crate::texts::Lang;

/// Quarters of which there is an account.
const ACCOUNTS: usize = 4;

pub fn drafts(scene: &Scene, contract: &Contract, tiers: &Tiers) -> Vec<Draft> {
    let rows = scene.books.get(&contract.reference).map(Vec::as_slice).unwrap_or_default();
    let file = File { scene, contract, tiers, rows };
    let mut drafts: Vec<Draft> = file.beginning().into_iter().collect();
    drafts.extend(file.accounts());
    drafts.extend(file.to_declare());
    drafts.extend(file.bill());
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
        let place = format!("Bien géré : {}, {}", self.contract.lot, self.contract.place());
        let reference = format!("Mandat n° {}", self.contract.reference);
        Letter::to(self.scene, self.tiers, title, day).lines(&[&reference, &place])
    }

    fn beginning(&self) -> Option<Draft> {
        let start = self.contract.started_on?;
        let title = "Mandat de gestion";
        let letter = self.letter(title, start)
            .text("Le mandant confie au mandataire, qui l'accepte, la gestion du bien désigné ci-dessus, aux conditions suivantes.")
            .part("1. Pouvoirs")
            .text("Le mandataire cherche les locataires, rédige et signe les baux et les états des lieux, encaisse les loyers, charges et dépôts de garantie, en donne quittance, règle les charges de copropriété et les impôts qui lui sont remis, et fait exécuter les réparations courantes.")
            .text("Pour toute dépense supérieure à 300,00 €, il demande l'accord écrit du mandant, sauf urgence.")
            .part("2. Durée")
            .text(&format!("Le mandat prend effet le {} pour un an. Il est reconduit tacitement d'année en année, dans la limite de trente ans. Chaque partie peut y mettre fin à l'échéance, par lettre recommandée, avec un préavis de trois mois.", start.long(Lang::French)))
            .part("3. Rémunération")
            .text("Les honoraires de gestion sont de 8,40 % toutes taxes comprises des sommes encaissées. Ils sont prélevés chaque mois sur le compte de gérance.")
            .part("4. Reddition de comptes")
            .text("Le mandataire rend compte de sa gestion chaque trimestre et verse au mandant, chaque mois, le solde disponible de son compte. Les pièces sont tenues à sa disposition.")
            .small("Loi 70-9 du 2 janvier 1970 et décret 72-678 du 20 juillet 1972. Inscrit au registre des mandats sous le numéro rappelé ci-dessus.");
        Some(self.draft("mandat", DocumentKind::Mandat, start, (title, letter)))
    }

    /// Of the last whole quarters.
    fn accounts(&self) -> Vec<Draft> {
        let Some(first) = self.rows.first().map(|row| Month::of(row.dated_on)) else {
            return Vec::new();
        };
        let months = (0..24).rev().map(|count| first.plus(count));
        let quarters = months.filter(|month| month.begins_quarter());
        let over = quarters.filter(|month| month.plus(3).day(8) <= self.scene.today);
        over.take(ACCOUNTS).map(|month| self.account(month)).collect()
    }

    fn account(&self, quarter: Month) -> Draft {
        let (from, until) = quarter.quarter();
        let title = format!("Compte rendu de gestion, {}", quarter.quarter_name());
        let day = quarter.plus(3).day(8);
        let sum = |kinds: &[EntryKind], is_credit: bool| -> i64 {
            let own = self.rows.iter().filter(|row| (from..=until).contains(&row.dated_on));
            let own = own.filter(|row| kinds.contains(&row.kind) && (row.cents < 0) == is_credit);
            own.map(|row| row.cents).sum()
        };
        let received = -sum(&[EntryKind::Reglement], true);
        let amounts = [
            ("Loyers et charges encaissés".to_owned(), received),
            ("Honoraires de gestion".to_owned(), -sum(&[EntryKind::Honoraires], false)),
            ("Travaux et entretien".to_owned(), -sum(&[EntryKind::Travaux], false)),
            ("Virements à votre compte".to_owned(), -sum(&[EntryKind::Reglement], false)),
        ];
        let letter = self.letter(&title, day)
            .text(&format!("Nous avons le plaisir de vous rendre compte de la gestion de votre bien du {} au {}.", from.long(Lang::French), until.long(Lang::French)))
            .amounts("Mouvements du trimestre", &amounts, "Variation de votre compte")
            .part("Situation locative")
            .text("Le bien est loué. L'attestation d'assurance du locataire est à jour. Aucun congé n'a été reçu pendant la période.")
            .part("Entretien")
            .text("Les interventions de la période sont détaillées dans votre compte ; les factures sont à votre disposition. Aucune dépense supérieure au seuil de votre mandat n'a été engagée sans votre accord.")
            .text("Le détail de chaque mouvement figure dans votre relevé de compte.");
        let name = format!("crg-{}", quarter.key());
        self.draft(&name, DocumentKind::Crg, day, (&title, letter)).of((from, until))
    }

    /// For the declaration of spring, of the year before.
    fn to_declare(&self) -> Option<Draft> {
        let today = self.scene.today.date();
        let year = today.year() - if today.month() >= 2 { 1 } else { 2 };
        let own: Vec<_> =
            self.rows.iter().filter(|row| row.dated_on.date().year() == year).collect();
        let sum = |kind: EntryKind, is_credit: bool| -> i64 {
            let own = own.iter().filter(|row| row.kind == kind && (row.cents < 0) == is_credit);
            own.map(|row| row.cents.abs()).sum()
        };
        if own.is_empty() {
            return None;
        }
        let day = Month { year: year + 1, month: 1 }.day(30);
        let title = format!("Aide à la déclaration des revenus fonciers {year}");
        let amounts = [
            ("Loyers bruts encaissés (ligne 211)".to_owned(), sum(EntryKind::Reglement, true)),
            (
                "Frais d'administration et de gestion (ligne 221)".to_owned(),
                -sum(EntryKind::Honoraires, false),
            ),
            (
                "Dépenses de réparation et d'entretien (ligne 224)".to_owned(),
                -sum(EntryKind::Travaux, false),
            ),
            ("Autres frais de gestion, forfait (ligne 222)".to_owned(), -2_000),
        ];
        let letter = self.letter(&title, day)
            .text(&format!("Ce document vous aide à remplir votre déclaration de revenus fonciers (formulaire 2044). Il reprend les sommes encaissées et dépensées pour vous en {year}."))
            .amounts("Montants à reporter", &amounts, "Résultat avant intérêts d'emprunt et taxe foncière")
            .text("Pensez à y ajouter la taxe foncière, hors ordures ménagères, les intérêts de vos emprunts et les primes d'assurance que vous avez réglés vous-même.")
            .text("Si vous relevez du régime micro-foncier, seul le montant de la première ligne est à déclarer.")
            .small("Document d'aide, sans valeur fiscale : les montants à déclarer restent sous votre responsabilité.");
        let name = format!("revenus-fonciers-{year}");
        let draft = self.draft(&name, DocumentKind::RevenusFonciers, day, (&title, letter));
        Some(draft.of_exercice(year))
    }

    /// Of the last works.
    fn bill(&self) -> Option<Draft> {
        let works = self.rows.iter().rev().find(|row| row.kind == EntryKind::Travaux)?;
        let title = format!("Facture, {}", works.label);
        let (net, day) = (works.cents * 100 / 110, works.dated_on);
        let amounts = [
            (works.label.clone(), net * 7 / 10),
            ("Déplacement et petites fournitures".to_owned(), net - net * 7 / 10),
            ("TVA à 10 %".to_owned(), works.cents - net),
        ];
        let letter = self.letter(&title, day)
            .lines(&["Garonne Dépannage (entreprise fictive)", "3 rue des Sept-Troubadours, 31000 Toulouse"])
            .text(&format!("Intervention demandée par votre gestionnaire, effectuée et vérifiée. Montant réglé sur votre compte de gérance : {}.", euros(works.cents)))
            .amounts("Détail de la facture", &amounts, "Total toutes taxes comprises")
            .text("Les pièces remplacées sont garanties deux ans, la main-d'œuvre un an. En cas de nouvelle panne, prévenez votre gestionnaire : il fera jouer la garantie.")
            .small("Facture acquittée.");
        let name = format!("facture-{}", Month::of(day).key());
        Some(self.draft(&name, DocumentKind::Facture, day, (&title, letter)))
    }
}

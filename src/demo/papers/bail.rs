//! What a tenant is sent: the bail, the état des lieux, notices, quittances and reçus.

use super::letter::{Letter, euros};
use super::{Draft, Scene};
use crate::clock::Day;
use crate::contracts::{Contract, Tiers};
use crate::demo::books::{BAUX, Bail, Habit, Month, days_from};
use crate::documents::{DocumentKind, Readers};
use crate::texts::Lang;

/// Terms of which there is a notice, a quittance.
const NOTICES: i16 = 2;
const QUITTANCES: usize = 6;

pub fn drafts(scene: &Scene, contract: &Contract, tiers: &Tiers) -> Vec<Draft> {
    let Some(bail) = BAUX.iter().find(|bail| bail.reference == contract.reference) else {
        return Vec::new();
    };
    let file = File { scene, contract, tiers, bail };
    let mut drafts = file.beginning();
    drafts.extend(file.notices());
    drafts.extend(file.receipts());
    drafts.extend(file.settlement());
    drafts
}

struct File<'a> {
    scene: &'a Scene<'a>,
    contract: &'a Contract,
    tiers: &'a Tiers,
    bail: &'a Bail,
}

impl File<'_> {
    fn draft(&self, name: &str, kind: DocumentKind, dated_on: Day, told: (&str, Letter)) -> Draft {
        let reference = format!("{}-{name}", self.contract.reference);
        let readers = Readers::Contract(self.contract.id);
        let (title, letter) = told;
        Draft::new(self.scene, (reference, title), (kind, readers), dated_on, letter)
    }

    fn letter(&self, title: &str, day: Day) -> Letter {
        let place = format!("Logement : {}, {}", self.contract.lot, self.contract.place());
        let reference = format!("Référence du bail : {}", self.contract.reference);
        Letter::to(self.scene, self.tiers, title, day).lines(&[&reference, &place])
    }

    fn beginning(&self) -> Vec<Draft> {
        let Some(start) = self.contract.started_on else { return Vec::new() };
        let title = "Contrat de location";
        let bail = self.draft("bail", DocumentKind::Bail, start, (title, self.bail(start)));
        let title = "État des lieux d'entrée";
        let kind = DocumentKind::EtatDesLieux;
        let entry =
            self.draft("etat-des-lieux", kind, start, (title, self.inventory(title, start)));
        let mut drafts = vec![bail, entry];
        if let Some(end) = self.contract.ended_on {
            let (title, name) = ("État des lieux de sortie", "etat-des-lieux-sortie");
            drafts.push(self.draft(name, kind, end, (title, self.inventory(title, end))));
        }
        drafts
    }

    fn bail(&self, start: Day) -> Letter {
        let Bail { rent, provision, .. } = *self.bail;
        let start = start.long(Lang::French);
        self.letter("Contrat de location", self.contract.started_on.unwrap_or(self.scene.today))
            .text("Entre le bailleur, représenté par son mandataire dont le nom figure en tête, et le locataire désigné ci-dessus, il a été convenu ce qui suit.")
            .part("1. Objet et destination")
            .text("Le bailleur donne à bail le logement désigné ci-dessus, que le locataire déclare connaître pour l'avoir visité. Il est loué à usage exclusif d'habitation principale.")
            .part("2. Durée")
            .text(&format!("Le bail est consenti pour trois ans à compter du {start}. Il est ensuite reconduit tacitement pour la même durée. Le locataire peut donner congé à tout moment, avec un préavis de trois mois, ou d'un mois dans les cas prévus par la loi."))
            .part("3. Loyer et charges")
            .text(&format!("Le loyer mensuel est de {}. La provision mensuelle pour charges est de {}. L'un et l'autre sont payables d'avance, le 5 de chaque mois au plus tard.", euros(rent), euros(provision)))
            .text("Le loyer est révisé chaque année à la date anniversaire du bail, selon la variation de l'indice de référence des loyers. Les charges sont régularisées une fois par an, sur justificatifs.")
            .part("4. Dépôt de garantie")
            .text(&format!("Le locataire verse à la signature un dépôt de garantie de {}. Il lui est rendu dans le délai d'un mois après la remise des clés, ou de deux mois si l'état des lieux de sortie montre des dégradations.", euros(rent)))
            .part("5. Obligations des parties")
            .text("Le bailleur remet un logement décent, en bon état d'usage, et en assure la jouissance paisible. Le locataire paie aux termes convenus, use paisiblement des lieux, répond des dégradations, prend à sa charge l'entretien courant et s'assure contre les risques dont il doit répondre.")
            .part("6. Documents remis")
            .text("Sont annexés au présent contrat l'état des lieux, le dossier de diagnostic technique, la notice d'information et, s'il y a lieu, les extraits du règlement de copropriété.")
            .small("Fait en deux exemplaires, dont un pour chaque partie.")
    }

    fn inventory(&self, title: &str, day: Day) -> Letter {
        self.letter(title, day)
            .text("Les parties ont visité ensemble le logement et en ont constaté l'état, pièce par pièce.")
            .facts("Constat", &[
                ("Entrée", "Parquet flottant en bon état, murs peints en blanc, une patère manquante."),
                ("Séjour", "Parquet en bon état, deux impacts sur la plinthe près de la fenêtre ; volets en état de marche."),
                ("Cuisine", "Carrelage propre, plaques et hotte en état de marche, joint d'évier refait."),
                ("Chambre", "Moquette en état d'usage, placard à deux portes coulissantes, peinture sans tache."),
                ("Salle d'eau", "Faïence complète, robinetterie sans fuite, aération en état de marche."),
                ("Clés", "Trois clés de porte, un badge d'immeuble, une clé de boîte aux lettres."),
            ])
            .facts("Compteurs", &[
                ("Électricité", "18 432 kWh"),
                ("Eau froide", "611 m³"),
                ("Eau chaude", "204 m³"),
            ])
            .text("Le présent état des lieux est établi contradictoirement. Le locataire peut demander à le compléter dans les dix jours.")
    }

    fn notices(&self) -> Vec<Draft> {
        if self.contract.ended_on.is_some() {
            return Vec::new();
        }
        let now = Month::of(self.scene.today);
        let Bail { rent, provision, .. } = *self.bail;
        let notice = |back: i16| {
            let month = now.plus(-back);
            let day = days_from(month.first(), -8);
            let title = format!("Avis d'échéance, {}", month.name());
            let amounts =
                [("Loyer".to_owned(), rent), ("Provision pour charges".to_owned(), provision)];
            let letter = self.letter(&title, day)
                .text(&format!("Nous vous prions de trouver ci-dessous le détail des sommes à payer pour le mois de {}, au plus tard le {}.", month.name(), month.day(5).long(Lang::French)))
                .amounts("Votre échéance", &amounts, "Total à payer")
                .text("Vous pouvez payer par virement, au moyen des coordonnées qui figurent dans votre espace, ou par prélèvement automatique. Rappelez la référence de votre bail dans le libellé du virement.")
                .text("Si un paiement est en cours, ne tenez pas compte de cet avis. En cas de difficulté, prévenez-nous sans attendre : nous chercherons avec vous une solution.")
                .small("Cet avis n'est pas une quittance.");
            let name = format!("avis-{}", month.key());
            self.draft(&name, DocumentKind::AvisDEcheance, day, (&title, letter)).of(month.whole())
        };
        (0..NOTICES).map(notice).collect()
    }

    /// A quittance for each term that was paid, a reçu for the one that was paid in part.
    fn receipts(&self) -> Vec<Draft> {
        let Some(rows) = self.scene.books.get(&self.contract.reference) else { return Vec::new() };
        let paid = rows.iter().filter(|row| row.key.ends_with("-R"));
        let paid: Vec<_> =
            paid.map(|row| (Month::of(row.dated_on), row.dated_on, -row.cents)).collect();
        let last = paid.last().map(|(month, ..)| *month);
        let told = paid.iter().rev().take(QUITTANCES);
        told.map(|(month, day, cents)| {
            let is_part = self.bail.habit == Habit::InPart && Some(*month) == last;
            if is_part { self.part(*month, (*day, *cents)) } else { self.whole(*month, *day) }
        })
        .collect()
    }

    fn whole(&self, month: Month, paid_on: Day) -> Draft {
        let Bail { rent, provision, .. } = *self.bail;
        let title = format!("Quittance de loyer, {}", month.name());
        let day = days_from(paid_on, 3);
        let amounts =
            [("Loyer".to_owned(), rent), ("Provision pour charges".to_owned(), provision)];
        let letter = self.letter(&title, day)
            .text(&format!("Nous déclarons, au nom du bailleur, avoir reçu de {} la somme de {}, au titre du loyer et des charges du logement désigné ci-dessus, et lui en donnons quittance, sous réserve de tous nos droits.", self.tiers.name(), euros(rent + provision)))
            .amounts(&format!("Terme de {}", month.name()), &amounts, "Total reçu")
            .text(&format!("Période : du {} au {}. Paiement reçu le {}.", month.first().long(Lang::French), month.last().long(Lang::French), paid_on.long(Lang::French)))
            .text("Cette quittance annule tous les reçus qui auraient été établis pour la même période. Elle est transmise gratuitement ; conservez-la pendant trois ans au moins.")
            .small("Loi 89-462 du 6 juillet 1989, article 21.");
        let name = format!("quittance-{}", month.key());
        self.draft(&name, DocumentKind::Quittance, day, (&title, letter)).of(month.whole())
    }

    fn part(&self, month: Month, (day, cents): (Day, i64)) -> Draft {
        let title = format!("Reçu d'un paiement partiel, {}", month.name());
        let due = self.bail.rent + self.bail.provision;
        let amounts =
            [("Loyer et charges appelés".to_owned(), due), ("Paiement reçu".to_owned(), -cents)];
        let letter = self.letter(&title, day)
            .text(&format!("Nous avons reçu de {}, le {}, la somme de {} à valoir sur le terme de {}.", self.tiers.name(), day.long(Lang::French), euros(cents), month.name()))
            .amounts("Situation du terme", &amounts, "Reste à payer pour ce terme")
            .text("Ce paiement ne solde pas le terme : il ne donne pas lieu à une quittance. Celle-ci vous sera délivrée dès que le solde aura été reçu.")
            .text("Si vous ne pouvez pas régler le solde en une fois, demandez-nous un échéancier : nous vous répondons sous deux jours ouvrés.")
            .small("Ce reçu n'est pas une quittance. Loi 89-462 du 6 juillet 1989, article 21.");
        let name = format!("recu-{}", month.key());
        self.draft(&name, DocumentKind::Recu, day, (&title, letter)).of(month.whole())
    }

    fn settlement(&self) -> Vec<Draft> {
        let Some(rows) = self.scene.books.get(&self.contract.reference) else { return Vec::new() };
        let settled = rows.iter().filter(|row| row.key.starts_with("RC-"));
        let draft = |row: &crate::demo::books::Row| {
            let year = row.dated_on.date().year() - 1;
            let title = format!("Régularisation des charges {year}");
            let asked = self.bail.provision * 12;
            let spent = asked + row.cents;
            let amounts = [
                ("Eau froide et eau chaude".to_owned(), spent * 38 / 100),
                ("Entretien des parties communes".to_owned(), spent * 27 / 100),
                ("Électricité des parties communes".to_owned(), spent * 9 / 100),
                (
                    "Ordures ménagères".to_owned(),
                    spent - spent * 38 / 100 - spent * 27 / 100 - spent * 9 / 100,
                ),
                ("Provisions déjà appelées".to_owned(), -asked),
            ];
            let total = if row.cents > 0 { "Reste à payer" } else { "En votre faveur" };
            let letter = self.letter(&title, row.dated_on)
                .text(&format!("Les comptes de l'année {year} sont arrêtés. Voici le décompte de vos charges récupérables, comparé aux provisions que nous vous avons appelées."))
                .amounts("Décompte", &amounts, total)
                .text("Les pièces justificatives sont à votre disposition à l'agence pendant six mois, sur rendez-vous. Vous pouvez aussi nous en demander copie depuis votre espace.")
                .text("Le mode de répartition est celui du règlement de l'immeuble : à la surface pour l'entretien, au relevé des compteurs pour l'eau.");
            let name = format!("regularisation-{year}");
            let kind = DocumentKind::RegularisationDeCharges;
            self.draft(&name, kind, row.dated_on, (&title, letter)).of_exercice(year)
        };
        settled.map(draft).collect()
    }
}

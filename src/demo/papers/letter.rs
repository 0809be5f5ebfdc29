//! A letter of the agency: its head, whom it is for, its day and place, in French typography.

use super::Scene;
use crate::clock::Day;
use crate::contracts::Tiers;
use crate::money::Cents;
use crate::paper::{Column, Paper, Row};
use crate::texts::Lang;
use crate::texts::typography::french;

/// At the foot of each page.
const FOOT: &str = "Document fictif, fait par le programme pour sa démonstration";

#[derive(Clone)]
pub struct Letter(Paper);

impl Letter {
    pub fn new(scene: &Scene, title: &str, day: Day) -> Self {
        Self::begun(scene, &french(title), (None, day))
    }

    /// The same, with an addressee where the window of the envelope is.
    pub fn to(scene: &Scene, tiers: &Tiers, title: &str, day: Day) -> Self {
        Self::begun(scene, &french(title), (Some(tiers), day))
    }

    fn begun(scene: &Scene, title: &str, (tiers, day): (Option<&Tiers>, Day)) -> Self {
        let societe = scene.societe;
        let mut head = vec![societe.name.as_str()];
        head.extend(societe.address.lines());
        head.extend(societe.phone.as_deref());
        let mut paper = Paper::new(title, Lang::French).letterhead(&head).footer(&french(FOOT));
        if let Some(tiers) = tiers {
            let (name, town) = (tiers.name(), format!("{} {}", tiers.postcode, tiers.city));
            let mut lines = vec![name.as_str()];
            lines.extend(tiers.address.lines());
            lines.extend([town.as_str(), tiers.country.as_str()]);
            paper = paper.addressee(&lines);
        }
        let at = format!("{}, le {}", societe.city, day.long(Lang::French));
        Self(paper.paragraph(&french(&at)).heading(title))
    }

    #[must_use]
    pub fn lines(self, lines: &[&str]) -> Self {
        let lines: Vec<String> = lines.iter().map(|line| french(line)).collect();
        Self(self.0.lines(&lines.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    #[must_use]
    pub fn part(self, title: &str) -> Self {
        Self(self.0.subheading(&french(title)))
    }

    #[must_use]
    pub fn text(self, text: &str) -> Self {
        Self(self.0.paragraph(&french(text)))
    }

    #[must_use]
    pub fn small(self, text: &str) -> Self {
        Self(self.0.small(&french(text)))
    }

    /// Labels and amounts, then their sum.
    #[must_use]
    pub fn amounts(self, caption: &str, rows: &[(String, i64)], total: &str) -> Self {
        let row =
            |label: &str, cents: i64| vec![french(label), Cents::new(cents).text(Lang::French)];
        let sum = rows.iter().map(|(_, cents)| cents).sum();
        let mut lines: Vec<Row> =
            rows.iter().map(|(label, cents)| Row::new(row(label, *cents))).collect();
        lines.push(Row::strong(row(total, sum)));
        let columns = vec![Column::text("Libellé").names_row(), Column::figure("Montant")];
        Self(self.0.table(&french(caption), columns, lines))
    }

    /// Two columns of words.
    #[must_use]
    pub fn facts(self, caption: &str, rows: &[(&str, &str)]) -> Self {
        let rows = rows.iter().map(|(name, value)| Row::new(vec![french(name), french(value)]));
        let columns = vec![Column::short("Rubrique").names_row(), Column::text("Précision")];
        Self(self.0.table(&french(caption), columns, rows.collect()))
    }

    pub fn paper(self) -> Paper {
        self.0
    }
}

/// « 1 234,56 € »
pub fn euros(cents: i64) -> String {
    Cents::new(cents).text(Lang::French)
}

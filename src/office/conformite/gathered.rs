//! What is known of some copropriétés, asked once for all of them, and what it comes to.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr};

use super::assemblee_generale::{self, AssembleeGenerale};
use super::exemption::{self, Exemption};
use super::individual::{self, Individual};
use super::online::{self, Online};
use super::standing::{self, Known, Line, Standing};
use super::verification::{self, Verification};
use crate::clock::Day;
use crate::contracts::ImmeubleId;
use crate::staff::{AgencyStaff, AtLeast};

pub struct Gathered {
    online: Vec<Online>,
    individual: HashMap<ImmeubleId, Individual>,
    exemptions: Vec<Exemption>,
    verifications: Vec<Verification>,
    assemblees: Vec<AssembleeGenerale>,
    nobody: Individual,
    today: Day,
}

/// How many lines there are, and how many are as they should be.
pub struct Tally {
    pub good: usize,
    pub all: usize,
    pub missing: usize,
    pub expired: usize,
    pub stale: usize,
}

impl Gathered {
    pub async fn of(
        db: &impl ConnectionTrait,
        staff: &AgencyStaff<impl AtLeast>,
        immeubles: &[ImmeubleId],
        today: Day,
    ) -> Result<Self, DbErr> {
        Ok(Self {
            online: online::of_all(db, staff, immeubles, today).await?,
            individual: individual::of_each(db, staff, immeubles, today).await?,
            exemptions: exemption::live(db, staff, immeubles).await?,
            verifications: verification::of(db, staff, immeubles).await?,
            assemblees: assemblee_generale::of(db, staff, immeubles).await?,
            nobody: Individual::default(),
            today,
        })
    }

    pub fn assemblee(&self, immeuble: ImmeubleId) -> Option<&AssembleeGenerale> {
        self.assemblees.iter().find(|it| it.immeuble_id == immeuble)
    }

    /// The lists of one of them, in the order of the law.
    pub fn lines(&self, immeuble: ImmeubleId) -> Vec<Line> {
        let known = Known {
            online: self.online.iter().filter(|it| it.immeuble_id == immeuble).collect(),
            individual: self.individual.get(&immeuble).unwrap_or(&self.nobody),
            exemptions: self.exemptions.iter().filter(|it| it.immeuble_id == immeuble).collect(),
            verifications: self
                .verifications
                .iter()
                .filter(|it| it.immeuble_id == immeuble)
                .collect(),
            assemblee: self.assemblee(immeuble),
        };
        standing::lines(&known, self.today)
    }

    /// Who said something of the documents, as the audit trail names them.
    pub fn actors(&self) -> impl Iterator<Item = &str> {
        let exempting = self.exemptions.iter().map(|it| it.said_by.as_str());
        exempting.chain(self.verifications.iter().map(|it| it.verified_by.as_str()))
    }
}

impl Tally {
    pub fn of(lines: &[Line]) -> Self {
        let count = |is: fn(&Line) -> bool| lines.iter().filter(|line| is(line)).count();
        Self {
            good: count(|line| line.standing.is_good() && !line.is_stale),
            all: lines.len(),
            missing: count(|line| line.standing == Standing::Missing),
            expired: count(|line| line.standing == Standing::Expired),
            stale: count(|line| line.is_stale),
        }
    }
}

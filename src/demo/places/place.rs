//! What is told of an immeuble of the demonstration.

/// An immeuble, named as the portfolio names it.
pub struct Place {
    /// The code of its société.
    pub societe: &'static str,
    pub reference: &'static str,
    pub name: &'static str,
    /// None where the société only manages lots.
    pub copropriete: Option<Copropriete>,
    pub lots: &'static [LotFacts],
}

pub struct Copropriete {
    /// All of them, those of lots that are not told here included.
    pub tantiemes: i64,
    /// Of a year, in cents.
    pub budget: i64,
    /// Payee and IBAN of its own account; the bank 99999 does not exist.
    pub account: Option<(&'static str, &'static str)>,
    /// Whether everything that the décret names is published.
    pub is_complete: bool,
}

pub struct LotFacts {
    pub reference: &'static str,
    pub nature: &'static str,
    pub place: &'static str,
    pub tantiemes: Option<i64>,
    pub held_by: &'static [&'static str],
}

/// A member of a conseil syndical: for how many years before today, and until when.
pub struct Seat {
    pub reference: &'static str,
    pub societe: &'static str,
    pub place: &'static str,
    pub tiers: &'static str,
    pub presides: bool,
    pub years_ago: i16,
    /// None for a mandate that lasts.
    pub ended_years_ago: Option<i16>,
}

impl Place {
    /// Tantièmes of the lots that this contract is about.
    pub fn tantiemes_of(&self, contract: &str) -> i64 {
        let own = self.lots.iter().filter(|lot| lot.held_by.contains(&contract));
        own.filter_map(|lot| lot.tantiemes).sum()
    }
}

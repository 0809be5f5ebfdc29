//! Where each legal document of a copropriété stands: online, missing, expired, or not asked for.

use super::assemblee_generale::{AssembleeGenerale, Season};
use super::exemption::Exemption;
use super::individual::{Each, Individual};
use super::online::Online;
use super::verification::{self, Verification};
use crate::clock::{Day, Moment, paris_midnight};
use crate::documents::{DocumentKind, LegalItem, LegalList};

#[cfg(test)]
#[path = "standing_tests.rs"]
mod tests;

/// « Les procès-verbaux des trois dernières assemblées générales annuelles » (décret 2019-502, art. 1,
/// 8°).
const MINUTES: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Online,
    /// For some copropriétaires only, or fewer minutes than are asked for.
    Partial {
        have: usize,
        of: usize,
    },
    /// All that there are have run out.
    Expired,
    Missing,
    NotApplicable,
}

impl Standing {
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Online | Self::NotApplicable)
    }
}

/// One kind of one item of the lists.
pub struct Line {
    pub item: LegalItem,
    pub kind: DocumentKind,
    pub standing: Standing,
    /// Online, but not put there anew since the day that the assemblée générale asks for.
    pub is_stale: bool,
    pub exemption: Option<Exemption>,
    /// The last time that somebody found it unchanged, where it still is what they saw.
    pub verification: Option<Verification>,
}

/// What is known of one copropriété.
pub struct Known<'a> {
    pub online: Vec<&'a Online>,
    pub individual: &'a Individual,
    pub exemptions: Vec<&'a Exemption>,
    pub verifications: Vec<&'a Verification>,
    pub assemblee: Option<&'a AssembleeGenerale>,
}

/// Every line of the lists, in the order of the law.
pub fn lines(known: &Known<'_>, today: Day) -> Vec<Line> {
    let mut lines: Vec<Line> = super::online::kinds(|_| true)
        .into_iter()
        .filter_map(|kind| Some(line(known, (kind, kind.legal()?), today)))
        .collect();
    lines.sort_by_key(|line| (rank(line.item.list), line.item.number));
    lines
}

fn line(known: &Known<'_>, (kind, item): (DocumentKind, LegalItem), today: Day) -> Line {
    let online = known.online.iter().find(|online| online.kind == kind).copied();
    let each = known.individual.get(&kind);
    let exemption = known.exemptions.iter().find(|it| it.kind == kind);
    let verification = known.verifications.iter().find(|it| it.kind == kind);
    let verification = verification.filter(|it| {
        verification::may_stay(kind) && online.is_some_and(|online| online.newest <= it.verified_at)
    });
    let standing = match item.list {
        LegalList::Coproprietaire => for_each(each),
        _ => for_all(kind, online),
    };
    // What is there counts, whatever was said of it before.
    let is_exempt = exemption.is_some() && standing != Standing::Online;
    let is_stale = standing == Standing::Online
        && known.assemblee.is_some_and(|assemblee| match online {
            Some(online) => {
                let seen = verification.map(|it| it.verified_at);
                is_stale((kind, online), seen, (assemblee, today))
            }
            None => is_older(each.and_then(|each| each.oldest), assemblee.held(today)),
        });
    Line {
        item,
        kind,
        is_stale,
        standing: if is_exempt { Standing::NotApplicable } else { standing },
        exemption: exemption.filter(|_| is_exempt).map(|it| (*it).clone()),
        verification: verification.map(|it| (*it).clone()),
    }
}

fn for_all(kind: DocumentKind, online: Option<&Online>) -> Standing {
    let count = |number: i64| usize::try_from(number).unwrap_or(0);
    let Some(online) = online else { return Standing::Missing };
    let is_minutes = kind == DocumentKind::ProcesVerbal;
    match (count(online.in_force), count(online.recent)) {
        (0, _) => Standing::Expired,
        (_, have) if is_minutes && have < MINUTES => Standing::Partial { have, of: MINUTES },
        _ => Standing::Online,
    }
}

/// Nothing is asked for where nobody has held a lot for long enough.
fn for_each(each: Option<&Each>) -> Standing {
    match each {
        Some(Each { of: 0, .. }) => Standing::NotApplicable,
        Some(Each { of, have, .. }) if have == of => Standing::Online,
        Some(Each { of, have, is_begun: true, .. }) => Standing::Partial { have: *have, of: *of },
        None | Some(_) => Standing::Missing,
    }
}

/// « Le cas échéant »: what does not change from one year to the next need not be put there again, nor
/// what says that it is still in force. The minutes of an assemblée are asked for once the three months
/// after it are over.
fn is_stale(
    (kind, online): (DocumentKind, &Online),
    seen: Option<Moment>,
    (assemblee, today): (&AssembleeGenerale, Day),
) -> bool {
    use DocumentKind::{
        DevisApprouve, EtatDescriptifDeDivision, ProcesVerbal, ReglementDeCopropriete,
    };
    match kind {
        ReglementDeCopropriete | EtatDescriptifDeDivision | DevisApprouve => false,
        ProcesVerbal => {
            assemblee.season(today) == Some(Season::Overdue) && online.dated_on < assemblee.held_on
        }
        _ if online.valid_until.is_some_and(|last| last >= today) => false,
        _ => is_older(Some(online.newest).max(seen), assemblee.renewed_from(today)),
    }
}

fn is_older(newest: Option<Moment>, from: Option<Day>) -> bool {
    newest.zip(from).is_some_and(|(newest, from)| newest < paris_midnight(from))
}

fn rank(list: LegalList) -> u8 {
    match list {
        LegalList::Coproprietaires => 1,
        LegalList::Coproprietaire => 2,
        LegalList::ConseilSyndical => 3,
    }
}

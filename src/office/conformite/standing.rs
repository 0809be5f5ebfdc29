//! Where each legal document of a copropriété stands: online, missing, expired, or not asked for.

use super::assemblee_generale::AssembleeGenerale;
use super::exemption::Exemption;
use super::online::{Individual, Online};
use crate::clock::{Day, Moment, paris_midnight};
use crate::documents::{DocumentKind, LegalItem, LegalList};

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
}

/// What is known of one copropriété.
pub struct Known<'a> {
    pub online: Vec<&'a Online>,
    /// Nothing where copropriétaires are not looked at one by one.
    pub individual: Option<&'a Individual>,
    pub exemptions: Vec<&'a Exemption>,
    pub assemblee: Option<&'a AssembleeGenerale>,
}

/// Every line of the lists that is looked at, in the order of the law.
pub fn lines(known: &Known<'_>, today: Day) -> Vec<Line> {
    let all = super::online::kinds(|list| {
        list != LegalList::Coproprietaire || known.individual.is_some()
    });
    let mut lines: Vec<Line> = all
        .into_iter()
        .filter_map(|kind| Some(line(known, (kind, kind.legal()?), today)))
        .collect();
    lines.sort_by_key(|line| (rank(line.item.list), line.item.number));
    lines
}

fn line(known: &Known<'_>, (kind, item): (DocumentKind, LegalItem), today: Day) -> Line {
    let online = known.online.iter().find(|online| online.kind == kind);
    let exemption = known.exemptions.iter().find(|it| it.kind == kind);
    let standing = match (item.list, known.individual) {
        (LegalList::Coproprietaire, Some(individual)) => for_each(individual, kind),
        _ => for_all(kind, online.copied()),
    };
    // What is there counts, whatever was said of it before.
    let is_exempt = exemption.is_some() && standing != Standing::Online;
    let from = known.assemblee.and_then(|it| it.renewed_from(today));
    let newest = online.map(|online| online.newest);
    Line {
        item,
        kind,
        is_stale: standing == Standing::Online && is_stale(kind, newest, from),
        standing: if is_exempt { Standing::NotApplicable } else { standing },
        exemption: exemption.filter(|_| is_exempt).map(|it| (*it).clone()),
    }
}

fn for_all(kind: DocumentKind, online: Option<&Online>) -> Standing {
    let count = |number: i64| usize::try_from(number).unwrap_or(0);
    let Some(online) = online else { return Standing::Missing };
    match count(online.in_force) {
        0 => Standing::Expired,
        have if kind == DocumentKind::ProcesVerbal && have < MINUTES => {
            Standing::Partial { have, of: MINUTES }
        }
        _ => Standing::Online,
    }
}

fn for_each(individual: &Individual, kind: DocumentKind) -> Standing {
    let (have, of) = (individual.with.get(&kind).copied().unwrap_or(0), individual.contracts);
    match have {
        0 => Standing::Missing,
        have if have < of => Standing::Partial { have, of },
        _ => Standing::Online,
    }
}

/// « Le cas échéant »: what does not change from one year to the next need not be put there again.
fn is_stale(kind: DocumentKind, newest: Option<Moment>, from: Option<Day>) -> bool {
    use DocumentKind::{
        DevisApprouve, EtatDescriptifDeDivision, ProcesVerbal, ReglementDeCopropriete,
    };
    let lasts = [ReglementDeCopropriete, EtatDescriptifDeDivision, ProcesVerbal, DevisApprouve];
    let (Some(newest), Some(from)) = (newest, from) else { return false };
    !lasts.contains(&kind) && newest < paris_midnight(from)
}

fn rank(list: LegalList) -> u8 {
    match list {
        LegalList::Coproprietaires => 1,
        LegalList::Coproprietaire => 2,
        LegalList::ConseilSyndical => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contracts::ImmeubleId;

    fn online(kind: DocumentKind, in_force: i64) -> Online {
        let newest = paris_midnight(day("2026-01-15"));
        Online { immeuble_id: ImmeubleId::new(), kind, in_force, newest }
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn standing(online: &[Online], kind: DocumentKind) -> Standing {
        let online = online.iter().collect();
        let known = Known { online, individual: None, exemptions: Vec::new(), assemblee: None };
        let lines = lines(&known, day("2026-05-12"));
        lines.into_iter().find(|line| line.kind == kind).unwrap().standing
    }

    #[test]
    fn a_document_is_online_missing_expired_or_there_in_part() {
        let insurance = DocumentKind::AssuranceDeLImmeuble;
        assert_eq!(standing(&[], insurance), Standing::Missing);
        assert_eq!(standing(&[online(insurance, 0)], insurance), Standing::Expired);
        assert_eq!(standing(&[online(insurance, 1)], insurance), Standing::Online);
        let minutes = DocumentKind::ProcesVerbal;
        let two = Standing::Partial { have: 2, of: 3 };
        assert_eq!(standing(&[online(minutes, 2)], minutes), two);
        assert_eq!(standing(&[online(minutes, 3)], minutes), Standing::Online);
    }

    #[test]
    fn lists_come_in_the_order_of_the_law() {
        let known = Known {
            online: Vec::new(),
            individual: Some(&Individual::default()),
            exemptions: Vec::new(),
            assemblee: None,
        };
        let lines = lines(&known, day("2026-05-12"));
        assert_eq!(lines.first().unwrap().kind, DocumentKind::ReglementDeCopropriete);
        assert_eq!(lines.last().unwrap().item.list, LegalList::ConseilSyndical);
        assert!(lines.len() >= 18, "each of the eighteen items has a line");
    }
}

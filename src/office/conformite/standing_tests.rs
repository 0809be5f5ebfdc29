//! What is online, missing or out of date, and when.

use super::*;
use crate::agencies::SocieteId;
use crate::contracts::ImmeubleId;

fn online(kind: DocumentKind, in_force: i64) -> Online {
    let newest = paris_midnight(day("2026-01-15"));
    let (valid_until, dated_on) = (None, day("2026-01-15"));
    let immeuble_id = ImmeubleId::new();
    Online { immeuble_id, kind, in_force, recent: in_force, newest, valid_until, dated_on }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn seen((online, held_on): (&[Online], Option<&str>), kind: DocumentKind, today: &str) -> Line {
    let assemblee = held_on.map(|held_on| AssembleeGenerale {
        societe_id: SocieteId::new(),
        immeuble_id: ImmeubleId::new(),
        held_on: day(held_on),
        noted_at: Moment::from_millis(0),
        noted_by: String::new(),
    });
    let known = Known {
        online: online.iter().collect(),
        individual: &Individual::default(),
        exemptions: Vec::new(),
        verifications: Vec::new(),
        assemblee: assemblee.as_ref(),
    };
    lines(&known, day(today)).into_iter().find(|line| line.kind == kind).unwrap()
}

fn standing(online: &[Online], kind: DocumentKind) -> Standing {
    seen((online, None), kind, "2026-05-12").standing
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
fn what_is_of_long_ago_is_not_of_the_last_three_assemblees() {
    let minutes = Online { recent: 1, ..online(DocumentKind::ProcesVerbal, 5) };
    let one = Standing::Partial { have: 1, of: 3 };
    assert_eq!(standing(&[minutes], DocumentKind::ProcesVerbal), one);
}

#[test]
fn an_assemblee_wants_its_own_minutes_once_its_three_months_are_over() {
    let minutes = [online(DocumentKind::ProcesVerbal, 3)];
    let on = |today| seen((&minutes, Some("2026-03-12")), DocumentKind::ProcesVerbal, today);
    assert!(!on("2026-06-12").is_stale && on("2026-06-13").is_stale);
    let own = [Online { dated_on: day("2026-03-12"), ..minutes[0] }];
    let seen = seen((&own, Some("2026-03-12")), DocumentKind::ProcesVerbal, "2026-06-13");
    assert!(!seen.is_stale);
}

#[test]
fn what_is_in_force_is_not_asked_for_anew() {
    let kind = DocumentKind::ContratDeSyndic;
    let until = |text: &str| [Online { valid_until: Some(day(text)), ..online(kind, 1) }];
    let on = |online: &[Online]| seen((online, Some("2026-03-12")), kind, "2026-05-12").is_stale;
    assert!(on(&[online(kind, 1)]) && !on(&until("2028-03-11")));
}

#[test]
fn lists_come_in_the_order_of_the_law() {
    let known = Known {
        online: Vec::new(),
        individual: &Individual::default(),
        exemptions: Vec::new(),
        verifications: Vec::new(),
        assemblee: None,
    };
    let lines = lines(&known, day("2026-05-12"));
    assert_eq!(lines.first().unwrap().kind, DocumentKind::ReglementDeCopropriete);
    assert_eq!(lines.last().unwrap().item.list, LegalList::ConseilSyndical);
    assert!(lines.len() >= 18, "each of the eighteen items has a line");
}

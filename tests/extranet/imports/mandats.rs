//! A file of mandates: who sits in a conseil syndical, until when, and what is refused.

use palier::contracts::{ConseilMandat, conseil_mandat};
use palier::imports::{Mode, Notice, Reason};
use sea_orm::{EntityTrait, QueryOrder};

use super::{counts, refusals};
use crate::support::{Agence, Dossier, Extranet};

async fn les_cedres(extranet: &Extranet) -> (Agence, Dossier) {
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let immeubles = "I1;Les Cèdres;;;;oui;;;;\nI2;Les Pins;;;;oui;;;;\n";
    extranet.immeubles(&bellevue.societe, immeubles, Mode::ForReal).await;
    (bellevue, dossier)
}

async fn known(extranet: &Extranet) -> Vec<ConseilMandat> {
    let all = conseil_mandat::Entity::find().order_by_asc(conseil_mandat::COLUMN.reference);
    all.all(extranet.app.db.reader()).await.expect("mandates")
}

#[tokio::test]
async fn a_mandate_is_added_found_again_and_ended() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier) = les_cedres(&extranet).await;
    let tiers = &dossier.tiers.reference;
    let lines = format!("M1;I1;{tiers};oui;14/05/2024;\nM2;I2;{tiers};;14/05/2024;13/05/2027\n");
    let dry = extranet.mandats(&bellevue.societe, &lines, Mode::DryRun).await;
    assert_eq!((counts(&dry), known(&extranet).await.len()), ([2, 0, 0, 0, 0], 0));
    let real = extranet.mandats(&bellevue.societe, &lines, Mode::ForReal).await;
    assert_eq!((&real, real.flaw_count()), (&dry, 0));
    let before = known(&extranet).await;
    assert!(before[0].presides && !before[1].presides);
    let again = extranet.mandats(&bellevue.societe, &lines, Mode::ForReal).await;
    assert_eq!((counts(&again), known(&extranet).await), ([0, 0, 2, 0, 0], before));
    let ended = lines.replace("oui;14/05/2024;", "non;14/05/2024;2026-04-30");
    let report = extranet.mandats(&bellevue.societe, &ended, Mode::ForReal).await;
    assert_eq!(counts(&report), [0, 0, 1, 1, 0]);
    let last = known(&extranet).await[0].ended_on.map(|day| day.to_string());
    assert_eq!(last.as_deref(), Some("2026-04-30"));
}

#[tokio::test]
async fn more_than_three_years_are_imported_with_a_warning() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier) = les_cedres(&extranet).await;
    let tiers = &dossier.tiers.reference;
    let lines = format!(
        "M1;I1;{tiers};;14/05/2024;14/05/2027\nM2;I1;{tiers};;14/05/2024;15/05/2027\n\
         M3;I1;{tiers};;01/01/2020;\n"
    );
    let report = extranet.mandats(&bellevue.societe, &lines, Mode::ForReal).await;
    assert_eq!(counts(&report), [3, 0, 0, 0, 0]);
    let told: Vec<_> = report.flaws().iter().map(|it| (it.line, it.column, it.notice)).collect();
    assert_eq!(told, [(3, "fin", Notice::LongMandat), (4, "fin", Notice::LongMandat)]);
}

#[tokio::test]
async fn what_is_unknown_or_passes_to_somebody_else_is_refused_with_its_line() {
    let extranet = Extranet::open().await;
    let (bellevue, dossier) = les_cedres(&extranet).await;
    let other = extranet.dossier(&bellevue, "Denis Petit", None).await;
    let (hers, his) = (&dossier.tiers.reference, &other.tiers.reference);
    let first = format!("M1;I1;{hers};;14/05/2024;\n");
    extranet.mandats(&bellevue.societe, &first, Mode::ForReal).await;
    let lines = format!(
        "M1;I1;{his};;14/05/2024;\nM2;I9;{hers};;14/05/2024;\nM3;I1;NOPE;;14/05/2024;\n\
         M4;I1;{hers};;14/05/2024;13/05/2024\nM5;I1;{hers};;;\nM6;I1;{hers};qui;14/05/2024;\n\
         M7;I1;{hers};;14/05/2024;\nM7;I1;{hers};;14/05/2024;\n"
    );
    let report = extranet.mandats(&bellevue.societe, &lines, Mode::ForReal).await;
    assert_eq!(counts(&report), [1, 0, 0, 0, 7]);
    let expected = [
        (2, "ref_mandat", Reason::OtherMandat),
        (3, "ref_immeuble", Reason::UnknownImmeuble),
        (4, "ref_tiers", Reason::UnknownTiers),
        (5, "fin", Reason::EndsBeforeStart),
        (6, "debut", Reason::Missing),
        (7, "president", Reason::BadYesNo),
        (9, "ref_mandat", Reason::SameReference { first: 8 }),
    ];
    assert_eq!(refusals(&report), expected);
    let rives = extranet.rives().await;
    let report = extranet.mandats(&rives.societe, &first, Mode::ForReal).await;
    assert_eq!(refusals(&report), [(2, "ref_immeuble", Reason::UnknownImmeuble)]);
}

//! A file of immeubles: what it adds, what it changes, what it refuses.

use palier::contracts::{Immeuble, immeuble};
use palier::imports::{Language, Mode, Notice, Reason};
use sea_orm::{EntityTrait, QueryOrder};

use super::{counts, refusals};
use crate::support::Extranet;

const LINES: &str = "\
I1;Les Cèdres;8 rue des Lilas;31000;Toulouse;oui;;SDC Les Cèdres;FR76 3000 6000 0112 3456 7890 189;agrifrpp\n\
I2;4 rue des Arts;;;;;12/03/2024;;;\n";

async fn known(extranet: &Extranet) -> Vec<Immeuble> {
    let all = immeuble::Entity::find().order_by_asc(immeuble::COLUMN.reference);
    all.all(extranet.app.db.reader()).await.expect("immeubles")
}

#[tokio::test]
async fn a_dry_run_writes_nothing_and_the_same_file_twice_changes_nothing() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dry = extranet.immeubles(&bellevue.societe, LINES, Mode::DryRun).await;
    assert_eq!((counts(&dry), known(&extranet).await.len()), ([2, 0, 0, 0, 0], 0));
    let real = extranet.immeubles(&bellevue.societe, LINES, Mode::ForReal).await;
    assert_eq!(real, dry);
    let immeubles = known(&extranet).await;
    let cedres = &immeubles[0];
    assert!(cedres.is_copropriete && !immeubles[1].is_copropriete);
    assert_eq!(cedres.iban.as_deref(), Some("FR7630006000011234567890189"));
    assert_eq!(cedres.bic.as_deref(), Some("AGRIFRPP"));
    assert_eq!(immeubles[1].waived_on.map(|day| day.to_string()), Some("2024-03-12".into()));
    let again = extranet.immeubles(&bellevue.societe, LINES, Mode::ForReal).await;
    assert_eq!(counts(&again), [0, 0, 2, 0, 0]);
    assert_eq!(known(&extranet).await, immeubles);
}

#[tokio::test]
async fn a_changed_iban_is_imported_and_told() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    extranet.immeubles(&bellevue.societe, LINES, Mode::ForReal).await;
    let before = known(&extranet).await;
    let changed = LINES.replace("FR76 3000 6000 0112 3456 7890 189", "DE89370400440532013000");
    let report = extranet.immeubles(&bellevue.societe, &changed, Mode::ForReal).await;
    assert_eq!(counts(&report), [0, 1, 1, 0, 0]);
    let told: Vec<_> = report.flaws().iter().map(|it| (it.line, it.column, it.notice)).collect();
    assert_eq!(told, [(2, "iban", Notice::IbanChanged)]);
    let after = known(&extranet).await;
    assert_eq!((after[0].id, &after[1]), (before[0].id, &before[1]));
    let told = format!("audit_event where kind = 'iban_changed' and subject = '{}'", after[0].id);
    assert_eq!(extranet.count(&told).await, 1, "somebody may ask who said so");
    assert_eq!(extranet.count("audit_event where kind = 'iban_changed'").await, 1);
    let mut sheet = Vec::new();
    report.write_csv(&mut sheet, Language::French).expect("a sheet");
    assert!(String::from_utf8(sheet).expect("UTF-8").contains("\"importée, à vérifier\""));
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_its_line_and_the_others_are_imported() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let lines = "\
I1;A;;;;peut-être;;;;\nI2;B;;;;;;;FR76 3000 6000 0112 3456 7890 188;\nI3;C;;;;;;;;AGRI\n\
I4;;;;;;;;;\nI5;D;;;;;31/02/2024;;;\nI6;E;;;;;;;;\nI6;F;;;;;;;;\n";
    let report = extranet.immeubles(&bellevue.societe, lines, Mode::ForReal).await;
    assert_eq!(counts(&report), [1, 0, 0, 0, 6]);
    let expected = [
        (2, "copropriete", Reason::BadYesNo),
        (3, "iban", Reason::BadIban),
        (4, "bic", Reason::BadBic),
        (5, "nom", Reason::Missing),
        (6, "dispense_le", Reason::BadDate),
        (8, "ref_immeuble", Reason::SameReference { first: 7 }),
    ];
    assert_eq!(refusals(&report), expected);
    assert_eq!(known(&extranet).await.len(), 1);
}

#[tokio::test]
async fn the_same_reference_at_another_societe_is_another_immeuble() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    for societe in [&bellevue.societe, &rives.societe] {
        let report = extranet.immeubles(societe, LINES, Mode::ForReal).await;
        assert_eq!(counts(&report), [2, 0, 0, 0, 0]);
    }
    assert_eq!(known(&extranet).await.len(), 4);
}

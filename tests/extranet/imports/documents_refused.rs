//! What an index of documents may not publish: false quittances, strange files, ways out.

use std::fs;

use palier::imports::{Language, Mode, Reason};

use super::documents::{folder, known};
use super::{counts, refusals};
use crate::support::Extranet;

#[tokio::test]
async fn a_quittance_of_a_term_that_is_not_paid_is_refused_and_a_recu_is_not() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let contract = &dossier.contract.reference;
    // April is paid, May in part; June was asked for early, and falls due before it begins.
    let entries = format!(
        "E1;{contract};01/04/2026;Avril;800,00;;05/04/2026;loyer;01/04/2026;30/04/2026\n\
         E2;{contract};01/05/2026;Mai;800,00;;05/05/2026;loyer;01/05/2026;31/05/2026\n\
         E3;{contract};02/05/2026;Virement;;1000,00;;règlement;;\n\
         E4;{contract};03/05/2026;Juin;800,00;;31/05/2026;loyer;01/06/2026;30/06/2026\n"
    );
    extranet.entries(&bellevue.societe, &entries).await;
    let line = |number: u32, kind: &str, month: &str, last: u32| {
        format!(
            "D{number};bail.pdf;{kind};Q {number};;{contract};;;01/05/2026;01/{month}/2026;\
             {last}/{month}/2026;;;\n"
        )
    };
    let lines = [
        line(1, "quittance", "04", 30),
        line(2, "quittance", "05", 31),
        line(3, "Reçu", "05", 31),
        line(4, "Quittance", "06", 30),
    ];
    let files = folder();
    for mode in [Mode::DryRun, Mode::ForReal] {
        let index = (files.path(), lines.concat());
        let report = extranet.documents(&bellevue.societe, (index.0, &index.1), mode).await;
        let report = report.expect("an import");
        assert_eq!(counts(&report), [2, 0, 0, 0, 2]);
        let expected = [(3, "type", Reason::TermUnpaid), (5, "type", Reason::TermUnpaid)];
        assert_eq!(refusals(&report), expected);
        let words = report.refused()[0].reason.text(Language::French);
        assert!(words.contains("n’est pas entièrement payé") && words.contains("reçu"), "{words}");
    }
    let kept: Vec<String> = known(&extranet).await.into_iter().map(|it| it.reference).collect();
    assert_eq!(kept, ["D1", "D3"]);
}

#[tokio::test]
async fn no_name_of_a_file_leads_out_of_its_folder() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let outside = folder();
    let files = outside.path().join("inside");
    fs::create_dir(&files).expect("a folder");
    fs::create_dir(files.join("dossier.pdf")).expect("a folder");
    std::os::unix::fs::symlink("../bail.pdf", files.join("lien.pdf")).expect("a link");
    let absolute = outside.path().join("bail.pdf").display().to_string();
    let names =
        ["../bail.pdf", &absolute, "..", "..\\bail.pdf", "bail.pdf", "lien.pdf", "dossier.pdf"];
    let contract = &dossier.contract.reference;
    let line = |(at, name)| format!("D{at};{name};bail;Bail;;{contract};;;01/02/2024;;;;;\n");
    let lines = (1..).zip(names).map(line).collect::<Vec<_>>().concat();
    let report = extranet.documents(&bellevue.societe, (&files, &lines), Mode::ForReal).await;
    let report = report.expect("an import");
    let reasons: Vec<Reason> = report.refused().iter().map(|it| it.reason.clone()).collect();
    let plain = Reason::NotAPlainName;
    let expected = [&plain, &plain, &plain, &plain, &Reason::NoSuchFile, &Reason::NotAFile];
    assert!(reasons.iter().take(6).eq(expected), "{reasons:?}");
    assert_eq!((reasons.last(), reasons.len()), (Some(&Reason::NotAFile), 7));
    assert!(report.refused().iter().all(|it| it.column == Some("fichier")));
    assert!(known(&extranet).await.is_empty());
}

#[tokio::test]
async fn contents_that_are_no_documents_or_too_large_are_refused() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let files = folder();
    let max = extranet.app.settings.documents.max_size.count();
    let mut large = b"%PDF-1.7".to_vec();
    large.resize(usize::try_from(max).expect("a size") + 1, b' ');
    for (name, content) in [("page.pdf", &b"<html>"[..]), ("vide.pdf", b""), ("gros.pdf", &large)] {
        fs::write(files.path().join(name), content).expect("a file");
    }
    let contract = &dossier.contract.reference;
    let line = |name: &str| format!("{name};{name};bail;Bail;;{contract};;;01/02/2024;;;;;\n");
    let lines = ["page.pdf", "vide.pdf", "gros.pdf", "bail.pdf"].map(line).concat();
    let report = extranet.documents(&bellevue.societe, (files.path(), &lines), Mode::ForReal).await;
    let report = report.expect("an import");
    let expected = [
        (2, "fichier", Reason::FileContent),
        (3, "fichier", Reason::FileContent),
        (4, "fichier", Reason::FileTooLarge { max }),
    ];
    assert_eq!((refusals(&report), counts(&report)), (expected.to_vec(), [1, 0, 0, 0, 3]));
}

#[tokio::test]
async fn what_is_said_wrongly_is_refused_with_its_line_and_column() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let (contract, tiers) = (&dossier.contract.reference, &dossier.tiers.reference);
    extranet.immeubles(&bellevue.societe, "I1;Les Cèdres;;;;oui;;;;\n", Mode::ForReal).await;
    let rows = [
        (
            format!("facturette;T;;{contract};;;01/02/2024;;;;;"),
            "type",
            Reason::UnknownDocumentKind,
        ),
        (format!("bail;T;tous;{contract};;;01/02/2024;;;;;"), "public", Reason::UnknownAudience),
        (
            "balance_generale;T;copropriétaires;;;I1;01/02/2024;;;;;".into(),
            "public",
            Reason::NotForThem,
        ),
        ("convocation;T;;;;I1;01/02/2024;;;;;".into(), "public", Reason::WhichAudience),
        (format!("bail;T;;{contract};{tiers};;01/02/2024;;;;;"), "ref_tiers", Reason::NotExpected),
        ("bail;T;;;;;01/02/2024;;;;;".into(), "ref_contrat", Reason::Missing),
        ("bail;T;;NOPE;;;01/02/2024;;;;;".into(), "ref_contrat", Reason::UnknownContract),
        ("courrier;T;tiers;;NOPE;;01/02/2024;;;;;".into(), "ref_tiers", Reason::UnknownTiers),
        ("proces_verbal;T;;;;I9;01/02/2024;;;;;".into(), "ref_immeuble", Reason::UnknownImmeuble),
        (format!("quittance;T;;{contract};;;01/02/2024;;;;;"), "periode_debut", Reason::NoTerm),
        (format!("recu;T;;{contract};;;01/02/2024;01/02/2024;;;;"), "periode_fin", Reason::Missing),
        (format!("bail;T;;{contract};;;;;;;;"), "date", Reason::Missing),
        (format!("bail;T;;{contract};;;01/02/2024;;;24;;"), "exercice", Reason::BadNumber),
        (";;;;;;;;;;;oui".into(), "ref_document", Reason::UnknownDocument),
    ];
    let line = |(at, (row, ..)): (u32, &(String, _, _))| format!("D{at};bail.pdf;{row}\n");
    let lines = (1..).zip(&rows).map(line).collect::<Vec<_>>().concat();
    let files = folder();
    let report = extranet.documents(&bellevue.societe, (files.path(), &lines), Mode::ForReal).await;
    let expected: Vec<_> =
        (2..).zip(rows).map(|(line, (_, column, reason))| (line, column, reason)).collect();
    assert_eq!(refusals(&report.expect("an import")), expected);
    assert!(known(&extranet).await.is_empty());
}

#[tokio::test]
async fn what_is_known_here_is_unknown_at_another_societe() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let dossier = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let (contract, files) = (&dossier.contract.reference, folder());
    let good = format!("D1;bail.pdf;bail;T;;{contract};;;01/02/2024;;;;;\n");
    let report = extranet.documents(&rives.societe, (files.path(), &good), Mode::ForReal).await;
    let report = report.expect("an import");
    assert_eq!(refusals(&report), [(2, "ref_contrat", Reason::UnknownContract)]);
}

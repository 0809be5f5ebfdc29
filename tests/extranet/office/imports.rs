//! « Imports »: a file is sent, looked at, agreed to, and applied whole or not at all.

use std::fmt::Write;
use std::time::Duration;

use palier::staff::Right;

use crate::support::people::Agence;
use crate::support::{Browser, Extranet, PASSWORD};
use crate::walls::kit::set;

pub const HEADER: &str = "ref_tiers;nom;prenom;ref_contrat;qualite;debut;fin\n";
pub const TIERS: &str = "Tiers et contrats";

pub fn imports(agence: &Agence, part: &str) -> String {
    format!("/office/{}/imports{part}", agence.societe.id)
}

pub async fn manager(extranet: &Extranet, agence: &Agence) -> Browser {
    extranet.staff(agence, Right::Gestion).await.visit(&imports(agence, "")).await
}

/// Sends a file and has it read: the page of its report.
pub async fn sent(
    extranet: &Extranet,
    page: Browser,
    (kind, name): (&str, &str),
    file: &[u8],
) -> Browser {
    let page = page.click("Importer un fichier").await.select("Contenu du fichier", kind);
    let page = page.attach("file", name, file).press("Envoyer et voir le rapport").await;
    let page = page.sees("Lecture du fichier");
    extranet.jobs_done().await;
    page.reload().await
}

pub async fn confirmed(extranet: &Extranet, page: Browser, words: &str) -> Browser {
    let page = page.press(words).await.sees("Import en cours");
    extranet.jobs_done().await;
    page.reload().await
}

pub async fn tiers(extranet: &Extranet, agence: &Agence, lines: &str) -> Browser {
    let page = manager(extranet, agence).await;
    sent(extranet, page, (TIERS, "tiers.csv"), format!("{HEADER}{lines}").as_bytes()).await
}

#[tokio::test]
async fn a_file_is_looked_at_then_imported_and_the_history_tells_who() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let lines = "T1;Roux;Camille;B1;locataire;01/09/2019;\nT2;Benali;Nadia;B2;locataire;;\n\
                 T3;;Sans nom;B3;locataire;;\n";
    let page = tiers(&extranet, &bellevue, lines).await;
    let page =
        page.sees("Refusées (1)").sees("Ligne 4").sees("La ligne refusée est laissée de côté.");
    assert_eq!(extranet.count("tiers").await, 0, "nothing is written by looking");
    assert_eq!(extranet.count("audit_event where kind = 'imported'").await, 0);
    let page = confirmed(&extranet, page, "Importer 2 lignes").await;
    let page =
        page.sees("Import terminé : 2 lignes prises en compte.").sees("Confirmé par Claire Aubert");
    assert_eq!(extranet.count("tiers").await, 2);
    let by_staff = "audit_event where kind = 'imported' and actor like 'staff:%'";
    assert_eq!(extranet.count(by_staff).await, 1);
    let page = page.visit(&imports(&bellevue, "")).await.sees("tiers.csv").sees("importé");
    page.sees("Envoyé par Claire Aubert")
        .sees("Créées : 2 · modifiées : 0 · terminées : 0 · refusées : 1");
    let again = tiers(&extranet, &bellevue, lines).await.sees("Ce fichier ne changerait rien");
    again.press("Abandonner").await.sees("Import abandonné");
    assert_eq!(
        extranet.count("import where object is not null").await,
        0,
        "nothing stays in the store"
    );
}

#[tokio::test]
async fn what_was_agreed_to_is_what_happens_or_nothing_does() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let first = tiers(
        &extranet,
        &bellevue,
        "T1;Roux;Camille;B1;locataire;;\nT2;Benali;Nadia;B2;locataire;;\n",
    )
    .await;
    let other = tiers(&extranet, &bellevue, "T1;Roux;Camille;B1;locataire;;\n").await;
    confirmed(&extranet, other, "Importer 1 ligne").await.sees("Import terminé");
    let moved = confirmed(&extranet, first, "Importer 2 lignes").await;
    let moved = moved.sees("Les données ont changé depuis le rapport précédent");
    assert_eq!(extranet.count("tiers").await, 1, "nothing was written");
    assert_eq!(extranet.count("audit_event where kind = 'imported'").await, 1);
    confirmed(&extranet, moved, "Importer 2 lignes").await.sees("Import terminé");
    assert_eq!(extranet.count("tiers").await, 2);
}

#[tokio::test]
async fn pressing_twice_imports_once_and_a_page_that_is_too_old_imports_nothing() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let page = tiers(&extranet, &bellevue, "T1;Roux;Camille;B1;locataire;;\n").await;
    let forged = format!("{}/confirm", page.url);
    page.clone().post(&forged, &[("seen", "0000")]).await.sees("Les données ont changé");
    page.clone().press("Importer 1 ligne").await.sees("Import en cours");
    let second = page.clone().press("Importer 1 ligne").await.sees("Import en cours");
    assert_eq!(extranet.count("job where kind = 'import_apply'").await, 1);
    extranet.jobs_done().await;
    second.reload().await.sees("Import terminé");
    page.press("Importer 1 ligne").await.sees("Import terminé");
    assert_eq!(extranet.count("audit_event where kind = 'imported'").await, 1);

    let page = tiers(&extranet, &bellevue, "T2;Benali;Nadia;B2;locataire;;\n").await;
    extranet.later(Duration::from_hours(25));
    let late = extranet.staff(&bellevue, Right::Gestion).await;
    let late = late.visit(&page.url).await.press("Importer 1 ligne").await;
    let late = late.sees("Ce fichier n'a pas été confirmé à temps");
    palier::upkeep::sweep(&extranet.app).await.expect("an upkeep");
    late.reload()
        .await
        .sees("Ce fichier n'a pas été confirmé à temps")
        .does_not_see("Importer 1 ligne");
    assert_eq!(extranet.count("import where object is not null").await, 0);
    assert_eq!(extranet.count("tiers").await, 1);
}

#[tokio::test]
async fn whoever_loses_access_is_named_before() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let camille = extranet.dossier(&bellevue, "Camille Roux", None).await;
    let nadia = extranet.dossier(&bellevue, "Nadia Benali", None).await;
    extranet.activated(&bellevue, &camille, "camille@example.org", PASSWORD).await;
    let mut lines = String::new();
    for (dossier, name) in [(&camille, "Roux;Camille"), (&nadia, "Benali;Nadia")] {
        let (tiers, contract) = (&dossier.tiers.reference, &dossier.contract.reference);
        writeln!(lines, "{tiers};{name};{contract};locataire;01/01/2020;31/03/2026")
            .expect("a line");
    }
    let page = tiers(&extranet, &bellevue, &lines).await.sees("Terminées (2)");
    let page = page.sees("Camille Roux : la personne a un compte et perd l'accès à ce qui suit");
    let page =
        page.sees("Nadia Benali : personne ne s'y connecte").does_not_see("camille@example.org");
    let file = page.press("Télécharger tout le rapport (CSV)").await;
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(file.html().contains("\"terminée\""), "{}", file.html());
}

#[tokio::test]
async fn hostile_files_change_nothing_and_run_nowhere() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let wide = format!("{}\n{}\n", vec!["colonne"; 200].join(";"), vec!["x"; 200].join(";"));
    let utf16: Vec<u8> = HEADER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let condemned: [(&str, Vec<u8>); 4] = [
        ("large.csv", wide.into_bytes()),
        ("vide.csv", Vec::new()),
        ("mauvais.json", b"{\"tiers\": [".to_vec()),
        ("formule.csv", b"=cmd|' /C calc'!A0;nom\n1;2\n".to_vec()),
    ];
    for (name, file) in condemned {
        let page = manager(&extranet, &bellevue).await;
        let page = sent(&extranet, page, (TIERS, name), &file).await;
        page.sees("Le fichier est refusé en entier").does_not_see("cmd|");
    }
    // Refused whole or row by row: there is nothing to import.
    let binary: Vec<u8> = (0..=255).cycle().take(4_096).collect();
    for (name, file) in [("utf16.csv", utf16), ("binaire.csv", binary)] {
        let page = manager(&extranet, &bellevue).await;
        let page = sent(&extranet, page, (TIERS, name), &file).await;
        assert!(!page.text().contains("Importer 1 ligne"), "{}", page.text());
    }
    let giant = "x".repeat(100_000);
    let lines = format!(
        "T1;{giant};Camille;B1;locataire;;\nT2;\"Ro\r\nux\";Camille;B2;locataire;;\n\
         T3;Ro\u{0}ux;Camille;B3;locataire;;\nT4;Ro\u{202e}ux;Camille;B4;locataire;;\n\
         =1+1;=cmd|' /C calc'!A0;+33;-B5;locataire;;\n"
    );
    let page = tiers(&extranet, &bellevue, &lines).await.sees("Refusées (4)").does_not_see("xxxx");
    confirmed(&extranet, page, "Importer 1 ligne").await.sees("Import terminé");
    assert_eq!(extranet.count("tiers where reference = '=1+1'").await, 1, "a text like any other");
    let ended = "=1+1;=cmd|' /C calc'!A0;+33;-B5;locataire;01/01/2020;31/03/2026\n";
    let page = tiers(&extranet, &bellevue, ended).await.sees("Terminées (1)");
    let file = page.press("Télécharger tout le rapport (CSV)").await.html();
    assert!(file.contains("\"'-B5\""), "{file}");
    assert_eq!(extranet.count("tiers").await, 1);
}

#[tokio::test]
async fn what_is_no_import_at_all_is_said_before_it_is_read() {
    let extranet =
        Extranet::open_with(|settings| set(settings, "import.web_max_size", "1 MiB")).await;
    let bellevue = extranet.bellevue().await;
    let form = manager(&extranet, &bellevue).await.click("Importer un fichier").await;
    let blank = form.clone().press("Envoyer et voir le rapport").await;
    assert!(blank.mistake_on("kind").is_some() && blank.mistake_on("file").is_some());
    let program =
        form.clone().select("Contenu du fichier", TIERS).attach("file", "tiers.exe", b"MZ");
    assert!(program.press("Envoyer et voir le rapport").await.mistake_on("file").is_some());
    let heavy = form.clone().select("Contenu du fichier", TIERS);
    let heavy = heavy.attach("file", "tiers.csv", &vec![b'x'; 1_200_000]);
    assert!(heavy.press("Envoyer et voir le rapport").await.mistake_on("file").is_some());
    let later = form.attach("file", "tiers.csv", HEADER.as_bytes()).fill("as_of", "2090-01-01");
    let later = later.press("Envoyer et voir le rapport").await;
    assert!(later.mistake_on("as_of").is_some() && later.mistake_on("kind").is_some());
    assert_eq!(extranet.count("import").await, 0);
}

#[tokio::test]
async fn an_import_is_its_societes_and_takes_the_right_and_fresh_secrets() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let page = tiers(&extranet, &bellevue, "T1;Roux;Camille;B1;locataire;;\n").await;
    let id = page.url.rsplit('/').next().unwrap_or_default().to_owned();
    let reader = extranet.staff(&bellevue, Right::Lecture).await;
    assert_eq!(reader.visit(&imports(&bellevue, "")).await.status, 404);
    let other = extranet.staff(&rives, Right::Administration).await;
    let foreign = imports(&rives, &format!("/{id}"));
    assert_eq!(other.clone().visit(&foreign).await.status, 404, "{foreign}");
    for act in ["confirm", "discard", "report.csv"] {
        let foreign = imports(&rives, &format!("/{id}/{act}"));
        assert_eq!(other.clone().post(&foreign, &[("seen", "x")]).await.status, 404, "{foreign}");
    }
    extranet.later(Duration::from_mins(11));
    let asked = page.clone().press("Importer 1 ligne").await;
    assert!(asked.url.starts_with("/office/step-up?next="), "{}", asked.url);
    let asked = page.visit(&imports(&bellevue, "/new")).await;
    assert!(asked.url.starts_with("/office/step-up?next="), "{}", asked.url);
    assert_eq!(extranet.count("tiers").await, 0);
}

#[tokio::test]
async fn every_kind_of_file_does_what_its_report_said() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    // Each tiers twice, more than a chunk apart.
    let mut lines = HEADER.to_owned();
    for row in 0..2_400 {
        writeln!(
            lines,
            "T{};Roux;Camille{};C{row};copropriétaire;01/01/2020;",
            row % 1_200,
            row % 1_200
        )
        .expect("a line");
    }
    let files = [
        (TIERS, lines, "Importer 2400 lignes"),
        (
            "Immeubles",
            "ref_immeuble;nom;adresse;code_postal;ville\nI1;Les Cèdres;1 rue A;31000;Toulouse\n"
                .into(),
            "Importer 1 ligne",
        ),
        (
            "Lots",
            "ref_lot;ref_immeuble;nature;ref_contrat\nL1;I1;appartement;C1\n".into(),
            "Importer 1 ligne",
        ),
        (
            "Mandats du conseil syndical",
            "ref_mandat;ref_immeuble;ref_tiers;debut\nM1;I1;T1;01/01/2026\n".into(),
            "Importer 1 ligne",
        ),
    ];
    for (kind, file, words) in files {
        let page = manager(&extranet, &bellevue).await;
        let page = sent(&extranet, page, (kind, "fichier.csv"), file.as_bytes()).await;
        confirmed(&extranet, page, words).await.sees("Import terminé");
    }
    assert_eq!(extranet.count("audit_event where kind = 'imported'").await, 4);
    assert_eq!(extranet.count("contract").await, 2_400);
}

//! The portfolio of a société: every tiers of it is found, and none of another one.

use std::io::Cursor;

use palier::contracts::Qualite;
use palier::imports::{self, Format, Limits, Mode};
use palier::staff::Right;

use crate::support::{Agence, Browser, Extranet, PASSWORD};

const HEADER: &str = "ref_tiers;civilite;nom;prenom;adresse1;email;ref_contrat;qualite;debut;fin\n";

const FILE: &str = "\
T-001;Mme;Roux;Élise;8 rue des Lilas;elise.roux@example.org;BAIL-2019/01;locataire;01/09/2019;\n\
T-001;Mme;Roux;Élise;8 rue des Lilas;elise.roux@example.org;BAIL-2021/07;locataire;15/02/2021;\n\
T-002;SCI;des Œillets;;1 place Wilson;;MANDAT-7;propriétaire bailleur;;\n\
T-003;M.;Rouxel;Paul;2 rue Longue;p_l@example.org;COPRO-9;copropriétaire;;\n\
T-004;M.;<script>alert(1)</script>;Zoé;2 rue Longue;;COPRO-10;copropriétaire;;\n";

pub async fn import(extranet: &Extranet, agence: &Agence, lines: &str) {
    let file = Cursor::new(format!("{HEADER}{lines}"));
    let rows = imports::read(file, Format::Csv, Limits::default()).expect("a file");
    let done = imports::apply(&extranet.app, &agence.societe, rows, Mode::ForReal, &|_, _| ());
    assert_eq!(done.await.expect("an import").refused_count(), 0);
}

fn list(agence: &Agence, query: &str) -> String {
    format!("/office/{}/tiers{query}", agence.societe.id)
}

/// The references that the list shows, in its order.
fn found(page: &Browser) -> Vec<String> {
    let html = page.html();
    let rows = html.split("data-label=\"Référence\">").skip(1);
    rows.map(|row| row.split('<').next().unwrap_or_default().to_owned()).collect()
}

async fn searched(page: &Browser, typed: &str) -> Vec<String> {
    let page = page.clone().fill("q", typed).press("Rechercher").await;
    assert_eq!(page.status, 200, "{typed}");
    assert_eq!(page.value("q"), typed.trim());
    found(&page)
}

#[tokio::test]
async fn a_tiers_is_found_by_the_beginning_of_any_of_its_words() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    import(&extranet, &bellevue, FILE).await;
    let page = extranet.staff(&bellevue, Right::Lecture).await.visit(&list(&bellevue, "")).await;
    let page = page.sees("Élise Roux").sees("1–4 sur 4").sees("et un autre").sees("sans accès");
    for (typed, references) in [
        ("roux", &["T-001", "T-003"][..]),
        ("ROUX elise", &["T-001"]),
        ("  Élise   ROU ", &["T-001"]),
        ("Mme Roux", &["T-001", "T-003"]),
        ("sci oeillets", &["T-002"]),
        ("elise.roux@example.org", &["T-001"]),
        ("Elise.Roux@", &["T-001"]),
        ("T-003", &["T-003"]),
        ("t003", &["T-003"]),
        ("bail-2021/07", &["T-001"]),
        ("mandat-7", &["T-002"]),
        ("MANDAT7", &["T-002"]),
        ("ouxel", &[]),
        ("p_l@example.org", &["T-003"]),
        ("pxl@example.org", &[]),
    ] {
        assert_eq!(searched(&page, typed).await, references, "{typed}");
    }
}

#[tokio::test]
async fn nothing_typed_is_more_than_words() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    import(&extranet, &bellevue, FILE).await;
    let page = extranet.staff(&bellevue, Right::Lecture).await.visit(&list(&bellevue, "")).await;
    assert!(page.html().contains("&#60;script&#62;alert(1)"), "names are text");
    assert!(!page.html().contains("<script>alert"));
    for typed in ["%", "_", "ro%", "%x", "_@example.org", "\\", "'", "' or 1=1 --", "\"><script>"] {
        let found = searched(&page, typed).await;
        let all = ["%", "_", "\\", "'"].contains(&typed);
        assert_eq!(found.len() == 4, all, "{typed}: {found:?}");
    }
    let hostile = "%22%3E%3Cscript%3Ealert(2)%3C%2Fscript%3E";
    let html = page.clone().visit(&list(&bellevue, &format!("?q={hostile}"))).await.html();
    assert!(!html.contains("<script>alert"), "{html}");
    let odd = page.clone().visit(&list(&bellevue, "?q=%00%FF")).await;
    assert!([200, 400].contains(&odd.status.as_u16()), "{}", odd.status);
    for query in ["?page=0", "?page=99999999999", "?sort=x&order=y", "?access=x&qualite=y"] {
        assert_eq!(page.clone().visit(&list(&bellevue, query)).await.status, 200, "{query}");
    }
    let long = "a".repeat(3_000);
    assert_eq!(page.visit(&list(&bellevue, &format!("?q={long}"))).await.status, 200);
}

#[tokio::test]
async fn the_list_is_filtered_sorted_and_leafed_through_in_its_address() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let line = |n| format!("R{n:03};M.;Nom {:03};Jean;1 rue A;;C{n};locataire;;\n", 119 - n);
    let lines = (0..120).map(line).collect::<Vec<_>>().concat();
    import(&extranet, &bellevue, &lines).await;
    import(&extranet, &bellevue, FILE).await;
    let page = extranet.staff(&bellevue, Right::Lecture).await.visit(&list(&bellevue, "")).await;
    let first = found(&page);
    assert_eq!((first.len(), first[0].as_str()), (50, "R119"));
    assert!(page.html().contains("aria-sort=\"ascending\""));
    let page = page.sees("1–50 sur 124").click("Référence").await;
    assert_eq!(found(&page)[0], "R000");
    let page = page.click("Référence").await;
    assert!(page.html().contains("aria-sort=\"descending\""));
    assert_eq!(found(&page)[..2], ["T-004", "T-003"]);
    let second = page.click("Page suivante").await.sees("51–100 sur 124");
    let third = second.click("Page suivante").await.sees("101–124 sur 124");
    assert!(!third.html().contains("rel=\"next\""));
    let back = third.click("Page précédente").await.sees("51–100 sur 124");
    let owners = back.select("Qualité", "Copropriétaire").press("Rechercher").await;
    assert_eq!(found(&owners), ["T-003", "T-004"]);
    let owners = owners.fill("q", "zoé").press("Rechercher").await.sees("1–1 sur 1");
    assert_eq!(owners.url, list(&bellevue, "?q=zo%C3%A9&qualite=coproprietaire&access="));
    owners.click("Tout afficher").await.sees("1–50 sur 124");
}

#[tokio::test]
async fn the_state_of_each_access_follows_what_happens() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let state = |name: &'static str| {
        let (extranet, bellevue) = (&extranet, &bellevue);
        async move {
            let staff = extranet.staff(bellevue, Right::Lecture).await;
            let page = staff.visit(&list(bellevue, "?q=camille")).await.sees(name);
            let page = page.select("Accès", name).press("Rechercher").await;
            assert_eq!(found(&page).len(), 1, "{name}");
        }
    };
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some("camille@example.org")).await;
    state("sans accès").await;
    extranet.paper(&bellevue, &dossier).await;
    state("identifiants émis").await;
    extranet.later(extranet.app.settings.pair.validity);
    state("expiré").await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let typed = ("camille@example.org", PASSWORD);
    let waiting = extranet.at_check_mail(&bellevue, &paper, typed).await;
    state("en attente de validation").await;
    let link = extranet.link_mailed_to("camille@example.org").await;
    let page = waiting.visit(&link).await.confirm("camille@example.org", PASSWORD).await;
    state("associé").await;
    let page = page.visit("/").await;
    let detach = crate::walls::kit::detachment(&page).await;
    page.visit(&detach).await.press("Détacher ce contrat").await;
    state("dissocié").await;
}

#[tokio::test]
async fn the_words_of_a_tiers_follow_each_file() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    import(&extranet, &bellevue, FILE).await;
    let changed = "\
        T-001;Mme;Vidal;Élise;8 rue des Lilas;elise@example.org;BAIL-2022;locataire;;\n\
        T-003;M.;Roux;Paul;2 rue Longue;;COPRO-9;copropriétaire;;\n\
        T-003;M.;Roux;Paul;2 rue Longue;;BAIL-2023;locataire;;\n";
    import(&extranet, &bellevue, changed).await;
    let page = extranet.staff(&bellevue, Right::Lecture).await.visit(&list(&bellevue, "")).await;
    assert_eq!(searched(&page, "roux").await, ["T-003"]);
    assert_eq!(searched(&page, "elise.roux@example.org").await, [""; 0]);
    assert_eq!(searched(&page, "rouxel").await, [""; 0]);
    for typed in ["vidal", "bail-2022", "bail-2019/01", "elise@example.org"] {
        assert_eq!(searched(&page, typed).await, ["T-001"], "{typed}");
    }
    let page = page.select("Qualité", "Locataire").press("Rechercher").await;
    assert_eq!(found(&page), ["T-003", "T-001"]);
}

#[tokio::test]
async fn a_portfolio_is_its_societes_own() {
    let extranet = Extranet::open().await;
    let (bellevue, rives) = (extranet.bellevue().await, extranet.rives().await);
    let sister = extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    import(&extranet, &bellevue, FILE).await;
    import(&extranet, &rives, "T-001;Mme;Roux;Marthe;8 rue A;;BAIL-1;locataire;;\n").await;
    for (agence, seen) in [(&rives, "1–1 sur 1"), (&sister, "Votre portefeuille est vide")] {
        let staff = extranet.staff(agence, Right::Administration).await;
        let page = staff.clone().visit(&list(agence, "")).await.sees(seen);
        page.does_not_see("Élise");
        assert_eq!(staff.visit(&list(&bellevue, "?q=roux")).await.status, 404);
    }
    let page = extranet.staff(&rives, Right::Lecture).await.visit(&list(&rives, "?q=roux")).await;
    page.sees("Marthe Roux").does_not_see("Paul");
}

#[tokio::test]
async fn staff_find_nobody_by_the_address_of_their_account() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let dossier = extranet.dossier(&bellevue, "Camille Roux", Some("on.file@example.org")).await;
    extranet.another(&dossier, Qualite::Bailleur, "3 rue B").await;
    extranet.activated(&bellevue, &dossier, "secret.login@example.org", PASSWORD).await;
    let page = extranet.staff(&bellevue, Right::Lecture).await.visit(&list(&bellevue, "")).await;
    assert_eq!(searched(&page, "secret").await, [""; 0]);
    let page = page.fill("q", "on.file@").press("Rechercher").await.sees("Camille Roux");
    assert!(!page.html().contains("secret.login"));
}

/// Only so many tiers of a word are looked at: what is beyond is not said not to be there.
#[tokio::test]
async fn a_search_that_is_cut_says_so_and_nothing_is_done_to_all_that_it_finds() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let line = |n: usize| format!("R{n};Mme;Roux;Camille;1 rue A;;BAIL-{n};locataire;;\n");
    import(&extranet, &bellevue, &(0..5_010).map(line).collect::<Vec<_>>().concat()).await;
    let page = extranet.staff(&bellevue, Right::Gestion).await;
    let wide = page.clone().visit(&list(&bellevue, "?q=roux&access=linked")).await;
    wide.sees("Recherche trop large").does_not_see("Aucun tiers ne correspond");
    let wide = page.clone().visit(&list(&bellevue, "?q=roux")).await.sees("sur plus de");
    let wide = wide.does_not_see("Tous ceux de cette recherche").sees("trop large pour agir");
    for (door, act) in [("bulk", "suspend"), ("letters", "")] {
        let form = [("which", "sought"), ("q", "roux"), ("act", act)];
        let url = format!("/office/{}/{door}", bellevue.societe.id);
        let back = wide.clone().post(&url, &form).await;
        assert!(back.url.contains("/tiers?q=roux"), "{door}: {}", back.url);
    }
    let made = "bulk_act";
    assert_eq!(extranet.count(made).await + extranet.count("letter_run").await, 0);
    let narrow = page.visit(&list(&bellevue, "?q=roux+r17")).await;
    narrow.sees("Tous ceux de cette recherche").does_not_see("trop large");
}

//! Files that are not what they are called, that are too many or too large; words that would be markup.

use super::{all, files, filled, leak, only, pdf, photo};
use crate::office::documents::contents;
use crate::support::Extranet;
use crate::walls::kit::set;

#[tokio::test]
async fn a_file_is_what_it_holds_and_nothing_else_is_taken() {
    let extranet = Extranet::open().await;
    let (_, _, camille) = extranet.camille().await;
    let page = filled(&camille, "Autre question", "Fichiers").await;
    let not_one = "Choisissez un PDF, un PNG ou un JPEG";
    let refused: [(&str, &[u8], &str); 6] = [
        ("a.pdf", b"<html><script>alert(1)</script>", not_one),
        ("a.jpg", b"MZ\x90 a program", not_one),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", not_one),
        ("vide.png", b"", not_one),
        ("a.heic", b"\0\0\0\x18ftypheic", not_one),
        ("a.jpg", b"\xff\xd8\xff\xe0<script>", "incomplète ou abîmée"),
    ];
    for (name, content, why) in refused {
        let page = page.clone().attach("files", "bon.jpg", &photo()).attach("files", name, content);
        let page = page.press("Envoyer la demande").await.sees(why);
        assert_eq!((page.status.as_u16(), page.value("subject")), (422, "Fichiers".into()));
        page.sees("choisissez-les à nouveau");
    }
    assert_eq!((contents(&extranet), all(&extranet).await.len()), (0, 0));
}

#[tokio::test]
async fn too_many_or_too_large_is_refused_and_leaves_nothing() {
    let small = |settings: &mut palier::settings::Settings| {
        set(settings, "demandes.file_size", "256 KiB");
        set(settings, "demandes.files", "2");
        set(settings, "documents.max_size", "1 MiB");
        set(settings, "server.upload_limit", "2 MiB");
    };
    let extranet = Extranet::open_with(small).await;
    let (_, _, camille) = extranet.camille().await;
    let page = filled(&camille, "Autre question", "Fichiers").await;
    let three =
        (0..3).fold(page.clone(), |page, at| page.attach("files", &format!("{at}.pdf"), &pdf("a")));
    let refused = three.press("Envoyer la demande").await.sees("Choisissez moins de fichiers");
    assert_eq!(refused.status, 422);
    let heavy = |kib: usize| [pdf("a"), vec![b' '; kib * 1024]].concat();
    let refused = page.clone().attach("files", "a.pdf", &heavy(300)).press("Envoyer la demande");
    assert_eq!(refused.await.sees("Choisissez un fichier de").status, 422);
    let refused = page.clone().attach("files", "a.pdf", &heavy(3_000)).press("Envoyer la demande");
    assert_eq!(refused.await.status, 413);
    assert_eq!((contents(&extranet), all(&extranet).await.len()), (0, 0));
    let page = page.attach("files", "a.pdf", &pdf("a")).attach("files", "b.pdf", &pdf("b"));
    page.press("Envoyer la demande").await.sees("a.pdf").sees("b.pdf");
    assert_eq!(files(&extranet).await.len(), 2);
}

#[tokio::test]
async fn a_long_text_comes_back_whole_and_a_sign_that_turns_words_around_is_dropped() {
    let extranet = Extranet::open().await;
    let (_, _, camille) = extranet.camille().await;
    let page = filled(&camille, "Autre question", "Longueur").await;
    // What a browser without limits sends.
    let html = page.html();
    assert!(html.contains("maxlength=\"4000\""), "the limit is said");
    let body = format!("{}\u{202E}fdp.exe", "é".repeat(3_980));
    let page = page.fill("body", &body).press("Envoyer la demande").await;
    let page = page.sees("Votre demande est envoyée");
    assert!(!page.html().contains('\u{202E}'));
}

#[tokio::test]
async fn what_people_write_is_no_markup_on_either_side() {
    let extranet = Extranet::open().await;
    let (bellevue, _, camille) = extranet.camille().await;
    let evil = "<img src=x onerror=alert(1)>{{7*7}}";
    let page = filled(&camille, "Autre question", evil).await.fill("body", evil);
    let page = page.attach("files", "<b>x</b>.pdf", &pdf("a")).press("Envoyer la demande").await;
    let staff = extranet.staff(&bellevue, palier::staff::Right::Gestion).await;
    let office = staff.visit(&super::at(&bellevue, &only(&extranet).await)).await;
    for page in [page, office] {
        let page = page.sees(evil);
        assert!(!page.html().contains("<img src=x") && !page.html().contains("<b>x"));
    }
}

#[tokio::test]
async fn a_demande_that_was_closed_meanwhile_keeps_what_was_typed() {
    let extranet = Extranet::open().await;
    let (_, _, camille) = extranet.camille().await;
    let page = leak(&camille).await;
    let other_tab = page.clone();
    page.press("Mon problème est réglé").await.sees("La demande est close");
    let late = other_tab.fill("body", "Encore un mot").attach("files", "a.jpg", &photo());
    let late = late.press("Envoyer la réponse").await;
    assert_eq!(late.status, 422);
    late.sees("a changé d’état entre-temps");
    assert_eq!(contents(&extranet), 0);
    assert_eq!(extranet.count("demande_entry").await, 2);
}

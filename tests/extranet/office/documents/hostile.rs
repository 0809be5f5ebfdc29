//! Files that are not what they are called, that would burst, or that would do something.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageDecoder};

use super::{cedres, contents, filled, known, pdf};
use crate::support::{Browser, Extranet};
use crate::walls::kit::set;

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = Vec::new();
    let picture = DynamicImage::new_rgb8(width, height);
    picture.write_with_encoder(PngEncoder::new(&mut out)).expect("a picture");
    out
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut out = Vec::new();
    let picture = DynamicImage::new_rgb8(width, height);
    picture.write_with_encoder(JpegEncoder::new(&mut out)).expect("a picture");
    out
}

/// A picture whose head says that it is 65 535 pixels wide and high.
fn bomb() -> Vec<u8> {
    let mut bomb = png(1, 1);
    bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let mut sum = flate2::Crc::new();
    sum.update(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    bomb
}

async fn sent(page: &Browser, name: &str, content: &[u8]) -> Browser {
    page.clone().attach("file", name, content).press("Continuer").await
}

#[tokio::test]
async fn a_file_is_what_it_holds_and_nothing_else_is_taken() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = filled(&cedres, "AG").await;
    let not_one = "Choisissez un PDF, un PNG ou un JPEG";
    let refused: [(&str, &[u8], &str); 8] = [
        ("pv.pdf", b"<html><script>alert(1)</script>", not_one),
        ("pv.pdf", b"PK\x03\x04 an archive", not_one),
        ("pv.pdf", b"MZ\x90 a program", not_one),
        ("vide.pdf", b"", not_one),
        ("pv.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", not_one),
        ("a.jpg", b"\xff\xd8\xff\xe0<script>", "incomplète ou abîmée"),
        ("a.png", &png(64, 64)[..100], "incomplète ou abîmée"),
        ("bombe.png", &bomb(), "40 millions de pixels"),
    ];
    for (name, content, why) in refused {
        let page = sent(&page, name, content).await.sees(why);
        assert_eq!(page.status, 422, "{name}");
        assert_eq!(page.value("title"), "AG");
    }
    assert_eq!((contents(&extranet), known(&extranet).await.len()), (0, 0));
}

#[tokio::test]
async fn a_picture_is_made_anew_and_keeps_nothing_but_its_pixels() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = filled(&cedres, "Façade").await;
    let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0GPS 43.6";
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    let plain = jpeg(40, 20);
    let photo =
        [&plain[..2], b"\xff\xe1", &length, exif, &plain[2..], b"PK\x03\x04 hidden"].concat();
    let page = sent(&page, "facade.pdf", &photo).await.sees("JPEG");
    page.press("Publier").await.sees("Façade.jpg");
    let document = known(&extranet).await.remove(0);
    let kept = cedres.camille.clone().get(&format!("/documents/{}", document.id)).await;
    let kept = kept.body().to_vec();
    for hidden in [&b"GPS"[..], b"Exif", b"hidden"] {
        assert!(!kept.windows(hidden.len()).any(|it| it == hidden), "{hidden:?}");
    }
    let upright = image::codecs::jpeg::JpegDecoder::new(std::io::Cursor::new(kept));
    assert_eq!(upright.expect("a picture").dimensions(), (20, 40));
}

#[tokio::test]
async fn a_pdf_that_does_something_by_itself_is_pointed_out() {
    let extranet = Extranet::open().await;
    let cedres = cedres(&extranet).await;
    let page = filled(&cedres, "AG").await;
    let script = pdf("/OpenAction 3 0 R /S/JavaScript/JS(app.alert(1)) /EmbeddedFiles");
    let checked = sent(&page, "pv.pdf", &script).await.sees("Ce PDF mérite un coup d’œil");
    let checked = checked.sees("Il contient du JavaScript").sees("Il contient un autre fichier");
    checked.sees("une action à l’ouverture").does_not_see("lancer un programme");
    sent(&page, "pv.pdf", &pdf("rien")).await.does_not_see("mérite un coup");
}

#[tokio::test]
async fn what_is_too_large_is_refused_with_a_page_and_leaves_nothing() {
    let small = |settings: &mut palier::settings::Settings| {
        set(settings, "documents.max_size", "1 MiB");
        set(settings, "server.upload_limit", "3 MiB");
    };
    let extranet = Extranet::open_with(small).await;
    let cedres = cedres(&extranet).await;
    let page = filled(&cedres, "AG").await;
    let heavy = |mib: usize| [pdf("a"), vec![b' '; mib * 1024 * 1024]].concat();
    let refused =
        sent(&page, "a.pdf", &heavy(2)).await.sees("Choisissez un fichier de 1,1 Mo au plus");
    assert_eq!((refused.status.as_u16(), refused.value("title")), (422, "AG".into()));
    assert_eq!(sent(&page, "a.pdf", &heavy(4)).await.status, 413);
    let mut picture = png(8, 8);
    picture.resize(2 * 1024 * 1024, 0);
    sent(&page, "a.png", &picture).await.sees("Choisissez un fichier de 1,1 Mo au plus");
    assert_eq!(contents(&extranet), 0);
}

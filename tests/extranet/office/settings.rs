//! « Paramètres »: what an administrator changes of their société, and nobody else's.

use std::time::Duration;

use palier::staff::Right;

use crate::support::people::Agence;
use crate::support::{Browser, Extranet};

const IBAN: &str = "FR76 3000 6000 0112 3456 7890 189";

fn settings(agence: &Agence, part: &str) -> String {
    format!("/office/{}/settings{part}", agence.societe.id)
}

async fn administrator(extranet: &Extranet, agence: &Agence) -> Browser {
    extranet.staff(agence, Right::Administration).await.visit(&settings(agence, "")).await
}

async fn journal(page: &Browser, agence: &Agence, kind: &str) -> Browser {
    let address = format!("/office/{}/journal?kind={kind}", agence.societe.id);
    page.clone().visit(&address).await
}

#[tokio::test]
async fn the_identity_is_changed_and_the_pages_follow_at_once() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let page = administrator(&extranet, &bellevue).await.sees("Paramètres");
    let page = page.click_beside("Identité et coordonnées", "Modifier").await;
    let page = page
        .fill("name", "Bellevue & Filles")
        .fill("address", "1 place du Capitole\n\n31000 Toulouse");
    let page = page.fill("phone", "05 61 11 22 33").fill("email", "").fill("hours", "le matin");
    let page = page.press("Enregistrer").await.sees("Paramètres enregistrés.");
    let page = page.sees("Bellevue & Filles").sees("1 place du Capitole");
    let login = extranet.browser().visit(&bellevue.login).await;
    let login = login.sees("Bellevue & Filles").sees("05 61 11 22 33").sees("1 place du Capitole");
    login.does_not_see("contact@tls.example");
    let trail = journal(&page, &bellevue, "agency_changed").await;
    trail.sees("changed: name, address, phone, email, hours").does_not_see("05 61 11");
}

#[tokio::test]
async fn what_cannot_be_an_identity_is_refused_field_by_field() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let form =
        administrator(&extranet, &bellevue).await.visit(&settings(&bellevue, "/identity")).await;
    let hostile = [
        ("name", ""),
        ("name", "Cabinet\u{202e}Bellevue"),
        ("address", "a\nb\nc\nd\ne\nf"),
        ("phone", "appelez-moi"),
        ("email", "contact@"),
        ("hours", "\u{200b}"),
    ];
    for (field, typed) in hostile {
        let page = form.clone().fill(field, typed).press("Enregistrer").await;
        assert_eq!(page.status, 422, "{field}");
        assert!(page.mistake_on(field).is_some(), "{field}: {typed:?}");
    }
    let (name, most) = ("x".repeat(500), "Écrivez 80 caractères au plus");
    let pairs = [("name", name.as_str()), ("address", "a"), ("city", "b")];
    form.post(&settings(&bellevue, "/identity"), &pairs).await.sees(most);
    assert_eq!(extranet.count("audit_event where kind = 'agency_changed'").await, 0);
}

#[tokio::test]
async fn an_iban_is_checked_and_the_trail_never_holds_it() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let page = administrator(&extranet, &bellevue).await.sees("Aucun compte");
    let page = page.click_beside("Compte bancaire", "Modifier").await;
    let wrong = page.clone().fill("iban", "FR77 3000 6000 0112 3456 7890 189").fill("bic", "X");
    let wrong = wrong.press("Enregistrer").await;
    assert!(wrong.mistake_on("iban").is_some() && wrong.mistake_on("bic").is_some());
    let page =
        page.fill("iban", &IBAN.to_lowercase()).fill("bic", "agrifrpp").press("Enregistrer").await;
    let page = page.sees("Paramètres enregistrés.").sees(IBAN).sees("AGRIFRPP");
    let trail = journal(&page, &bellevue, "iban_changed").await.sees("changed: iban, bic");
    trail.sees("Compte bancaire modifié").does_not_see("3000");
    let again = page.click_beside("Compte bancaire", "Modifier").await.press("Enregistrer").await;
    again.sees("Paramètres enregistrés.");
    assert_eq!(extranet.count("audit_event where kind = 'iban_changed'").await, 1);
}

#[tokio::test]
async fn a_colour_is_seen_in_both_themes_before_it_is_kept() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let page = administrator(&extranet, &bellevue).await.click("Changer la couleur").await;
    let page = page
        .does_not_see("Couleur ajustée pour rester lisible.")
        .sees("C'est votre couleur actuelle");
    let page = page.fill("colour", "#FFD500").press("Voir l'aperçu").await;
    let page = page.sees("Couleur ajustée pour rester lisible.").sees("#7f6a13, contraste 4,");
    let html = page.html();
    let (_, rest) = html.split_once("href=\"/office/").expect("links");
    let sheet =
        rest.split('"').find(|it| it.contains("colour.css")).map(|it| format!("/office/{it}"));
    let sheet =
        sheet.unwrap_or_else(|| format!("{}?colour=%23ffd500", settings(&bellevue, "/colour.css")));
    let css = page.clone().visit(&sheet).await;
    assert_eq!(css.header("content-type"), Some("text/css; charset=utf-8"));
    assert!(css.html().contains("--bar:#ffd500;--adjusted:1"), "{}", css.html());
    let page = page.press("Enregistrer cette couleur").await.sees("Votre couleur : #ffd500");
    for typed in ["", "red", "#12345", "#123456;}*{"] {
        let asked =
            format!("{}?colour={}", settings(&bellevue, "/colour.css"), typed.replace('#', "%23"));
        assert_eq!(page.clone().visit(&asked).await.status, 404, "{typed}");
        let posted = page.clone().post(&settings(&bellevue, "/colour"), &[("colour", typed)]).await;
        assert!(posted.mistake_on("colour").is_some(), "{typed}");
    }
}

#[tokio::test]
async fn a_societe_leaves_the_directory_and_comes_back() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let found = async || extranet.browser().visit("/login?q=Bellevue").await.html();
    let before = found().await;
    let page =
        administrator(&extranet, &bellevue).await.press("Ne plus figurer dans l'annuaire").await;
    let page = page.sees("Votre agence ne figure plus dans l'annuaire.");
    assert_ne!(before, found().await);
    page.press("Figurer dans l'annuaire").await.sees("Votre agence figure dans l'annuaire.");
    assert_eq!(before, found().await);
}

#[tokio::test]
async fn former_codes_of_the_agency_lead_here_and_those_of_others_never() {
    let extranet = Extranet::open().await;
    let (bellevue, _) = (extranet.bellevue().await, extranet.rives().await);
    extranet.agence(("BELLEVUE", "MTB"), "Bellevue Montauban").await;
    let page = administrator(&extranet, &bellevue).await.click("Gérer les anciens codes").await;
    for (client, code, why) in [
        ("RIVES", "OLD", "n'a jamais été celui de votre agence"),
        ("BELLEVUE", "MTB", "mènent déjà"),
        ("BELLEVUE", "TLS", "mènent déjà"),
        ("BELLEVUE", "???", "des lettres et des chiffres"),
    ] {
        let page =
            page.clone().fill("client", client).fill("code", code).press("Ajouter ces codes").await;
        let said = page.mistake_on("code").unwrap_or_default();
        assert!(
            said.contains(&why.replace('\'', "’")) || said.contains(why),
            "{client}/{code}: {said}"
        );
    }
    let page = page.fill("code", "31-old").press("Ajouter ces codes").await;
    let page = page.sees("Ces codes mènent maintenant à votre agence.").sees("BELLEVUE/31OLD");
    extranet.browser().visit("/login?client=bellevue&societe=31old").await.sees("Cabinet Bellevue");
    let page = page.press("Ne plus accepter").await.sees("ne mènent plus");
    page.clone().does_not_see("BELLEVUE/31OLD");
    let former = [("client", "BELLEVUE"), ("code", "31OLD")];
    let gone = page.post(&settings(&bellevue, "/codes/remove"), &former).await;
    assert_eq!(gone.status, 404);
}

#[tokio::test]
async fn settings_are_for_administrators_who_typed_their_secrets_a_moment_ago() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let manager = extranet.staff(&bellevue, Right::Gestion).await;
    assert_eq!(manager.visit(&settings(&bellevue, "")).await.status, 404);
    let page = administrator(&extranet, &bellevue).await;
    extranet.later(Duration::from_mins(11));
    for part in ["/identity", "/bank", "/colour", "/codes", "/terms/new"] {
        let asked = page.clone().visit(&settings(&bellevue, part)).await;
        assert!(asked.url.starts_with("/office/step-up?next="), "{part}: {}", asked.url);
        let posted = page.clone().post(&settings(&bellevue, part), &[]).await;
        assert!(posted.url.starts_with("/office/step-up?next="), "{part}: {}", posted.url);
    }
    let posted = page.press("Ne plus figurer dans l'annuaire").await;
    assert!(posted.url.starts_with("/office/step-up?next="), "{}", posted.url);
}

fn noise(width: u32, height: u32) -> image::DynamicImage {
    let mut seed = 1_u32;
    let picture = image::RgbImage::from_fn(width, height, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [one, two, three, _] = seed.to_be_bytes();
        image::Rgb([one, two, three])
    });
    image::DynamicImage::ImageRgb8(picture)
}

fn encoded(picture: &image::DynamicImage, format: image::ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, format).expect("a picture");
    out.into_inner()
}

#[tokio::test]
async fn a_logo_is_drawn_anew_and_holds_nothing_but_its_pixels() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let photograph = encoded(&noise(1_600, 800), image::ImageFormat::Jpeg);
    let hidden = [&photograph[..], b"PK\x03\x04<script>alert(1)</script>"].concat();
    let page = administrator(&extranet, &bellevue).await.click("Changer le logo").await;
    let page = page.attach("file", "logo.png", &hidden).press("Enregistrer ce logo").await;
    let page = page.sees("Paramètres enregistrés.");
    let html = extranet.browser().visit(&bellevue.login).await.html();
    let (_, rest) = html.split_once("/a/BELLEVUE/TLS/logo.png").expect("a logo");
    let address = format!("/a/BELLEVUE/TLS/logo.png{}", rest.split('"').next().unwrap_or_default());
    let logo = extranet.browser().visit(&address).await;
    assert_eq!(logo.header("content-type"), Some("image/png"));
    assert!(logo.body().starts_with(b"\x89PNG") && logo.body().len() <= 60 * 1024);
    assert!(!logo.body().windows(7).any(|some| some == b"<script"));
    let page = page.click("Changer le logo").await.press("Retirer le logo").await;
    let page = page.sees("Pas de logo : les pages montrent vos initiales.");
    assert_eq!(extranet.browser().visit("/a/BELLEVUE/TLS/logo.png").await.status, 404);
    let trail = journal(&page, &bellevue, "agency_changed").await;
    trail.sees("changed: logo").sees("changed: logo removed");
}

#[tokio::test]
async fn what_is_no_logo_is_refused_in_plain_words() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let form = administrator(&extranet, &bellevue).await.click("Changer le logo").await;
    let mut bomb = encoded(&noise(16, 16), image::ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let hostile: [(&str, Vec<u8>, &str); 6] = [
        (
            "logo.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".to_vec(),
            "PNG ou JPEG",
        ),
        ("logo.png", b"GIF89a".to_vec(), "PNG ou JPEG"),
        ("logo.png", bomb, "abîmée"),
        ("logo.jpg", b"\xff\xd8\xff<script>".to_vec(), "abîmée"),
        ("logo.png", vec![0x89; 6 * 1024 * 1024], "trop lourde"),
        ("logo.png", encoded(&noise(400, 3), image::ImageFormat::Png), "trop étroite"),
    ];
    for (name, content, why) in hostile {
        let page = form.clone().attach("file", name, &content).press("Enregistrer ce logo").await;
        let said = page.mistake_on("file").unwrap_or_default();
        assert!(page.status == 422 && said.contains(why), "{name}: {said}");
    }
    let empty = form.press("Enregistrer ce logo").await;
    let said = empty.mistake_on("file").unwrap_or_default();
    assert!(said.contains("Choisissez une image"), "{said}");
    assert_eq!(extranet.count("logo").await, 0);
}

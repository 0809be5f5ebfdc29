//! Words that would be markup, and addresses that would lead elsewhere.

use super::kit::{PASSWORD, chosen, claimed, confirmed, detachment, somebody};
use crate::support::Extranet;

#[tokio::test]
async fn a_sign_in_leads_on_to_our_own_pages_only() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let (_, _, email) = somebody(&extranet, &bellevue, "Camille Roux").await;
    for (next, led) in [
        ("/profile", "/profile"),
        ("/profile/devices", "/profile/devices"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\t/evil.example", "/"),
        ("/\r\nSet-Cookie: x=1", "/"),
        ("", "/"),
    ] {
        let form = [
            ("identifier", email.as_str()),
            ("password", PASSWORD),
            ("client", "BELLEVUE"),
            ("societe", "TLS"),
            ("next", next),
        ];
        let seen = extranet.browser().post("/login", &form).await;
        assert_eq!(seen.hops[0].headers["location"], led, "{next:?}");
    }
}

#[tokio::test]
async fn names_from_the_agencys_file_are_words_and_never_markup() {
    let extranet = Extranet::open().await;
    let name = "<b>Cabinet</b> \"><img src=x onerror=alert(1)> & fils";
    let agence = extranet.agence(("EVIL", "X"), name).await;
    let who = "<i>Eve</i> \"><script>alert(1)</script>";
    let dossier = extranet.dossier(&agence, who, Some("eve@example.org")).await;
    let paper = extranet.paper(&agence, &dossier).await;
    let mut browser = claimed(extranet.browser(), &agence, &paper).await;
    for page in ["/activation/email", "/activation/password"] {
        browser = browser.visit(page).await;
        assert_words(&browser.html(), page);
    }
    let browser = chosen(browser, "eve@example.org", PASSWORD).await;
    assert_words(&browser.html(), "check-mail");
    let reader = browser.visit(&extranet.link_mailed_to("eve@example.org").await).await;
    assert_words(&reader.html(), "confirm");
    let home = confirmed(reader, "eve@example.org", PASSWORD).await;
    for page in ["/", "/profile", "/profile/devices", &detachment(&home).await, "/help"] {
        assert_words(&home.clone().visit(page).await.html(), page);
    }
    for letter in extranet.mailbox("eve@example.org").await {
        assert_words(&letter.html, &letter.subject);
        assert!(!letter.subject.contains('\n'));
    }
}

fn assert_words(html: &str, place: &str) {
    for alive in ["<b>", "<i>Eve", "<img src=x", "<script>alert"] {
        assert!(!html.contains(alive), "{alive} lives at {place}");
    }
}

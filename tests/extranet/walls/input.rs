//! What nobody types: every field of every form given everything that breaks things.

use axum::body::Body;
use palier::router::doors;
use palier::web::Who;

use super::kit::{
    Answer, FORM, PASSWORD, chosen, claimed, cookies, detachment, request, sent, somebody,
};
use crate::support::Extranet;

/// Every name that some form or address reads.
const FIELDS: [&str; 17] = [
    "identifier",
    "password",
    "current",
    "remember",
    "client",
    "societe",
    "next",
    "login",
    "secret",
    "email",
    "choice",
    "sure",
    "lang",
    "q",
    "why",
    "notice",
    "changed",
];

fn breakers() -> Vec<String> {
    let mut all: Vec<String> = [
        "",
        "%00",
        "a%00b",
        "%0D%0ASet-Cookie:%20x=1",
        "%FF%FE",
        "%",
        "%zz",
        "%C3",
        "%ED%A0%80",
        "%E2%80%AE%D8%A7%D9%84",
        "%F0%9F%A6%80",
        "'%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "{{7*7}}",
        "'%20or%201=1--",
        "99999999999999999999",
        "-1",
        "1e309",
        "NaN",
        "true",
        "on",
        "//evil.example",
        "https://evil.example",
        "/%5Cevil.example",
        "%09//evil.example",
        "a%40b.fr",
        "a%00@b.fr",
        "a%0D%0ABcc:x@b.fr",
        "AAAA-AAAAA%00AAAA",
        "../../etc/passwd",
        "%2e%2e%2f",
        "${jndi:ldap://x}",
    ]
    .map(str::to_owned)
    .to_vec();
    all.push("A".repeat(3_000));
    all.push("%F0%9F%A6%80".repeat(900));
    all.push(format!("{}@example.org", "a".repeat(60_000)));
    all
}

#[tokio::test]
async fn nothing_typed_anywhere_breaks_a_page_or_comes_back_alive() {
    let extranet = Extranet::open_with(|settings| {
        settings.throttle.ip_attempts = 1_000_000;
        settings.throttle.network_attempts = 1_000_000;
        settings.throttle.societe_attempts = 1_000_000;
        settings.throttle.prefix_attempts = 1_000_000;
        settings.mail.per_ip_hour = 1_000_000;
        settings.mail.per_pair_day = 1_000_000;
    })
    .await;
    let bellevue = extranet.bellevue().await;
    let (person, ..) = somebody(&extranet, &bellevue, "Camille Roux").await;
    let dossier = extranet.dossier(&bellevue, "Louis Petit", None).await;
    let paper = extranet.paper(&bellevue, &dossier).await;
    let holder = claimed(extranet.browser(), &bellevue, &paper).await;
    let holder = chosen(holder, "louis@example.org", PASSWORD).await;
    let bearer =
        extranet.browser().visit(&extranet.link_mailed_to("louis@example.org").await).await;
    let mine = detachment(&person).await;
    for door in doors(false) {
        let browser = match door.who {
            Who::SignedIn => &person,
            Who::TicketHolder => &holder,
            Who::LinkBearer => &bearer,
            _ => &extranet.browser(),
        };
        let cookies = cookies(browser);
        for breaker in breakers() {
            let path = door.path.replace("{link}", mine.rsplit('/').next().expect("a number"));
            let broken = breaker.chars().take(200).collect::<String>();
            let path = ["{client}", "{societe}", "{file}", "{token}"]
                .iter()
                .fold(path, |path, part| path.replace(part, &broken));
            if path.parse::<axum::http::Uri>().is_err() {
                continue;
            }
            judge(&extranet, &path, &cookies, &breaker).await;
        }
    }
}

async fn judge(extranet: &Extranet, path: &str, cookies: &str, breaker: &str) {
    let good = |name: &str| match name {
        "client" => "BELLEVUE".to_owned(),
        "societe" => "TLS".to_owned(),
        "next" | "lang" | "remember" | "sure" | "changed" => String::new(),
        _ => breaker.to_owned(),
    };
    let all = |value: &dyn Fn(&str) -> String| {
        let pairs = FIELDS.map(|name| (name, value(name)));
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        pairs.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    };
    for body in [all(&|_| breaker.to_owned()), all(&good), breaker.to_owned()] {
        if path.starts_with("/logout") {
            continue;
        }
        let post = request("POST", path).header("content-type", FORM).header("cookie", cookies);
        let post = post.header("sec-fetch-site", "same-origin");
        let answer = sent(extranet, post.body(body.clone().into()).expect("a request")).await;
        assert_sound(&format!("POST {path} {body:.80}"), &answer);
        let asked = format!("{path}?{}", body.chars().take(6_000).collect::<String>());
        let Ok(asked) = request("GET", &asked).header("cookie", cookies).body(Body::empty()) else {
            continue;
        };
        assert_sound(&format!("GET {path} {body:.80}"), &sent(extranet, asked).await);
    }
}

fn assert_sound(what: &str, answer: &Answer) {
    assert!(answer.status.as_u16() < 500, "{what}: {}", answer.status);
    // What programs read is no page: no browser runs it.
    let is_page = answer.header("content-type") != "application/problem+json";
    assert!(!is_page || !answer.body.contains("<script>alert"), "{what}");
    assert!(!is_page || !answer.body.contains("\"><script"), "{what}");
    assert_eq!(
        answer.headers.get_all("set-cookie").iter().filter(|c| c.as_bytes() == b"x=1").count(),
        0
    );
    let leads = answer.header("location");
    assert!(
        leads.is_empty() || (leads.starts_with('/') && !leads.starts_with("//")),
        "{what}: {leads}"
    );
    let kind = answer.header("content-type");
    let ours = [
        "",
        "text/html; charset=utf-8",
        "application/json",
        "application/problem+json",
        "text/css; charset=utf-8",
        // A word for what watches over a node, and nothing of what was asked.
        "text/plain; charset=utf-8",
        // Saved, not shown.
        "text/csv; charset=utf-8",
    ];
    assert!(ours.contains(&kind), "{what}: {kind} {}", answer.body);
}

/// A form without fields is sent as nothing at all, by some without a type.
#[tokio::test]
async fn nothing_at_all_is_an_empty_form_and_something_without_a_type_is_none() {
    let extranet = Extranet::open().await;
    extranet.bellevue().await;
    let post = || request("POST", "/password-reset").header("sec-fetch-site", "same-origin");
    let nothing = sent(&extranet, post().body(Body::empty()).expect("a request")).await;
    assert_eq!(nothing.status, 422, "{}", nothing.body);
    let untyped = sent(&extranet, post().body("email=a".into()).expect("a request")).await;
    assert_eq!(untyped.status, 400);
}

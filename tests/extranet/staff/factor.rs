//! The second factor: set up once, each code used once, and nothing without it.

use std::time::Duration;

use palier::guard::TotpSecret;
use palier::staff::Right;

use super::kit::{PASSWORD, code, enrolled, invited, joined, secrets, signed_in, typed};
use crate::support::Extranet;
use crate::walls::kit::{count, rows};

#[tokio::test]
async fn a_code_opens_once_even_within_its_half_minute() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let page = signed_in(&extranet, &claire).await;
    assert!(page.cookie("__Host-bo").is_some());
    let again = signed_in(&extranet, &claire).await;
    let again = again.sees("Le code ne correspond pas ou a déjà servi");
    assert_eq!(again.cookie("__Host-bo"), None);
    extranet.later(Duration::from_secs(30));
    let digits = code(&extranet, &claire.secret);
    let page = again.fill("code", &digits).press("Se connecter").await;
    assert!(page.cookie("__Host-bo").is_some());
}

#[tokio::test]
async fn of_twenty_right_codes_sent_at_once_one_opens() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let half = typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await;
    let before = count(&extranet, "staff_session").await;
    let digits = code(&extranet, &claire.secret);
    let tries = (0..20).map(|_| {
        let (half, digits) = (half.clone(), digits.clone());
        tokio::spawn(
            async move { half.post("/office/login/factor", &[("code", &digits)]).await.status },
        )
    });
    for one in tries.collect::<Vec<_>>() {
        one.await.expect("an answer");
    }
    assert_eq!(before, "1");
    assert_eq!(count(&extranet, "staff_session").await, "2");
}

#[tokio::test]
async fn of_twenty_wrong_codes_sent_at_once_few_are_looked_at() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let half = typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await;
    let wrong = wrong_code(&extranet, &claire.secret);
    let tries = (0..20).map(|_| {
        let (half, wrong) = (half.clone(), wrong.clone());
        tokio::spawn(
            async move { half.post("/office/login/factor", &[("code", &wrong)]).await.status },
        )
    });
    let mut looked_at = 0;
    for one in tries.collect::<Vec<_>>() {
        looked_at += usize::from(one.await.expect("an answer") == 422);
    }
    assert_eq!(looked_at, 5);
    let digits = code(&extranet, &claire.secret);
    let page = half.fill("code", &digits).press("Se connecter").await;
    assert_eq!((page.status.as_u16(), page.cookie("__Host-bo")), (429, None));
}

/// Six digits that no step around now has.
fn wrong_code(extranet: &Extranet, secret: &TotpSecret) -> String {
    let now = extranet.clock.now();
    let near = [now, now - Duration::from_secs(30), now + Duration::from_secs(30)];
    let near: Vec<_> = near.into_iter().filter_map(|at| secret.code(at)).collect();
    let mut all = (0..10).map(|digit| format!("{digit}12345"));
    all.find(|code| !near.contains(code)).expect("a wrong code")
}

#[tokio::test]
async fn a_recovery_code_opens_once_and_its_holder_hears_of_it() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    for (opens, number) in [(true, 3), (false, 3), (true, 4)] {
        let page = typed(extranet.browser(), "BELLEVUE", &claire.email, PASSWORD).await;
        let page = page.click("Utiliser un code de secours").await;
        let written = claire.codes[number].to_lowercase().replace('-', " ");
        let page = page.fill("code", &written).press("Se connecter").await;
        assert_eq!(page.cookie("__Host-bo").is_some(), opens, "code {number}");
    }
    let letters = extranet.mailbox(&claire.email).await;
    let told = letters.iter().filter(|it| it.subject.starts_with("Code de secours utilisé"));
    assert_eq!(told.count(), 2);
    assert!(letters.iter().any(|letter| letter.says("Codes de secours restants : 8")));
}

#[tokio::test]
async fn nothing_opens_before_the_first_factor_is_set_up() {
    let extranet = Extranet::open().await;
    let bellevue = extranet.bellevue().await;
    let email = invited(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let link = extranet.link_mailed_to(&email).await;
    let page = extranet.browser().visit(&link).await.fill("password", PASSWORD);
    let page = page.press("Continuer").await.sees("Protégez votre accès");
    assert!(page.html().contains("otpauth://totp/") && page.html().contains("<svg viewBox"));
    for address in ["/office", "/office/account", "/office/login/factor"] {
        let seen = page.clone().visit(address).await;
        assert!(seen.url.starts_with("/office/login"), "{}", seen.url);
    }
    let wrong = page.clone().fill("code", "000000").press("Activer").await;
    wrong.sees("Le code ne correspond pas");
    let secret = secrets(&page)[0].clone();
    // Another browser that has only the password too: whoever is second gets nothing.
    let other = typed(extranet.browser(), "BELLEVUE", &email, PASSWORD).await;
    let other = other.sees("Protégez votre accès");
    assert_ne!(secrets(&other)[0], secret);
    let (page, ..) = enrolled(&extranet, page).await;
    page.visit("/office/account").await.sees("Il vous reste 10 codes de secours.");
    let late = TotpSecret::parse(&secrets(&other)[0]).expect("a key");
    let late = other.fill("code", &code(&extranet, &late)).press("Activer").await;
    assert_eq!(late.cookie("__Host-bo"), None);
    late.sees("Code client");
}

#[tokio::test]
async fn neither_the_secret_nor_a_recovery_code_is_in_the_database() {
    let extranet = Extranet::open_with_keys().await;
    let bellevue = extranet.bellevue().await;
    let claire = joined(&extranet, &bellevue, "Claire Aubert", Right::Administration).await;
    let sealed = rows(&extranet, "select totp_secret as line from staff").await.remove(0);
    assert!(sealed.starts_with("x1$"), "{sealed}");
    let all = crate::walls::kit::dump(&extranet).await.join("\n");
    assert!(!all.contains(&claire.secret.base32()));
    for code in &claire.codes {
        assert!(!all.contains(code.as_str()) && !all.contains(&code.replace('-', "")));
    }
    let staff = rows(&extranet, "select code_hash as line from staff_recovery_code").await;
    assert!(staff.iter().all(|hash| hash.starts_with("$argon2id$")));
}

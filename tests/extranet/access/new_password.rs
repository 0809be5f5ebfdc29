//! Step 2 of the activation: the password and its criteria.

use serde_json::{Value, json};

use crate::support::{Browser, Extranet, PASSWORD, Paper};

async fn at_step(extranet: &Extranet) -> (Browser, Paper) {
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    (extranet.at_password_step(&bellevue, &paper, "c.roux@example.org").await, paper)
}

#[tokio::test]
async fn each_refusal_has_its_words_and_no_password_is_given_back() {
    let extranet = Extranet::open().await;
    let (mut page, paper) = at_step(&extranet).await;
    let long = "lapin vert ".repeat(30);
    let refused = [
        ("", "Saisissez votre nouveau mot de passe"),
        ("lapin vert", "Le mot de passe doit contenir 12 caractères ou plus"),
        (long.trim(), "Le mot de passe doit contenir 256 caractères au plus"),
        ("835104729658", "il manque de variété, ajoutez des lettres ou des mots"),
        ("azertyuiopqsdfgh", "les touches voisines du clavier sont essayées en premier"),
        ("abababababababab", "les répétitions sont essayées en premier"),
        ("motdepasse1234", "Ce mot de passe est trop courant : choisissez-en un autre"),
        ("camille chante quatre lapins", "contient votre nom, votre adresse ou celui de l'agence"),
        ("quatre lapins c.roux chantent", "contient votre nom, votre adresse ou celui de l'agence"),
        ("bellevue quatre lapins verts", "contient votre nom, votre adresse ou celui de l'agence"),
        (&paper.secret, "Choisissez un mot de passe différent du mot de passe provisoire"),
    ];
    for (password, words) in refused {
        page = page.fill("password", password).press("Créer mon compte").await;
        let told = page.mistake_on("password").unwrap_or_default();
        assert!(told.contains(words), "{password}: {told}");
        assert_eq!((page.status.as_u16(), page.value("password").as_str()), (422, ""));
        assert_eq!(page.value("username"), "c.roux@example.org", "the address is kept");
        assert!(password.is_empty() || !page.html().contains(password), "{password}");
    }
    assert_eq!((extranet.count("activation").await, extranet.count("outbox").await), (0, 0));
    page.fill("password", PASSWORD).press("Créer mon compte").await.sees("Vérifiez votre boîte");
}

#[tokio::test]
async fn the_criteria_are_listed_first_and_ticked_after_a_refusal() {
    let extranet = Extranet::open().await;
    let (page, _) = at_step(&extranet).await;
    let page = page.sees("12 caractères ou plus (à respecter)").sees("difficile à deviner");
    let page = page.sees("pas un mot de passe courant");
    let page = page.sees("sans votre nom, votre adresse ni celui de l'agence");
    let page = page.fill("password", "lapin vert").press("Créer mon compte").await;
    let page = page.sees("12 caractères ou plus (à respecter)");
    page.sees("sans votre nom, votre adresse ni celui de l'agence (respecté)");
}

#[tokio::test]
async fn the_live_list_says_the_same_as_the_server_will() {
    let extranet = Extranet::open().await;
    let (page, _) = at_step(&extranet).await;
    let mut judged = Vec::new();
    for password in ["", "lapin vert", "camille chante quatre lapins", PASSWORD] {
        let answer = page.clone().post("/activation/criteria", &[("password", password)]).await;
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        judged.push(serde_json::from_slice::<Value>(answer.body()).unwrap());
    }
    assert_eq!(judged[0]["length"], false);
    assert_eq!(judged[1]["length"], false);
    assert_eq!(judged[2]["personal"], false);
    let all =
        json!({"length": true, "guess": true, "common": true, "personal": true, "hint": null});
    assert_eq!(judged[3], all);
    let page = page.fill("password", PASSWORD).press("Créer mon compte").await;
    page.sees("Vérifiez votre boîte mail");
}

#[tokio::test]
async fn nobody_judges_passwords_without_a_pair() {
    let extranet = Extranet::open().await;
    let stranger = extranet.browser().visit("/login").await;
    let answer = stranger.post("/activation/criteria", &[("password", PASSWORD)]).await;
    assert_ne!(answer.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn the_terms_accepted_are_named_and_their_version_is_written_down() {
    let extranet = Extranet::open().await;
    let (bellevue, _, paper) = extranet.camilles_letter().await;
    for body in ["Un.", "Deux."] {
        let tx = extranet.app.db.begin().await.unwrap();
        let now = extranet.clock.now();
        palier::agencies::Terms::publish(&tx, &bellevue.societe, body, now).await.unwrap();
        tx.commit().await.unwrap();
    }
    let email = "camille@example.org";
    let page = extranet.at_password_step(&bellevue, &paper, email).await;
    let page = page.sees("j'accepte les conditions générales d'utilisation de Cabinet Bellevue");
    let page = page.fill("password", PASSWORD).press("Créer mon compte").await;
    assert_eq!(extranet.count("terms_acceptance").await, 0);
    let page = page.visit(&extranet.link_mailed_to(email).await).await;
    page.confirm(email, PASSWORD).await.sees("Votre compte est activé");
    assert_eq!(extranet.count("terms_acceptance where version = 2").await, 1);
    assert_eq!(extranet.count("terms_acceptance").await, 1);
}

//! What the default policy says of real passwords.

use super::*;

fn review(password: &str) -> Review {
    let camille = ["Camille", "Roux", "camille.roux@exemple.fr", "KX7M-4PQ9", "Agence Bellevue"];
    let personal = Personal::about(camille);
    Policy::default().review(password, &personal, Some("AB23-CD45E-FG67"))
}

#[test]
fn good_passwords_are_accepted() {
    let good = [
        "cheval agrafe batterie correct",
        "quatre lapins verts chantent",
        "Xk7$mP2vQw9z",
        "bicyclette-tambour-nuage",
        "Ma voisine élève 3 hérissons",
        "tgxqvbwnzrkc",
        "наш дом стоит у реки",
    ];
    for password in good {
        let review = review(password);
        assert!(review.is_accepted(), "{password}: {review:?}");
        assert_eq!(review.hint, None, "{password}");
    }
}

#[test]
fn easy_passwords_are_refused() {
    let easy = [
        "saperlipopette",
        "Saperlipopette1",
        "motdepasse2024",
        "Motdepasse2026!",
        "M0td3p4$$e2026",
        "bonjourbonjour",
        "azertyuiop123",
        "123456789012",
        "aaaaaaaaaaaa",
        "jetaimemonamour",
        "anticonstitutionnellement",
        "marseille1993",
        "qsdfghjklmwxcvbn",
        "14071985140785",
        "iloveyou2024!",
        "abcdefghijkl",
    ];
    for password in easy {
        assert!(!review(password).is_accepted(), "{password}");
    }
}

#[test]
fn each_criterion_is_told_apart() {
    let short = review("Xk7$mP2vQw9");
    assert!(!short.long_enough && short.not_common && short.not_personal);
    assert_eq!(short.hint, Some(Hint::TooShort));
    let own = review("camilleroux1985");
    assert!(own.long_enough && !own.not_personal);
    assert!(!review("motdepasse2024").not_common);
    assert!(!review("chez Bellevue, 8 rue verte").not_personal);
    let digits = review("839271640582");
    assert!(digits.long_enough && !digits.hard_to_guess && digits.not_personal);
    assert_eq!(digits.hint, Some(Hint::OnlyDigits));
}

#[test]
fn the_provisional_password_cannot_stay() {
    for password in ["AB23-CD45E-FG67", "ab23 cd45e fg67", "ab23cd45efg67!!"] {
        assert!(!review(password).not_personal, "{password}");
    }
    assert!(review("AB23-CD45E-FG68").not_personal);
}

#[test]
fn hints_say_why() {
    assert_eq!(review("saperlipopette").hint, Some(Hint::Word));
    assert_eq!(review("aaaaaaaaaaaa").hint, Some(Hint::Repetition));
    assert_eq!(review("azertyuiopqs").hint, Some(Hint::Keyboard));
    assert_eq!(review("abcdefghijklm").hint, Some(Hint::Sequence));
    assert_eq!(review(&"long ".repeat(60)).hint, Some(Hint::TooLong));
}

#[test]
fn settings_move_the_bounds() {
    let strict = Policy { min_length: 15, ..Policy::default() };
    let nobody = Personal::about::<&str>([]);
    assert!(!strict.review("Xk7$mP2vQw9z", &nobody, None).long_enough);
    assert!(strict.review("Xk7$mP2vQw9zR4t", &nobody, None).is_accepted());
    let eighty_bits = Policy { min_bits: 80, ..Policy::default() };
    assert!(!eighty_bits.review("tgxqvbwnzrkc", &nobody, None).hard_to_guess);
}

#[test]
fn hostile_passwords_are_reviewed_like_any_other() {
    let hostile = [
        "4@8({[<369!1|0$5+7%2".repeat(12),
        "a1!@".repeat(64),
        "é".repeat(256),
        "abcdefghijklmnopqrstuvwxyz".repeat(9),
        "motdepasse".repeat(25),
        "14/07/1985".repeat(25),
        "\u{fdfa}".repeat(14),
        "🦀".repeat(256),
    ];
    for password in &hostile {
        assert!(review(password).long_enough, "{password}");
    }
}

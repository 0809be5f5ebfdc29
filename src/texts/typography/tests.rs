//! Every rule of French typography, one by one.

use super::french;

/// `_` stands for U+00A0 and `~` for U+202F, so that a reader can see them.
fn seen(text: &str) -> String {
    french(text).replace('\u{A0}', "_").replace('\u{202F}', "~")
}

#[test]
fn a_colon_takes_a_fixed_space_and_the_other_stops_a_narrow_one() {
    assert_eq!(seen("Contrat : oui ; non ! quoi ?"), "Contrat_: oui~; non~! quoi~?");
    assert_eq!(seen("Contrat: oui; non! quoi?!"), "Contrat_: oui~; non~! quoi~?!");
    assert_eq!(seen("(vraiment ?) « quoi? »: (?)"), "(vraiment~?) «_quoi~?_»_: (?)");
}

#[test]
fn a_space_of_the_wrong_width_is_put_right() {
    assert_eq!(seen("Oui\u{A0}! Contrat\u{202F}: 1\u{A0}234 \u{A0}%"), "Oui~! Contrat_: 1~234_%");
}

#[test]
fn guillemets_hold_their_words() {
    assert_eq!(seen("le bouton « Se connecter »."), "le bouton «_Se connecter_».");
    assert_eq!(seen("«Se connecter»"), "«_Se connecter_»");
}

#[test]
fn units_stay_with_their_number() {
    assert_eq!(seen("84 ko, 2 Mo, 24 h, 50 %, 12,50 €."), "84_ko, 2_Mo, 24_h, 50_%, 12,50_€.");
    assert_eq!(seen("50% ou 12€/mois, 10%/20%"), "50_% ou 12_€/mois, 10_%/20_%");
    assert_eq!(seen("9 h 30 - 12 h, 3 heures"), "9_h_30 - 12_h, 3 heures");
}

#[test]
fn a_day_stays_with_its_month() {
    assert_eq!(seen("le 12 mai 2026"), "le 12_mai 2026");
    assert_eq!(seen("le 1er août, au 1er étage"), "le 1er_août, au 1er_étage");
    assert_eq!(seen("2026 mars, 12 maisons"), "2026 mars, 12 maisons");
}

#[test]
fn thousands_are_held_by_narrow_spaces() {
    assert_eq!(seen("1 234 567,89 € et 125/10 000"), "1~234~567,89_€ et 125/10~000");
    assert_eq!(seen("12 1234"), "12 1234");
    assert_eq!(seen("2026 100"), "2026 100");
}

#[test]
fn a_telephone_number_is_no_thousands() {
    assert_eq!(seen("01 23 45 67 89, 0 800 123 456"), "01 23 45 67 89, 0 800 123 456");
    assert_eq!(seen("+33 800 123 456"), "+33 800 123 456");
}

#[test]
fn apostrophes_and_ellipses_are_drawn() {
    assert_eq!(seen("l'accès d'Aix..."), "l’accès d’Aix…");
}

#[test]
fn ranges_and_times_are_left_alone() {
    for text in ["9:00 - 12:30", "14:32", "lundi - vendredi", "9h-12h", "12/05/2026", ":-)"] {
        assert_eq!(french(text), text);
    }
}

#[test]
fn addresses_are_left_alone() {
    for text in [
        "https://exemple.fr/login?client=A&societe=B;c'est...",
        "http://localhost:8080/a",
        "/login?client=…&societe=...",
        "?client=...",
        "camille.o'hara@exemple.fr",
        "www.exemple.fr/l'aide",
        "mailto:camille",
        "https://{ $host }/aide?",
    ] {
        assert_eq!(french(text), text);
    }
    assert_eq!(seen("Voir : https://exemple.fr !"), "Voir_: https://exemple.fr~!");
}

#[test]
fn placeables_are_copied_and_spaced() {
    assert_eq!(seen("{ $x } h, { $x } €, { $x } :"), "{ $x }_h, { $x }_€, { $x }_:");
    assert_eq!(seen("dans { $x } s. { $x } secondes"), "dans { $x }_s. { $x } secondes");
    assert_eq!(seen("l'{ $x }! {\"d'un : ...}\"} ?"), "l’{ $x }~! {\"d'un : ...}\"}~?");
    assert_eq!(seen("le { $day } mai, «{ $name }»"), "le { $day }_mai, «_{ $name }_»");
}

#[test]
fn the_dash_of_a_range_never_starts_a_line() {
    assert_eq!(seen("9 h – 12 h 30 – 18 h"), "9_h_– 12_h_30_– 18_h");
    assert_eq!(seen("Lot – cave"), "Lot – cave");
}

#[test]
fn an_unpaired_brace_is_a_character() {
    assert_eq!(seen("l'{ accolade !"), "l’{ accolade~!");
    assert_eq!(seen("l'accolade } !"), "l’accolade }~!");
}

#[test]
fn blanks_at_the_ends_and_between_lines_stay() {
    assert_eq!(seen(" Un\n    : deux \n"), " Un\n    : deux \n");
    assert_eq!(seen(""), "");
    assert_eq!(seen("  "), "  ");
}

#[test]
fn a_second_run_changes_nothing() {
    let pieces = [
        "a", "12", "500", "%", "€", ":", "?!", "«", "»", "{ $x }", "'", "...", " ", "1er", "h",
        "mai", "(", ")",
    ];
    for n in 0..pieces.len().pow(4) {
        let digit = |place: u32| pieces[n / pieces.len().pow(place) % pieces.len()];
        let text = [digit(0), digit(1), digit(2), digit(3)].concat();
        let once = french(&text);
        assert_eq!(french(&once), once, "from {text:?}");
    }
}

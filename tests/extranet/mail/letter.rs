use palier::mail::letter::Letter;
use scraper::Html;
use scraper::Selector;

use super::samples;

#[test]
fn the_text_stays_under_78_columns_and_the_link_has_a_line_of_its_own() {
    let text = samples::letter().text();
    assert!(text.lines().any(|line| line == samples::LINK), "{text}");
    for line in text.lines().filter(|line| *line != samples::LINK) {
        assert!(line.chars().count() < 78, "too long: {line}");
    }
}

#[test]
fn the_text_reads_like_a_letter() {
    let expected = format!(
        "Bonjour Camille Élysée-Lœuvre,\n\n\
         Vous avez demandé à ouvrir votre espace. Pour confirmer que cette adresse\n\
         est bien la vôtre, validez-la, puis connectez-vous avec le mot de passe\n\
         que vous venez de choisir.\n\n\
         Ce lien est valable 24\u{a0}heures, jusqu’au 15\u{a0}mars 2026 à 10\u{a0}h\u{a0}26.\n\n\
         Valider mon e-mail\n{}\n\n\
         Si vous n’êtes pas à l’origine de cette demande, ignorez ce message.\n\n\
         Cabinet Bellevue\n01\u{a0}23\u{a0}45\u{a0}67\u{a0}89\n",
        samples::LINK
    );
    assert_eq!(samples::letter().text(), expected);
}

#[test]
fn a_letter_may_be_as_short_as_one_paragraph() {
    let letter = Letter {
        greeting: None,
        paragraphs: vec!["Votre mot de passe a été modifié.".to_owned()],
        button: None,
        small_print: vec![],
        signature: vec![],
        ..samples::letter()
    };
    assert_eq!(letter.text(), "Votre mot de passe a été modifié.\n");
    assert!(!letter.html().contains("<a "));
}

#[test]
fn the_html_is_without_a_single_parse_error_and_says_its_language() {
    let page = Html::parse_document(&samples::letter().html());
    assert_eq!(page.errors, Vec::<String>::new());
    assert_eq!(page.root_element().attr("lang"), Some("fr"));
    assert_eq!(words(&page, "title"), "Activez votre compte – Cabinet Bellevue");
}

#[test]
fn the_button_and_the_address_in_clear_lead_to_the_same_place() {
    let page = Html::parse_document(&samples::letter().html());
    let anchors = Selector::parse("a").unwrap();
    let links: Vec<_> = page.select(&anchors).map(|a| a.attr("href").unwrap()).collect();
    assert_eq!(links, [samples::LINK, samples::LINK]);
    assert_eq!(words(&page, "a.link"), samples::LINK);
    assert_eq!(words(&page, "a.on-button"), "Valider mon e-mail");
}

#[test]
fn every_table_is_only_for_layout_and_nothing_is_fetched() {
    let html = samples::letter().html();
    let page = Html::parse_document(&html);
    for table in page.select(&Selector::parse("table").unwrap()) {
        assert_eq!(table.attr("role"), Some("presentation"));
    }
    let fetched = Selector::parse("img, link, script, iframe, [src], [background]").unwrap();
    assert_eq!(page.select(&fetched).count(), 0);
    assert!(!html.contains("url(") && !html.contains("@import"));
}

#[test]
fn the_colours_follow_the_reader_s_dark_mode() {
    let page = Html::parse_document(&samples::letter().html());
    let scheme = Selector::parse("meta[name=color-scheme]").unwrap();
    assert_eq!(page.select(&scheme).next().unwrap().attr("content"), Some("light dark"));
    assert!(words(&page, "style").contains("@media (prefers-color-scheme: dark)"));
}

#[test]
fn words_cannot_become_markup() {
    let nasty = "</title></p><script>alert('1')</script> & \"Dupont\"".to_owned();
    let letter = Letter {
        subject: nasty.clone(),
        from_name: nasty.clone(),
        greeting: Some(nasty.clone()),
        paragraphs: vec![nasty.clone()],
        small_print: vec![nasty.clone()],
        signature: vec![nasty.clone()],
        ..samples::letter()
    };
    let page = Html::parse_document(&letter.html());
    assert_eq!(page.errors, Vec::<String>::new());
    assert_eq!(page.select(&Selector::parse("script").unwrap()).count(), 0);
    assert_eq!(words(&page, "title"), nasty);
    assert_eq!(words(&page, "p"), nasty);
}

/// The words inside the first element that the selector finds.
fn words(page: &Html, selector: &str) -> String {
    let found =
        page.select(&Selector::parse(selector).expect("a selector")).next().expect(selector);
    found.text().collect()
}

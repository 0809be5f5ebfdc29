//! What is refused, and how it is said.

use super::{loaded, mistake};
use crate::settings::Settings;

#[test]
fn an_unknown_key_is_named_with_its_line_and_the_nearest_known_ones() {
    let mistake = mistake("\n[session]\nidel = '30 min'\n", &[]);
    assert!(mistake.contains(":3: there is no setting session.idel"), "{mistake}");
    assert!(mistake.contains("did you mean session.idle"), "{mistake}");
}

#[test]
fn an_unknown_section_or_variable_is_named_with_the_nearest_known_one() {
    let section = mistake("[sesion]\nidle = '30 min'\n", &[]);
    assert!(section.contains("did you mean [session]"), "{section}");
    let variable = mistake("", &[("PALIER_SESION_IDLE", "30 min"), ("HOME", "/root")]);
    assert!(variable.contains("did you mean PALIER_SESSION_IDLE"), "{variable}");
    assert!(loaded("", &[("PALIER_CONFIG", "palier.toml")]).is_ok());
}

#[test]
fn a_setting_outside_any_section_is_refused() {
    let mistake = mistake("listen = '127.0.0.1:80'\n", &[]);
    assert!(mistake.contains(":1: there is no setting"), "{mistake}");
}

#[test]
fn a_wrong_duration_is_named_with_its_place_and_what_is_accepted() {
    let in_file = mistake("[session]\n\nidle = 'soon'\n", &[]);
    assert!(in_file.contains(":3: session.idle = \"soon\" is not a duration"), "{in_file}");
    assert!(in_file.contains("\"30 min\" or \"24 h\", from 1 s to 12 h"), "{in_file}");
    let variable = mistake("", &[("PALIER_RESET_LINK", "45")]);
    assert!(
        variable.starts_with("PALIER_RESET_LINK: reset.link = \"45\" has no unit"),
        "{variable}"
    );
}

#[test]
fn a_value_out_of_its_limits_is_refused_on_both_sides() {
    let small = mistake("[password]\nmin_length = 7\n", &[]);
    assert!(small.contains("is too small; accepted: a whole number, from 8 to 64"), "{small}");
    let large = mistake("", &[("PALIER_PAIR_VALIDITY", "91 d")]);
    assert!(large.contains("is too large"), "{large}");
    assert!(loaded("", &[("PALIER_PAIR_VALIDITY", "90 d")]).is_ok());
}

#[test]
fn a_value_of_a_wrong_kind_is_refused() {
    let number = mistake("[password]\nmin_length = 12.5\n", &[]);
    assert!(number.contains("password.min_length"), "{number}");
    let word = mistake("[mail]\ntransport = 'pigeon'\n", &[]);
    assert!(word.contains("accepted: `folder` or `smtp`"), "{word}");
}

#[test]
fn all_mistakes_are_told_at_once() {
    let text = "[sesion]\n[mail]\nfrom = 'nobody'\n[server]\nlisten = 'here'\nport = 80\n";
    let given = [("PALIER_LOG_FILTER", "inof"), ("PALIER_NOTHING", "")];
    let mistakes = loaded(text, &given).expect_err("mistakes");
    assert_eq!(mistakes.len(), 6, "{mistakes:#?}");
}

#[test]
fn a_file_that_is_missing_or_not_toml_is_said_with_the_line() {
    let mistake = mistake("[session]\nidle = \n", &[]);
    assert!(mistake.contains(":2: this is not TOML"), "{mistake}");
    let missing = std::path::Path::new("nowhere/palier.toml");
    let mistakes = Settings::load(Some(missing), std::iter::empty()).expect_err("no file");
    assert!(mistakes[0].to_string().contains("cannot read the settings file nowhere/palier.toml"));
}

#[test]
fn plain_http_is_refused_except_on_this_machine() {
    let refused = mistake("", &[("PALIER_SERVER_PUBLIC_URL", "http://extranet.example")]);
    assert!(refused.contains("is not https"), "{refused}");
    assert!(loaded("", &[("PALIER_SERVER_PUBLIC_URL", "https://extranet.example")]).is_ok());
    assert!(loaded("", &[("PALIER_SERVER_PUBLIC_URL", "http://localhost:3000")]).is_ok());
}

#[test]
fn mail_without_tls_is_for_this_machine_only() {
    let remote = "[mail]\ntransport = 'smtp'\nsmtp_tls = 'none'\nsmtp_host = 'smtp.example'\n";
    let mistake = mistake(remote, &[]);
    assert!(mistake.contains("mail.smtp_tls (") && mistake.contains("without TLS"), "{mistake}");
    assert!(loaded(remote, &[("PALIER_MAIL_SMTP_HOST", "127.0.0.1")]).is_ok());
    assert!(loaded(remote, &[("PALIER_MAIL_SMTP_TLS", "starttls")]).is_ok());
}

/// What the hasher would refuse to compute: its name and its limits are told before that.
#[test]
fn a_cost_that_no_hash_may_have_is_told_by_its_name() {
    for (name, text) in [("PALIER_HASHING_ITERATIONS", "11"), ("PALIER_HASHING_LANES", "5")] {
        let mistake = mistake("", &[(name, text)]);
        assert!(mistake.contains(name) && mistake.contains("from 1 to "), "{mistake}");
    }
}

#[test]
fn settings_that_contradict_each_other_are_refused() {
    for given in [
        ("PALIER_HASHING_ITERATIONS", "1"),
        ("PALIER_HASHING_MEMORY_KIB", "12288"),
        ("PALIER_MAIL_TRANSPORT", "smtp"),
        ("PALIER_MAIL_SMTP_USER", "palier"),
    ] {
        let more = ("PALIER_THROTTLE_FIRST_DELAY", "2 min");
        let mistake = mistake("", &[given, more]);
        assert!(mistake.contains(" (default)") || mistake.contains("(PALIER_"), "{mistake}");
    }
    assert!(loaded("[hashing]\nmemory_kib = 12288\niterations = 3\n", &[]).is_ok());
}

#[test]
fn an_unknown_or_wrong_flag_is_refused() {
    let settings = Settings::default();
    assert!(settings.overridden("server.listne", "127.0.0.1:80").is_err());
    let mistakes = settings.overridden("server.listen", "80").expect_err("a mistake");
    assert!(mistakes[0].to_string().starts_with("command line: server.listen"), "{mistakes:?}");
}

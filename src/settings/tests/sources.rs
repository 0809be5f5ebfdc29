//! Where values come from, and which one wins.

use std::time::Duration;

use super::loaded;
use crate::settings::given;
use crate::settings::{Described, Place, SettingError, Settings};

#[test]
fn the_defaults_are_accepted_and_stand_in_the_data_folder() {
    let settings = Settings::default();
    assert_eq!(settings.session.idle, Duration::from_hours(1));
    assert_eq!(settings.database.url.to_string(), "sqlite:./data/palier.db");
    assert_eq!(settings.mail.folder.to_str(), Some("./data/mail"));
    assert_eq!(settings.import.max_rows, 2_000_000);
    assert_eq!(settings.server.body_limit.length(), 65_536);
    assert!(settings.mail.smtp_host.is_none() && settings.server.trusted_proxies.is_empty());
}

#[test]
fn moving_the_data_folder_moves_what_is_in_it() {
    let settings = Settings::default().overridden("files.data_dir", "/srv/palier").expect("good");
    assert_eq!(settings.database.url.to_string(), "sqlite:/srv/palier/palier.db");
    assert_eq!(settings.mail.folder.to_str(), Some("/srv/palier/mail"));
}

#[test]
fn a_flag_beats_a_variable_which_beats_the_file_which_beats_the_default() {
    let text = "[session]\nidle = '20 min'\nper_account = 3\nwarn_before = '2 min'\n";
    let given = [("PALIER_SESSION_IDLE", "30min"), ("PALIER_SESSION_PER_ACCOUNT", "4")];
    let settings = loaded(text, &given).expect("good settings");
    let settings = settings.overridden("session.per_account", "5").expect("good settings");
    assert_eq!(settings.session.warn_before, Duration::from_mins(2));
    assert_eq!(settings.session.idle, Duration::from_mins(30));
    assert_eq!(settings.session.per_account, 5);
    assert_eq!(settings.place("session.idle"), Place::Variable("PALIER_SESSION_IDLE".to_owned()));
    assert_eq!(settings.place("session.per_account"), Place::CommandLine);
    assert_eq!(settings.place("session.absolute"), Place::Default);
}

#[test]
fn lists_are_written_with_brackets_in_the_file_and_commas_in_a_variable() {
    let text = "[server]\ntrusted_proxies = ['10.0.0.0/8', 'fd00::1']\n";
    let given = [("PALIER_SERVER_ALLOWED_HOSTS", "a.example,b.example")];
    let server = loaded(text, &given).expect("good settings").server;
    assert_eq!(server.allowed_hosts.len(), 2);
    assert!(server.trusts("10.1.2.3".parse().expect("an address")));
    assert!(!server.trusts("192.0.2.1".parse().expect("an address")));
}

#[test]
fn the_limits_of_every_setting_can_be_reached() {
    for (section, entry) in given::every() {
        let Some((least, most)) = entry.limits else { continue };
        for limit in [least, most] {
            let name = format!("{}.{}", section.name, entry.name);
            let mistakes = Settings::default().overridden(&name, limit).err().unwrap_or_default();
            let refused = |it: &SettingError| matches!(it, SettingError::Refused { .. });
            assert!(!mistakes.iter().any(refused), "{name} = {limit}: {mistakes:?}");
        }
    }
}

#[test]
fn the_list_of_settings_tells_names_variables_and_defaults() {
    let all = Settings::all();
    let known = |name: &str| -> Described {
        all.iter().find(|it| it.name == name).cloned().expect("a known setting")
    };
    let idle = known("session.idle");
    assert_eq!(idle.variable, "PALIER_SESSION_IDLE");
    assert_eq!(idle.default, "60 min");
    assert!(idle.accepted.ends_with("from 1 s to 12 h"), "{}", idle.accepted);
    assert!(known("mail.smtp_password").secret && !known("mail.smtp_user").secret);
}

//! Mistyped providers of e-mail, as in `gmial.com` or `orage.fr`.

/// Where the French have their letter boxes, the most used first: it wins when two are as near.
const PROVIDERS: [&str; 26] = [
    "gmail.com",
    "orange.fr",
    "hotmail.fr",
    "hotmail.com",
    "free.fr",
    "wanadoo.fr",
    "outlook.fr",
    "outlook.com",
    "sfr.fr",
    "laposte.net",
    "yahoo.fr",
    "icloud.com",
    "yahoo.com",
    "live.fr",
    "bbox.fr",
    "msn.com",
    "neuf.fr",
    "live.com",
    "numericable.fr",
    "aol.com",
    "gmx.fr",
    "gmx.com",
    "protonmail.com",
    "proton.me",
    "club-internet.fr",
    "cegetel.net",
];

/// Real domains that look like a provider above.
const OTHERS: [&str; 36] = [
    "mail.com",
    "mail.fr",
    "me.com",
    "mac.com",
    "pm.me",
    "email.com",
    "ymail.com",
    "hmail.com",
    "googlemail.com",
    "rocketmail.com",
    "fastmail.com",
    "fastmail.fr",
    "tutanota.com",
    "protonmail.ch",
    "proton.ch",
    "mailo.com",
    "netcourrier.com",
    "zoho.com",
    "ik.me",
    "gmx.net",
    "gmx.de",
    "aol.fr",
    "msn.fr",
    "free.com",
    "orange.com",
    "orange.net",
    "orange.be",
    "range.fr",
    "sfr.com",
    "sfr.net",
    "laposte.fr",
    "9online.fr",
    "noos.fr",
    "aliceadsl.fr",
    "voila.fr",
    "tele2.fr",
];

/// Providers with an edition in many countries: `yahoo.de` is no slip for `yahoo.fr`.
const WORLDWIDE: [&str; 6] = ["aol", "gmx", "hotmail", "live", "outlook", "yahoo"];
const COUNTRIES: [&str; 36] = [
    "at", "be", "ca", "ch", "cl", "cn", "cz", "de", "dk", "es", "fi", "gr", "hu", "ie", "in", "it",
    "jp", "lu", "ma", "nl", "no", "pl", "pt", "ro", "ru", "se", "sg", "sk", "sn", "tn", "tr", "uk",
    "us", "vn", "co.uk", "com.br",
];

/// Endings that no edit distance finds: these domains take no mail.
const WRONG_ENDINGS: [(&str, &str); 6] = [
    ("gmail.fr", "gmail.com"),
    ("gmail.be", "gmail.com"),
    ("gmail.net", "gmail.com"),
    ("icloud.fr", "icloud.com"),
    ("wanadoo.com", "wanadoo.fr"),
    ("laposte.com", "laposte.net"),
];

/// The known provider nearest to `domain`: one slip away, two when its name is long.
pub fn provider_meant_by(domain: &str) -> Option<&'static str> {
    if is_real(domain) {
        return None;
    }
    if let Some((_, meant)) = WRONG_ENDINGS.iter().find(|(wrong, _)| *wrong == domain) {
        return Some(meant);
    }
    let slips = PROVIDERS.iter().map(|provider| (slips_between(domain, provider), *provider));
    let near = slips.filter(|(slips, provider)| *slips <= most_slips(provider));
    near.min_by_key(|(slips, _)| *slips).map(|(_, provider)| provider)
}

fn is_real(domain: &str) -> bool {
    let worldwide = domain
        .split_once('.')
        .is_some_and(|(name, ending)| WORLDWIDE.contains(&name) && COUNTRIES.contains(&ending));
    worldwide || PROVIDERS.contains(&domain) || OTHERS.contains(&domain)
}

/// The ending does not count: a name of eight letters or more stays itself after two slips.
fn most_slips(provider: &str) -> usize {
    let name = provider.split('.').next().unwrap_or_default();
    if name.len() >= 8 { 2 } else { 1 }
}

/// Damerau-Levenshtein distance (optimal string alignment): letters missing, added, replaced, or
/// two neighbours exchanged.
fn slips_between(one: &str, other: &str) -> usize {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, wanted) in other.iter().enumerate() {
            let replaced = last[j] + usize::from(letter != wanted);
            let mut slips = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *wanted {
                slips = slips.min(before[j - 1] + 1);
            }
            row.push(slips);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_slips_are_put_right() {
        for (typed, meant) in [
            ("gmial.com", "gmail.com"),
            ("gmail.co", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("gmail.fr", "gmail.com"),
            ("orage.fr", "orange.fr"),
            ("hotmial.fr", "hotmail.fr"),
            ("hotmial.com", "hotmail.com"),
            ("wanado.fr", "wanadoo.fr"),
            ("yaho.fr", "yahoo.fr"),
            ("outlok.fr", "outlook.fr"),
            ("outlok.com", "outlook.com"),
            ("lapost.net", "laposte.net"),
            ("fre.fr", "free.fr"),
            ("icloud.co", "icloud.com"),
            ("sfr.f", "sfr.fr"),
            ("numercable.r", "numericable.fr"),
        ] {
            assert_eq!(provider_meant_by(typed), Some(meant), "{typed}");
        }
    }

    #[test]
    fn real_domains_are_left_alone() {
        let near = ["mail.com", "me.com", "gmx.fr", "yahoo.de", "hotmail.fi", "live.co.uk"];
        let far = ["cabinet-bellevue.fr", "exemple.fr", "ac-paris.fr", "gouv.fr"];
        for domain in near.into_iter().chain(far).chain(PROVIDERS) {
            assert_eq!(provider_meant_by(domain), None, "{domain}");
        }
    }

    #[test]
    fn the_nearest_provider_wins() {
        assert_eq!(provider_meant_by("hotmail.f"), Some("hotmail.fr"));
        assert_eq!(provider_meant_by("gmx.cm"), Some("gmx.com"));
    }

    #[test]
    fn slips_are_counted() {
        for (one, other, slips) in
            [("", "", 0), ("ab", "ba", 1), ("abc", "ac", 1), ("ac", "abc", 1), ("abc", "xyz", 3)]
        {
            assert_eq!(slips_between(one, other), slips, "{one} {other}");
        }
    }
}

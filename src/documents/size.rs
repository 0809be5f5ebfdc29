//! The weight of a file as people read it: « 84 ko », « 1,2 Mo ».

use crate::texts::Lang;

/// In thousands, as the units say; never less than it is.
pub fn in_words(bytes: i64, lang: Lang) -> String {
    let (bytes, texts) = (bytes.max(0), lang.texts());
    if bytes < 1_000 {
        return texts.documents_bytes(bytes.to_string());
    }
    if bytes <= 999_000 {
        return texts.documents_kilobytes(rounded_up(bytes, 1_000).to_string());
    }
    let tenths = rounded_up(bytes, 100_000);
    let comma = if lang == Lang::French { ',' } else { '.' };
    let (whole, tenth) = (tenths / 10, tenths % 10);
    let figure = if tenth == 0 { whole.to_string() } else { format!("{whole}{comma}{tenth}") };
    texts.documents_megabytes(figure)
}

fn rounded_up(bytes: i64, unit: i64) -> i64 {
    (bytes + unit - 1) / unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_short_and_never_too_small() {
        let french = |bytes| in_words(bytes, Lang::French).replace('\u{A0}', " ");
        assert_eq!(french(999), "999 octets");
        assert_eq!(french(83_001), "84 ko");
        assert_eq!(french(999_001), "1 Mo");
        assert_eq!(french(1_150_000), "1,2 Mo");
        assert_eq!(in_words(1_150_000, Lang::English).replace('\u{A0}', " "), "1.2 MB");
    }
}

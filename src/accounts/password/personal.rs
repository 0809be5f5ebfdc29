//! What is known about a person, and so is the first thing tried against their password.

use crate::accounts::password::folding;

/// Names, e-mail addresses, logins, agencies: folded, so case, accents and signs don't hide them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Personal {
    /// Refused anywhere in a password.
    words: Vec<String>,
    /// Too short to be refused inside longer words: only when they stand alone.
    short_words: Vec<String>,
}

impl Personal {
    /// Shorter words are ignored: too many honest passwords hold them.
    const SHORTEST: usize = 4;
    /// On every sign-in page.
    const OURS: [&str; 2] = ["extranet", "palier"];

    /// Takes them as they are: first and last name, e-mail address, provisional login, agency's
    /// name. Of what holds `@`, only what stands before it counts, however short it is.
    pub fn about<S: AsRef<str>>(raw: impl IntoIterator<Item = S>) -> Self {
        let mut personal = Self::default();
        for word in Self::OURS {
            personal.keep(word);
        }
        for text in raw {
            personal.add(&folding::fold(text.as_ref()));
        }
        personal
    }

    fn add(&mut self, folded: &str) {
        let (text, is_address) = match folded.rsplit_once('@') {
            Some((local_part, _)) => (local_part, true),
            None => (folded, false),
        };
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            self.keep(word);
        }
        for word in text.split_whitespace() {
            let joined = joined(word);
            let is_short = joined.chars().count() < Self::SHORTEST;
            if is_address && is_short && !joined.is_empty() {
                self.short_words.push(joined);
            } else {
                self.keep(&joined);
            }
        }
    }

    fn keep(&mut self, word: &str) {
        let known = self.words.iter().any(|known| known == word);
        if !known && word.chars().count() >= Self::SHORTEST {
            self.words.push(word.to_owned());
        }
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.short_words).map(String::as_str)
    }

    /// Also inside it, with other case or accents, signs for letters, or hyphens in between.
    pub(super) fn is_in(&self, password: &str) -> bool {
        let folded = folding::fold(password);
        let readings = folding::readings(&folded);
        let inside = readings.iter().any(|text| {
            let joined = joined(text);
            self.words.iter().any(|word| text.contains(word) || joined.contains(word))
        });
        let mut alone = folded.split(|c: char| !c.is_alphabetic());
        inside || alone.any(|part| self.short_words.iter().any(|word| word == part))
    }
}

/// Without what people put inside a name or between two; spaces stay, or the end of one word and
/// the head of the next could make a name that nobody wrote.
fn joined(folded: &str) -> String {
    folded.replace(['-', '.', '_', '\'', '+'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_inside_whatever_their_spelling() {
        let zoe = Personal::about(["Zoë Le Guellec", "Jean-Loïc", "Agence Dubois-Crancé"]);
        for password in ["guellec!!42", "LeGUELLÉC2024", "9u3ll3cgue11ec", "jeanloic", "JEAN loïc"]
        {
            assert!(zoe.is_in(password), "{password}");
        }
        assert!(zoe.is_in("g.u.e.l.l.e.c"));
        assert!(zoe.is_in("dubois crance"));
        assert!(!zoe.is_in("quatre lapins verts chantent"));
    }

    #[test]
    fn short_words_are_ignored() {
        let person = Personal::about(["Léa Roy", "de la Cour"]);
        assert!(!person.is_in("quatre royaumes de la lune"));
        assert!(person.is_in("dans la basse-cour"));
    }

    #[test]
    fn what_stands_before_the_at_sign_counts_even_when_short() {
        let person = Personal::about(["max@exemple.fr", "j.dupont-roy@orange.fr"]);
        assert!(person.is_in("max-2024-max"));
        assert!(!person.is_in("maximum de lumière"));
        assert!(person.is_in("jdupontroy 12345"));
        assert!(!person.is_in("une orange bleue, exemple"));
    }

    #[test]
    fn the_name_of_the_place_is_refused_to_everybody() {
        let nobody = Personal::about::<&str>([]);
        assert!(nobody.is_in("mon-Extr4net-a-moi"));
        assert!(nobody.is_in("sur le palier du 4e"));
    }
}

//! The names of kinds and outcomes, as commands take and print them: those of the database.

use sea_orm::{ActiveEnum, Iterable};

use super::event::{Kind, Outcome};

impl Kind {
    /// `sign_in`, `pair_tried`…
    pub fn name(self) -> String {
        self.to_value()
    }

    /// From its name; hyphens are taken for underscores.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.replace('-', "_");
        Self::iter().find(|kind| kind.name() == name)
    }

    /// Every kind there is.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }
}

impl Outcome {
    /// `done`, `refused` or `throttled`.
    pub fn name(self) -> String {
        self.to_value()
    }

    /// From its name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::iter().find(|outcome| outcome.name() == name)
    }

    /// Every outcome there is.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_back_from_its_name() {
        for kind in Kind::all() {
            assert_eq!(Kind::parse(&kind.name()), Some(kind));
        }
        assert_eq!(Kind::parse("sign-in"), Some(Kind::SignIn));
        assert_eq!(Kind::parse("SignIn"), None);
    }
}

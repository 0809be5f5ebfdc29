//! What is wrong with what was typed.

use super::mistake::Mistake;

/// The mistakes of one form: by field, and of the form as a whole.
#[derive(Clone, Debug, Default)]
pub struct Mistakes {
    whole: Option<Mistake>,
    fields: Vec<(&'static str, Mistake)>,
}

impl Mistakes {
    pub fn none() -> Self {
        Self::default()
    }

    /// One mistake, on one field.
    pub fn on(field: &'static str, mistake: Mistake) -> Self {
        Self { whole: None, fields: vec![(field, mistake)] }
    }

    /// One mistake, of the form as a whole.
    pub fn general(mistake: Mistake) -> Self {
        Self { whole: Some(mistake), fields: Vec::new() }
    }

    /// The same, and one more.
    #[must_use]
    pub fn and(mut self, field: &'static str, mistake: Mistake) -> Self {
        self.fields.push((field, mistake));
        self
    }

    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<&Mistake> {
        self.fields.iter().find(|(name, _)| *name == field).map(|(_, mistake)| mistake)
    }

    /// What is wrong with the form as a whole.
    pub fn whole(&self) -> Option<&Mistake> {
        self.whole.as_ref()
    }

    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &Mistake)> {
        self.fields.iter().map(|(name, mistake)| (*name, mistake))
    }

    pub fn count(&self) -> usize {
        self.fields.len() + usize::from(self.whole.is_some())
    }

    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }
}

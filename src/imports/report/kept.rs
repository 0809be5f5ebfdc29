//! The first of a long list, and its whole length.

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    first: Vec<T>,
    count: u64,
    most: usize,
}

impl<T> Kept<T> {
    /// A list of which so many are kept.
    pub fn of(most: usize) -> Self {
        Self { first: Vec::new(), count: 0, most }
    }

    pub fn add(&mut self, item: T) {
        self.count += 1;
        if self.first.len() < self.most {
            self.first.push(item);
        }
    }

    pub fn first(&self) -> &[T] {
        &self.first
    }

    /// Of all, kept or not.
    pub fn count(&self) -> u64 {
        self.count
    }
}

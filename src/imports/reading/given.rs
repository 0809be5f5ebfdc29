//! What a file says of an optional value: nothing at all, that there is none, or which.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Given<T> {
    /// No such column in the file, no such key in the object: what is known stays.
    #[default]
    Absent,
    /// An empty cell, or `null`: what is known goes.
    Empty,
    Value(T),
}

impl<T> Given<T> {
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Empty => None,
        }
    }

    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// What it comes to, beside what is known.
    pub fn or<K>(self, known: Option<&K>, of: impl FnOnce(&K) -> Option<T>) -> Option<T> {
        match self {
            Self::Absent => known.and_then(of),
            Self::Empty => None,
            Self::Value(value) => Some(value),
        }
    }

    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> Given<U> {
        match self {
            Self::Absent => Given::Absent,
            Self::Empty => Given::Empty,
            Self::Value(value) => Given::Value(of(value)),
        }
    }
}

impl Given<String> {
    pub fn as_deref(&self) -> Option<&str> {
        self.value().map(String::as_str)
    }

    /// A text that is empty where there is none.
    pub fn text_or<K>(self, known: Option<&K>, of: impl FnOnce(&K) -> &String) -> String {
        self.or(known, |known| Some(of(known).clone())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_stays_and_what_is_empty_goes() {
        let known = Some(&7);
        let beside = |given: Given<i32>| given.or(known, |known| Some(*known));
        assert_eq!(beside(Given::Absent), Some(7));
        assert_eq!(beside(Given::Empty), None);
        assert_eq!(beside(Given::Value(3)), Some(3));
        assert_eq!(Given::Absent.or(None::<&i32>, |known| Some(*known)), None);
    }
}

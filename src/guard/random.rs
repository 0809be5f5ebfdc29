//! Bytes that nobody can guess, from the operating system.

/// Panics when the system has no randomness to give: nothing safe can be done without it.
pub(super) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

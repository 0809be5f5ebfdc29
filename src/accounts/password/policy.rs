//! The password policy: the criteria that the screen lists and the server checks.

use crate::accounts::password::commonness;
use crate::accounts::password::dictionary;
use crate::accounts::password::hint::Hint;
use crate::accounts::password::personal::Personal;
use crate::accounts::password::strength;
use crate::guard::ProvisionalSecret;
use crate::guard::TypedSecret;

/// No composition rule and no expiry (NIST SP 800-63B-4, ASVS 5.0 6.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Code points, after NFKC. 15 for NIST where the password is the only factor.
    pub min_length: usize,
    /// By the formula of the CNIL (deliberation 2022-100): 50 where guesses are throttled.
    pub min_bits: u32,
    /// On the scale of zxcvbn, 0 to 4: 3 is a hundred million guesses.
    pub min_score: u8,
}

impl Default for Policy {
    fn default() -> Self {
        Self { min_length: 12, min_bits: 50, min_score: 3 }
    }
}

/// What became of each criterion. That both fields are equal is the form's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each criterion on the screen")]
pub struct Review {
    /// Neither too short nor too long.
    pub long_enough: bool,
    pub hard_to_guess: bool,
    /// Not one of the common passwords, nor a simple variation of one.
    pub not_common: bool,
    /// Nothing of one's own name, address, login or agency, nor the provisional password.
    pub not_personal: bool,
    /// Why it is too short, too long or too easy to guess.
    pub hint: Option<Hint>,
}

impl Review {
    /// Every criterion is met.
    pub(super) const ACCEPTED: Self = Self {
        long_enough: true,
        hard_to_guess: true,
        not_common: true,
        not_personal: true,
        hint: None,
    };
    /// Every criterion would be met, but the password is on the operator's list of stolen ones.
    pub(super) const BREACHED: Self = Self { not_common: false, ..Self::ACCEPTED };

    /// Whether every criterion is met.
    pub fn is_accepted(&self) -> bool {
        self.long_enough && self.hard_to_guess && self.not_common && self.not_personal
    }
}

impl Policy {
    /// Reads the word lists: call it once before serving, or the first person waits for it.
    pub fn warm_up() {
        dictionary::warm_up();
    }

    /// `provisional` is the provisional password that was used to come here.
    pub fn review(&self, raw: &str, personal: &Personal, provisional: Option<&str>) -> Review {
        let Some(secret) = TypedSecret::read(raw) else { return Self::too_long() };
        let password = secret.as_str();
        let strength = strength::of(password, personal);
        let long_enough = password.chars().count() >= self.min_length;
        let enough_bits = strength.cnil_bits >= f64::from(self.min_bits);
        let enough_guesses = strength.guesses_log10 >= strength::score_log10(self.min_score);
        let is_provisional = provisional.is_some_and(|secret| holds_code(password, secret));
        let hint = if !long_enough {
            Some(Hint::TooShort)
        } else if enough_bits && enough_guesses {
            None
        } else {
            Some(strength.hint)
        };
        Review {
            long_enough,
            hard_to_guess: enough_bits && enough_guesses,
            not_common: !commonness::is_common(password),
            not_personal: !is_provisional && !personal.is_in(password),
            hint,
        }
    }

    /// Nothing else is looked at, so that nobody can make the server read a book.
    fn too_long() -> Review {
        let (hard_to_guess, not_common, not_personal) = (true, true, true);
        let hint = Some(Hint::TooLong);
        Review { long_enough: false, hard_to_guess, not_common, not_personal, hint }
    }
}

fn holds_code(password: &str, provisional: &str) -> bool {
    let code = ProvisionalSecret::normalise(provisional);
    !code.is_empty() && ProvisionalSecret::normalise(password).contains(&code)
}

#[cfg(test)]
#[path = "policy_tests.rs"]
mod tests;

//! A new password: one that met every criterion.

use std::fmt;

use crate::accounts::password::personal::Personal;
use crate::accounts::password::policy::Policy;
use crate::accounts::password::policy::Review;
use crate::guard::TypedSecret;

/// Only the policy makes one, so an unchecked string cannot become somebody's password.
pub struct NewPassword(TypedSecret);

impl NewPassword {
    /// What was refused comes back with the criteria it did not meet.
    pub fn parse(
        raw: &str,
        policy: &Policy,
        personal: &Personal,
        provisional: Option<&str>,
    ) -> Result<Self, Review> {
        let review = policy.review(raw, personal, provisional);
        let secret = TypedSecret::read(raw).filter(|_| review.is_accepted());
        secret.map(Self).ok_or(review)
    }

    /// For the hasher, and for nothing else.
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_meets_the_criteria_is_kept_in_its_normal_form() {
        let (policy, nobody) = (Policy::default(), Personal::default());
        let parse = |raw| NewPassword::parse(raw, &policy, &nobody, None);
        let password = parse("quatre lapins de\u{301}guise\u{301}s").unwrap();
        assert_eq!(password.as_str(), "quatre lapins d\u{e9}guis\u{e9}s");
        assert_eq!(format!("{password:?}"), "NewPassword(…)");
        let review = parse("azertyuiop123").unwrap_err();
        assert!(!review.hard_to_guess && review.long_enough);
    }
}

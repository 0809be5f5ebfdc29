//! The door of keys: counted before they are judged, like every other proof.

use sea_orm::DbErr;

use super::{Asserted, KnownKey, Presented, Refusal, RelyingParty};
use crate::clock::Moment;
use crate::database::Db;
use crate::guard::throttle::{self, Admission, Bucket};
use crate::guard::verify::{Guard, Passed};

/// Somebody claims to hold a key.
pub struct KeyAttempt<'a> {
    pub presented: &'a Presented,
    pub site: &'a RelyingParty,
    pub known: KnownKey<'a>,
    /// Where the attempt is counted.
    pub buckets: Vec<Bucket>,
}

/// What came of it.
pub enum KeyVerdict {
    Right { asserted: Asserted, passed: Passed },
    Refused(Refusal),
    Throttled { until: Moment },
}

impl Guard {
    /// Judges the answer of a key.
    pub async fn verify_key(
        &self,
        db: &Db,
        attempt: KeyAttempt<'_>,
        now: Moment,
    ) -> Result<KeyVerdict, DbErr> {
        if let Admission::Blocked { until } =
            throttle::admit_alone(db, &attempt.buckets, now).await?
        {
            return Ok(KeyVerdict::Throttled { until });
        }
        let Presented { assertion, challenge, .. } = attempt.presented;
        let judged = assertion.verify(attempt.site, challenge, &attempt.known);
        Ok(match judged {
            Ok(asserted) => {
                KeyVerdict::Right { asserted, passed: Passed::counted_in(attempt.buckets) }
            }
            Err(refusal) => KeyVerdict::Refused(refusal),
        })
    }
}

//! Which events tell a person of what others did to their account or in their name: each by the very
//! words of the index that holds these few among all.

use sea_orm::sea_query::Expr;

/// As in the index `audit_event_failed`.
const FAILED: &str = r#""audit_event"."kind" in ('sign_in', 'factor_tried', 'passkey_tried', 'step_up') and "audit_event"."outcome" <> 'done'"#;

/// As in the index `audit_event_told`.
const TOLD: &str = r#""audit_event"."kind" in ('session_revoked', 'factor_removed', 'passkey_blocked', 'factor_loss_confirmed', 'notifications_chosen', 'tiers_viewed')"#;

/// Sign-ins, second factors and confirmations that were refused, by whose account they were at.
pub fn is_failed_try() -> Expr {
    Expr::cust(FAILED)
}

/// What is done to an account, or to a file that somebody holds, by another than its holder.
pub fn is_told_to_its_holder() -> Expr {
    Expr::cust(TOLD)
}

//! Once: the same request again, under the same `Idempotency-Key`, is answered and not done again
//! (draft-ietf-httpapi-idempotency-key-header).

pub mod kept;
mod request;

pub use request::Once;

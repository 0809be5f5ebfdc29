//! What a signed-in person sees of their own contracts.

mod contract;
mod payment;

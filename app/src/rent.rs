//! What a tenant owes, why, and what happens next.

pub mod breathing;
pub mod pay;
pub mod plan;

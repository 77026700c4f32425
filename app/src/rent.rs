//! What a tenant owes, why, and what happens next.

pub mod pay;

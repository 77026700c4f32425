//! Signing in, and the account.

pub mod sign_in;
pub mod words;

//! Signing in, and the account.

pub mod demo;
pub mod sign_in;
pub mod words;

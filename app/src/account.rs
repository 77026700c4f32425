//! Signing in, and the account.

pub mod arrival;
pub mod born;
pub mod code_field;
pub mod contacts;
pub mod demo;
pub mod first_visit;
pub mod letter;
pub mod letter_code;
pub mod overview;
mod routes;
pub mod sign_in;
pub mod sign_in_code;
pub mod sign_out;
pub mod words;

pub use routes::AccountRoutes;

#[cfg(test)]
mod tests;

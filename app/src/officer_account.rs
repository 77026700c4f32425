//! Officers' own doors: signing in, enrolling, and the page where an administrator lets people in. Also the letter with
//! which an officer lets a tenant in.

pub mod admin;
pub mod authenticator;
pub mod enrol;
pub mod enrol_done;
pub mod letters;
pub mod new_officer;
pub mod printed_letter;
pub mod qr;
mod routes;
pub mod side;
pub mod sign_in;
pub mod sign_in_code;
pub mod words;

pub use routes::OfficerAccountRoutes;

#[cfg(test)]
mod tests;

//! Signing in, staying signed in, and the limits on trying.

pub mod activation;
pub mod activation_letter;
pub mod administration;
pub mod code;
pub mod contacts;
pub mod enrolment;
pub mod forgetting;
pub mod forms;
pub mod officer_sign_in;
pub mod operatives;
pub mod passwords;
pub mod session;
pub mod sign_in;
pub mod throttle;

pub use session::{Session, SessionRow, Token, Who};

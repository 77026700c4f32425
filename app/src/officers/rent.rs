//! The income officer's desk.

pub mod breathing;

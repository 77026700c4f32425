//! The income officer's desk.

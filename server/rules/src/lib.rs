//! The rules of the trade as pure functions: no clock, no network, no database, and it builds for the browser too.
//!
//! What people type is parsed once, here, into types that cannot hold a wrong value.

#[macro_use]
mod keyed;
#[macro_use]
mod parsed;

pub use keyed::UnknownKey;

pub mod calendar;
pub mod clock;
pub mod contact;
pub mod london;
pub mod money;
pub mod postcode;
pub mod reference;
pub mod rent;
pub mod repairs;
pub mod text;

//! The demo council: Ebbsmarsh, with people of every kind and repairs in every state, all invented.
//!
//! [`load`] writes it once, in one transaction. What happened to a repair is not written as rows: the tenants and officers
//! do it again, through the same verbs as real ones and behind the same fences, with the clock set back.

mod circumstances;
mod contractors;
mod entering;
mod hazards;
mod homes;
mod ids;
mod loading;
mod officers;
mod people;
mod pictures;
mod registering;
mod rent;
mod repairs;
mod telling;
mod tenancies;

pub use entering::{CONTRACTORS, DemoPerson, OFFICERS, TENANTS, people};
pub use loading::{Loaded, Photos, load};
pub use pictures::{Picture, Wanted, wanted};

//! The officers' desk: the queue of what falls due next, and the case with all that can be done to it.

pub mod case;
mod due;
pub mod imports;
mod keys;
mod payments;
pub mod queue;
pub mod rent;
pub mod reports;
mod routes;
mod search;
mod side;
pub mod templates;
pub mod words;

pub use routes::DeskRoutes;

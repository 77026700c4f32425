//! What a tenant owes, why, and what happens next.

pub mod overview;
mod routes;
pub mod words;

pub use routes::RentRoutes;

//! What a tenant owes, and how it can be paid.

pub mod plan;
mod routes;

pub use routes::RentRoutes;

//! The edge on a real listener, round a toy app: what comes in is bytes, what is checked is bytes.

// Helpers here stand outside #[test] functions, where clippy's exception for tests does not reach.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod assets;
mod bodies;
mod client_address;
mod connections;
mod cross_site;
mod errors;
mod headers;
mod log;
mod stopping;
mod toy;
mod wire;

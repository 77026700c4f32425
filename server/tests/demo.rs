//! The demo council: loaded once, whole, alive at any date, and made of nothing that belongs to anyone.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests may")]

#[path = "demo/entering.rs"]
mod entering;
#[path = "demo/pictures.rs"]
mod pictures;
#[path = "demo/records.rs"]
mod records;
#[path = "demo/rent.rs"]
mod rent;
#[path = "demo/repeating.rs"]
mod repeating;
#[path = "demo/world.rs"]
mod world;

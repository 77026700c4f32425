//! The whole program without a socket: every test has a database, a clock that stands still, and people of every kind.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod account;
mod desk;
mod fences;
mod report;
mod tenant_pages;
mod world;

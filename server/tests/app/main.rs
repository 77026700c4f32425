//! The whole program without a socket: every test has a database, a clock that stands still, and people of every kind.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod account;
mod carrier;
mod catalogue;
mod clocks;
#[allow(
    dead_code,
    reason = "written for the photos' own tests, of which these need a part"
)]
#[path = "../photos/corpus.rs"]
mod corpus;
mod dangers;
mod delivered;
mod desk;
mod doors;
mod edge_in_place;
mod fences;
mod fences_alone;
#[path = "../emulators/govuk_pay.rs"]
mod govuk_pay;
mod hazards;
mod journey;
mod known;
#[path = "../emulators/mail_server.rs"]
mod mail_server;
mod messages;
#[path = "../emulators/notify.rs"]
mod notify;
mod offline;
mod photos;
mod rent;
mod report;
mod reports;
mod right_to_repair;
mod tenant_pages;
mod tenant_side;
mod time;
mod visits;
mod world;

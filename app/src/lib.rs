//! What people see: pages, forms and server functions, by domain. Everything here runs on the server.

// A page's type nests as deep as its markup.
#![recursion_limit = "256"]

pub mod account;
pub mod contractors;
mod conversation;
pub mod council;
pub mod demo;
pub mod home;
pub mod http;
pub mod messages;
pub mod officer_account;
pub mod officers;
pub mod offline;
pub mod pages;
pub mod rent;
pub mod repairs;
pub mod routes;
mod table_file;
pub mod ui;

pub use routes::{App, document};

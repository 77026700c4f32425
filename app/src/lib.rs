//! What people see: pages, forms and server functions, by domain. Everything here runs on the server.

pub mod account;
pub mod council;
pub mod demo;
pub mod http;
pub mod officer_account;
pub mod routes;
pub mod ui;

pub use routes::{App, document};

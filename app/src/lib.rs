//! What people see: pages, forms and server functions, by domain. Everything here runs on the server.

// A view's type is as deep as its page, and the compiler's usual 128 levels end before a form inside a page frame does.
#![recursion_limit = "256"]

pub mod account;
pub mod council;
pub mod demo;
pub mod http;
pub mod repairs;
pub mod routes;
pub mod ui;

pub use routes::{App, document};

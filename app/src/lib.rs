//! What people see: pages, forms and server functions, by domain. Everything here runs on the server.

pub mod council;
pub mod ui;

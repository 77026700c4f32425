//! The `doorstep` program: the edge of the web, the settings, the jobs, and the adapters to the outside.

// The type of a page nests as deep as its markup.
#![recursion_limit = "256"]

pub mod carriers;
pub mod commands;
pub mod config;
pub mod demo;
pub mod demo_routes;
pub mod downloads;
pub mod failure;
pub mod files;
pub mod hooks;
pub mod jobs;
pub mod log;
pub mod offline;
pub mod pay;
pub mod phone;
pub mod photos;
pub mod postgres;
pub mod report_files;
pub mod router;
pub mod serve;
pub mod site;
pub mod start;
pub mod statement_file;
pub mod upload_answer;
pub mod uploads;
pub mod visit;
pub mod web;

pub use pictures::demo as demo_pictures;

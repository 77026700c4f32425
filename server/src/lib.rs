//! The `doorstep` program: the edge of the web, the settings, the jobs, and the adapters to the outside.

pub mod carriers;
pub mod config;
pub mod demo_pictures;
pub mod files;
pub mod photos;
pub mod postgres;
pub mod web;

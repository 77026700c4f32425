pub mod files;
pub mod photos;

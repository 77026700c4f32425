pub mod demo_pictures;
pub mod files;
pub mod photos;

pub mod carriers;

//! Questions and the places for their answers, as the GOV.UK Design System writes them.
//!
//! A field's id is its name, so that a link in the error summary finds it; its hint is `{name}-hint`, its error
//! `{name}-error`, and both describe it to screen readers.

mod choices;
mod date;
mod file;
mod group;
mod password;
mod select;
mod text_area;
mod text_field;

pub use choices::{Checkboxes, Choice, Radios};
pub use date::DateFields;
pub use file::FileField;
pub use password::{CodeField, PasswordField};
pub use select::Select;
pub use text_area::TextArea;
pub use text_field::TextField;

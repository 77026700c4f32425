//! Photos as a browser holds them: made small enough to send, and shown without a server.

mod object_url;
mod shrink;

pub use object_url::ObjectUrl;
pub use shrink::{Body, Shrunk, shrink};

use web_sys::{File, FileList};

/// The kinds the server takes. Naming them makes iPhones hand over JPEG instead of HEIC.
pub const ACCEPTED: &str = "image/jpeg,image/png,image/webp";

pub fn files_of(list: &FileList) -> impl Iterator<Item = File> {
    (0..list.length()).filter_map(|place| list.get(place))
}

//! What the browser can do that HTML cannot. Each island is rendered by the server as a page part that
//! works alone, and is taken over by WebAssembly where that arrives.

mod browser;
mod offline;
mod photo_picker;
mod pictures;

pub use offline::OfflineReport;
pub use photo_picker::{PhotoOnServer, PhotoPicker, PhotoWords};

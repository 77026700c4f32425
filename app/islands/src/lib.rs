//! What the browser can do that HTML cannot. Each island is rendered by the server as a page part that
//! works alone, and is taken over by WebAssembly where that arrives.

//!
//! The browser gets them in two bundles (`app/client`, `app/client/planner`), each with the feature of its own islands.

#[cfg(feature = "report")]
mod browser;
#[cfg(feature = "report")]
mod offline;
#[cfg(feature = "report")]
mod photo_picker;
#[cfg(feature = "report")]
mod pictures;
#[cfg(feature = "plan")]
mod planner;

#[cfg(feature = "report")]
pub use offline::OfflineReport;
#[cfg(feature = "report")]
pub use photo_picker::{PhotoOnServer, PhotoPicker, PhotoWords};
#[cfg(feature = "plan")]
pub use planner::{PlanAid, PlanAnswer};

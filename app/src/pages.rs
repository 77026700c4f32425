//! The pages that are the same for everyone, and ask the database nothing.

pub mod accessibility;
pub mod cookies;
pub mod emergency;
pub mod landing;
pub mod privacy_notice;

use crate::council::Council;
use leptos::prelude::*;

/// The council of the context, or the demo's.
fn council() -> Council {
    use_context::<Council>().unwrap_or_else(Council::ebbsmarsh)
}

#[cfg(test)]
mod reading;
#[cfg(test)]
mod tests;

//! The entry point of the WebAssembly client. It holds nothing but the islands.

// Naming the crate keeps the islands' exports; without it the linker drops every one of them.
extern crate islands;

use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares the page for its islands. `public/boot.js` then starts each island by its own export.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

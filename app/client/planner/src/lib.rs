//! The second bundle: the planner of arrears alone, for the one page that holds it.

// Naming the crate keeps the island's export; without it the linker drops it.
extern crate islands;

use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares the page for its island, as the other bundle does.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

//! The big buttons of the home page: what do you need?

use leptos::prelude::*;

use super::icons::{Icon, Picture};

/// One thing a tenant may want to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    pub href: String,
    pub label: String,
    pub icon: Icon,
}

#[component]
pub fn TaskTiles(items: Vec<Tile>) -> impl IntoView {
    let tile = |Tile { href, label, icon }| {
        view! {
            <li><a class="tile" href=href><Picture icon/> <span class="tile__label">{label}</span></a></li>
        }
    };
    view! { <ul class="tiles">{items.into_iter().map(tile).collect_view()}</ul> }
}

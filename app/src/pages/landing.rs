//! `/`: what this is and the three ways in. Someone signed in goes straight to their own start.

use super::council;
use crate::http::see_other;
use crate::ui::{Icon, TaskTiles, TenantPage, Tile, Viewer};
use leptos::prelude::*;

#[component]
pub fn LandingPage() -> impl IntoView {
    match use_context::<Viewer>() {
        Some(Viewer::Tenant { .. }) => {
            see_other("/home");
            ().into_any()
        }
        Some(Viewer::Officer { .. }) => {
            see_other("/officer");
            ().into_any()
        }
        Some(Viewer::Contractor { .. }) => {
            see_other("/contractor");
            ().into_any()
        }
        _ => view! { <Landing/> }.into_any(),
    }
}

#[component]
fn Landing() -> impl IntoView {
    let council = council();
    view! {
        <TenantPage title="Your home" wide=true>
            <h1>"Your home, sorted"</h1>
            <p class="lead">
                "For tenants of " {council.full_name}
                ". Tell us what is broken. See what we will do, and by when."
            </p>
            <TaskTiles items=tiles()/>
            <p>"You can report a repair without signing in. Sign in to see what happens next."</p>
            <p>"You can also call us on " {council.phone} "."</p>
        </TenantPage>
    }
}

fn tiles() -> Vec<Tile> {
    [
        ("/repairs/report", "Report a repair", Icon::Repairs),
        ("/sign-in", "Sign in", Icon::Lock),
        ("/emergency", "Emergency", Icon::Warning),
    ]
    .into_iter()
    .map(|(href, label, icon)| Tile {
        href: href.to_owned(),
        label: label.to_owned(),
        icon,
    })
    .collect()
}

//! Its address.

use super::BreathingSpacePage;
use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component(transparent)]
pub fn BreathingRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/rent/breathing-space/:account") view=BreathingSpacePage ssr=SsrMode::Async/>
    }
    .into_inner()
}

//! The rent pages and their addresses.

use super::plan::PlanPage;
use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component(transparent)]
pub fn RentRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/rent/plan/:account") view=PlanPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

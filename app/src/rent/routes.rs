//! The addresses of the tenant's rent pages.

use super::overview::RentPage;
use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component(transparent)]
pub fn RentRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/rent") view=RentPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

//! The contractors' pages and their addresses.

use super::days::DaysPage;
use super::job::JobPage;
use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component(transparent)]
pub fn ContractorRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/contractor") view=DaysPage ssr=SsrMode::Async/>
        <Route path=path!("/contractor/visits/:visit") view=JobPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

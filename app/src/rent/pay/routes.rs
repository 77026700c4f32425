//! The addresses of paying by card.

use super::amount::AmountPage;
use super::payment::{PaymentPage, ReturnPage};
use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component(transparent)]
pub fn PayRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/rent/pay/return/:token") view=ReturnPage ssr=SsrMode::Async/>
        <Route path=path!("/rent/pay/payment/:payment") view=PaymentPage ssr=SsrMode::Async/>
        <Route path=path!("/rent/pay/:account") view=AmountPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

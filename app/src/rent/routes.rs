//! The addresses of the tenant's rent pages.

use super::help::HelpPage;
use super::missing::MissingPaymentPage;
use super::overview::RentPage;
use super::question::QuestionPage;
use super::statement::StatementPage;
use super::ways::WaysToPayPage;
use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component(transparent)]
pub fn RentRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/rent") view=RentPage ssr=SsrMode::Async/>
        <Route path=path!("/rent/statement") view=StatementPage ssr=SsrMode::Async/>
        <Route path=path!("/rent/ways-to-pay") view=WaysToPayPage ssr=SsrMode::Async/>
        <Route path=path!("/rent/help") view=HelpPage ssr=SsrMode::Async/>
        <Route path=path!("/rent/missing-payment/:account") view=MissingPaymentPage ssr=SsrMode::Async/>
        <Route path=path!("/rent/questions/:reference") view=QuestionPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

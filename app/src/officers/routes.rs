//! The desk's pages and their addresses.

use super::case::{CasePage, CasePhotoPage, SummaryPage};
use super::payments::{PaymentsPage, RefundPage};
use super::queue::{BulkDonePage, QueuePage};
use super::reports::ReportsPage;
use super::templates::{TemplatePage, TemplatesPage};
use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component(transparent)]
pub fn DeskRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/officer") view=QueuePage ssr=SsrMode::Async/>
        <Route path=path!("/officer/cases/done") view=BulkDonePage ssr=SsrMode::Async/>
        <Route path=path!("/officer/cases/:reference") view=CasePage ssr=SsrMode::Async/>
        <Route path=path!("/officer/cases/:reference/hazards/:number/summary") view=SummaryPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/cases/:reference/photos/:number") view=CasePhotoPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/rent/:account/payments") view=PaymentsPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/rent/:account/payments/:payment") view=RefundPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/reports") view=ReportsPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/templates") view=TemplatesPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/templates/:template") view=TemplatePage ssr=SsrMode::Async/>
    }
    .into_inner()
}

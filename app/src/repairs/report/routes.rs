//! The addresses of the report's pages.

use super::access::AccessPage;
use super::advice::AdvicePage;
use super::check::CheckPage;
use super::contact::ContactPage;
use super::describe::DescribePage;
use super::emergency::EmergencyPage;
use super::fault::FaultPage;
use super::found::FoundPage;
use super::help::HelpPage;
use super::more::MorePage;
use super::photos::PhotosPage;
use super::place::PlacePage;
use super::problem::ProblemPage;
use super::risk::RiskPage;
use super::room::RoomPage;
use super::sent::SentPage;
use super::start::StartPage;
use super::when::WhenPage;
use super::who::WhoPage;
use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component(transparent)]
pub fn ReportRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/repairs/report") view=StartPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/emergency") view=EmergencyPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/emergency/advice") view=AdvicePage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/place") view=PlacePage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/room") view=RoomPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/problem") view=ProblemPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/found") view=FoundPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/fault") view=FaultPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/help") view=HelpPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/more") view=MorePage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/when") view=WhenPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/describe") view=DescribePage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/photos") view=PhotosPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/risk") view=RiskPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/access") view=AccessPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/contact") view=ContactPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/check") view=CheckPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/who") view=WhoPage ssr=SsrMode::Async/>
        <Route path=path!("/repairs/report/sent") view=SentPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

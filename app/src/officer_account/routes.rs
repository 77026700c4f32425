//! The addresses of the officers' own pages.

use super::admin::AdminPage;
use super::authenticator::AuthenticatorPage;
use super::enrol::EnrolPage;
use super::enrol_done::EnrolDonePage;
use super::letters::LettersPage;
use super::printed_letter::PrintedLetterPage;
use super::sign_in::OfficerSignInPage;
use super::sign_in_code::OfficerCodePage;
use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component(transparent)]
pub fn OfficerAccountRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/officer/sign-in") view=OfficerSignInPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/sign-in/code") view=OfficerCodePage ssr=SsrMode::Async/>
        <Route path=path!("/officer/enrol") view=EnrolPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/enrol/authenticator") view=AuthenticatorPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/enrol/done") view=EnrolDonePage ssr=SsrMode::Async/>
        <Route path=path!("/officer/admin") view=AdminPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/letters/:reference") view=LettersPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/letters/:reference/letter") view=PrintedLetterPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

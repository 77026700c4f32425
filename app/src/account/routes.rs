//! The addresses of the sign-in and account pages.

use super::contacts::{AddContactPage, ConfirmContactPage, SignInAgainPage};
use super::first_visit::FirstVisitPage;
use super::letter::{LetterAskedPage, LetterPage};
use super::letter_code::LetterCodePage;
use super::overview::AccountPage;
use super::sign_in::SignInPage;
use super::sign_in_code::SignInCodePage;
use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component(transparent)]
pub fn AccountRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
        <Route path=path!("/sign-in/code") view=SignInCodePage ssr=SsrMode::Async/>
        <Route path=path!("/sign-in/first-visit") view=FirstVisitPage ssr=SsrMode::Async/>
        <Route path=path!("/sign-in/letter") view=LetterPage ssr=SsrMode::Async/>
        <Route path=path!("/sign-in/letter/asked") view=LetterAskedPage ssr=SsrMode::Async/>
        <Route path=path!("/sign-in/letter/code") view=LetterCodePage ssr=SsrMode::Async/>
        <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async/>
        <Route path=path!("/account/sign-in-again") view=SignInAgainPage ssr=SsrMode::Async/>
        <Route path=path!("/account/contacts/add") view=AddContactPage ssr=SsrMode::Async/>
        <Route path=path!("/account/contacts/code") view=ConfirmContactPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

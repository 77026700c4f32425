//! Every page and its address, one line each.

use crate::account::contacts::{AddContactPage, ConfirmContactPage, SignInAgainPage};
use crate::account::first_visit::FirstVisitPage;
use crate::account::letter::{LetterAskedPage, LetterPage};
use crate::account::letter_code::LetterCodePage;
use crate::account::overview::AccountPage;
use crate::account::sign_in::SignInPage;
use crate::account::sign_in_code::SignInCodePage;
use crate::http::{Ctx, Shared};
use crate::officer_account::admin::AdminPage;
use crate::officer_account::authenticator::AuthenticatorPage;
use crate::officer_account::enrol::EnrolPage;
use crate::officer_account::enrol_done::EnrolDonePage;
use crate::officer_account::letters::LettersPage;
use crate::officer_account::printed_letter::PrintedLetterPage;
use crate::officer_account::sign_in::OfficerSignInPage;
use crate::officer_account::sign_in_code::OfficerCodePage;
use crate::ui;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

/// The whole document for a request.
pub fn document() -> impl IntoView {
    let shared = use_context::<Shared>();
    let assets = shared
        .as_ref()
        .map(|shared| shared.assets.clone())
        .unwrap_or_default();
    if let Some(shared) = &shared {
        provide_context(shared.council.clone());
    }
    if let Ok(ctx) = Ctx::current() {
        provide_context(ctx.visit.viewer());
    }
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string());
    allow_only_ours(shared.as_ref(), nonce.as_deref());
    ui::shell(assets, nonce, App)
}

/// The page's content security policy, with the nonce of this answer.
fn allow_only_ours(shared: Option<&Shared>, nonce: Option<&str>) {
    let (Some(shared), Some(nonce), Some(response)) =
        (shared, nonce, use_context::<ResponseOptions>())
    else {
        return;
    };
    if let Ok(policy) = HeaderValue::from_str(&(shared.page_csp)(nonce)) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback=|| ()>
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
                <Route path=path!("/officer/sign-in") view=OfficerSignInPage ssr=SsrMode::Async/>
                <Route path=path!("/officer/sign-in/code") view=OfficerCodePage ssr=SsrMode::Async/>
                <Route path=path!("/officer/enrol") view=EnrolPage ssr=SsrMode::Async/>
                <Route path=path!("/officer/enrol/authenticator") view=AuthenticatorPage ssr=SsrMode::Async/>
                <Route path=path!("/officer/enrol/done") view=EnrolDonePage ssr=SsrMode::Async/>
                <Route path=path!("/officer/admin") view=AdminPage ssr=SsrMode::Async/>
                <Route path=path!("/officer/letters/:reference") view=LettersPage ssr=SsrMode::Async/>
                <Route path=path!("/officer/letters/:reference/letter") view=PrintedLetterPage ssr=SsrMode::Async/>
                <Route path=path!("/emergency") view=ui::EmergencyAdvice ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}

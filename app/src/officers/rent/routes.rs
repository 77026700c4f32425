//! The pages of the income team and their addresses. An account is named by its payment reference.

use super::account::AccountPage;
use super::ledger::LedgerPage;
use super::letters::{LetterPage, PrintedLettersPage};
use super::list::RentListPage;
use super::reports::RentReportsPage;
use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

#[component(transparent)]
pub fn RentDeskRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/officer/rent") view=RentListPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/rent/reports") view=RentReportsPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/rent/:account") view=AccountPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/rent/:account/ledger") view=LedgerPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/rent/:account/letter") view=LetterPage ssr=SsrMode::Async/>
        <Route path=path!("/officer/rent/:account/letters/:batch") view=PrintedLettersPage ssr=SsrMode::Async/>
    }
    .into_inner()
}

//! Paying by card: how much, off to the provider's pages, and what became of it.

mod amount;
mod payment;
mod routes;
mod verbs;
pub mod words;

pub use routes::PayRoutes;

use crate::http::{Ctx, forms_may_lead_to};

/// The forms of these pages lead to the provider; every other page's stay here.
fn let_forms_lead_to_provider() {
    if let Ok(ctx) = Ctx::current()
        && let Some(pay) = &ctx.shared.pay
    {
        forms_may_lead_to(ctx.shared.page_csp, &pay.pages);
    }
}

//! The account that an address or a form names by its payment reference.

use crate::http::{Ctx, Next, Problems, Refused};
use domain::rent::Account;
use domain::{Error, Result, Tenant, Tx};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use rules::reference::PaymentReference;
use serde::Serialize;

/// A part of the page's address, `""` when it has none of that name.
pub fn address_part(name: &str) -> String {
    use_params_map().with_untracked(|parts| parts.get(name).unwrap_or_default())
}

/// The payment reference that an address or a form names.
///
/// # Errors
/// [`Error::NotFound`] for what is no payment reference.
pub fn reference_named(typed: &str) -> Result<PaymentReference> {
    PaymentReference::parse(typed).map_err(|_| Error::NotFound)
}

/// The tenant's account of that reference.
///
/// # Errors
/// [`Error::NotFound`] alike for one that is not the tenant's, one that does not exist, and what is no reference.
pub async fn account_named(tx: &mut Tx<Tenant>, typed: &str) -> Result<Account> {
    let reference = reference_named(typed)?;
    tx.rent_account(&reference).await
}

/// A transaction of the tenant; when their session ended meanwhile, the way to sign in again with all that was typed.
pub async fn tenant_or_sign_in<T: Serialize>(
    ctx: &Ctx,
    name: &str,
    page: &str,
    form: &T,
    (field, words): (&str, &str),
) -> Result<std::result::Result<Tx<Tenant>, Next>> {
    match ctx.tenant().await {
        Err(Error::SignIn) => {
            let mut problems = Problems::default();
            problems.add(field, words);
            let back = format!("/sign-in?then={page}");
            Ok(Err(Next::Again(Refused::new(name, back, form, problems)?)))
        }
        tx => tx.map(Ok),
    }
}

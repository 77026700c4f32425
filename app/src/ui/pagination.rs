//! Steps through a long list.

use leptos::prelude::*;

use super::Link;

/// Nothing when there is neither a previous nor a next page.
#[component]
pub fn Pagination(
    #[prop(default = None, into)] prev: Option<Link>,
    #[prop(default = None, into)] next: Option<Link>,
) -> impl IntoView {
    let any = prev.is_some() || next.is_some();
    any.then(|| {
        view! {
            <nav class="pagination" aria-label="Pages">
                {prev.map(|link| view! { <a class="pagination__prev" rel="prev" href=link.href>{link.text}</a> })}
                {next.map(|link| view! { <a class="pagination__next" rel="next" href=link.href>{link.text}</a> })}
            </nav>
        }
    })
}

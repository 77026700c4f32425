//! A case in a list, and what stands there when the list is empty.

use leptos::prelude::*;

use super::{Link, MaybeText, Promise, Promised, Tag, Tone};

/// One case: its title in the tenant's words, the reference small, one status, the next promise.
#[component]
pub fn CaseCard(
    #[prop(into)] href: String,
    #[prop(into)] title: String,
    /// "Repair R-26-004812".
    #[prop(into)]
    reference: String,
    #[prop(optional, into)] tag: MaybeText,
    #[prop(optional)] tone: Tone,
    /// The earliest promise only; the case's own page shows all.
    #[prop(default = None, into)]
    promise: Option<Promised>,
    /// A sentence under the title.
    #[prop(optional, into)]
    detail: MaybeText,
    /// A figure in place of the tag: "£116.10 to pay".
    #[prop(optional, into)]
    figure: MaybeText,
) -> impl IntoView {
    let tag = tag.get().map(|words| view! { <Tag words tone/> });
    let figure = figure
        .get()
        .map(|words| view! { <p class="case-card__figure money">{words}</p> });
    view! {
        <article class="card case-card">
            <div class="case-card__head">
                <div class="case-card__names">
                    <h2 class="case-card__title"><a href=href>{title}</a></h2>
                    <p class="case-card__reference">{reference}</p>
                </div>
                {tag}
                {figure}
            </div>
            {detail.get().map(|detail| view! { <p class="case-card__detail">{detail}</p> })}
            {promise.map(promised)}
        </article>
    }
    .into_any()
}

fn promised(promise: Promised) -> impl IntoView {
    let Promised {
        date,
        sentence,
        why,
    } = promise;
    view! { <Promise date sentence why/> }
}

/// Says what will appear here, and the one thing to do.
#[component]
pub fn Empty(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(default = None, into)] action: Option<Link>,
) -> impl IntoView {
    let action = action.map(|link| {
        view! { <p class="empty__action"><a class="button button--secondary" href=link.href>{link.text}</a></p> }
    });
    view! {
        <section class="card empty">
            <h2 class="empty__title">{title}</h2>
            <p class="empty__text">{text}</p>
            {action}
        </section>
    }
    .into_any()
}

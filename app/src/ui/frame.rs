//! What tenants' and officers' pages share: the title, the crest, the messages on top, the foot.

use leptos::prelude::*;
use leptos_meta::Title;

use super::Link;
use super::icons::{Icon, Picture};
use crate::council::Council;

/// The title as browsers and screen readers say it: "Error: Your repairs - Ebbsmarsh Borough Council".
#[component]
pub(super) fn PageTitle(title: String, has_errors: bool, council: Council) -> impl IntoView {
    view! { <Title text=escaped_title(&title, has_errors, &council)/> }
}

/// leptos_meta 0.8 writes the title into the page as it is, and titles hold tenants' words.
pub(super) fn escaped_title(title: &str, has_errors: bool, council: &Council) -> String {
    let error = if has_errors { "Error: " } else { "" };
    let text = format!("{error}{title} - {}", council.full_name);
    html_escape::encode_text(&text).into_owned()
}

/// The council's letter and name, which lead home.
#[component]
pub(super) fn Crest(council: Council, href: &'static str) -> impl IntoView {
    view! {
        <a class="crest" href=href>
            <span class="crest__letter" aria-hidden="true">{council.initial}</span>
            <span class="crest__words">
                <span class="crest__name">{council.name}</span>
                " "
                <span class="crest__strapline">{council.strapline}</span>
            </span>
        </a>
    }
}

#[component]
pub(super) fn BackLink(link: Link) -> impl IntoView {
    view! {
        <nav class="back" aria-label="Back">
            <a class="govuk-back-link" href=link.href data-key="b">{link.text}</a>
        </nav>
    }
}

/// What the last action did: "We have your message." Read aloud when the page opens.
#[component]
pub(super) fn Flash(words: String) -> impl IntoView {
    view! {
        <div class="flash" role="status">
            <Picture icon=Icon::Check/>
            <p>{words}</p>
        </div>
    }
}

/// Ends the session. A POST, because it changes something.
#[component]
pub(super) fn SignOut() -> impl IntoView {
    view! {
        <form class="sign-out" action="/do/sign-out" method="post">
            <button class="button-as-link" type="submit">"Sign out"</button>
        </form>
    }
}

#[component]
pub(super) fn Foot(council: Council, signed_in: bool) -> impl IntoView {
    let dial = Council::dial(&council.phone);
    view! {
        <footer class="foot">
            <div class="foot__inner">
                {signed_in.then(|| view! { <SignOut/> })}
                <ul class="foot__links">
                    <li><a href="/accessibility">"Accessibility"</a></li>
                    <li><a href="/cookies">"Cookies"</a></li>
                    <li><a href="/privacy/notice">"Privacy"</a></li>
                    <li><a href=format!("mailto:{}", council.email)>"Email us"</a></li>
                    <li><a href=dial>"Call " {council.phone}</a></li>
                </ul>
                <p class="foot__origin">{council.full_name} ". A council service, built on Doorstep."</p>
            </div>
        </footer>
    }
}

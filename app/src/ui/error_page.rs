//! A whole page for when a page cannot be made. It needs no database, no session and no Leptos runtime of the request.

use leptos::prelude::*;

use super::Link;
use super::document::{AssetPaths, Head, SkipLink};
use super::emergency::EmergencyBox;
use super::frame::Crest;
use crate::council::Council;

/// The page for an HTTP status: what happened in plain words, one thing to do, and the emergency number.
///
/// Statuses without words of their own get those of 500. `request_id` lets us find the trouble in our records; it says
/// nothing about a person.
pub fn error_page(status: u16, council: &Council, assets: &AssetPaths, request_id: &str) -> String {
    let owner = Owner::new();
    let document = owner.with(|| {
        provide_context(council.clone());
        view! { <Document words=words_for(status, council) assets=assets.clone() council=council.clone() request_id=request_id.to_owned()/> }
            .to_html()
    });
    format!("<!DOCTYPE html>{document}")
}

struct Words {
    title: &'static str,
    text: &'static str,
    action: Link,
    /// Whether the reference helps anyone: only when we failed.
    ours: bool,
}

fn words_for(status: u16, council: &Council) -> Words {
    let call = Link::new(
        Council::dial(&council.phone),
        format!("Call us on {}", council.phone),
    );
    let (title, text, action, ours) = match status {
        400 => (
            "We could not read that",
            "Something in the address or the form got lost on the way. Nothing was saved.",
            Link::new("/", "Start again"),
            false,
        ),
        403 => (
            "You cannot open this page",
            "You may be signed out, or the form was sent from another place. Nothing was saved.",
            Link::new("/sign-in", "Sign in"),
            false,
        ),
        404 => (
            "Page not found",
            "Check the address, or the page may have moved. If it is a case, sign in as the person who reported it.",
            Link::new("/", "Go to the first page"),
            false,
        ),
        413 => (
            "That was too big to send",
            "Nothing was saved. Go back and choose a smaller photo, or fewer at a time. If it was words, make them shorter.",
            call,
            false,
        ),
        429 => (
            "Please wait a moment",
            "There were too many tries in a short time. Wait 5 minutes, then try again.",
            call,
            false,
        ),
        503 => (
            "We will be back soon",
            "The service is busy or being worked on. Try again in a few minutes. What you sent before is safe.",
            call,
            true,
        ),
        _ => (
            "Sorry, something went wrong",
            "The fault is ours. Go back and try again. If we said that we have it, we have it.",
            call,
            true,
        ),
    };
    Words {
        title,
        text,
        action,
        ours,
    }
}

#[component]
fn Document(
    words: Words,
    assets: AssetPaths,
    council: Council,
    request_id: String,
) -> impl IntoView {
    let Words {
        title,
        text,
        action,
        ours,
    } = words;
    let reference = ours.then(|| view! { <p class="small">"If you call, say this number: " <code>{request_id}</code></p> });
    let page_title = format!("{title} - {}", council.full_name);
    view! {
        <html lang="en">
            <head>
                <Head council=council.clone() assets/>
                <title>{page_title}</title>
            </head>
            <body class="govuk-template__body">
                <SkipLink/>
                <div class="page">
                    <header class="top"><div class="top__inner"><Crest council=council.clone() href="/"/></div></header>
                    <div class="main">
                        <main id="main" tabindex="-1">
                            <h1 class="title">{title}</h1>
                            <p class="lead">{text}</p>
                            <p><a class="button" href=action.href>{action.text}</a></p>
                            {reference}
                            <EmergencyBox title="Is it an emergency?" phone=council.emergency_phone>
                                <p>"Do not wait for this page. Call us, day or night."</p>
                            </EmergencyBox>
                        </main>
                    </div>
                </div>
            </body>
        </html>
    }
}

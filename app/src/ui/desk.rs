//! The officers' desk: a dark list at the side, the queue, the case.

use leptos::prelude::*;

use super::document::council;
use super::frame::{BackLink, Flash, PageTitle, SignOut};
use super::{Link, MaybeText, Viewer};

/// The part of the desk a page belongs to; marks its link in the side list when no [`SideItem`] is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskNav {
    Queue,
    People,
    Homes,
    Rent,
    Privacy,
    Reports,
    Admin,
}

impl DeskNav {
    fn href(self) -> &'static str {
        match self {
            Self::Queue => "/officer",
            Self::People => "/officer/people",
            Self::Homes => "/officer/homes",
            Self::Rent => "/officer/rent",
            Self::Privacy => "/officer/privacy",
            Self::Reports => "/officer/reports",
            Self::Admin => "/officer/admin",
        }
    }
}

/// A link of the side list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SideItem {
    pub href: String,
    pub label: String,
    /// How many cases wait there.
    pub count: Option<i64>,
    pub current: bool,
    /// Starts a new group under this heading.
    pub heading: Option<String>,
}

/// A page of the desk. Children are a `<div class="desk-queue">`, a `<div class="desk-pane">`, or both in this order.
#[component]
pub fn OfficerPage(
    #[prop(into)] title: String,
    nav: DeskNav,
    /// The side list, in order.
    counts: Vec<SideItem>,
    #[prop(default = None, into)] back: Option<Link>,
    #[prop(optional)] has_errors: bool,
    #[prop(optional, into)] flash: MaybeText,
    children: Children,
) -> impl IntoView {
    let council = council();
    let desk = format!("{} desk", council.name);
    view! {
        <PageTitle title has_errors council/>
        <div class="desk">
            <header class="desk-side">
                <p class="desk-side__name"><a href="/officer">{desk}</a></p>
                <SideList nav items=counts/>
                <SignedInAs/>
            </header>
            <main class="desk-main" id="main" tabindex="-1">
                <div class="desk-top">
                    {back.map(|link| view! { <BackLink link/> })}
                    {flash.get().map(|words| view! { <Flash words/> })}
                </div>
                <div class="desk-columns">{children()}</div>
            </main>
        </div>
    }
}

#[component]
fn SideList(nav: DeskNav, items: Vec<SideItem>) -> impl IntoView {
    let marked = items.iter().any(|item| item.current);
    let item = move |item: SideItem| {
        let here = item.current || (!marked && item.href == nav.href());
        view! { <SideLink item here/> }
    };
    view! {
        <nav aria-label="Desk">
            <ul class="desk-side__list">{items.into_iter().map(item).collect_view()}</ul>
        </nav>
    }
}

#[component]
fn SideLink(item: SideItem, here: bool) -> impl IntoView {
    let SideItem {
        href,
        label,
        count,
        heading,
        ..
    } = item;
    view! {
        {heading.map(|heading| view! { <li class="desk-side__heading">{heading}</li> })}
        <li>
            <a class="desk-side__link" href=href aria-current=here.then_some("page")>
                <span>{label}</span>
                {count.map(|count| view! { <span class="desk-side__count">{count}</span> })}
            </a>
        </li>
    }
}

#[component]
fn SignedInAs() -> impl IntoView {
    let Some(Viewer::Officer { name, teams }) = use_context::<Viewer>() else {
        return None;
    };
    Some(view! {
        <div class="desk-side__who">
            <p>{name} <span class="desk-side__teams">{teams.join(", ")}</span></p>
            <SignOut/>
        </div>
    })
}
